"""Which check says something about which criterion: a file says it, or the standard does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from service_standards.answers.refusal import NotDone
from service_standards.source.reading.problems import nearest
from service_standards.words.message import say

MAPPING_FORMAT = "mapping/1"
Rules = Mapping[str, tuple[str, ...]]


def mapping_of_file(value: Any, criteria: Collection[str]) -> Rules:
    """Return the criteria by the name of a check: `{"format": "mapping/1", "rules": {…}}`.

    Raises:
        NotDone: for another form, or a criterion that there is not.
    """
    rules = value.get("rules") if isinstance(value, dict) else None
    if not isinstance(rules, dict) or value.get("format") != MAPPING_FORMAT:
        raise NotDone(
            say(
                "This file is no mapping: it needs 'format' with '{format}' and 'rules' with a "
                "list of criteria for each check.",
                format=MAPPING_FORMAT,
            )
        )
    for name, ids in rules.items():
        if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
            raise NotDone(say("The rule '{name}' of the mapping needs a list of ids.", name=name))
        for one in ids:
            if one not in criteria:
                message = say(
                    "The mapping names the criterion '{id}', which there is not{near}",
                    id=one,
                    near=nearest(one, criteria) or ".",
                )
                raise NotDone(message)
    return {_key(name): tuple(dict.fromkeys(ids)) for name, ids in rules.items()}


def mapping_of_standard(maps: Mapping[str, Mapping[str, Collection[str]]]) -> Rules:
    """Return the criteria by the items of frameworks that they map to.

    `maps` are by criterion, then by framework, as a catalogue has them.
    """
    found: dict[str, list[str]] = {}
    for criterion, frameworks in maps.items():
        for items in frameworks.values():
            for item in items:
                found.setdefault(_key(item), []).append(criterion)
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}


def criteria_for(rules: Rules, names: Collection[str]) -> tuple[str, ...]:
    """Return the criteria of a check by its names, in the order of the mapping."""
    found = (one for name in names for one in rules.get(_key(name), ()))
    return tuple(dict.fromkeys(found))


def _key(name: str) -> str:
    return name.casefold()
