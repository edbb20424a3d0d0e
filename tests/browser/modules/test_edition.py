"""The next edition in the browser: the vectors, the same as in Python, and word differences."""

from __future__ import annotations

import json
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from service_standards.merge.editions import DECISIONS, apply_edition, review_edition
from service_standards.merge.values import same
from tests.support.cases.edition_cases import VECTORS, data, decided, edition_cases, release
from tests.support.cases.merge_cases import Case

ROUNDS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
CARRY = """async (text) => {
  const { reviewEdition, applyEdition } = await modules("edition");
  const input = JSON.parse(text);
  const { findings, parked, from, to, decisions } = input;
  const items = reviewEdition(findings, from, to);
  const found = applyEdition(new Map(Object.entries(findings)), parked, items, decisions);
  return JSON.stringify({ items, found, untouched: JSON.stringify(input) === text });
}"""
DIFF = """async ([before, after]) => {
  const { wordDiff } = await modules("edition");
  return wordDiff(before, after);
}"""


def carried(page: Page, case: Case, decisions: Any) -> Any:
    releases = {side: data(case[side]) for side in ("from", "to")}
    text = json.dumps({**case, **releases, "decisions": decisions}, separators=(",", ":"))
    return json.loads(page.evaluate(CARRY, text))


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: str(path.stem))
def test_a_vector_is_carried_over_as_it_says(blank: Page, path: Any) -> None:
    vector = json.loads(path.read_text("utf-8"))
    expected = dict(vector["expected"])
    found = carried(blank, vector["input"], vector["input"]["decisions"])
    if "items" in expected:
        assert same(found["items"], expected.pop("items")), found["items"]
    assert same(found["found"], expected), found["found"]


@ROUNDS
@given(edition_cases(), st.integers(0, 2**32))
def test_python_and_javascript_carry_alike(blank: Page, case: Case, seed: int) -> None:
    items = review_edition(case["findings"], release(case["from"]), release(case["to"]))
    decisions = decided(items, Random(seed))
    found = carried(blank, case, decisions)
    assert same(found["items"], items)
    expected = apply_edition(case["findings"], case["parked"], items, decisions)
    assert same(found["found"], expected)


def test_what_is_given_is_left_alone(blank: Page) -> None:
    vector = json.loads(next(path for path in VECTORS if path.stem == "every-kind").read_text())
    assert carried(blank, vector["input"], {"AAA-03": "reset"})["untouched"]


def test_the_decisions_are_those_of_python(blank: Page) -> None:
    found = blank.evaluate("async () => (await modules('edition')).DECISIONS")
    assert {kind: tuple(names) for kind, names in found.items()} == DECISIONS


@pytest.mark.parametrize("decisions", ["drop all", {"AAA-01": "reset"}, {"AAA-09": "park"}])
def test_a_decision_that_there_is_not_is_refused(blank: Page, decisions: Any) -> None:
    message = blank.evaluate(
        """async ([from, to, decisions]) => {
          const { reviewEdition, applyEdition } = await modules("edition");
          try {
            applyEdition({}, {}, reviewEdition({}, from, to), decisions);
          } catch ({ message }) {
            return message;
          }
        }""",
        [data("1.0.0"), data("2.0.0"), decisions],
    )
    assert "is no decision for" in message


def test_an_answer_that_a_note_has_no_room_for_stands_beside_it(blank: Page) -> None:
    findings = {"AAA-03": {"outcome": "met", "note": "\U0001f600" * 19_990}}
    case = {"findings": findings, "parked": {}, "from": "1.0.0", "to": "2.0.0"}
    found = carried(blank, case, {"AAA-03": "reset"})["found"]["findings"]["AAA-03"]
    assert found["note"] == findings["AAA-03"]["note"]
    expected = {"criterion": "AAA-03", "outcome": "met", "reason": ""}
    assert found["extra"] == {"earlier_answer": expected}


