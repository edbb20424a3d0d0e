"""Tables of any answers, and of as many as a table may hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_standards.answers.refusal import NotDone
from service_standards.answers.tables.columns import evidence_cell, evidence_items
from service_standards.answers.tables.opening import rows_of_file
from service_standards.answers.tables.reading import filled_with, read_rows
from service_standards.answers.tables.workbook import workbook_bytes
from service_standards.answers.tables.writing import rows_of
from service_standards.export.csv_rows import HALF, csv_text, with_lines
from service_standards.model.plain.limits import MOST_COLUMNS, MOST_ROWS
from tests.support.answer_files import NOW
from tests.support.cases.assessment_cases import QUICK, finding
from tests.support.cases.table_cases import EDITION, IDS, SIGNS


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["id"], *[["x"]] * MOST_ROWS], ""),
        ([["id"], *[["x"]] * (MOST_ROWS + 1)], "10,000 rows"),
        ([["id", *["x"] * (MOST_COLUMNS - 1)]], ""),
        ([["id", *["x"] * MOST_COLUMNS]], "100 cells"),
    ],
)
@pytest.mark.parametrize("to_bytes", [lambda rows: csv_text(rows).encode(), workbook_bytes])
def test_a_table_can_be_full_and_not_fuller(
    rows: list[list[str]], said: str, to_bytes: Callable[[list[list[str]]], bytes]
) -> None:
    data = to_bytes(rows)
    if said:
        with pytest.raises(NotDone, match=said):
            rows_of_file(data)
    else:
        found = read_rows(rows_of_file(data), (), {})
        assert len(found.unknown) == len(rows) - 1


texts = st.text(
    alphabet=st.sampled_from([*SIGNS, *"'\"',;\n <>_x0Dé\U0001f600", "\ufeff"]), max_size=8
)
odd_findings = st.dictionaries(
    st.sampled_from(IDS), finding.map(lambda one: one | {"note": one.get("note", "")}), max_size=3
)


@settings(max_examples=60, phases=QUICK)
@given(odd_findings, texts)
def test_any_answers_come_back_from_both_forms(found: dict[str, Any], text: str) -> None:
    findings = {**found, IDS[0]: {"outcome": "met", "note": text, "reason": text, "x": 1}}
    assessment = {"findings": findings}
    rows = rows_of(assessment, EDITION)
    has_halves = HALF.search("".join(map("".join, rows)))
    for data in (workbook_bytes(rows), *([] if has_halves else [csv_text(rows).encode()])):
        read = read_rows(rows_of_file(data), EDITION.criteria_by_id, findings)
        assert (read.unknown, read.unclear_days) == ([], [])
        assert filled_with(assessment, read.findings, NOW) == assessment


@settings(max_examples=100, phases=QUICK)
@given(st.text(max_size=40))
def test_any_text_of_evidence_is_read(text: str) -> None:
    items = evidence_items(with_lines(text))
    assert evidence_items(evidence_cell(items)) == items
