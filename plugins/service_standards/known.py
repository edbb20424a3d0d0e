"""What was read and made before, for a process that reads the same project again and again.

Nothing is kept on the disk, and nothing for longer than its `ReadBefore`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from types import FunctionType
from typing import Any, Protocol, TypeVar

Value = TypeVar("Value")
# What is the same if it says the same, and cannot change.
PLAIN = (str, int, float, bool, bytes, Enum, type, FunctionType, type(None))


class Once(Protocol):
    """Gives what a function makes of some values, or made of the same ones before."""

    def __call__(self, make: Callable[..., Value], *given: object) -> Value:
        """Return what `make` gives: it depends on what it is given and on nothing else."""


class Knowledge:
    """What is known from before; here nothing, so that everything is made when it is asked for.

    `lasts` tells that the same project may be read and built again.
    """

    lasts = False

    def begin(self) -> None:
        """Take note that a reading begins."""

    def keep(self) -> None:
        """Take note that a reading ends before it has asked for everything."""

    def once(self, make: Callable[..., Value], *given: object) -> Value:
        """Return what `make` gives."""
        return make(*given)

    def each(
        self, make: Callable[..., Value], them: Iterable[object], *given: object
    ) -> list[Value]:
        """Return what `make` gives of each of some objects, and of what is the same for all.

        It asks for nothing that is known meanwhile.
        """
        return [make(one, *given) for one in them]

    def alike(self, name: str, value: Value) -> Value:  # noqa: ARG002 - another one needs it
        """Return the value."""
        return value


NOTHING = Knowledge()


class Names(Knowledge):
    """What has a name; for a build that is the only one, which asks for nothing else again."""

    def __init__(self) -> None:
        self._named: dict[str, Any] = {}

    def alike(self, name: str, value: Value) -> Value:
        """Return what has a name already, if that is equal to a value; or else the value."""
        if name not in self._named or self._named[name] != value:
            self._named[name] = value
        found: Value = self._named[name]
        return found


@dataclass(frozen=True, slots=True)
class _Entry:
    """What was made, what it was made of, and the keys of what was asked for meanwhile.

    What it was made of stays for as long as its key, which holds numbers of objects.
    """

    value: Any
    given: object
    asked: list[tuple[Any, ...]] = field(default_factory=list)


class ReadBefore(Knowledge):
    """Results by what they were made from.

    Texts and numbers are the same if they say the same. Everything else has to be the very object
    that it was, because looking through it takes as long as making the result anew; so nobody may
    change what was given, or what came of it, unless that is a memory itself. Only what the last
    reading asked for is kept, with what was asked for when that was made: it is wanted again when
    another one is.
    """

    def __init__(self, *, lasts: bool = True) -> None:
        self.lasts = lasts
        self._before: dict[tuple[Any, ...], _Entry] = {}
        self._now: dict[tuple[Any, ...], _Entry] = {}
        # What is being made now, the innermost last.
        self._making: list[_Entry] = []

    def begin(self) -> None:
        """Forget what the reading before the last one asked for."""
        kept = dict(self._now)
        wanted = [key for one in self._now.values() for key in one.asked]
        while wanted:
            key = wanted.pop()
            if key not in kept and key in self._before:
                kept[key] = self._before[key]
                wanted += kept[key].asked
        self._before, self._now = kept, {}

    def keep(self) -> None:
        """Forget nothing after this reading, which ends before it has asked for everything."""
        for key, before in self._before.items():
            now = self._now.setdefault(key, before)
            if now is not before and key[0] is ReadBefore.each:
                # Each has made its own part of them.
                now.value.update(
                    {at: one for at, one in before.value.items() if at not in now.value}
                )

    def once(self, make: Callable[..., Value], *given: object) -> Value:
        """Return what `make` gives for some values, or gave for them before."""
        key = (make, *map(key_of, given))
        found = self._found(key)
        if found is None:
            made = _Entry(None, given)
            found = replace(made, value=self._made(made, make, given))
        self._now[key] = found
        value: Value = found.value
        return value

    def each(
        self, make: Callable[..., Value], them: Iterable[object], *given: object
    ) -> list[Value]:
        """Return what `make` gives of each of some objects, or gave before.

        Of many objects few are new, and all others are found at once.
        """
        key = (ReadBefore.each, make, *map(key_of, given))
        self._ask(key)
        entry, old = self._now.setdefault(key, _Entry({}, given)), self._before.get(key)
        now: dict[int, tuple[object, Value]] = entry.value
        before = old.value if old else now
        values = []
        for one in them:
            at = id(one)
            made = now.get(at) or before.get(at)
            if made is None:
                made = one, self._made(entry, make, (one, *given))
            now[at] = made
            values.append(made[1])
        return values

    def _ask(self, key: tuple[Any, ...]) -> None:
        if self._making:
            self._making[-1].asked.append(key)

    def _found(self, key: tuple[Any, ...]) -> _Entry | None:
        self._ask(key)
        return self._now.get(key) or self._before.get(key)

    def _made(self, entry: _Entry, make: Callable[..., Value], given: Iterable[object]) -> Value:
        self._making.append(entry)
        try:
            return make(*given)
        finally:
            self._making.pop()

    def alike(self, name: str, value: Value) -> Value:
        """Return what had a name before, if that is equal to a value; or else the value.

        What is made of it is known then, although it was put together anew.
        """
        key = (ReadBefore.alike, name)
        found = self._found(key)
        if found is None or not (found.value is value or found.value == value):
            found = _Entry(value, name)
        self._now[key] = found
        same: Value = found.value
        return same


class _Itself:
    """What stands in a key before the number of an object, and nowhere else."""


def key_of(given: object) -> object:
    """Return what is equal for two objects only if what is made of one is made of the other."""
    kind = type(given)
    if kind is str or kind is bytes:
        return given
    if isinstance(given, PLAIN):
        # 1, 1.0 and True are equal, and so are a word and what an enumeration calls so.
        return kind, given
    if isinstance(given, tuple) and kind is tuple:
        return tuple(map(key_of, given))
    return _Itself, id(given)
