"""Strict JSON with places: no repeated keys, no NaN, and every value knows its line and column."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path
from typing import Any

from service_standards.model.plain.limits import MOST_ENTRIES
from service_standards.source.reading.files import read_text
from service_standards.source.reading.paths import shown_name
from service_standards.source.reading.problems import (
    START,
    MarkedData,
    Place,
    ProblemList,
    path_text,
)
from service_standards.source.reading.problems import Path as DataPath
from service_standards.source.reading.work import too_many_entries
from service_standards.words.message import say

MAX_DEPTH = 20
NOT_JSON = object()
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def read_json(path: Path, root: Path, problems: ProblemList) -> MarkedData | None:
    """Return the data of a JSON file, or None when it cannot be used; faults are noted."""
    text = read_text(path, root, problems)
    return read_json_text(text, shown_name(path, root), problems) if text is not None else None


def read_json_text(text: str, file: str, problems: ProblemList) -> MarkedData | None:
    """Return the data of a text of JSON in the same way."""
    is_fine = True

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal is_fine
        found = dict(pairs)
        is_fine = is_fine and len(found) == len(pairs)
        return found

    value = _loaded(text, file, problems, members)
    if value is NOT_JSON:
        return None
    if is_fine and _is_within_limits(value, MAX_DEPTH):
        return MarkedData(file, value, look_up=lambda: _marked(text, file, ProblemList()))
    before = len(problems.problems)
    data = _marked(text, file, problems)
    data.value = value
    return data if len(problems.problems) == before else None


def _loaded(
    text: str, file: str, problems: ProblemList, members: Callable[[list[tuple[str, Any]]], Any]
) -> Any:
    """Return what the standard library reads, or `NOT_JSON` after noting why it cannot."""
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=members)
    except json.JSONDecodeError as error:
        reason = f"{error.msg[:1].lower()}{error.msg[1:]}"
        message = say("this is not valid JSON: {reason}", reason=reason)
        problems.add(file, (error.lineno, error.colno), "broken-json", message)
    except _NoNumber as error:
        what = say("'{word}' is no number of JSON", word=error)
        message = say("this is not valid JSON: {reason}", reason=what)
        problems.add(file, START, "broken-json", message)
    except ValueError as error:
        message = say("this is not valid JSON: {reason}", reason=error)
        problems.add(file, START, "broken-json", message)
    except RecursionError:
        _note_depth(file, START, problems)
    return NOT_JSON


def _is_within_limits(value: Any, deepest: int) -> bool:
    """Tell whether no list or object is too long, and nothing nested too deep."""
    if not isinstance(value, dict | list):
        return deepest >= 0
    inner = value.values() if isinstance(value, dict) else value
    is_within = deepest >= 0 and len(value) <= MOST_ENTRIES
    return is_within and all(
        _is_within_limits(one, deepest - 1) if isinstance(one, dict | list) else deepest > 0
        for one in inner
    )


def _marked(text: str, file: str, problems: ProblemList) -> MarkedData:
    """Return where everything stands in valid JSON, and note what is too much."""
    data = MarkedData(file)
    _Marker(text, data, problems).value(())
    return data


class _NoNumber(ValueError):
    """A word that stands for a number in JavaScript and not in JSON."""


def _no_constant(name: str) -> None:
    raise _NoNumber(name)


def _note_depth(file: str, place: Place, problems: ProblemList) -> None:
    message = say("values are nested deeper than {most} levels", most=MAX_DEPTH)
    problems.add(file, place, "too-deep", message)


class _Marker:
    """Walks over the tokens of valid JSON and notes where each value and key stands."""

    def __init__(self, text: str, data: MarkedData, problems: ProblemList) -> None:
        starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.tokens = []
        for found in TOKEN.finditer(text):
            line = bisect_right(starts, found.start())
            self.tokens.append((found[0], (line, found.start() - starts[line - 1] + 1)))
        self.at = 0
        self.data = data
        self.problems = problems

    def _take(self) -> tuple[str, Place]:
        self.at += 1
        return self.tokens[self.at - 1]

    def _goes_on(self, end: str) -> bool:
        token = self.tokens[self.at][0]
        self.at += token in {",", end}
        return token != end

    def value(self, path: DataPath) -> None:
        """Take one value; beyond the greatest depth nothing more is noted."""
        start, place = self._take()
        self.data.places[path] = place
        if len(path) > MAX_DEPTH:
            _note_depth(self.data.file, place, self.problems)
            self.at = len(self.tokens)
        elif start == "{":
            self._count(self._members(path), place, path)
        elif start == "[":
            index = 0
            while self._is_open("]"):
                self.value((*path, index))
                index += 1
            self._count(index, place, path)

    def _is_open(self, end: str) -> bool:
        return self.at < len(self.tokens) and self._goes_on(end)

    def _count(self, entries: int, place: Place, path: DataPath) -> None:
        if entries > MOST_ENTRIES:
            message = too_many_entries(MOST_ENTRIES)
            self.problems.add(self.data.file, place, "too-many", message, path_text(path))

    def _members(self, path: DataPath) -> int:
        """Take the members of an object; return how many they are."""
        count = 0
        while self._is_open("}"):
            text, place = self._take()
            here = (*path, json.loads(text))
            if here in self.data.keys:
                first = self.data.keys[here][0]
                message = say(
                    "the key {key} stands here twice; the first is on line {line}",
                    key=text,
                    line=first,
                )
                self.problems.add(self.data.file, place, "duplicate-key", message, path_text(here))
            self.data.keys.setdefault(here, place)
            self.at += 1
            self.value(here)
            count += 1
        return count
