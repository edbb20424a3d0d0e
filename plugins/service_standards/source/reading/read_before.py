"""What was read of texts before, for a process that reads the same project again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class ReadBefore:
    """Results by what they were made from, with the faults that were noted meanwhile.

    Only what the last reading asked for is kept.
    """

    def __init__(self) -> None:
        self._before: dict[object, tuple[Any, Any]] = {}
        self._now: dict[object, tuple[Any, Any]] = {}

    def begin(self) -> None:
        """Forget what the reading before the last one asked for."""
        self._before, self._now = self._now, {}

    def same(self, key: object, make: Callable[[], tuple[Any, Any]]) -> tuple[Any, Any]:
        """Return what `make` gives, or gave for the same key."""
        found = self._now.get(key) or self._before.get(key) or make()
        self._now[key] = found
        return found
