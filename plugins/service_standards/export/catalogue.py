"""The catalogue: the standard as one JSON file, and the part of it that the pages fetch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any

from service_standards.export.json_text import canonical_json
from service_standards.model.base import Model
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.release import released

CATALOGUE_FORMAT = "catalogue/1"
URL = "catalogue.json"
# What no script of a page reads.
NOT_IN_BROWSER = {
    "dimensions": {"prefix", "summary", "url"},
    "levels": {"summary"},
    "phases": {"summary"},
    "roles": {"summary"},
    "facts": {"help"},
    "criteria": {"related", "maps", "requirement", "roles"},
}


def digest(project: Project) -> str:
    """Return "sha256:" and the hash of what answers depend on.

    Guides, templates and the prose of criteria can be mended without a new edition (ADR 0009).
    """
    standard = project.standard
    parts: dict[str, Sequence[Model]] = {
        "dimensions": standard.dimensions,
        "levels": standard.levels,
        "phases": standard.phases,
        "facts": project.facts,
        "scoring": [project.scoring],
        "criteria": [released(one) for one in project.criteria],
    }
    data = {
        name: [one.model_dump(mode="json", by_alias=True) for one in models]
        for name, models in parts.items()
    }
    text = canonical_json(data)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def catalogue(project: Project, url_of: Callable[[str], str]) -> dict[str, Any]:
    """Return the data of `catalogue.json`.

    `url_of` turns the path of a generated page (`standards/…/x.md`) into its address,
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
        },
        "releases": [
            {
                "version": one.standard.version,
                "previous": one.previous,
                "url": url_of(f"releases/{one.standard.version}.json"),
            }
            for one in project.releases
        ],
        "dimensions": [
            {**one.model_dump(), "url": url_of(f"standards/{one.id}/index.md")}
            for one in standard.dimensions
        ],
        "levels": [one.model_dump() for one in standard.levels],
        "phases": [one.model_dump() for one in standard.phases],
        "roles": [one.model_dump() for one in standard.roles],
        "facts": [one.model_dump() for one in project.facts],
        "scoring": project.scoring.model_dump(mode="json", by_alias=True, exclude={"format"}),
        "checklists": [
            {
                "id": one.id,
                "title": one.title,
                "url": url_of(f"checklists/{one.id}.md"),
                "criteria": [criterion.id for criterion in project.select(one.select)],
            }
            for one in project.checklists
        ],
        "criteria": [_criterion(one, url_of) for one in project.criteria],
    }


def _criterion(criterion: Criterion, url_of: Callable[[str], str]) -> dict[str, Any]:
    keys = ("id", "title", "dimension", "obligation", "level", "phases", "roles")
    data = criterion.model_dump(mode="json")
    return {key: data[key] for key in keys} | {
        "applies_when": data["applies_when"],
        "evidence": data["evidence"],
        "related": data["related"],
        "maps": data["maps"],
        "requirement": criterion.requirement,
        "url": url_of(criterion.source),
    }


def catalogue_text(full: dict[str, Any]) -> str:
    """Return the text of `catalogue.json`."""
    return canonical_json(full) + "\n"


def browser_catalogue(full: dict[str, Any], up: str) -> dict[str, Any]:
    """Return the part of a catalogue that the scripts read; `up` leads from it to the site's root.

    Every checklist waits for this file, so it leaves out what is written on the pages anyway.
    A criterion that stands in a checklist is found there and needs no address of its own.
    """
    listed = {identifier for one in full["checklists"] for identifier in one["criteria"]}

    def shown(name: str, entry: dict[str, Any]) -> dict[str, Any]:
        left_out = NOT_IN_BROWSER.get(name, set())
        if name == "criteria" and entry["id"] in listed:
            left_out = left_out | {"url"}
        kept = {key: value for key, value in entry.items() if key not in left_out}
        return kept | {"url": up + kept["url"]} if "url" in kept else kept

    return {
        name: [shown(name, entry) for entry in value] if isinstance(value, list) else value
        for name, value in full.items()
    }


def browser_catalogue_text(full: dict[str, Any], up: str) -> str:
    """Return the text of the file that the scripts fetch, without a blank too many."""
    data = browser_catalogue(full, up)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
