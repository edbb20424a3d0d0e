"""A glance at a file finds what reading it closely finds, whatever the file holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_standards.errors import AssessmentRefused
from service_standards.source.kinds.assessment_file import read_assessment
from service_standards.source.many.glance import Glancer, NotPlain
from tests.support.assessment_cases import CATALOGUE, IDS, assessments
from tests.support.file_cases import (
    CRITERION,
    FOREIGN,
    LIMIT_CASES,
    STANDARD,
    LimitCase,
    foreign_bytes,
)

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "checklists/example/assessment.json"
VECTORS = sorted((ROOT / "tests/vectors/opening").glob("*.json"))
DGSS = "digital-government-service-standard"
KNOWN = list(json.loads(EXAMPLE.read_bytes())["findings"])


def said(data: bytes, standard: str, criteria: list[str]) -> tuple[object, object]:
    """Return what both ways of reading a file say of it."""
    known = dict.fromkeys(criteria)
    answers: list[object] = []
    for read in (Glancer(standard, known).read, lambda one: read_assessment(one, standard, known)):
        try:
            answers.append(read(data))
        except AssessmentRefused as refused:
            answers.append((refused.kind, refused.message))
    return answers[0], answers[1]


def same(data: bytes, standard: str, criteria: list[str]) -> None:
    glanced, read = said(data, standard, criteria)
    assert glanced == read
    assert json.dumps(glanced, default=str) == json.dumps(read, default=str)


def test_a_file_in_order_needs_no_closer_look() -> None:
    assert Glancer(DGSS, dict.fromkeys(KNOWN))._glanced(EXAMPLE.read_bytes())
    same(EXAMPLE.read_bytes(), DGSS, KNOWN)
    same(EXAMPLE.read_bytes(), DGSS, KNOWN[1:])


@settings(max_examples=60)
@given(assessments)
def test_every_assessment_is_read_alike(data: dict[str, Any]) -> None:
    for text in (json.dumps(data), json.dumps(data, ensure_ascii=False, indent=2)):
        same(text.encode("utf-8", "surrogatepass"), data["standard"]["id"], IDS)


@settings(max_examples=30)
@given(st.integers(0, EXAMPLE.stat().st_size), st.binary(max_size=4), st.integers(0, 40))
def test_every_change_of_a_file_is_read_alike(at: int, put: bytes, over: int) -> None:
    data = EXAMPLE.read_bytes()
    same(data[:at] + put + data[at + over :], DGSS, KNOWN)


@pytest.mark.parametrize("case", LIMIT_CASES, ids=lambda case: case.name)
def test_limits_are_the_same(case: LimitCase) -> None:
    same(case.text.encode(), STANDARD, [CRITERION])


@pytest.mark.parametrize("path", [*FOREIGN], ids=lambda path: path.stem)
def test_foreign_files_are_refused_alike(path: Path) -> None:
    same(foreign_bytes(json.loads(path.read_text("utf-8"))), STANDARD, [CRITERION])


@pytest.mark.parametrize(
    ("found", "put"),
    [
        ('"phase": "live"', '"phase": "live", "phase": "beta"'),
        ('"outcome": "met"', '"outcome": "met", "outcome": "not-met"'),
        ('"outcome": "met"', '"outcome" : "met", "outcome" : "not-met"'),
        ('"outcome": "met"', '"outcome": ["met"]'),
        ('"outcome": "met"', '"outcome": null'),
        ('"outcome": "met"', '"outcome": "Met"'),
        ('"target": {', '"target": {"x": 1e2, '),
        ('"target": {', '"target": {"x": 12345678901234567890, '),
        ('"target": {', '"target": {"x": true, '),
        ('"target": {', '"target": {"x": NaN, '),
        ('"target": {', '"target": {"x": -0, '),
        ('"facts": {', '"facts": {"__proto__": true, '),
        ('"facts": {', '"facts": {"\\u005f_proto__": true, '),
        ('"updated": "2025-07-14T09:00:00Z"', '"updated": "2025-02-30T09:00:00Z"'),
        ('"date": "2025-03-28"', '"date": "2025-02-30"'),
        ('"date": "2025-03-28"', '"date": ""'),
        ('"date": "2025-03-28"', '"date": null'),
        ('"note": "', '"more": [[1, 2]], "note": "'),
        ('"note": "', '"note": "a \\":\\" b", "n": "'),
        ('"snapshots": [', '"snapshots": [1, '),
        ('"parked": {}', '"parked": {"DBD-01": {"outcome": "not-met"}, "OLD-01": {}}'),
        ('"outcome": "met"', '"outcome": "not-assessed"'),
        ('"standard": {', '"standard": {"id": "other", '),
    ],
)
def test_what_is_not_plain_is_read_closely(found: str, put: str) -> None:
    text = EXAMPLE.read_text("utf-8")
    assert found in text
    same(text.replace(found, put, 1).encode(), DGSS, KNOWN)


def test_a_name_that_stands_twice_is_seen_at_a_glance() -> None:
    text = EXAMPLE.read_text("utf-8").replace('"phase": "live"', '"phase": "x", "phase": "live"')
    with pytest.raises(NotPlain):
        Glancer(DGSS, dict.fromkeys(KNOWN))._glanced(text.encode())


def test_the_cases_are_there() -> None:
    assert CATALOGUE
    assert len(FOREIGN) > 20
    assert len(LIMIT_CASES) > 10
