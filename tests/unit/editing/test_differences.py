"""What differs between two editions: nothing is left out, and nothing is told twice."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from service_standards.editing.differences import Difference, compare, through
from service_standards.editing.suggestions import suggested
from service_standards.editing.word_differences import word_differences
from service_standards.model.changes import undeclared
from service_standards.model.release import Change, Release
from tests.support.cases.edition_cases import data, edition, editions, release

texts = st.lists(st.sampled_from(["a", "b", "c", "d."]), max_size=12).map(" ".join)


@given(texts, texts)
def test_both_texts_can_be_read_from_their_differences(before: str, after: str) -> None:
    parts = word_differences(before, after)
    for text, op in ((before, "removed"), (after, "added")):
        words = " ".join(part.text for part in parts if part.op in {"same", op})
        assert words == text
    assert {part.op for part in parts} <= {"same"} or before != after


@given(editions())
def test_every_criterion_that_differs_is_told_once(pair: tuple[Any, Any]) -> None:
    old, new = release(pair[0]), release(pair[1])
    found = compare(old, new).items
    before = [one.id for item in found for one in item.before]
    after = {one.id for item in found for one in item.after}
    assert len(before) == len(set(before))
    assert set(before) == set(old.criteria_by_id) - set(new.criteria_by_id)
    assert set(new.criteria_by_id) - set(old.criteria_by_id) <= after


@given(editions())
def test_what_is_suggested_declares_every_difference(pair: tuple[Any, Any]) -> None:
    old, new = release(pair[0]), release(pair[1])
    faults = undeclared(old, new, suggested(old, new, ()))
    # Why something was withdrawn is for a person to say.
    assert {str(one.message) for one in faults} <= {
        "a criterion is withdrawn for a reason; say it in 'reason'"
    }


def kinds(items: tuple[Difference, ...]) -> dict[str, tuple[str, bool]]:
    return {
        one.id: (item.kind, item.is_declared) for item in items for one in item.before or item.after
    }


def test_what_is_not_declared_is_guessed_from_the_words() -> None:
    found = kinds(compare(release("1.0.0"), release({**data("2.0.0"), "changes": []})).items)
    assert found["AAA-04"] == ("moved", False)
    assert found["AAA-09"] == ("withdrawn", False)
    assert kinds(compare(release("1.0.0"), release("2.0.0")).items)["AAA-04"] == ("moved", True)


def criterion(key: str, requirement: str) -> dict[str, Any]:
    return {**data("1.0.0")["criteria"][0], "id": key, "requirement": requirement}


def steps(*made: tuple[list[str], list[dict[str, Any]]]) -> list[tuple[Release, Release]]:
    found: list[Release] = []
    for number, (ids, changes) in enumerate(made):
        previous = f"{number}.0.0" if number else None
        listed = [criterion(key, f"You must do {key}.") for key in ids]
        found.append(release(edition(f"{number + 1}.0.0", previous, listed, changes)))
    return list(pairwise(found))


def test_changes_of_several_editions_are_put_together() -> None:
    last = through(
        steps(
            (["AAA-01", "AAA-02", "AAA-03", "AAA-04", "AAA-05"], []),
            (
                ["AAA-06", "AAA-07", "AAA-03", "AAA-04", "AAA-05"],
                [
                    {"kind": "moved-to", "from": ["AAA-01"], "to": ["AAA-06"], "reason": "First."},
                    {"kind": "moved-to", "from": ["AAA-02"], "to": ["AAA-07"]},
                    {"kind": "editorial", "id": "AAA-05"},
                ],
            ),
            (
                ["AAA-08", "AAA-09", "AAA-10", "AAA-05"],
                [
                    {"kind": "split-to", "from": ["AAA-06"], "to": ["AAA-08", "AAA-09"]},
                    {"kind": "merged-to", "from": ["AAA-07", "AAA-03"], "to": ["AAA-10"]},
                    {"kind": "withdrawn", "id": "AAA-04", "reason": "Gone."},
                ],
            ),
        )
    )
    expected = [
        {"kind": "split-to", "from": ["AAA-01"], "to": ["AAA-08", "AAA-09"], "reason": "First."},
        {"kind": "merged-to", "from": ["AAA-02", "AAA-03"], "to": ["AAA-10"]},
        {"kind": "withdrawn", "id": "AAA-04", "reason": "Gone."},
        {"kind": "editorial", "id": "AAA-05"},
    ]
    assert list(last.changes) == [Change.model_validate(one) for one in expected]
