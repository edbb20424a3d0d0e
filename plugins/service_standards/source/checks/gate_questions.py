"""Whether the questions of a gate are answered by what is due at it."""

from __future__ import annotations

from collections.abc import Iterator

from service_standards.model.plain.ids import IdForm
from service_standards.model.template import GateModel
from service_standards.source.kinds.mentions import mentioned
from service_standards.source.kinds.sources import Sources
from service_standards.source.kinds.template_files import TemplateSources
from service_standards.source.reading.problems import ProblemList, path_text
from service_standards.words.message import say


def check_gate_questions(
    sources: Sources, templates: TemplateSources, problems: ProblemList
) -> None:
    """Note criteria that a question of a gate names and that its checklist does not hold."""
    read = templates.phase_model
    if read is None:
        return
    selections = {one.model.id: one.model.select for one in sources.checklists}
    criteria = {one.model.id: one.model for one in sources.criteria}
    for at, phase in enumerate(read.model.phases):
        for key, gate in phase.gates.items():
            if gate.id not in selections:
                continue
            for index, identifier in _named(gate):
                named = criteria.get(identifier)
                if named is not None and not selections[gate.id].test(named):
                    path = ("phases", at, key, "questions", index)
                    message = say(
                        "'{id}' is not due at '{gate}'; name a criterion of that checklist",
                        id=identifier,
                        gate=gate.id,
                    )
                    place = read.data.place(path)
                    problems.add(read.data.file, place, "not-due", message, path_text(path))


def _named(gate: GateModel) -> Iterator[tuple[int, str]]:
    """Yield each criterion that a question names, with the place of the question."""
    for index, question in enumerate(gate.questions):
        for _, _, identifier in mentioned(question, 1, IdForm.OPEN):
            yield index, identifier
