"""A value in the JSON of a catalogue, read key by key; the first fault is told with its place.

And where values stand in the text of JSON, for the few of which something is said. What nothing is
said of is skipped by the reader of the standard library, which is written in C: finding one place
takes no longer than reading the file.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import StrEnum
from typing import Any, TypeVar

from service_standards.errors import EditionRefused
from service_standards.model.plain.limits import HIGHEST_LEVEL, MOST_ENTRIES
from service_standards.source.reading.problems import START, Path, Place, path_text
from service_standards.words.message import Message, Number, say

SPACE = re.compile(r"[ \t\n\r]*")
# Numbers stay text: Python refuses to turn thousands of digits into one.
VALUE = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
TEXT, NUMBER, LIST, KEYS = (
    say("text"),
    say("a whole number"),
    say("a list"),
    say("keys with values"),
)


class JsonPart:
    """A value of the file with its place, read key by key.

    What is asked for and is not there, or is of another kind, is refused by EditionRefused.
    """

    def __init__(self, value: Any, path: Path, name: str) -> None:
        self.value = value
        self.path = path
        self.name = name

    def refused(self, wanted: Message) -> EditionRefused:
        """Return the refusal of this value, which says what is needed at its place."""
        message = say(
            "'{file}' cannot be used: {wanted} is needed at {place}.",
            file=self.name,
            wanted=wanted,
            place=path_text(self.path),
        )
        return EditionRefused("wrong-shape", message, self.path)

    def inner(self, key: str) -> JsonPart:
        """Return what a key holds."""
        if not isinstance(self.value, dict):
            raise self.refused(KEYS)
        return JsonPart(self.value.get(key), (*self.path, key), self.name)

    def found(self, key: str) -> Any:
        """Return the bare value of a key, None without it."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def has(self, key: str) -> bool:
        """Tell whether a key has a value."""
        return self.found(key) is not None

    def text(self, key: str) -> str:
        """Return the text of a key."""
        found = self.found(key)
        if not isinstance(found, str):
            raise self.inner(key).refused(TEXT)
        return found

    def number(self, key: str) -> int:
        """Return the whole number of a key."""
        part = self.inner(key)
        if not isinstance(part.value, int) or isinstance(part.value, bool):
            raise part.refused(NUMBER)
        return part.value

    def level(self, key: str) -> int:
        """Return the level that a key holds."""
        number = self.number(key)
        if not 1 <= number <= HIGHEST_LEVEL:
            wanted = say("a whole number from 1 to {most}", most=HIGHEST_LEVEL)
            raise self.inner(key).refused(wanted)
        return number

    def word(self, key: str, words: type[E]) -> E:
        """Return which of some words a key holds."""
        part = self.inner(key)
        try:
            return words(part.value)
        except (TypeError, ValueError):
            raise part.refused(say("{words}", words=list(words))) from None

    def parts(self, key: str) -> list[JsonPart]:
        """Return the entries of a list, each with its place."""
        path = (*self.path, key)
        return [JsonPart(one, (*path, at), self.name) for at, one in enumerate(self.entries(key))]

    def entries(self, key: str) -> list[Any]:
        """Return the bare entries of a list."""
        found = self.found(key)
        if not isinstance(found, list):
            raise self.inner(key).refused(LIST)
        if len(found) > MOST_ENTRIES:
            path = (*self.path, key)
            message = say(
                "'{file}' cannot be used: more than {most} entries stand at {place}.",
                file=self.name,
                most=Number(MOST_ENTRIES),
                place=path_text(path),
            )
            raise EditionRefused("wrong-shape", message, path)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the entries of a list of texts."""
        found = self.entries(key)
        for at, one in enumerate(found):
            if not isinstance(one, str):
                raise self.parts(key)[at].refused(TEXT)
        return tuple(found)

    def each(self, key: str, read: Callable[[JsonPart], T]) -> tuple[T, ...]:
        """Return what a reader makes of each entry of a list."""
        return tuple(read(one) for one in self.parts(key))


def json_places(text: str, paths: Iterable[Path]) -> dict[Path, Place]:
    """Return line and column, from 1, for each path; members stand where their key stands.

    A path that leads to nothing stands where the last thing on the way to it does. `text` has to
    be valid JSON.
    """
    wanted = set(paths)
    ways = {path[:length] for path in wanted for length in range(len(path) + 1)}
    offsets: dict[Path, int] = {}
    with suppress(RecursionError):
        # What stands below a thousand brackets has no place of its own.
        _Walk(text, ways, offsets).value(_blank(text, 0), ())
    starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(path: Path) -> Place:
        while path not in offsets and path:
            path = path[:-1]
        if not path:
            return START
        line = bisect_right(starts, offsets[path])
        return line, offsets[path] - starts[line - 1] + 1

    return {path: place(path) for path in wanted}


def _blank(text: str, at: int) -> int:
    """Return where the next sign stands that is no blank."""
    found = SPACE.match(text, at)
    return found.end() if found else at


class _Walk:
    """Goes down the ways that lead to a wanted path and skips everything else."""

    def __init__(self, text: str, ways: set[Path], offsets: dict[Path, int]) -> None:
        self.text = text
        self.ways = ways
        self.offsets = offsets
        # The ways that go on further.
        self.inner = {way[:-1] for way in ways if way}

    def value(self, at: int, path: Path) -> int:
        """Return where the value ends that starts here."""
        if path not in self.inner or self.text[at] not in "{[":
            return VALUE.raw_decode(self.text, at)[1]
        is_object = self.text[at] == "{"
        at = _blank(self.text, at + 1)
        index = 0
        while self.text[at] not in "}]":
            key: str | int = index
            start = at
            if is_object:
                key, at = VALUE.raw_decode(self.text, at)
                at = _blank(self.text, _blank(self.text, at) + 1)
            here = (*path, key)
            if here in self.ways:
                self.offsets.setdefault(here, start)
            at = _blank(self.text, self.value(at, here))
            index += 1
            if self.text[at] == ",":
                at = _blank(self.text, at + 1)
        return at + 1
