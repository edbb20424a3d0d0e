"""Answers on their way to the next edition: the shared vectors, and that none is lost."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_standards.merge.editions import apply_edition, edition_path, review_edition
from service_standards.merge.evidence import without
from service_standards.merge.three_way import complete_content, is_blank_content
from service_standards.merge.values import same
from tests.support.cases.edition_cases import VECTORS, data, decided, edition_cases, release
from tests.support.cases.merge_cases import Case
from tests.support.cases.merge_promises import evidence, fields

FLAGS = {"extra/check_again", "extra/proposed"}
ROUNDS = settings(max_examples=100, deadline=None)


def reviewed(case: Case) -> list[Case]:
    return review_edition(case["findings"], release(case["from"]), release(case["to"]))


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_vector_is_carried_over_as_it_says(path: Path) -> None:
    vector = json.loads(path.read_text("utf-8"))
    case, expected = vector["input"], dict(vector["expected"])
    items = reviewed(case)
    if "items" in expected:
        assert same(items, expected.pop("items")), items
    found = apply_edition(case["findings"], case["parked"], items, case["decisions"])
    assert same(found, expected), found


def test_there_are_vectors() -> None:
    assert len(VECTORS) >= 15


def content(finding: Case) -> Case:
    found = {key: one for key, one in fields(finding).items() if key not in FLAGS}
    return {**found, "evidence": evidence(finding)}


def holds(finding: Case | None, answer: Case) -> bool:
    """Tell whether a finding says all that an answer said."""
    if finding is None:
        return False
    found, wanted = content(finding), content(answer)
    items = without(wanted.pop("evidence"), found.pop("evidence"))
    return not items and all(same(found.get(key), one) for key, one in wanted.items())


def as_finding(entry: Case) -> Case:
    known = ("title", "outcome", "reason", "note", "evidence", "owner", "due")
    extra = {key: one for key, one in entry.items() if key not in {*known, "updated"}}
    return {**{key: entry[key] for key in known if key in entry}, "extra": extra}


@ROUNDS
@given(edition_cases(), st.integers(0, 2**32))
def test_no_answer_is_lost(case: Case, seed: int) -> None:
    before = json.dumps(case)
    items = reviewed(case)
    decisions = decided(items, Random(seed))
    found = apply_edition(case["findings"], case["parked"], items, decisions)
    assert json.dumps(case) == before, "what is given is left alone"
    places = {key: item for item in items for key in item["from"]}
    for key, answer in case["findings"].items():
        if is_blank_content(answer):
            continue
        item = places.get(key)
        here = found["findings"].get(key)
        if item and item["kind"] == "reworded" and decisions.get(key) == "reset":
            told = complete_content(answer)
            note = here["note"] if here else ""
            assert told["outcome"] in note or told["outcome"] == "not-assessed"
            assert told["reason"] in note
            assert told["note"] in note
            continue
        moved = found["findings"].get(item["to"][0]) if item and item["to"] else None
        parked = found["parked"].get(key)
        kept = holds(here, answer) or (parked is not None and holds(as_finding(parked), answer))
        carried = item is not None and item["kind"] == "moved" and holds(moved, answer)
        assert kept or carried, (key, answer)


@ROUNDS
@given(edition_cases(), st.integers(0, 2**32))
def test_nothing_that_was_parked_is_lost(case: Case, seed: int) -> None:
    items = reviewed(case)
    found = apply_edition(case["findings"], case["parked"], items, decided(items, Random(seed)))
    for key, entry in case["parked"].items():
        now = found["parked"].get(key, {})
        earlier = now.get("earlier", [])
        is_parked = same(now, entry) or any(same(one, entry) for one in earlier)
        restored = holds(found["findings"].get(key), as_finding(entry))
        assert is_parked or restored, key


@ROUNDS
@given(edition_cases(), st.integers(0, 2**32))
def test_no_outcome_comes_unmarked_to_a_criterion_that_asks_something_else(
    case: Case, seed: int
) -> None:
    items = reviewed(case)
    decisions = decided(items, Random(seed))
    found = apply_edition(case["findings"], case["parked"], items, decisions)["findings"]
    criteria = {one["id"]: one for one in data(case["to"])["criteria"]}
    assert set(found) <= set(criteria)
    for item in items:
        if item["kind"] in {"split", "merged", "covered"}:
            for key in set(item["to"]) - set(case["findings"]) - set(case["parked"]):
                one = complete_content(found.get(key, {}))
                marked = one["extra"].get("check_again") or one["extra"].get("proposed")
                assert marked or is_blank_content(one)
                assert one["outcome"] == "not-assessed" or one["extra"]["check_again"]
        if item["kind"] == "reworded" and item["findings"] and item["key"] not in decisions:
            assert found[item["key"]]["extra"]["check_again"] is True


@ROUNDS
@given(edition_cases())
def test_each_criterion_has_one_item(case: Case) -> None:
    items = reviewed(case)
    sources = [key for item in items for key in item["from"]]
    old = [one["id"] for one in data(case["from"])["criteria"]]
    new = [one["id"] for one in data(case["to"])["criteria"]]
    assert len(sources) == len(set(sources))
    assert set(old) <= set(sources)
    assert {key for key in case["findings"] if key not in new} <= set(sources)
    assert set(new) <= {key for item in items for key in item["to"]}
    keys = [item["key"] for item in items]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("decisions", [{}, "keep all"])
def test_without_decisions_all_is_kept(decisions: Any) -> None:
    case = json.loads(VECTORS[[path.stem for path in VECTORS].index("every-kind")].read_text())
    given_input = case["input"]
    items = reviewed(given_input)
    found = apply_edition(given_input["findings"], {}, items, decisions)
    assert same(found["findings"], case["expected"]["findings"])


@pytest.mark.parametrize("decisions", ["drop all", {"AAA-01": "reset"}, {"AAA-09": "park"}])
def test_a_decision_that_there_is_not_is_refused(decisions: Any) -> None:
    items = review_edition({}, release("1.0.0"), release("2.0.0"))
    with pytest.raises(ValueError, match="is no decision for"):
        apply_edition({}, {}, items, decisions)


@pytest.mark.parametrize(
    ("key", "target", "decisions"),
    [("AAA-05", "AAA-10", {}), ("AAA-03", "AAA-03", {"AAA-03": "reset"})],
)
def test_an_answer_that_a_note_has_no_room_for_stands_beside_it(
    key: str, target: str, decisions: dict[str, str]
) -> None:
    note = "é" * 19_990
    findings = {key: {"outcome": "met", "reason": "r", "note": note}}
    items = review_edition(findings, release("1.0.0"), release("2.0.0"))
    found = apply_edition(findings, {}, items, decisions)["findings"][target]
    assert (found["outcome"], found["note"]) == ("not-assessed", note)
    expected = {"criterion": key, "outcome": "met", "reason": "r"}
    assert found["extra"]["earlier_answer"] == expected


def test_the_steps_between_editions() -> None:
    first, second = release("1.0.0"), release("2.0.0")
    third = second.model_copy(
        update={
            "previous": "2.0.0",
            "standard": second.standard.model_copy(update={"version": "3.0.0"}),
        }
    )
    releases = [third, first, second]
    assert edition_path(releases, "1.0.0", "3.0.0") == [(first, second), (second, third)]
    assert edition_path(releases, "2.0.0", "3.0.0") == [(second, third)]
    assert edition_path(releases, "3.0.0", "3.0.0") == []
    assert edition_path(releases, "3.0.0", "1.0.0") == []
    assert edition_path([third, first], "1.0.0", "3.0.0") == []
    looped = first.model_copy(update={"previous": "2.0.0"})
    assert edition_path([looped, second], "0.1.0", "2.0.0") == []
