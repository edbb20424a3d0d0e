"""Faults as they are told: each once, however many places show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from service_standards.errors import Problem
from service_standards.source.reading.problems import UNKNOWN, listed
from service_standards.words.message import Message, say

# One name that is wrong is one fault, wherever it stands.
BY_NAME = {UNKNOWN, "bad-id"}
MOST_PLACES = 5


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """Return the faults with one line for each name that is wrong, wherever it stands."""
    every = sorted(set(problems))
    places: dict[str | Message, list[Problem]] = {}
    for one in every:
        if one.code in BY_NAME:
            places.setdefault(one.message, []).append(one)
    for same in places.values():
        # Where an id is given comes before the places that name it.
        same.sort(key=lambda one: (one.path != "id", one))
    found = []
    for one in every:
        first, *others = places.get(one.message, [one]) if one.code in BY_NAME else [one]
        if one is first and others:
            shown = listed((f"{other.file}:{other.line}" for other in others), MOST_PLACES)
            message = say("{fault}; it stands in {places} too", fault=one.message, places=shown)
            found.append(replace(one, message=message))
        elif one is first:
            found.append(one)
    return found
