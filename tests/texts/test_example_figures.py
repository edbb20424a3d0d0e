"""Every figure of the example follows from the one file of facts.

A fault names the file, the line, the figure that was found and the one that is expected.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from service_standards.model.template import ColumnKind
from tests.support.example.cells import Expected
from tests.support.example.check import (
    Fault,
    claim_faults,
    filled_in,
    marked,
    read,
    section_faults,
    table_faults,
    uncovered,
)
from tests.support.example.facts import FACTS
from tests.support.example.figures import figures
from tests.support.example.report_tables import Tables
from tests.texts.example.example_service import SECTIONS, TABLES, TEMPLATES

HERE = Path(__file__).resolve().parent
CLAIMS: dict[str, list[str]] = yaml.safe_load((HERE / "example_claims.yml").read_text("utf-8"))
FILES = pytest.mark.parametrize("file", CLAIMS)
# Amounts with separators, ratios, money, percentages and parts of a hundred.
COUNTED = re.compile(
    r"(?<![\d.,-])(?:\d{1,3}(?:,\d{3})+|\d+\.\d\d(?=[ \"])|\d+ of (?:every )?100\b"
    r"|\d+(?= (?:crowns|percent|posts)\b))"
)
OWN_NUMBERS = {  # number columns that are no figures of the case
    ("status-report", "header"),
    ("status-report", "risks"),
    ("risk-log", "scales"),
    ("risk-log", "scores"),
    ("project-brief", "team"),
    ("project-plan", "team"),
}


@cache
def expected() -> Expected:
    """Return the cells that follow from the facts."""
    return dict(Tables(FACTS).parts())


@cache
def named() -> dict[str, str]:
    """Return the figures that follow from the facts, by name."""
    return figures(FACTS)


def test_every_cell_of_the_tables_follows_from_the_facts() -> None:
    assert [str(fault) for fault in table_faults(expected())] == []


@FILES
def test_every_sentence_with_a_figure_says_the_one_that_follows(file: str) -> None:
    text = read(file)
    faults = [fault for one in CLAIMS[file] for fault in claim_faults(file, text, one, named())]
    assert [str(fault) for fault in faults] == []


def test_no_figure_of_the_assessment_is_left_out() -> None:
    file = "checklists/example/assessment.json"
    assert uncovered(read(file), CLAIMS[file], COUNTED) == []


@pytest.mark.parametrize("document", TEMPLATES)
def test_no_figure_of_a_document_is_left_out(document: str) -> None:
    file = f"docs/project-templates/{document}.yml"
    cells = [
        value
        for (name, _), rows in expected().items()
        if name == document
        for row in rows
        for value in row.values()
    ]
    claims = [*CLAIMS.get(file, []), *(f'"{cell}"' for cell in cells)]
    assert uncovered(filled_in(read(file)), claims, COUNTED) == []


def test_every_column_of_money_is_worked_out() -> None:
    columns = {
        (*where, column.id)
        for where in TABLES
        for column in SECTIONS[where].columns
        if column.kind in {ColumnKind.MONEY, ColumnKind.NUMBER} and where not in OWN_NUMBERS
    }
    worked_out = {(*at, key) for at, rows in expected().items() for row in rows for key in row}
    assert columns - worked_out == set()


def test_a_wrong_figure_in_a_table_is_told_with_its_line() -> None:
    rows = [dict(row) for row in expected()["business-case", "economic-results"]]
    rows[2]["npv"] = "1"
    (fault,) = section_faults(marked("business-case"), "economic-results", rows)
    line = read(fault.file).splitlines()[fault.line - 1]
    assert 'option: "O-3"' in line
    assert f'npv: "{fault.found}"' in line
    assert str(fault).startswith(f"{fault.file}:{fault.line}: found {fault.found}, expected 1 (")


def test_a_wrong_figure_in_a_sentence_is_told_with_its_line() -> None:
    text = "One line.\nIt costs 9 crowns and brings 12,000 crowns.\n"
    claim = "costs {cost} crowns and brings {gain} crowns"
    (fault,) = claim_faults("case.yml", text, claim, {"cost": "9", "gain": "11,000"})
    words = "gain in 'costs 9 crowns and brings 12,000 crowns'"
    assert fault == Fault("case.yml", 2, words, "12,000", "11,000")


def test_a_sentence_that_is_gone_is_told() -> None:
    (fault,) = claim_faults("case.yml", "Nothing.\n", "costs {cost} crowns", {"cost": "9"})
    assert (fault.found, fault.expected) == ("no such words", "costs 9 crowns")


def test_a_figure_without_a_claim_is_told_with_its_line() -> None:
    text = "It costs 9 crowns.\nIt brings 12,000 crowns, or 1.26.\n"
    assert uncovered(text, ["costs {cost} crowns"], COUNTED) == [(2, "12,000")]