def test_a_note_is_measured_in_characters(blank: Page) -> None:
    findings = {"AAA-03": {"outcome": "met", "note": "\U0001f600" * 10_001}}
    case = {"findings": findings, "parked": {}, "from": "1.0.0", "to": "2.0.0"}
    found = carried(blank, case, {"AAA-03": "reset"})["found"]["findings"]["AAA-03"]
    assert found["note"].startswith("Answer to the earlier wording of AAA-03: met\n\n\U0001f600")
    assert found["extra"] == {}


def test_the_steps_between_editions(blank: Page) -> None:
    first, second = data("1.0.0"), data("2.0.0")
    standard = {**second["standard"], "version": "3.0.0"}
    third = {**second, "previous": "2.0.0", "standard": standard}
    found = blank.evaluate(
        """async ([releases, looped]) => {
          const { editionPath } = await modules("edition");
          const path = (given, before, after) => editionPath(given, before, after)
            .map((step) => step.map(({ standard }) => standard.version));
          return [
            path(releases, "1.0.0", "3.0.0"),
            path(releases, "3.0.0", "1.0.0"),
            path(releases.slice(0, 2), "1.0.0", "3.0.0"),
            path(looped, "0.1.0", "2.0.0"),
          ];
        }""",
        [[third, first, second], [{**first, "previous": "2.0.0"}, second]],
    )
    assert found == [[["1.0.0", "2.0.0"], ["2.0.0", "3.0.0"]], [], [], []]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("one two", " one\n two ", [("same", "one two")]),
        ("", "new words", [("added", "new words")]),
        ("old", "", [("removed", "old")]),
        (
            "You should publish the results each year.",
            "You must publish the results twice a year.",
            [
                ("same", "You"),
                ("removed", "should"),
                ("added", "must"),
                ("same", "publish the results"),
                ("removed", "each"),
                ("added", "twice a"),
                ("same", "year."),
            ],
        ),
        ("a a b", "a b b", [("same", "a"), ("removed", "a"), ("added", "b"), ("same", "b")]),
    ],
)
def test_word_differences(
    blank: Page, before: str, after: str, expected: list[tuple[str, str]]
) -> None:
    found = blank.evaluate(DIFF, [before, after])
    assert [(part["op"], part["text"]) for part in found] == expected


texts = st.lists(st.sampled_from("abcd"), max_size=12).map(" ".join)


@ROUNDS
@given(texts, texts)
def test_the_parts_hold_both_texts(blank: Page, before: str, after: str) -> None:
    parts = blank.evaluate(DIFF, [before, after])
    for text, ops in ((before, ("same", "removed")), (after, ("same", "added"))):
        assert " ".join(part["text"] for part in parts if part["op"] in ops) == text
    assert all(one["op"] != other["op"] for one, other in pairwise(parts))
    assert longest_common(before.split(), after.split()) == len(
        [word for part in parts if part["op"] == "same" for word in part["text"].split()]
    )


def longest_common(left: list[str], right: list[str]) -> int:
    lengths = [0] * (len(right) + 1)
    for word in left:
        row = [0]
        for index, other in enumerate(right):
            row.append(lengths[index] + 1 if word == other else max(row[index], lengths[index + 1]))
        lengths = row
    return lengths[-1]


def test_long_texts_do_not_stop_the_page(blank: Page) -> None:
    shapes = blank.evaluate(
        """async () => {
          const { wordDiff } = await modules("edition");
          const text = (name, count, step) => {
            const words = Array.from({ length: count - 2 }, (_, place) => (place * step) % 7);
            return ["start", name, ...words, name, "end"].join(" ");
          };
          return [400, 401, 100_000].map((count) => {
            const parts = wordDiff(text("old", count, 2), text("new", count, 3));
            return parts.map(({ op }) => op);
          });
        }"""
    )
    assert len(shapes[0]) > 10
    assert shapes[1:] == [["same", "removed", "added", "same"]] * 2
