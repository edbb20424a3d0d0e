"""How answers moved between snapshots."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

CRITERIA = [
    {"id": "A-1", "dimension": "first", "obligation": "must", "level": 2},
    {"id": "A-2", "dimension": "first", "obligation": "must", "level": 3},
    {
        "id": "B-1",
        "dimension": "second",
        "obligation": "should",
        "level": 2,
        "applies_when": {"all": ["pays"]},
    },
    {"id": "constructor", "dimension": "second", "obligation": "must", "level": 2},
]
CATALOGUE = {
    "criteria": CRITERIA,
    "dimensions": [{"id": "first"}, {"id": "second"}],
    "levels": [{"number": number} for number in range(1, 5)],
    "scoring": {
        "points": {"met": 2, "partly-met": 1, "not-met": 0, "not-assessed": 0},
        "weights": {"must": 1, "should": 1, "may": 1},
        "gate": {"obligation": "must", "outcome": "met", "first_level": 2},
    },
}
OUTCOMES = ["not-assessed", "not-met", "partly-met", "met", "not-applicable"]
CHANGES = """async ([outcomes, findings, catalogue]) =>
  (await modules("trend")).changesSince({ outcomes }, findings, catalogue)"""
SERIES = """async ([snapshots, catalogue, options]) =>
  (await modules("trend")).series(snapshots, catalogue, options)"""


def snapshot(date: str, **outcomes: str) -> dict[str, Any]:
    given = {name.replace("_", "-"): outcome for name, outcome in outcomes.items()}
    return {"date": date, "label": f"of {date}", "standard_version": "1", "outcomes": given}


def expected_kind(before: str, after: str) -> str | None:
    if before == after:
        return None
    if before == "not-assessed":
        return "newlyAssessed"
    grades = ["not-met", "partly-met", "met"]
    if before not in grades or after not in grades:
        return "other"
    return "better" if grades.index(after) > grades.index(before) else "worse"


@pytest.mark.parametrize("before", OUTCOMES)
def test_every_move_has_one_direction(blank: Page, before: str) -> None:
    for after in OUTCOMES:
        found = blank.evaluate(
            CHANGES, [{"A-1": before, "OLD-1": "met"}, {"A-1": {"outcome": after}}, CATALOGUE]
        )
        kind = expected_kind(before, after)
        lists = {name: found[name] for name in ("better", "worse", "newlyAssessed", "other")}
        moved = [{"id": "A-1", "from": before, "to": after}]
        assert lists == {name: moved if name == kind else [] for name in lists}
        assert found["same"] == (1 if before == after != "not-assessed" else 0)


def test_what_is_absent_is_not_assessed(blank: Page) -> None:
    found = blank.evaluate(CHANGES, [{"A-1": "met"}, {"A-2": {"note": "n"}}, CATALOGUE])
    assert found["other"] == [{"id": "A-1", "from": "met", "to": "not-assessed"}]
    assert found["newlyAssessed"] == []


def test_all_criteria_are_counted_once(blank: Page) -> None:
    wrong = blank.evaluate(
        """async ([outcomes, catalogue]) => {
          const { changesSince } = await modules("trend");
          let seed = 5;
          const next = (limit) => (seed = (seed * 48271) % 2147483647) % limit;
          const wrong = [];
          for (let round = 0; round < 500; round += 1) {
            const was = {}, is = {};
            for (const { id } of catalogue.criteria) {
              if (next(3)) was[id] = outcomes[next(5)];
              if (next(3)) is[id] = { outcome: outcomes[next(5)] };
            }
            const open = (outcome = "not-assessed") => outcome === "not-assessed";
            const [before, after] = [new Map(Object.entries(was)), new Map(Object.entries(is))];
            const neither = catalogue.criteria.filter(({ id }) =>
              open(before.get(id)) && open(after.get(id)?.outcome));
            const { same, ...lists } = changesSince({ outcomes: was }, is, catalogue);
            const ids = Object.values(lists).flat().map(({ id }) => id);
            const all = ids.length + same + neither.length;
            const isTwice = new Set(ids).size !== ids.length;
            if (all !== catalogue.criteria.length || isTwice) wrong.push({ was, is });
          }
          return wrong;
        }""",
        [OUTCOMES, CATALOGUE],
    )
    assert wrong == []


def test_a_series_is_graded_anew_and_in_order_of_time(blank: Page) -> None:
    snapshots = [
        snapshot("2026-06-01", A_1="met", A_2="met", B_1="partly-met"),
        snapshot("2026-01-01", A_1="not-met", OLD_1="met"),
        snapshot("2026-06-01", A_1="met", constructor="not-applicable"),
        snapshot("", A_1="met"),
    ]
    found = blank.evaluate(SERIES, [snapshots, CATALOGUE, {"facts": {}}])
    assert [(one["date"], one["label"]) for one in found] == [
        ("", "of "),
        ("2026-01-01", "of 2026-01-01"),
        ("2026-06-01", "of 2026-06-01"),
        ("2026-06-01", "of 2026-06-01"),
    ]
    assert [one["coverage"] for one in found] == [
        {"assessed": 1, "applicable": 4},
        {"assessed": 1, "applicable": 4},
        {"assessed": 3, "applicable": 4},
        {"assessed": 1, "applicable": 3},
    ]
    first = [(one["levels"][0]["at_least"], one["levels"][0]["at_most"]) for one in found]
    assert first == [(2, 3), (1, 1), (3, 3), (2, 3)]
    assert [one["levels"][1]["id"] for one in found] == ["second"] * 4
    assert found[2]["index"] == {"hundredths": 62, "dimensions": 2}


def test_a_series_of_some_dimensions_and_facts(blank: Page) -> None:
    options = {"facts": {"pays": False}, "dimensions": ["second"]}
    (found,) = blank.evaluate(SERIES, [[snapshot("2026-01-01", B_1="met")], CATALOGUE, options])
    assert found["levels"] == [{"id": "second", "at_least": 1, "at_most": 2}]
    assert found["coverage"] == {"assessed": 0, "applicable": 1}
    assert blank.evaluate(SERIES, [[], CATALOGUE, options]) == []
