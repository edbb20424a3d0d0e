"""Opening an assessment file: refused with one plain sentence, or data that is safe to use."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from service_standards.errors import AssessmentRefused
from service_standards.model.assessment import ASSESSMENT_FORMAT, Assessment
from service_standards.source.problems import path_text

MAX_BYTES = 5 * 1024 * 1024
FORBIDDEN_KEYS = {"__proto__", "constructor", "prototype"}


def read_assessment(data: bytes, standard_id: str, criteria: set[str]) -> dict[str, Any]:
    """Return the file's data; findings of unknown criteria are moved to `parked`.

    Raises:
        AssessmentRefused: with one plain sentence; the kinds are those of
            `browser/assessment-file.js`.
    """
    if len(data) > MAX_BYTES:
        message = (
            f"This file is larger than 5 MB ({len(data):,} bytes). An assessment is much smaller."
        )
        raise AssessmentRefused("too-large", message)
    value = _parsed(data)
    _check_kind(value, standard_id)
    try:
        Assessment.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        message = f"Something in this file has the wrong form, at {path_text(first['loc'])}."
        raise AssessmentRefused("wrong-shape", message) from None
    return _parked(value, criteria)


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AssessmentRefused("not-text", "This file is not a text file in UTF-8.") from None
    try:
        value = json.loads(text, object_pairs_hook=_safe_object, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        message = "This file is not complete JSON; it may have been cut off while it was saved."
        raise AssessmentRefused("not-json", message) from None
    if not isinstance(value, dict):
        raise AssessmentRefused("other-kind", "This file is JSON, but not an assessment.")
    return value


def _safe_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for key, _ in pairs:
        if key in FORBIDDEN_KEYS:
            message = (
                f"This file holds the key '{key}', which no assessment has; it may be harmful."
            )
            raise AssessmentRefused("forbidden-key", message)
    return dict(pairs)


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _check_kind(value: dict[str, Any], standard_id: str) -> None:
    kind = value.get("format")
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


def _parked(value: dict[str, Any], criteria: set[str]) -> dict[str, Any]:
    findings = value.get("findings") or {}
    unknown = {key: one for key, one in findings.items() if key not in criteria}
    kept = {key: one for key, one in findings.items() if key in criteria}
    return {**value, "findings": kept, "parked": unknown | (value.get("parked") or {})}
