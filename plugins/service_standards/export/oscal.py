"""The catalogue as one of controls in OSCAL, for tools that know no other form.

A criterion is a control with its number as label and its sections as parts; a text that has yet to
be written is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from service_standards.export.catalogue import digest
from service_standards.export.json_text import Written, canonical_json
from service_standards.known import NOTHING, Knowledge
from service_standards.model.criterion import Criterion
from service_standards.model.plain.ids import id_address
from service_standards.model.project import Project, frame_of
from service_standards.model.standard import Dimension
from service_standards.model.vocabulary import Heading, is_to_write
from service_standards.source.language.criterion_words import CriterionWords, criterion_words
from service_standards.source.language.titled_sections import titled_sections

URL: Final = "catalogue.oscal.json"
VERSION: Final = "1.1.2"
# What OSCAL has no names for is named by us.
NAMESPACE: Final = "urn:service-standards:oscal:1"
# Sections by the name of their part; the last two are names of ours.
PARTS: Final[Mapping[Heading, str]] = {
    Heading.REQUIREMENT: "statement",
    Heading.WHY_IT_MATTERS: "overview",
    Heading.HOW_TO_MEET_IT: "guidance",
    Heading.HOW_TO_CHECK_IT: "assessment-objective",
    Heading.EVIDENCE: "evidence",
    Heading.AVOID: "avoid",
    Heading.WHAT_EACH_PHASE_EXPECTS: "phase-expectations",
}
OURS = frozenset({Heading.EVIDENCE, Heading.AVOID, Heading.WHAT_EACH_PHASE_EXPECTS})
SUFFIXES: Final[Mapping[Heading, str]] = {
    Heading.REQUIREMENT: "smt",
    Heading.WHY_IT_MATTERS: "ovw",
    Heading.HOW_TO_MEET_IT: "gdn",
    Heading.HOW_TO_CHECK_IT: "obj",
    Heading.EVIDENCE: "evd",
    Heading.AVOID: "avd",
    Heading.WHAT_EACH_PHASE_EXPECTS: "phs",
}
LISTS = frozenset({Heading.HOW_TO_CHECK_IT, Heading.EVIDENCE, Heading.WHAT_EACH_PHASE_EXPECTS})
PUBLISHER = "publisher"
# What a criterion becomes.
Control = Callable[[Criterion, CriterionWords], object]


def oscal_text(project: Project, day: str, known: Knowledge = NOTHING) -> str:
    """Return the text of the file; `day` (`2026-11-29`) is when it was made."""
    return canonical_json(_catalogue(project, day, _control_text, known)) + "\n"


def oscal_catalogue(project: Project, day: str) -> dict[str, Any]:
    """Return the catalogue as data; the same standard has the same ids in it."""
    return _catalogue(project, day, _control, NOTHING)


def _catalogue(project: Project, day: str, control: Control, known: Knowledge) -> dict[str, Any]:
    words = known.once(criterion_words, project.standard)

    def made(one: Criterion) -> object:
        return known.once(control, one, words)

    groups = [_group(project, one, made) for one in project.standard.dimensions]
    return {
        "catalog": {
            "uuid": _uuid(project, known.once(digest, frame_of(project, known), known)),
            "metadata": _metadata(project, day),
            "groups": [one for one in groups if "controls" in one],
        }
    }


def control_id(identifier: str) -> str:
    """Return the id of a control: a token of OSCAL begins with a letter or an underscore."""
    address = id_address(identifier)
    return address if address[:1].isalpha() else f"_{address}"


def _uuid(project: Project, name: str) -> str:
    standard = project.standard
    return str(uuid5(NAMESPACE_URL, f"{NAMESPACE}/{standard.id}/{standard.version}/{name}"))


def _metadata(project: Project, day: str) -> dict[str, Any]:
    standard = project.standard
    metadata: dict[str, Any] = {
        "title": standard.title,
        "last-modified": f"{day}T00:00:00Z",
        "version": standard.version,
        "oscal-version": VERSION,
    }
    if is_to_write(standard.publisher.name):
        return metadata
    party = _uuid(project, PUBLISHER)
    name = standard.publisher.name
    return metadata | {
        "roles": [{"id": PUBLISHER, "title": "Publisher"}],
        "parties": [{"uuid": party, "type": "organization", "name": name}],
        "responsible-parties": [{"role-id": PUBLISHER, "party-uuids": [party]}],
    }


def _group(
    project: Project, dimension: Dimension, control: Callable[[Criterion], object]
) -> dict[str, Any]:
    identifier = control_id(dimension.id)
    body = next((one.body for one in project.dimension_pages if one.id == dimension.id), "")
    group: dict[str, Any] = {"id": identifier, "class": "dimension", "title": dimension.title}
    if body.strip() and not is_to_write(body):
        group["parts"] = [{"id": f"{identifier}_ovw", "name": "overview", "prose": body.strip()}]
    controls = [control(one) for one in project.criteria_of(dimension.id)]
    return group | ({"controls": controls} if controls else {})


def _control_text(criterion: Criterion, words: CriterionWords) -> Written:
    return Written(canonical_json(_control(criterion, words)))


def _control(criterion: Criterion, words: CriterionWords) -> dict[str, Any]:
    control: dict[str, Any] = {
        "id": control_id(criterion.id),
        "class": "criterion",
        "title": criterion.title,
        "props": [
            {"name": "label", "value": criterion.id},
            _own("obligation", criterion.obligation.value),
            *([_own("level", str(criterion.level))] if criterion.level else []),
        ],
    }
    links = [
        *({"href": f"#{control_id(one)}", "rel": "related"} for one in criterion.related),
        *({"href": one.url, "rel": "reference", "text": one.title} for one in criterion.sources),
    ]
    parts = list(_parts(criterion, words))
    return control | ({"links": links} if links else {}) | ({"parts": parts} if parts else {})


def _own(name: str, value: str) -> dict[str, str]:
    """Return a property that OSCAL itself does not have."""
    return {"name": name, "ns": NAMESPACE, "value": value}


def _parts(criterion: Criterion, words: CriterionWords) -> Iterator[dict[str, Any]]:
    sections = titled_sections(criterion.body, words)
    for heading, name in PARTS.items():
        text = sections[heading].text if heading in sections else ""
        if not text or is_to_write(text):
            continue
        identifier = f"{control_id(criterion.id)}_{SUFFIXES[heading]}"
        part: dict[str, Any] = {"id": identifier, "name": name}
        part |= {"ns": NAMESPACE} if heading in OURS else {}
        items = _items(criterion, heading) if heading in LISTS else []
        if items:
            inner = [
                {"id": f"{identifier}.{number}", "name": name, "prose": said}
                | ({"ns": NAMESPACE} if heading in OURS else {})
                | ({"props": [_own("phase", phase)]} if phase else {})
                for number, (said, phase) in enumerate(items, start=1)
            ]
            yield part | {"parts": inner}
        else:
            yield part | {"prose": text}


def _items(criterion: Criterion, heading: Heading) -> list[tuple[str, str]]:
    """Return the items of a list, each with its phase; empty: that in which a criterion begins."""
    if heading is Heading.WHAT_EACH_PHASE_EXPECTS:
        return [(said, phase) for phase, said in criterion.expectations.items()]
    waiting = (
        criterion.questions if heading is Heading.HOW_TO_CHECK_IT else criterion.evidence_items
    )
    first = next(iter(criterion.phases), "")
    return [(one.text, "" if one.phase == first else one.phase) for one in waiting]
