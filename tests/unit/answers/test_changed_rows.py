"""The command `import` with rows that somebody changed: what they did not touch stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from service_standards.answers.tables.reading import filled_with, read_rows
from service_standards.answers.tables.writing import rows_of
from tests.support.answer_files import NOW
from tests.support.cases.table_cases import EDITION, IDS

# None of these shows in a cell with all that it holds.
FIRST = {"title": "A", "url": "https://a.example/", "path": "a.json", "sha": "1"}
SECOND = {"title": "A", "url": "https://a.example/", "path": "b.json", "sha": "2"}
THIRD = {"title": "B\nb", "path": "b.md", "checked": [True]}
ONE, OTHER = "A <https://a.example/>", "B b <b.md>"
READ = {"title": "A", "url": "https://a.example/"}


def evidence_after(evidence: Sequence[Any], change: Callable[[list[str]], list[str]]) -> Any:
    """Return the evidence of a row whose lines were changed in its cell."""
    findings = {IDS[0]: {"outcome": "met", "evidence": list(evidence)}}
    rows = rows_of({"findings": findings}, EDITION)
    at = rows[0].index("evidence")
    rows[1][at] = "\n".join(change(rows[1][at].split("\n")))
    return read_rows(rows, EDITION.criteria_by_id, findings).findings[IDS[0]]["evidence"]


@pytest.mark.parametrize(
    ("evidence", "lines", "after"),
    [
        ([FIRST], [ONE, "New <>"], [FIRST, {"title": "New"}]),
        ([FIRST, THIRD], [OTHER, ONE], [THIRD, FIRST]),
        ([FIRST, THIRD], ["", OTHER], [THIRD]),
        (
            [FIRST, THIRD],
            [ONE, f"{OTHER} by C"],
            [FIRST, {"title": "B b", "path": "b.md", "by": "C"}],
        ),
        ([FIRST, SECOND], [ONE, OTHER, ONE], [FIRST, {"title": "B b", "path": "b.md"}, SECOND]),
        ([FIRST, SECOND], [ONE, ONE, ONE], [FIRST, SECOND, READ]),
        ([THIRD], [], []),
    ],
)
def test_a_line_of_evidence_that_was_not_touched_keeps_what_it_cannot_show(
    evidence: list[Any], lines: list[str], after: list[Any]
) -> None:
    assert evidence_after(evidence, lambda _: lines) == after


@pytest.mark.parametrize(
    ("old", "cells", "stay"),
    [
        ({"outcome": "met"}, {"outcome": "Partly met"}, False),
        ({"outcome": "met"}, {"outcome": "", "note": "n"}, False),
        ({}, {"outcome": "Not met"}, False),
        ({"outcome": "met"}, {"outcome": "Met", "note": "n"}, True),
        ({"outcome": "met"}, {"note": "n"}, True),
        ({}, {"outcome": "", "note": "n"}, True),
    ],
)
@pytest.mark.parametrize("mark", ["proposed", "check_again"])
def test_a_mark_goes_away_when_a_row_chooses_another_outcome(
    mark: str, old: dict[str, Any], cells: dict[str, str], stay: bool
) -> None:
    findings = {IDS[0]: {**old, mark: True, "own": 1}}
    rows = [["id", *cells], [IDS[0], *cells.values()]]
    read = read_rows(rows, EDITION.criteria_by_id, findings).findings
    after = filled_with({"findings": findings}, read, NOW)["findings"][IDS[0]]
    assert (after["own"], after["updated"]) == (1, NOW)
    assert (mark in after) is stay
