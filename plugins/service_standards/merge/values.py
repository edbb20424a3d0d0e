"""Comparing values as JSON has them, the same as JavaScript does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class Absent:
    """What stands where there is no value; `None` is a value."""

    def __repr__(self) -> str:
        """Return a word for the output of tests."""
        return "ABSENT"


ABSENT = Absent()


def by_code_units(keys: Iterable[str]) -> list[str]:
    """Return keys sorted as JavaScript sorts text: by UTF-16 code units."""
    return sorted(keys, key=lambda key: key.encode("utf-16-be", "surrogatepass"))


def same(left: Any, right: Any) -> bool:
    """Tell whether two JSON values are the same, whatever the order of keys.

    Numbers are doubles, so `1` and `1.0` are one number; `True` is no number.
    """
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return double(left) == double(right)
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and bool(left == right)


def double(number: float) -> float:
    """Return a number as every language reads it from JSON."""
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")
