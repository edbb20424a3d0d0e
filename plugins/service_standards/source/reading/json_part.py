"""A value in the JSON of a catalogue, read key by key; the first fault is told with its place."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from service_standards.errors import EditionRefused
from service_standards.model.plain.limits import HIGHEST_LEVEL, MOST_ENTRIES
from service_standards.source.reading.problems import path_text
from service_standards.words.message import Message, Number, say

Path = tuple[str | int, ...]
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
