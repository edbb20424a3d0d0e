"""The head of an assessment: which edition it is about, its service and its targets."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from service_standards.checking.notes import Notes, Path
from service_standards.model.edition import Edition
from service_standards.source.reading.problems import listed, unknown_thing
from service_standards.words.message import say

Data = Mapping[str, Any]


def is_of_another_edition(data: Data, edition: Edition) -> bool:
    """Tell whether the answers were given to another version that is known."""
    return data["standard"].get("version") in {*edition.releases} - {edition.version}


def check_head(data: Data, edition: Edition, notes: Notes) -> None:
    """Note what is wrong with the edition, the phase, the facts and the targets."""
    _check_edition(data, edition, notes)
    service = data["service"]
    phase = service.get("phase") or ""
    if phase:
        phases = [one.id for one in edition.phases]
        _known(("service", "phase"), phase, "phase", phases, notes)
    if not edition.is_whole:
        # A release does not know the facts and the dimensions that have no criterion.
        return
    for fact in service.get("facts", {}):
        _known(("service", "facts", fact), fact, "fact", edition.facts, notes)
    levels = [str(one.number) for one in edition.levels]
    for dimension, level in data.get("target", {}).items():
        path = ("target", dimension)
        _known(path, dimension, "dimension", edition.dimensions_by_id, notes)
        _known(path, str(int(level)), "level", levels, notes)


def _known(path: Path, word: str, thing: str, allowed: Collection[str], notes: Notes) -> None:
    if word not in allowed:
        notes.add(path, "unknown-reference", lambda: unknown_thing(thing, word[:60], allowed))


def _check_edition(data: Data, edition: Edition, notes: Notes) -> None:
    found = data["standard"].get("version", "")
    path = ("standard", "version")
    known = dict.fromkeys((*edition.releases, edition.version))
    if found not in known:
        message = say(
            "there is no edition '{version}' of this standard; there are: {versions}",
            version=found[:60],
            versions=listed(known),
        )
        notes.add(path, "unknown-edition", message)
    elif found != edition.version:
        message = say(
            "these answers are about the edition {version}, and the standard is at {current}; "
            "take them over to it",
            version=found,
            current=edition.version,
        )
        notes.add(path, "edition-behind", message)
    elif data["standard"].get("digest") not in ("", None, edition.digest):
        message = say(
            "the edition {version} has changed since; look through the answers again",
            version=edition.version,
        )
        notes.add(("standard", "digest"), "other-digest", message)
