"""Plain data of a source, with a place for the few values of which something is said."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from service_standards.model.plain.limits import DEEPEST
from service_standards.source.reading.json_part import json_places
from service_standards.source.reading.problems import (
    START,
    MarkedData,
    Path,
    Place,
    ProblemList,
    path_text,
)
from service_standards.source.reading.yaml_reader import read_yaml
from service_standards.words.message import Message, say

TEXT, KEYS = say("text"), say("keys with values")


class Places(Protocol):
    """Tells where values stand."""

    def __call__(self, paths: Iterable[Path]) -> Mapping[Path, Place]:
        """Return a place for each path."""


@dataclass
class Document:
    """A whole source: its data, and what is wrong with it so far."""

    file: str
    value: Any
    places: Places
    faults: list[tuple[Path, str, Message]] = field(default_factory=list)

    def tell(self, problems: ProblemList) -> None:
        """Give each fault its place."""
        places = self.places([path for path, _, _ in self.faults])
        for path, code, message in self.faults:
            problems.add(self.file, places[path], code, message, path_text(path))


@dataclass(frozen=True)
class Node:
    """Keys with values, and where they stand."""

    document: Document
    path: Path
    value: Mapping[str, Any]

    def note(self, key: str, code: str, message: Message) -> None:
        """Note a fault of one key."""
        path = (*self.path, key) if key else self.path
        self.document.faults.append((path, code, message))

    def text(self, key: str) -> str:
        """Return a text, "" where there is none."""
        value = self.value.get(key)
        if isinstance(value, str):
            return value.strip()
        if value is not None:
            self._wrong(key, TEXT)
        return ""

    def texts(self, key: str) -> list[str]:
        """Return the texts of a list."""
        value = self.value.get(key) or []
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return [one.strip() for one in value]
        self._wrong(key, TEXT)
        return []

    def node(self, key: str) -> Node:
        """Return keys with values; empty ones where there are none."""
        value = self.value.get(key)
        if not isinstance(value, dict | None):
            self._wrong(key, KEYS)
        return Node(self.document, (*self.path, key), value if isinstance(value, dict) else {})

    def nodes(self, key: str) -> Iterator[Node]:
        """Yield the entries of a list, each of which has keys with values."""
        value = self.value.get(key)
        if not isinstance(value, list | None):
            self._wrong(key, say("a list, such as [a, b]"))
            return
        for index, one in enumerate(value or []):
            path = (*self.path, key, index)
            if isinstance(one, dict):
                yield Node(self.document, path, one)
            else:
                message = say("found another form; allowed: {allowed}", allowed=KEYS)
                self.document.faults.append((path, "wrong-type", message))

    def _wrong(self, key: str, allowed: Message) -> None:
        message = say("found another form; allowed: {allowed}", allowed=allowed)
        self.note(key, "wrong-type", message)


def json_document(text: str, file: str, problems: ProblemList) -> Document | None:
    """Return the data of JSON, or None after noting why it cannot be used."""
    twice: list[str] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            counted = Counter(name for name, _ in pairs)
            twice.append(counted.most_common(1)[0][0])
        return found

    place: Place = START
    reason: Message | str = ""
    try:
        value = json.loads(text, object_pairs_hook=members, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        place = error.lineno, error.colno
        reason = f"{error.msg[:1].lower()}{error.msg[1:]}"
    except (RecursionError, ValueError):
        reason = _too_deep()
    else:
        if twice:
            message = say("the key '{key}' stands twice in one object", key=twice[0][:60])
            problems.add(file, START, "duplicate-key", message)
            return None
        if not is_too_deep(value):
            return Document(file, value, lambda paths: json_places(text, paths))
        reason = _too_deep()
    message = say("this is not valid JSON: {reason}", reason=reason)
    problems.add(file, place, "broken-json", message)
    return None


def yaml_document(text: str, file: str, problems: ProblemList) -> Document | None:
    """Return the data of YAML, or None after noting why it cannot be used."""
    before = len(problems.problems)
    data = read_yaml(text, file, problems, deepest=DEEPEST)
    if data is None or len(problems.problems) > before:
        return None
    return Document(file, data.value, marked_places(data))


def marked_places(data: MarkedData) -> Places:
    """Return the places that a reader has noted."""
    return lambda paths: {path: data.key_place(path) for path in paths}


def is_too_deep(value: Any) -> bool:
    """Tell whether values are nested deeper than any source is."""
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inner(one)]
        if not level:
            return False
    return True


def _inner(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _too_deep() -> Message:
    return say("values are nested deeper than {most} levels", most=DEEPEST)
