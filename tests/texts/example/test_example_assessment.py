"""The example assessment tells the story of the templates: same figures, days, ids and roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from service_standards.model.vocabulary import Outcome, Scope
from service_standards.scoring.evaluate import Answer, Result, Scale, evaluate
from tests.support.example.figures import figures
from tests.support.example.outlook import Objectives
from tests.texts.example.example_service import (
    EXAMPLE,
    KNOWN,
    PROJECT,
    TABLES,
    TEMPLATES,
    amounts_in,
    column,
    example_texts,
    in_words,
    table,
)

assert PROJECT.example
DATA = PROJECT.example.data
FINDINGS: Mapping[str, Any] = DATA["findings"]
EVIDENCE = [(key, one) for key, found in FINDINGS.items() for one in found.get("evidence", [])]
DIMENSIONS = [one.id for one in PROJECT.dimensions_of(Scope.SERVICE)]
ROWS = [row for rows in TABLES.values() for row in rows]
TOLD = "\n".join(text for document in TEMPLATES for text in example_texts(document))
CELLS = {cell for row in ROWS for cell in row.values()}
PANEL = "Panel of four from other bodies"
ROLES = {*column(table("project-plan", "team"), "role"), PANEL, "Sponsor", "Procurement lead"}
ROLES |= {"Legal adviser", "Policy lead", "Operations lead"}
OBJECTIVES = Objectives(EXAMPLE).values
FIGURES = figures(EXAMPLE)
OPEN = {Outcome.PARTLY_MET, Outcome.NOT_MET}
EACH = pytest.mark.parametrize("key", FINDINGS)


def texts_of(finding: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a finding says in words."""
    yield from (finding.get("note", ""), finding.get("reason", ""))
    yield from (one["title"] for one in finding.get("evidence", []))


def said(key: str) -> str:
    """Return all words of a finding."""
    return "\n".join(texts_of(FINDINGS[key]))


def test_most_criteria_of_each_dimension_are_answered_and_none_of_the_organisation() -> None:
    answered = Counter(PROJECT.criteria_by_id[key].dimension for key in FINDINGS)
    asked = Counter(one.dimension for one in PROJECT.criteria if one.dimension in DIMENSIONS)
    assert set(answered) == set(DIMENSIONS)
    assert min(answered[one] / asked[one] for one in DIMENSIONS) >= 0.7
    assert 0.75 <= len(FINDINGS) / asked.total() <= 0.9


def test_every_kind_of_answer_occurs() -> None:
    outcomes = Counter(found["outcome"] for found in FINDINGS.values())
    assert set(outcomes) == {one.value for one in Outcome} - {"not-assessed"}
    assert outcomes["not-met"] >= 3


@EACH
def test_what_is_open_has_an_owner_and_a_day_after_the_last_answer(key: str) -> None:
    assert PROJECT.example
    found = FINDINGS[key]
    if found["outcome"] in OPEN:
        assert found["owner"]
        assert found["due"] > PROJECT.example.last_day


@EACH
def test_an_answer_of_met_has_the_evidence_that_is_expected(key: str) -> None:
    found = FINDINGS[key]
    if found["outcome"] in PROJECT.criteria_by_id[key].evidence.required_for:
        assert found.get("evidence")


@EACH
def test_owners_and_givers_of_evidence_are_roles_of_the_example(key: str) -> None:
    found = FINDINGS[key]
    named = {found.get("owner", ""), *(one["by"] for one in found.get("evidence", []))}
    assert named - {""} - ROLES == set()


@pytest.mark.parametrize(("key", "one"), EVIDENCE, ids=lambda value: str(value)[:12])
def test_evidence_is_of_a_day_of_the_story(key: str, one: Mapping[str, str]) -> None:
    assert one["date"] in CELLS | {day for row in KNOWN.values() for day in row.values()} or (
        in_words(one["date"]) in TOLD
    ), key


@pytest.mark.parametrize(("key", "one"), EVIDENCE, ids=lambda value: str(value)[:12])
def test_evidence_about_a_decision_or_condition_has_its_day(
    key: str, one: Mapping[str, str]
) -> None:
    for name in re.findall(r"\b[DK]-\d\d\b", one["title"]):
        assert one["date"] == KNOWN[name].get("met_on", KNOWN[name].get("date")), key


@EACH
def test_ids_in_an_answer_are_known(key: str) -> None:
    assert set(re.findall(r"\b[BCDGKMORX]-\d+\b", said(key))) - {*KNOWN} == set()


@EACH
def test_amounts_and_days_in_an_answer_stand_in_the_templates(key: str) -> None:
    known = amounts_in(TOLD + str(ROWS) + " ".join(FIGURES.values()))
    assert amounts_in(said(key)) - known == set()
    days = re.findall(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b", said(key))
    known_days = {in_words(cell) for cell in CELLS if re.fullmatch(r"\d{4}-\d\d-\d\d", cell)}
    assert [day for day in days if day not in TOLD and day not in known_days] == []


@EACH
def test_smaller_numbers_in_an_answer_stand_in_the_templates_with_the_same_words(key: str) -> None:
    """A number with what it counts: `70 were sent back`, `6 of 300`, `15 crowns`."""
    things = "crowns|interviews|disabled people|people|were sent back"
    numbers = rf"(?<![\d,])(\d+ of \d+|\d+ (?:{things}))"
    latest = {f"{one['latest']} crowns" for one in OBJECTIVES.values()}
    told = TOLD + str(ROWS)
    found = re.findall(numbers, said(key))
    assert [one for one in found if one not in told and one not in latest] == []


def test_the_figure_of_finishing_is_the_latest_of_its_objective() -> None:
    assert f"{OBJECTIVES['G-02']['latest']} finish" in said("DBD-05")
    assert f"{OBJECTIVES['G-03']['latest']} crowns" in said("DBD-05")


def test_snapshots_are_of_the_days_of_the_case_the_assessment_and_the_closure() -> None:
    written = {row["id"]: row["date"] for row in EXAMPLE["documents"]}
    days = [written["business-case"], KNOWN["M-07"]["planned"], written["closure-report"]]
    assert [one["date"] for one in DATA["snapshots"]] == days


def test_the_service_gets_better_from_snapshot_to_snapshot() -> None:
    shown = [{k: {"outcome": v} for k, v in one["outcomes"].items()} for one in DATA["snapshots"]]
    graded = [evaluated(findings) for findings in [*shown, FINDINGS]]
    hundredths = [one.index.hundredths or 0 for one in graded]
    assert hundredths == sorted(set(hundredths))


def test_the_result_has_levels_that_are_reached_and_gaps_that_are_not() -> None:
    levels = {one.id: one.level.at_least for one in evaluated(FINDINGS).dimensions}
    gaps = {key for key, target in DATA["target"].items() if (levels[key] or 0) < target}
    assert set(DATA["target"]) == set(DIMENSIONS)
    assert 0 < len(gaps) < len(DIMENSIONS)


def evaluated(findings: Mapping[str, Any]) -> Result:
    """Grade answers as the site does."""
    levels = tuple(level.number for level in PROJECT.standard.levels)
    scale = Scale(dimensions=tuple(DIMENSIONS), levels=levels, rule=PROJECT.scoring.rule)
    answers = {key: Answer.of(found) for key, found in findings.items()}
    return evaluate(PROJECT.criteria, scale, DATA["service"]["facts"], answers)
