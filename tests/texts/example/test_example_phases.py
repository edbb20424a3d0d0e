"""The example goes through the phases and gates of the model, and fills in every template.

The facts and rules stand in `docs/project-templates/_example.yml`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.texts.example.example_service import (
    EXAMPLE,
    KNOWN,
    PROJECT,
    ROOT,
    SECTIONS,
    TEMPLATES,
    Row,
    column,
    fits,
    pick,
    table,
)

SATURDAY = 5
WAYS = ["Go", "Go with conditions", "Change direction", "Pause", "Stop"]
AGILE = "docs/guidance/agile-delivery-and-funding.md"
DOCUMENTS = pytest.mark.parametrize("document", TEMPLATES)


# Phases, gates and roles.


def test_the_example_goes_through_the_phases_and_gates_of_the_model() -> None:
    assert PROJECT.phase_model
    phases = PROJECT.phase_model.phases
    assert column(EXAMPLE["phases"], "id") == [phase.id for phase in phases]
    gates = [phase.gate.id for phase in phases if phase.gate]
    assert column(EXAMPLE["gates"], "id") == gates
    assert gates == [f"gate-{phase.id}" for phase in phases[1:]]
    assert set(gates) <= {checklist.id for checklist in PROJECT.checklists}


def test_gates_end_in_one_of_the_same_five_ways_everywhere() -> None:
    assert PROJECT.phase_model
    for phase in PROJECT.phase_model.phases:
        titles = [one.title for one in phase.gate.decisions] if phase.gate else WAYS
        assert titles == WAYS, phase.id
    ways = tuple(way.lower() for way in WAYS)
    for where in [("decision-record", "identity"), ("decision-record", "log")]:
        (outcome,) = (one for one in SECTIONS[where].columns if one.id == "outcome")
        assert outcome.choices[:5] == ways
    files = [*ROOT.glob("docs/**/*.md"), *ROOT.glob("docs/**/*.yml")]
    docs = {path: path.read_text("utf-8") for path in files}
    assert [path for path, text in docs.items() if "pivot" in text.lower()] == []
    sentence = f"say {', '.join(ways[:-1])} or {ways[-1]}."
    assert sentence in docs[ROOT / "docs" / "glossary.md"]
    table_of_ways = re.findall(r"^\| ([A-Z][a-z ]+) \|", docs[ROOT / AGILE], re.MULTILINE)
    assert set(WAYS) <= set(table_of_ways)


def test_phases_and_documents_name_each_other() -> None:
    assert PROJECT.phase_model
    for phase in PROJECT.phase_model.phases:
        for when in ("create", "update"):
            due = {one.id for one in PROJECT.templates if phase.id in getattr(one.phases, when)}
            assert due == set(getattr(phase, when)), (phase.id, when)


def test_the_plan_has_the_dates_of_phases_and_gates() -> None:
    gates = {one["id"]: one["date"] for one in EXAMPLE["gates"]}
    mandate = {"gate-discovery": KNOWN["D-01"]["date"]}
    planned = [
        {**pick(phase, "start", "end"), "gate-date": (mandate | gates)[f"gate-{phase['id']}"]}
        for phase in EXAMPLE["phases"]
    ]
    rows = table("project-plan", "phases-and-gates")
    assert column(rows, "phase") == column(EXAMPLE["phases"], "id")
    assert [pick(row, "start", "end", "gate-date") for row in rows] == planned


def test_a_gate_has_the_date_and_outcome_of_its_decision_and_comes_before_its_phase() -> None:
    starts = {one["id"]: one["start"] for one in EXAMPLE["phases"]}
    milestones = {one["title"]: one["planned"] for one in EXAMPLE["milestones"]}
    for gate in EXAMPLE["gates"]:
        assert gate["date"] < starts[gate["id"].removeprefix("gate-")]
        assert milestones.get(gate["id"].capitalize(), gate["date"]) == gate["date"]
        if gate["decision"] != "planned":
            assert pick(gate, "date", "outcome") == pick(KNOWN[gate["decision"]], "date", "outcome")


@pytest.mark.parametrize(
    "row", table("project-plan", "phases-and-gates"), ids=lambda row: row["gate"]
)
def test_a_full_working_day_lies_between_a_gate_and_the_next_start(row: Row) -> None:
    guidance = SECTIONS["project-plan", "phases-and-gates"].guidance
    assert "at least one full working day between a gate and the next start" in guidance
    gate, start = (date.fromisoformat(row[key]) for key in ("gate-date", "start"))
    between = [gate + timedelta(days=day) for day in range(1, (start - gate).days)]
    assert [day for day in between if day.weekday() < SATURDAY]


@pytest.mark.parametrize("row", table("raci", "matrix"), ids=lambda row: row["work"])
def test_a_row_of_the_raci_has_one_a_and_at_least_one_r(row: Row) -> None:
    letters = [letter for key in row if key != "work" for letter in row[key].split("/")]
    assert letters.count("A") == 1
    assert letters.count("R") >= 1


# Every template shows how it is filled in.


@DOCUMENTS
def test_a_template_has_an_example_in_every_section(document: str) -> None:
    sections = TEMPLATES[document].sections
    filled = {one.id: one.example_rows if one.columns else one.example.strip() for one in sections}
    assert [section for section, example in filled.items() if not example] == []


@DOCUMENTS
def test_the_cells_of_an_example_fit_their_columns(document: str) -> None:
    wrong = [
        (section.id, one.id, row.get(one.id))
        for section in TEMPLATES[document].sections
        for row in section.example_rows
        for one in section.columns
        if not fits(row.get(one.id, ""), one)
        and (one.id in row or (document != "raci" and one.id != "met-on"))
    ]
    assert wrong == []
