"""The catalogue: the standard as one JSON file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from service_standards.export.json_text import Written, canonical_json
from service_standards.known import NOTHING, Knowledge
from service_standards.model.base import Model
from service_standards.model.catalogue import CATALOGUE_FORMAT, CatalogueCriterion
from service_standards.model.checklist import Checklist
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.release import Release, released
from service_standards.render.links import checklist_page, dimension_page, template_page
from service_standards.source.kinds.release_files import release_file

URL = "catalogue.json"
CRITERIA = "criteria"


def digest(project: Project, known: Knowledge = NOTHING) -> str:
    """Return "sha256:" and the hash of what answers depend on.

    Guides, templates and the prose of criteria can be mended without a new edition (ADR 0009).
    `known` is what was made before.
    """
    # Answers are the same in each language.
    project = project.original or project
    standard = project.standard
    parts: dict[str, Sequence[Model]] = {
        "dimensions": standard.dimensions,
        "levels": standard.levels,
        "phases": standard.phases,
        "facts": project.facts,
    }
    data: dict[str, object] = {name: [*map(_dumped, models)] for name, models in parts.items()}
    data[CRITERIA] = known.each(_released_text, project.criteria)
    # A policy that says nothing of what came later keeps the digest that it had before.
    data["scoring"] = [project.scoring.model_dump(mode="json", by_alias=True, exclude_none=True)]
    text = canonical_json(data)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _dumped(model: Model) -> dict[str, Any]:
    # Where a page stands says nothing about an answer.
    return model.model_dump(mode="json", by_alias=True, exclude={"source"})


def _released_text(criterion: Criterion) -> Written:
    return Written(canonical_json(_dumped(released(criterion))))


def catalogue(
    project: Project, url_of: Callable[[str], str], known: Knowledge = NOTHING
) -> dict[str, Any]:
    """Return the data of `catalogue.json`, in the form of `model.catalogue.Catalogue`.

    `url_of` turns the path of a page or file (`standards/…/x.md`) into its address,
    relative to the site's root; `known` is what was made before.
    """
    standard = project.standard
    listed = _listed(project, known)
    return {
        "format": CATALOGUE_FORMAT,
        "standard": {
            "id": standard.id,
            "title": standard.title,
            "version": standard.version,
            "digest": known.once(digest, project, known),
            "language": standard.language,
        },
        "releases": [_release(one, url_of) for one in project.releases],
        "dimensions": [
            {**one.model_dump(mode="json"), "url": url_of(dimension_page(one.id))}
            for one in standard.dimensions
        ],
        "levels": [one.model_dump() for one in standard.levels],
        "phases": [one.model_dump() for one in standard.phases],
        "roles": [one.model_dump() for one in standard.roles],
        "topics": [one.model_dump() for one in standard.topics],
        "facts": [one.model_dump() for one in project.facts],
        "scoring": _scoring(project),
        "checklists": [_checklist(one, listed[one.id], url_of) for one in project.checklists],
        "gates": _gates(project),
        "documents": [
            {"id": one.id, "title": one.title, "url": url_of(template_page(one.id))}
            for one in project.templates
        ],
        "criteria": known.each(_criterion, project.criteria, url_of),
    }


def _scoring(project: Project) -> dict[str, Any]:
    data = project.scoring.model_dump(mode="json", by_alias=True, exclude={"format"})
    if not project.standard.levels:
        del data["gate"]["first_level"]
    return data


def _release(release: Release, url_of: Callable[[str], str]) -> dict[str, Any]:
    version = release.standard.version
    return {
        "version": version,
        "previous": release.previous,
        "url": url_of(release_file(version)),
    }


def _listed(project: Project, known: Knowledge) -> dict[str, list[str]]:
    """Return the criteria of each checklist, in catalogue order."""
    held = known.each(_checklists_of, project.criteria, project.checklists)
    listed: dict[str, list[str]] = {one.id: [] for one in project.checklists}
    for criterion, checklists in zip(project.criteria, held, strict=True):
        for one in checklists:
            listed[one].append(criterion.id)
    return listed


def _checklists_of(criterion: Criterion, checklists: Sequence[Checklist]) -> tuple[str, ...]:
    return tuple(one.id for one in checklists if one.select.test(criterion))


def _checklist(
    checklist: Checklist, criteria: Sequence[str], url_of: Callable[[str], str]
) -> dict[str, Any]:
    return {
        "id": checklist.id,
        "title": checklist.title,
        "url": url_of(checklist_page(checklist.id)),
        "criteria": criteria,
    }


def _gates(project: Project) -> list[dict[str, Any]]:
    return [
        {
            "id": gate.id,
            "title": gate.title,
            "phase": phase.id,
            "decisions": [one.title for one in gate.decisions],
            "create": list(phase.create),
            "update": list(phase.update),
        }
        for phase in (project.phase_model.phases if project.phase_model else ())
        for gate in phase.gates.values()
    ]


def _criterion(criterion: Criterion, url_of: Callable[[str], str]) -> dict[str, Any]:
    questions = [
        {"text": one.text} | ({"phase": one.phase} if one.phase else {})
        for one in criterion.questions
    ]
    own = {"questions": questions, "url": url_of(criterion.source)}
    data = criterion.model_dump(mode="json") | own
    if not criterion.level:
        del data["level"]
    return {key: data[key] for key in CatalogueCriterion.model_fields if key in data}


def catalogue_text(full: Mapping[str, Any], known: Knowledge = NOTHING) -> str:
    """Return the text of `catalogue.json`; `known` is what was made before."""
    criteria = known.each(_entry_text, full[CRITERIA])
    return canonical_json({**full, CRITERIA: criteria}) + "\n"


def _entry_text(entry: Mapping[str, Any]) -> Written:
    return Written(canonical_json(entry))
