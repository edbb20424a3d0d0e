"""Opening an assessment file: refused with one plain sentence, or data that is safe to use.

`browser/formats/assessment-file.js` opens the same files; `tests/vectors/README.md` states the
rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from service_standards.errors import AssessmentRefused
from service_standards.model.plain.assessment_keys import ASSESSMENT_FORMAT, is_blank
from service_standards.model.plain.limits import MEGABYTE, MOST_BYTES, MOST_VALUES
from service_standards.record import record
from service_standards.source.reading.assessment_content import (
    WrittenNumber,
    checked_content,
    refuse_too_many,
)
from service_standards.source.reading.assessment_shape import Fault, shape_faults
from service_standards.source.reading.foreign_files import foreign_text, text_of
from service_standards.words.message import Number, say

FORBIDDEN_KEYS = frozenset({"__proto__", "constructor", "prototype"})
CONSTANT = r'"(?:[^"\\]|\\.)*"|(-?Infinity|NaN)'
Data = dict[str, Any]


@record
class OpenedAssessment:
    """A file of the right kind: its text, its data as they stand there, and what has a wrong form.

    The text is without a byte order mark. Only without faults is the data safe to use.
    """

    text: str
    data: Data
    faults: tuple[Fault, ...]


def read_assessment(data: bytes, standard_id: str, criteria: Collection[str]) -> Data:
    """Return the file's data; findings of unknown criteria are moved to `parked`.

    Raises:
        AssessmentRefused: with one plain sentence; its `kind` is one of those in the rules.
    """
    opened = open_assessment(data, standard_id)
    for path, message in opened.faults:
        raise AssessmentRefused("wrong-shape", message, path)
    return sorted_out(opened.data, criteria)


def open_assessment(data: bytes, standard_id: str | None) -> OpenedAssessment:
    """Return what a file says, before it is sorted out by a catalogue.

    Without an id, the file may be about any standard.

    Raises:
        AssessmentRefused: with one plain sentence, unless only the form of members is wrong.
    """
    if len(data) > MOST_BYTES:
        message = say(
            "This file has {size} bytes; an assessment has at most {most} MB.",
            size=Number(len(data)),
            most=MOST_BYTES // MEGABYTE,
        )
        raise AssessmentRefused("too-large", message)
    reader = _Reader()
    text = text_of(data)
    if text.count(",") > MOST_VALUES:
        # Keeping numbers as they are written takes long, and is in vain for too many of them.
        value = reader.parsed(text, float)
        _check_kind(value, standard_id)
        refuse_too_many(value)
    value = reader.parsed(text, WrittenNumber)
    _check_kind(value, standard_id)
    if reader.repeated is not None:
        message = say(
            "The key '{key}' stands twice in one place of this file.", key=reader.repeated
        )
        raise AssessmentRefused("wrong-shape", message)
    value = checked_content(value)
    return OpenedAssessment(text, value, tuple(shape_faults(value)))


class _NoNumber(ValueError):
    """A word that stands for a number in JavaScript and not in JSON."""


class _TooManyDigits(Exception):
    """A whole number that Python does not read."""


class _Reader:
    """Reads JSON and remembers what JSON alone does not forbid."""

    def __init__(self) -> None:
        self.repeated: str | None = None

    def parsed(self, text: str, number: Callable[[str], Any]) -> Any:
        """Return the data; what makes a number gets each that has a point or a power of ten."""
        try:
            try:
                return self._loaded(text, int, number)
            except _TooManyDigits:
                return self._loaded(text, WrittenNumber, number)
        except RecursionError:
            raise AssessmentRefused("wrong-shape", say("This file is nested too deeply.")) from None
        except json.JSONDecodeError as error:
            raise foreign_text(text, error) from None
        except _NoNumber as error:
            found = next(one for one in re.finditer(CONSTANT, text) if one[1])
            fault = json.JSONDecodeError(str(error), text, found.start())
            raise foreign_text(text, fault) from None

    def _loaded(self, text: str, whole: Callable[[str], Any], number: Callable[[str], Any]) -> Any:
        try:
            return json.loads(
                text,
                object_pairs_hook=self._object,
                parse_constant=_no_constant,
                parse_int=whole,
                parse_float=number,
            )
        except (json.JSONDecodeError, _NoNumber):
            raise
        except ValueError:
            # Python makes no whole number of thousands of digits.
            raise _TooManyDigits from None

    def _object(self, pairs: list[tuple[str, Any]]) -> Data:
        found = dict(pairs)
        if not FORBIDDEN_KEYS.isdisjoint(found):
            key = next(key for key in found if key in FORBIDDEN_KEYS)
            message = say("This file holds the key '{key}', which no assessment has.", key=key)
            raise AssessmentRefused("forbidden-key", message)
        if len(found) != len(pairs) and self.repeated is None:
            self.repeated = _repeated(key for key, _ in pairs)
        return found


def _repeated(keys: Iterable[str]) -> str | None:
    """Return the first key that was there before."""
    known: set[str] = set()
    for key in keys:
        if key in known:
            return key
        known.add(key)
    return None


def _no_constant(name: str) -> None:
    raise _NoNumber(name)


def _check_kind(value: Any, standard_id: str | None) -> None:
    kind = value.get("format") if isinstance(value, dict) else None
    if not isinstance(kind, str) or not kind.startswith("assessment/"):
        raise AssessmentRefused("other-kind", say("This file is JSON, but not an assessment."))
    if kind != ASSESSMENT_FORMAT:
        message = say(
            "This file has the format '{found}'; this version reads '{wanted}'.",
            found=kind,
            wanted=ASSESSMENT_FORMAT,
        )
        raise AssessmentRefused("newer-format", message)
    standard = value.get("standard")
    found = standard.get("id") if isinstance(standard, dict) else None
    if standard_id is not None and found != standard_id:
        message = say(
            "This file is about the standard '{found}', not about '{wanted}'.",
            found=found,
            wanted=standard_id,
        )
        raise AssessmentRefused("other-standard", message)


def sorted_out(value: Data, criteria: Collection[str]) -> Data:
    """Park what the catalogue does not know and take back what it knows again."""
    given = value.get("findings") or {}
    filled = {key: one for key, one in given.items() if not is_blank(one)}
    findings = {key: one for key, one in filled.items() if key in criteria}
    parked: Data = {}
    for key, one in (value.get("parked") or {}).items():
        if key in criteria and key not in findings:
            findings[key] = one
        else:
            parked[key] = one
    for key in [key for key in filled if key not in criteria]:
        parked[key] = _with_earlier(filled[key], parked[key]) if key in parked else filled[key]
    return {**value, "findings": findings, "parked": parked}


def _with_earlier(newer: Mapping[str, Any], older: Mapping[str, Any]) -> Data:
    earlier = newer.get("earlier", [])
    kept = earlier if isinstance(earlier, list) else [earlier]
    return {**newer, "earlier": [*kept, older]}
