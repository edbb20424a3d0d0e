"""What a file of valid JSON can say, and what reading it would lose or could not bear.

`browser/formats/json-text.js` looks for the same.
"""

from __future__ import annotations

import math
import re
from typing import Any

from service_standards.errors import AssessmentRefused
from service_standards.model.plain.limits import DEEPEST, LONGEST_TEXT, MOST_ENTRIES, MOST_VALUES
from service_standards.source.reading.assessment_shape import too_long, too_many
from service_standards.source.reading.problems import path_text
from service_standards.words.message import Message, Number, say

NUMBER = r"-?([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?"
# Python reads no longer whole numbers; as it reads them all, these are far beyond a double.
MOST_DIGITS = 1000
SHOWN = 60
# Whole numbers between the two, and numbers of so few digits, are exact as doubles.
LEAST_EXACT, MOST_EXACT = -(10**15), 10**15
SURELY_EXACT = r"-?[0-9.]{1,15}(?:[eE][+-]?[0-9]{1,2})?"
Path = tuple[str | int, ...]


class WrittenNumber(str):
    """A number as it is written in a file."""

    __slots__ = ()

    @property
    def value(self) -> float:
        """What it is worth; beyond the doubles it is infinite."""
        if self.lstrip("-").isdigit() and len(self) < MOST_DIGITS:
            return int(self)
        return float(self)


def checked_content(value: Any) -> Any:
    """Put its numbers into a value and return it, if nothing is lost and it is not too much.

    Numbers with a point or a power of ten are to be `WrittenNumber`, and so may be whole ones.

    Raises:
        AssessmentRefused: with one sentence that names the place.
    """
    return _Content().checked(value, ())


def refuse_too_many(value: Any) -> None:
    """Refuse what holds too many values, whatever they are.

    Raises:
        AssessmentRefused: with one sentence.
    """
    count, inner = 1, [value]
    while inner:
        one = inner.pop()
        if isinstance(one, dict | list):
            count += len(one)
            inner += one.values() if isinstance(one, dict) else one
        if count > MOST_VALUES:
            raise _too_many_values()


class _Content:
    def __init__(self) -> None:
        self.values = 1

    def checked(self, value: Any, path: Path) -> Any:
        """Return a value with its numbers; `path` says where it stands."""
        kind = type(value)
        if kind is dict or kind is list:
            self._inner(value, path)
        elif kind is str:
            if len(value) > LONGEST_TEXT:
                raise _refused(too_long(LONGEST_TEXT, _place(path)), path)
        elif kind is WrittenNumber:
            return _kept(value, path)
        elif kind is int and not LEAST_EXACT < value < MOST_EXACT:
            return _kept(WrittenNumber(value), path)
        return value

    def _inner(self, value: Any, path: Path) -> None:
        """Look at what is inside an object or a list, and put its numbers there."""
        if len(path) >= DEEPEST:
            raise _refused(
                say("This file is nested more than {most} levels deep.", most=DEEPEST), path
            )
        if len(value) > MOST_ENTRIES:
            raise _refused(too_many(MOST_ENTRIES, _place(path)), path)
        self.values += len(value)
        if self.values > MOST_VALUES:
            raise _too_many_values()
        if type(value) is dict:
            _check_names(value, path)
        for key, one in value.items() if type(value) is dict else enumerate(value):
            # Most values need no closer look, and none of them a path.
            kind = type(one)
            if kind is str:
                is_fine = len(one) <= LONGEST_TEXT
            elif kind is int:
                is_fine = LEAST_EXACT < one < MOST_EXACT
            else:
                is_fine = kind is bool or one is None
            if not is_fine:
                value[key] = self.checked(one, (*path, key))


def _check_names(value: dict[str, Any], path: Path) -> None:
    for key in value:
        if len(key) > LONGEST_TEXT:
            message = say(
                "A name of more than {most} characters stands at {place}.",
                most=Number(LONGEST_TEXT),
                place=_place((*path, key)),
            )
            raise _refused(message, path)


def _kept(number: WrittenNumber, path: Path) -> float:
    value = number.value
    if re.fullmatch(SURELY_EXACT, number):
        return value
    try:
        double = float(value)
    except OverflowError:
        double = math.inf
    if not math.isfinite(double):
        raise _refused(say("The number at {place} is too large.", place=_place(path)), path)
    written = repr(double)
    if number != written and _decimal(number) != _decimal(written):
        shown = number if len(number) <= SHOWN else f"{number[:SHOWN]}…"
        message = say(
            "The number {number} at {place} would lose digits; write it as a text.",
            number=shown,
            place=_place(path),
        )
        raise _refused(message, path)
    return value


def _decimal(number: str) -> tuple[str, int]:
    """Return the digits without zeros at the ends, and the power of ten they count."""
    found = re.fullmatch(NUMBER, number)
    whole, part, power = found.groups() if found else ("", "", "")
    digits = f"{whole}{part or ''}".lstrip("0")
    kept = digits.rstrip("0")
    if not kept:
        return "", 0
    exponent = float(power or 0)
    exponent = int(power) if power and len(power) < MOST_DIGITS else 0
    return kept, exponent - len(part or "") + len(digits) - len(kept)


def _place(path: Path) -> str | Message:
    shown = path_text(part if isinstance(part, int) else part[:SHOWN] for part in path)
    return shown or say("the top")


def _too_many_values() -> AssessmentRefused:
    return _refused(say("This file holds more than {most} values.", most=Number(MOST_VALUES)))


def _refused(message: Message, path: Path = ()) -> AssessmentRefused:
    return AssessmentRefused("wrong-shape", message, path)
