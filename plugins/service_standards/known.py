"""What was read and made before, for a process that reads the same project again and again.

Nothing is kept on the disk, and nothing for longer than its `ReadBefore`.
"""

from __future__ import annotations

from collections.abc import Callable
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
    """What is known from before; here nothing, so that everything is made when it is asked for."""

    def begin(self) -> None:
        """Take note that a reading begins."""

    def keep(self) -> None:
        """Take note that a reading ends before it has asked for everything."""

    def once(self, make: Callable[..., Value], *given: object) -> Value:
        """Return what `make` gives."""
        return make(*given)

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


class ReadBefore(Knowledge):
    """Results by what they were made from.

    Texts and numbers are the same if they say the same. Everything else has to be the very object
    that it was, because looking through it takes as long as making the result anew; so nobody may
    change what was given, or what came of it. Only what the last reading asked for is kept.
    """

    def __init__(self) -> None:
        self._before: dict[object, tuple[Any]] = {}
        self._now: dict[object, tuple[Any]] = {}

    def begin(self) -> None:
        """Forget what the reading before the last one asked for."""
        self._before, self._now = self._now, {}

    def keep(self) -> None:
        """Forget nothing after this reading, which ends before it has asked for everything."""
        self._now = self._before | self._now

    def once(self, make: Callable[..., Value], *given: object) -> Value:
        """Return what `make` gives for some values, or gave for them before."""
        return self.same((make, *map(_key, given)), lambda: make(*given))

    def same(self, key: object, make: Callable[[], Value]) -> Value:
        """Return what `make` gives, or gave for the same key."""
        found = self._now.get(key) or self._before.get(key) or (make(),)
        self._now[key] = found
        value: Value = found[0]
        return value

    def alike(self, name: str, value: Value) -> Value:
        """Return what had a name before, if that is equal to a value; or else the value.

        What is made of it is known then, although it was put together anew.
        """
        key = (ReadBefore.alike, name)
        before = self._now.get(key) or self._before.get(key)
        self._now[key] = before if before and before[0] == value else (value,)
        found: Value = self._now[key][0]
        return found


class _Itself:
    """An object that is equal to itself alone, and stays for as long as somebody knows of it."""

    __slots__ = ("_it",)

    def __init__(self, it: object) -> None:
        self._it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self._it is other._it

    def __hash__(self) -> int:
        return id(self._it)


def _key(given: object) -> object:
    if isinstance(given, PLAIN):
        # 1, 1.0 and True are equal, and so are a word and what an enumeration calls so.
        return type(given), given
    if isinstance(given, tuple) and type(given) is tuple:
        return tuple(map(_key, given))
    return _Itself(given)
