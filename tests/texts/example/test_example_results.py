"""What the documents of the example say of benefits and risks is the same everywhere.

The facts and rules stand in `docs/project-templates/_example.yml`.
"""

from __future__ import annotations

import re

import pytest

from tests.support.example.facts import FACTS
from tests.texts.example.example_service import SECTIONS, Row, column, keyed, table

CASE = "business-case"


def test_values_are_measured_up_to_the_day_of_the_facts() -> None:
    days = set(column(table("benefits-register", "realised"), "on"))
    days |= {table("benefits-register", "state")[0]["measured-to"]}
    days |= {table("closure-report", "document-control")[0]["measured-to"]}
    (key,) = (name for name in FACTS["measured"] if name.startswith("to_"))
    assert days == {key.removeprefix("to_")}


def test_the_closure_report_has_the_benefits_of_the_register() -> None:
    reached = keyed(table("benefits-register", "realised"))
    promised = keyed(table("benefits-register", "register"))
    rows = table("closure-report", "benefits")
    assert column(rows, "id") == list(reached) == list(promised)
    for row in rows:
        for key in ("measured", "value", "state"):
            assert row[key] == reached[row["id"]][key]
        assert row["target"] == promised[row["id"]]["target"]


def test_the_case_and_the_benefits_register_have_the_same_core() -> None:
    in_case = SECTIONS[CASE, "management-benefits-register"]
    in_register = SECTIONS["benefits-register", "register"]
    assert in_case.columns == in_register.columns
    assert in_case.example_rows == in_register.example_rows


def test_every_risk_has_a_score() -> None:
    risks, scores = table("risk-log", "risks"), table("risk-log", "scores")
    assert column(scores, "id") == column(risks, "id") == column(FACTS["risks"], "id")


def test_every_no_of_the_risk_checklist_names_its_risk() -> None:
    rows = table("risk-log", "checklist")
    named = [re.findall(r"\bR-\d\d\b", row["follows"]) for row in rows if row["answer"] == "no"]
    assert sorted(risk for risks in named for risk in risks) == column(FACTS["risks"], "id")
    assert all(named)


@pytest.mark.parametrize("row", table("risk-log", "scores"), ids=lambda row: row["id"])
def test_a_score_is_likelihood_times_impact(row: Row) -> None:
    assert int(row["score"]) == int(row["likelihood"]) * int(row["impact"])
    assert int(row["score-after"]) == int(row["likelihood-after"]) * int(row["impact-after"])


def test_the_status_report_shows_the_risks_above_the_limit_with_their_scores() -> None:
    after = {row["id"]: row["score-after"] for row in table("risk-log", "scores")}
    due = {key for key, score in after.items() if int(score) >= 10}
    due |= {row["id"] for row in table("risk-log", "risks") if row["status"] == "happened"}
    shown = {row["id"]: row["score"] for row in table("status-report", "risks")}
    assert shown == {key: after[key] for key in after if key in due}
