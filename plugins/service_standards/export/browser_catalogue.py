"""The part of the catalogue that the pages fetch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from service_standards.export.catalogue import CRITERIA
from service_standards.known import NOTHING, Knowledge
from service_standards.model.project import Project

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
    listed, named = _listed(full), titles or {}
    data = {
        name: [_shown(name, entry, up) for entry in value] if isinstance(value, list) else value
        for name, value in full.items()
        if name not in LISTS_NOT_IN_BROWSER
    }
    # In the same place, whatever comes behind.
    data[CRITERIA] = [
        _shown_criterion(one, up, named.get(one["id"]), is_listed=one["id"] in listed)
        for one in full[CRITERIA]
    ]
    return data


def _listed(full: Mapping[str, Any]) -> set[str]:
    return {identifier for one in full["checklists"] for identifier in one["criteria"]}


def _shown(name: str, entry: Mapping[str, Any], up: str, *left_out: str) -> dict[str, Any]:
    hidden = NOT_IN_BROWSER.get(name, set()).union(left_out)
    kept = {key: value for key, value in entry.items() if key not in hidden}
    return kept | {"url": up + kept["url"]} if "url" in kept else kept


def _shown_criterion(
    entry: Mapping[str, Any], up: str, in_files: str | None, *, is_listed: bool
) -> dict[str, Any]:
    kept = _shown(CRITERIA, entry, up, *(("url",) if is_listed else ()))
    return kept if in_files is None else kept | {"in_files": in_files}


def browser_catalogue_text(
    full: Mapping[str, Any],
    up: str,
    titles: Mapping[str, str] | None = None,
    known: Knowledge = NOTHING,
) -> str:
    """Return the text of the file that the scripts fetch, without a blank too many.

    `known` is what was made before.
    """
    listed, named = _listed(full), titles or {}
    texts: dict[str, str] = {}
    for is_listed in (True, False):
        them = [one for one in full[CRITERIA] if (one["id"] in listed) is is_listed]
        made = known.each(_criterion_text, them, up, is_listed)
        texts |= {one["id"]: text for one, text in zip(them, made, strict=True)}
    for one in full[CRITERIA] if named else ():
        if one["id"] in named:
            shown = _shown_criterion(one, up, named[one["id"]], is_listed=one["id"] in listed)
            texts[one["id"]] = _compact(shown)
    data = browser_catalogue({**full, CRITERIA: []}, up)
    parts = {name: _compact(value) for name, value in data.items()}
    parts[CRITERIA] = f"[{','.join(texts[one['id']] for one in full[CRITERIA])}]"
    return "{" + ",".join(f"{_compact(name)}:{text}" for name, text in parts.items()) + "}"


def _criterion_text(entry: Mapping[str, Any], up: str, is_listed: bool) -> str:
    return _compact(_shown_criterion(entry, up, None, is_listed=is_listed))


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
