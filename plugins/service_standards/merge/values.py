"""Comparing values as JSON has them, the same as JavaScript does."""

from __future__ import annotations

import json
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
        return _double(left) == _double(right)
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and bool(left == right)


def likeness(value: Any) -> str:
    """Return a text that two JSON values share if they are the same, and only then."""
    return json.dumps(_with_doubles(value), sort_keys=True)


def _with_doubles(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _with_doubles(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_with_doubles(one) for one in value]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # There is one zero, and two ways of writing it.
    return _double(value) + 0.0 if is_number else value


def _double(number: float) -> float:
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")
