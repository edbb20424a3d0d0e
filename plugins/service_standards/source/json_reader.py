"""Strict JSON with places: no repeated keys, no NaN, and every value knows its line and column."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from pathlib import Path

from service_standards.source.files import read_text, shown_name
from service_standards.source.problems import START, Place, ProblemList, path_text
from service_standards.source.yaml_reader import MarkedData
from service_standards.source.yaml_reader import Path as DataPath

MAX_DEPTH = 20
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def read_json(path: Path, root: Path, problems: ProblemList) -> MarkedData | None:
    """Return the data of a JSON file, or None when it cannot be used; faults are noted."""
    text = read_text(path, root, problems)
    if text is None:
        return None
    data = MarkedData(shown_name(path, root))
    try:
        data.value = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        message = f"this is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        problems.add(data.file, (error.lineno, error.colno), "broken-json", message)
        return None
    except ValueError as error:
        problems.add(data.file, START, "broken-json", f"this is not valid JSON: {error}")
        return None
    except RecursionError:
        _note_depth(data, START, problems)
        return None
    before = len(problems.problems)
    _Marker(text, data, problems).value(())
    return data if len(problems.problems) == before else None


def _no_constant(name: str) -> None:
    raise ValueError(f"'{name}' is no number of JSON")


def _note_depth(data: MarkedData, place: Place, problems: ProblemList) -> None:
    message = f"values are nested deeper than {MAX_DEPTH} levels"
    problems.add(data.file, place, "too-deep", message)


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
            _note_depth(self.data, place, self.problems)
            self.at = len(self.tokens)
        elif start == "{":
            self._members(path)
        elif start == "[":
            index = 0
            while self._is_open("]"):
                self.value((*path, index))
                index += 1

    def _is_open(self, end: str) -> bool:
        return self.at < len(self.tokens) and self._goes_on(end)

    def _members(self, path: DataPath) -> None:
        while self._is_open("}"):
            text, place = self._take()
            here = (*path, json.loads(text))
            if here in self.data.keys:
                first = self.data.keys[here][0]
                message = f"the key {text} stands here twice; the first is on line {first}"
                self.problems.add(self.data.file, place, "duplicate-key", message, path_text(here))
            self.data.keys.setdefault(here, place)
            self.at += 1
            self.value(here)
