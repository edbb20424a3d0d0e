"""Reading the document templates and the phase model below `docs/project-templates/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from service_standards.model.standard import Standard
from service_standards.model.template import PhaseModel, Template, TemplateSection
from service_standards.source.kinds.criterion_file import Read, read_model
from service_standards.source.reading.files import read_text
from service_standards.source.reading.paths import Folders
from service_standards.source.reading.problems import (
    MarkedData,
    ProblemList,
    path_text,
    unknown_thing,
)
from service_standards.source.reading.problems import Path as DataPath
from service_standards.words.message import Message, say

TEMPLATES_FOLDER = "project-templates"
PHASES = "phases.yml"
EXAMPLE = "_example.yml"
# Pages of this folder that are made of something else.
TAKEN = {"index", "phases", "readme"}
TAKEN_END = "-example"


@dataclass
class TemplateSources:
    """The templates that could be read, and the phase model if there is one."""

    templates: list[Read[Template]] = field(default_factory=list)
    phase_model: Read[PhaseModel] | None = None

    @property
    def data(self) -> list[MarkedData]:
        """What stands in the files of all of them."""
        model = [self.phase_model.data] if self.phase_model else []
        return [*model, *(read.data for read in self.templates)]


@dataclass(frozen=True)
class Known:
    """What templates can refer to; None means that it could not be read."""

    standard: Standard | None
    criteria: Sequence[str] | None
    checklists: Sequence[str] | None = None
    gone: Callable[[], Mapping[str, Message]] = dict


def read_templates(folders: Folders, known: Known, problems: ProblemList) -> TemplateSources:
    """Return the templates in the order of their ids; faults are noted."""
    found = TemplateSources()
    for path in sorted((folders.docs / TEMPLATES_FOLDER).glob("*.yml")):
        if path.name == EXAMPLE:
            continue
        text = read_text(path, folders.root, problems, folders.owner)
        file = folders.shown(path)
        if text is None:
            continue
        if path.name == PHASES:
            found.phase_model = problems.once(read_model, PhaseModel, text, file)
        else:
            template = problems.once(read_model, Template, text, file)
            found.templates += [template] if template else []
    _check(found, known, problems)
    return found


def _check(found: TemplateSources, known: Known, problems: ProblemList) -> None:
    ids = [read.model.id for read in found.templates]
    for read in found.templates:
        stem = read.data.file.rsplit("/", 1)[-1].removesuffix(".yml")
        _note_unknown(read, [(("id",), read.model.id, "file name", [stem])], problems)
        if read.model.id in TAKEN or read.model.id.endswith(TAKEN_END):
            message = say(
                "the name '{name}' is taken by another page; choose another", name=read.model.id
            )
            problems.add(read.data.file, read.data.place(("id",)), "name-taken", message, "id")
        _note_unknown(read, list(_template_references(read.model, known)), problems, known.gone)
        for index, section in enumerate(read.model.sections):
            _check_section(read, index, section, problems)
    if found.phase_model:
        references = list(_phase_references(found.phase_model.model, known, ids))
        _note_unknown(found.phase_model, references, problems)


def _template_references(
    template: Template, known: Known
) -> Iterator[tuple[DataPath, str, str, Sequence[str]]]:
    if known.standard:
        phases = [one.id for one in known.standard.phases]
        roles = [one.id for one in known.standard.roles]
        for name in ("create", "update") if template.phases else ():
            for index, phase in enumerate(getattr(template.phases, name)):
                yield ("phases", name, index), phase, "phase", phases
        for index, role in enumerate(template.roles):
            yield ("roles", index), role, "role", roles
    if known.criteria is not None:
        for index, criterion in enumerate(template.serves):
            yield ("serves", index), criterion, "criterion", known.criteria


def _phase_references(
    model: PhaseModel, known: Known, templates: Sequence[str]
) -> Iterator[tuple[DataPath, str, str, Sequence[str]]]:
    for index, phase in enumerate(model.phases):
        here: DataPath = ("phases", index)
        if known.standard:
            phases = [one.id for one in known.standard.phases]
            roles = [one.id for one in known.standard.roles]
            yield (*here, "id"), phase.id, "phase", phases
            for number, duty in enumerate(phase.roles):
                yield (*here, "roles", number, "role"), duty.role, "role", roles
        if known.checklists is not None:
            for key, gate in phase.gates.items():
                yield (*here, key, "id"), gate.id, "checklist", known.checklists
        for name in ("create", "update"):
            for number, template in enumerate(getattr(phase, name)):
                yield (*here, name, number), template, "template", templates


def _note_unknown(
    read: Read[Template] | Read[PhaseModel],
    references: Sequence[tuple[DataPath, str, str, Sequence[str]]],
    problems: ProblemList,
    gone: Callable[[], Mapping[str, Message]] = dict,
) -> None:
    for path, value, what, allowed in references:
        if value not in allowed:
            message = unknown_thing(what, value, allowed)
            if what == "criterion" and value in gone():
                message = gone()[value]
            place = read.data.place(path)
            problems.add(read.data.file, place, "unknown-reference", message, path_text(path))


def _check_section(
    read: Read[Template], index: int, section: TemplateSection, problems: ProblemList
) -> None:
    here: DataPath = ("sections", index)
    ids = [one.id for one in read.model.sections]
    if ids.index(section.id) != index:
        message = say("the id '{id}' is used already in this template", id=section.id)
        place = read.data.place((*here, "id"))
        problems.add(read.data.file, place, "duplicate-id", message, path_text((*here, "id")))
    if (section.form == "table") != bool(section.columns):
        message = say("a table needs columns, and nothing else has them")
        place = read.data.place((*here, "form"))
        problems.add(read.data.file, place, "wrong-type", message, path_text((*here, "form")))
    columns = [column.id for column in section.columns]
    for number, row in enumerate(section.example_rows):
        for key in row:
            path = (*here, "example_rows", number, key)
            _note_unknown(read, [(path, key, "column", columns)], problems)
