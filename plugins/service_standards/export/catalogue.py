"""The catalogue: the standard as one JSON file, and the part of it that the pages fetch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from service_standards.export.json_text import canonical_json
from service_standards.model.base import Model
from service_standards.model.catalogue import CATALOGUE_FORMAT, CatalogueCriterion
from service_standards.model.checklist import Checklist
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.release import Release, released
from service_standards.render.links import checklist_page, dimension_page, template_page
from service_standards.source.kinds.release_files import release_file

URL = "catalogue.json"
# What no script of a page reads: whole lists, and keys of their entries.
LISTS_NOT_IN_BROWSER = {"topics"}
NOT_IN_BROWSER = {
    "dimensions": {"prefix", "summary", "url"},
    "levels": {"summary"},
    "phases": {"summary"},
    "roles": {"summary"},
    "facts": {"help"},
    "documents": {"url"},
    "criteria": {
        "expectations",
        "maps",
        "questions",
        "related",
        "requirement",
        "roles",
        "topics",
    },
}


def digest(project: Project) -> str:
    """Return "sha256:" and the hash of what answers depend on.

    Guides, templates and the prose of criteria can be mended without a new edition (ADR 0009).
    """
    # Answers are the same in each language.
    project = project.original or project
    standard = project.standard
    parts: dict[str, Sequence[Model]] = {
        "dimensions": standard.dimensions,
        "levels": standard.levels,
        "phases": standard.phases,
        "facts": project.facts,
        "criteria": [released(one) for one in project.criteria],
    }
    # Where a page stands says nothing about an answer.
    data = {
        name: [one.model_dump(mode="json", by_alias=True, exclude={"source"}) for one in models]
        for name, models in parts.items()
    }
    # A policy that says nothing of what came later keeps the digest that it had before.
    data["scoring"] = [project.scoring.model_dump(mode="json", by_alias=True, exclude_none=True)]
    text = canonical_json(data)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def catalogue(project: Project, url_of: Callable[[str], str]) -> dict[str, Any]:
    """Return the data of `catalogue.json`, in the form of `model.catalogue.Catalogue`.

    `url_of` turns the path of a page or file (`standards/…/x.md`) into its address,
    relative to the site's root.
    """
    standard = project.standard
    return {
        "format": CATALOGUE_FORMAT,
        "standard": {
            "id": standard.id,
            "title": standard.title,
            "version": standard.version,
            "digest": digest(project),
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
        "checklists": [_checklist(project, one, url_of) for one in project.checklists],
        "gates": _gates(project),
        "documents": [
            {"id": one.id, "title": one.title, "url": url_of(template_page(one.id))}
            for one in project.templates
        ],
        "criteria": [_criterion(one, url_of) for one in project.criteria],
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


def _checklist(
    project: Project, checklist: Checklist, url_of: Callable[[str], str]
) -> dict[str, Any]:
    return {
        "id": checklist.id,
        "title": checklist.title,
        "url": url_of(checklist_page(checklist.id)),
        "criteria": [criterion.id for criterion in project.select(checklist.select)],
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


def catalogue_text(full: Mapping[str, Any]) -> str:
    """Return the text of `catalogue.json`."""
    return canonical_json(full) + "\n"


def titles_in_files(project: Project) -> dict[str, str]:
    """Return the titles of criteria that answers are written with, where a page shows others."""
    shown = {one.id: one.title for one in project.criteria}
    kept = project.original.criteria if project.original else ()
    return {one.id: one.title for one in kept if one.title != shown[one.id]}


def browser_catalogue(
    full: Mapping[str, Any], up: str, titles: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the part of a catalogue that the scripts read; `up` leads from it to the site's root.

    Every checklist waits for this file, so it leaves out what is written on the pages anyway.
    A criterion that stands in a checklist is found there and needs no address of its own.
    `titles` are those of criteria in files, where they are not those of the pages.
    """
    listed = {identifier for one in full["checklists"] for identifier in one["criteria"]}

    def shown(name: str, entry: dict[str, Any]) -> dict[str, Any]:
        left_out = NOT_IN_BROWSER.get(name, set())
        if name == "criteria" and entry["id"] in listed:
            left_out = left_out | {"url"}
        kept = {key: value for key, value in entry.items() if key not in left_out}
        if name == "criteria" and titles and entry["id"] in titles:
            kept["in_files"] = titles[entry["id"]]
        return kept | {"url": up + kept["url"]} if "url" in kept else kept

    return {
        name: [shown(name, entry) for entry in value] if isinstance(value, list) else value
        for name, value in full.items()
        if name not in LISTS_NOT_IN_BROWSER
    }


def browser_catalogue_text(
    full: Mapping[str, Any], up: str, titles: Mapping[str, str] | None = None
) -> str:
    """Return the text of the file that the scripts fetch, without a blank too many."""
    data = browser_catalogue(full, up, titles)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
