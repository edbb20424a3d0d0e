"""Merging two assessments: the shared vectors, and what is guaranteed for all assessments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from service_standards.merge.three_way import Merge, resolve
from service_standards.merge.values import ABSENT, by_code_units, same
from tests.support.cases import merge_promises as promises
from tests.support.cases.merge_cases import Case, choices, choosing, finding_cases, service_cases

VECTORS = sorted((Path(__file__).parents[2] / "vectors" / "merge").glob("*.json"))
ROUNDS = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_vector_merges_as_it_says(path: Path) -> None:
    vector = json.loads(path.read_text("utf-8"))
    result = promises.merged(vector["input"], vector["of"])
    assert same(promises.as_data(result), vector["expected"]), result
    if "choices" in vector:
        resolved = resolve(result, vector["choices"])
        found = {"merged": resolved.merged, "conflicts": resolved.conflicts}
        assert same(found, vector["resolved"]), found


def test_there_are_vectors() -> None:
    assert len(VECTORS) >= 15


@ROUNDS
@given(finding_cases)
def test_no_answer_is_lost(case: Case) -> None:
    promises.assert_nothing_is_lost(case)


@ROUNDS
@given(service_cases)
def test_nothing_about_the_service_is_lost(case: Case) -> None:
    promises.assert_no_value_is_lost(case, promises.merged(case, "service"), None)


@ROUNDS
@given(finding_cases)
def test_a_note_never_travels_without_its_outcome(case: Case) -> None:
    promises.assert_note_and_outcome_stay_together(case)


@ROUNDS
@given(finding_cases, service_cases)
def test_merging_again_changes_nothing(findings: Case, service: Case) -> None:
    promises.assert_merging_again_changes_nothing(findings, "findings")
    promises.assert_merging_again_changes_nothing(service, "service")


@ROUNDS
@given(finding_cases, service_cases, choosing)
def test_a_choice_holds(findings: Case, service: Case, drawn: list[str | None]) -> None:
    promises.assert_a_choice_holds(findings, drawn, "findings")
    promises.assert_a_choice_holds(service, drawn, "service")


@ROUNDS
@given(finding_cases, choosing)
def test_choosing_changes_what_was_chosen_and_nothing_else(
    case: Case, drawn: list[str | None]
) -> None:
    promises.assert_choosing_changes_only_what_was_chosen(case, drawn)


@ROUNDS
@given(finding_cases, service_cases)
def test_the_sides_are_equal(findings: Case, service: Case) -> None:
    promises.assert_the_sides_are_equal(findings, "findings")
    promises.assert_the_sides_are_equal(service, "service")


@ROUNDS
@given(finding_cases)
def test_the_sides_themselves_are_left_alone(case: Case) -> None:
    before = json.dumps(case)
    result = promises.merged(case)
    resolve(result, choices(result.conflicts, ["both"]))
    assert json.dumps(case) == before


@pytest.mark.parametrize("choice", ["both", "mine", ""])
def test_a_choice_that_there_is_not_is_refused(choice: str) -> None:
    conflict = {"criterion": "AAA-01", "field": "owner", "ours": "a", "theirs": "b", "base": ""}
    with pytest.raises(ValueError, match="AAA-01/owner"):
        resolve(Merge({"AAA-01": {"owner": "a"}}, [conflict]), {"AAA-01/owner": choice})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (1, 1.0, True),
        (0, -0.0, True),
        (1, True, False),
        (False, None, False),
        (10**400, 10**500, True),
        (-(10**400), 10**400, False),
        ("", None, False),
        ({"a": [1, {}]}, {"a": [1.0, {}]}, True),
        ({"a": None}, {}, False),
        ([], {}, False),
        (ABSENT, None, False),
        (ABSENT, ABSENT, True),
    ],
)
def test_values_are_compared_as_json_has_them(left: Any, right: Any, expected: bool) -> None:
    assert same(left, right) is expected
    assert same(right, left) is expected


def test_keys_are_sorted_as_javascript_sorts_them() -> None:
    assert by_code_units(["\uffff", "b", "\U0001f600", "a"]) == ["a", "b", "\U0001f600", "\uffff"]
