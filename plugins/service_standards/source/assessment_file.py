"""Opening an assessment file: refused with one plain sentence, or data that is safe to use.

`browser/assessment-file.js` opens the same files; `tests/vectors/README.md` states the rules.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError

from service_standards.errors import AssessmentRefused
from service_standards.model.assessment import ASSESSMENT_FORMAT, Assessment, is_blank
from service_standards.source.problems import path_text

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 64
MOST_DIGITS = 1000
# Halves of characters, and what stands for each while the shape is checked.
HALVES = {code: code - 0xD800 + 0xF0000 for code in range(0xD800, 0xE000)}
FORBIDDEN_KEYS = {"__proto__", "constructor", "prototype"}
Data = dict[str, Any]


def read_assessment(data: bytes, standard_id: str, criteria: Collection[str]) -> Data:
    """Return the file's data; findings of unknown criteria are moved to `parked`.

    Raises:
        AssessmentRefused: with one plain sentence; its `kind` is one of those in the rules.
    """
    if len(data) > MAX_BYTES:
        message = f"This file has {len(data):,} bytes; an assessment has at most 5 MB."
        raise AssessmentRefused("too-large", message)
    reader = _Reader()
    value = reader.parsed(data)
    _check_kind(value, standard_id)
    if reader.repeated:
        message = f"The key '{reader.repeated}' stands twice in one place of this file."
        raise AssessmentRefused("wrong-shape", message)
    _check_depth_and_numbers(value)
    try:
        Assessment.model_validate(_whole_characters(value))
    except ValidationError as error:
        place = path_text(error.errors(include_url=False)[0]["loc"])
        message = f"Something in this file has the wrong form, at {place}."
        raise AssessmentRefused("wrong-shape", message) from None
    return _sorted_out(value, criteria)


class _Reader:
    """Reads JSON and remembers what JSON alone does not forbid."""

    def __init__(self) -> None:
        self.repeated = ""

    def parsed(self, data: bytes) -> Any:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise AssessmentRefused("not-text", "This file is not text in UTF-8.") from None
        try:
            return json.loads(
                text,
                object_pairs_hook=self._object,
                parse_constant=_no_constant,
                parse_int=_number,
            )
        except RecursionError:
            raise AssessmentRefused("wrong-shape", "This file is nested too deeply.") from None
        except ValueError:
            message = "This file is not complete JSON; it may have been cut off while saving."
            raise AssessmentRefused("not-json", message) from None

    def _object(self, pairs: list[tuple[str, Any]]) -> Data:
        found: Data = {}
        for key, value in pairs:
            if key in FORBIDDEN_KEYS:
                message = f"This file holds the key '{key}', which no assessment has."
                raise AssessmentRefused("forbidden-key", message)
            self.repeated = self.repeated or (key if key in found else "")
            found[key] = value
        return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _number(digits: str) -> float:
    # Python refuses to read a very long integer; every number here is a double in the end.
    return int(digits) if len(digits) < MOST_DIGITS else float(digits)


def _check_kind(value: Any, standard_id: str) -> None:
    kind = value.get("format") if isinstance(value, dict) else None
    if not isinstance(kind, str) or not kind.startswith("assessment/"):
        raise AssessmentRefused("other-kind", "This file is JSON, but not an assessment.")
    if kind != ASSESSMENT_FORMAT:
        message = f"This file has the format '{kind}'; this version reads '{ASSESSMENT_FORMAT}'."
        raise AssessmentRefused("newer-format", message)
    standard = value.get("standard")
    found = standard.get("id") if isinstance(standard, dict) else None
    if found != standard_id:
        message = f"This file is about the standard '{found}', not about '{standard_id}'."
        raise AssessmentRefused("other-standard", message)


def _check_depth_and_numbers(value: Any) -> None:
    # A list of what is still to look at, because a file could be nested beyond recursion.
    waiting = [(value, 1)]
    while waiting:
        one, depth = waiting.pop()
        if depth > MAX_DEPTH and isinstance(one, dict | list):
            raise AssessmentRefused("wrong-shape", "This file is nested too deeply.")
        if isinstance(one, dict | list):
            inner = one.values() if isinstance(one, dict) else one
            waiting += [(item, depth + 1) for item in inner]
        elif isinstance(one, int | float) and not _is_double(one):
            raise AssessmentRefused("wrong-shape", "This file holds a number that is too large.")


def _is_double(number: float) -> bool:
    try:
        return math.isfinite(float(number))
    except OverflowError:
        return False


def _whole_characters(value: Any) -> Any:
    """Return the same with another character for each half of one, which Pydantic refuses."""
    if isinstance(value, str):
        return value if value.isascii() else value.translate(HALVES)
    if isinstance(value, list):
        return [_whole_characters(one) for one in value]
    if isinstance(value, dict):
        return {_whole_characters(key): _whole_characters(one) for key, one in value.items()}
    return value


def _sorted_out(value: Data, criteria: Collection[str]) -> Data:
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
