"""What the example costs is paid for, and its money is the same in every document.

The rules are those in the head of `docs/project-templates/_example.yml`.
"""

from __future__ import annotations

import pytest

from tests.texts.example_case import (
    BENEFITS,
    COSTS,
    added,
    cost_lines,
    less,
    savings,
    scaled,
    yearly,
)
from tests.texts.example_service import (
    BIAS,
    CASH_LINES,
    EXAMPLE,
    KNOWN,
    VOLUMES,
    YEARS,
    column,
    keyed,
    table,
    total,
)

CASE = "business-case"
MONEY = EXAMPLE["money"]
BETA_LINES = ("C-01", "C-02", "C-04", "C-05")

STAGES = pytest.mark.parametrize("stage", ["build", "run", "retire"])


# Who pays for it (rules 8 to 11).


@STAGES
def test_the_whole_life_cost_of_a_stage_is_that_of_its_lines(stage: str) -> None:
    rows = keyed(table(CASE, "financial-whole-life"), "stage")
    assert yearly(rows[stage.capitalize()]) == cost_lines(stage)


def test_the_whole_life_cost_begins_with_what_was_spent_before() -> None:
    spent = MONEY["spent_before"]
    assert int(spent["total"]) == int(spent["discovery"]) + int(spent["alpha"])
    before = table(CASE, "financial-whole-life")[0]
    assert yearly(before) == (int(spent["total"]), *[0] * (YEARS - 1))


def test_a_whole_life_total_is_the_sum_of_its_years() -> None:
    rows = table(CASE, "financial-whole-life")
    assert [int(row["total"]) for row in rows] == [sum(yearly(row)) for row in rows]


def test_the_funding_need_is_the_whole_life_cost() -> None:
    need = yearly(table(CASE, "financial-funding")[0])
    assert need == added(*map(yearly, table(CASE, "financial-whole-life")))


def test_the_funding_gap_is_the_need_less_all_sources() -> None:
    need, *_, gap = rows = table(CASE, "financial-funding")
    sources = [yearly(row) for row in rows if row["line"].startswith("Source:")]
    assert yearly(gap) == less(yearly(need), added(*sources))


def test_savings_used_are_not_above_those_that_are_released() -> None:
    sources = keyed(table(CASE, "financial-funding"), "line")
    used = yearly(sources["Source: savings released by B-01 to B-03"])
    assert min(less(savings(), used)) >= 0


def test_the_present_way_costs_what_the_objective_starts_from() -> None:
    today = total(table(CASE, "strategic-existing-arrangements"), "per-year")
    assert today == VOLUMES["cost_today"]
    assert today == int(KNOWN["G-03"]["baseline"]) * VOLUMES["licences_per_year"]


def test_costs_and_savings_of_the_last_year_reach_the_promised_cost_of_a_licence() -> None:
    saved = sum(yearly(BENEFITS[key])[-1] for key in CASH_LINES)
    then = VOLUMES["cost_today"] - saved + cost_lines("run", "C-")[-1]
    assert then == int(KNOWN["G-03"]["target"]) * VOLUMES["licences_per_year"]


def test_the_returned_applications_are_those_of_the_objective() -> None:
    counts = {"baseline": VOLUMES["returned_today"], "target": VOLUMES["returned_target"]}
    for key, count in counts.items():
        assert count * 100 == int(KNOWN["G-01"][key]) * VOLUMES["licences_per_year"]


def test_the_money_asked_for_is_that_of_the_beta_lines() -> None:
    rows = table(CASE, "agile-stage-funding")
    asked = int(keyed(rows, "stage")["Beta"]["asked"])
    assert asked == total(rows, "asked")
    assert asked == sum(sum(cost_lines(start=key)) for key in BETA_LINES)
    assert asked == int(MONEY["beta"]["approved"]) == int(KNOWN["D-04"]["amount"])


def test_the_stages_before_have_the_money_of_their_decisions() -> None:
    before = {"Discovery": "D-01", "Alpha": "D-02"}
    for row in table(CASE, "agile-stage-funding"):
        is_before = row["stage"] in before
        assert row["approved"] == (KNOWN[before[row["stage"]]]["amount"] if is_before else "0")
        assert row["spent"] == MONEY["spent_before"].get(row["stage"].lower(), "0")


def test_the_contingency_is_the_optimism_bias_on_the_beta() -> None:
    approved = int(MONEY["beta"]["approved"])
    assert scaled((approved,), BIAS["build"]) == (int(MONEY["beta"]["contingency"]),)


def test_the_budget_of_the_plan_has_the_years_of_the_case() -> None:
    rows = table("project-plan", "budget")
    assert tuple(column(rows, "id")) == BETA_LINES
    for row in rows:
        parts = (int(row["to-year-end"]), int(row["after"]))
        assert parts == yearly(keyed(COSTS)[row["id"]])[:2]
        assert int(row["total"]) == sum(parts)


@pytest.mark.parametrize(
    ("document", "section"), [("status-report", "money"), ("closure-report", "money-by-line")]
)
def test_reports_have_the_approved_lines_of_the_plan(document: str, section: str) -> None:
    plan = [(row["id"], row["total"]) for row in table("project-plan", "budget")]
    assert [(row["id"], row["approved"]) for row in table(document, section)] == plan


def test_the_status_report_adds_up_to_the_money_of_its_day() -> None:
    rows = table("status-report", "money")
    spent = total(rows, "spent")
    assert spent == int(MONEY["beta"]["spent_to_2025-12-31"])
    assert total(rows, "expected") == int(MONEY["beta"]["expected_2026-01-08"])
    before = int(MONEY["spent_before"]["total"])
    assert spent + before == int(MONEY["spent_to_date_2025-12-31"])


def test_the_stages_add_up_to_the_money_of_the_project() -> None:
    rows = table("closure-report", "money-by-stage")
    assert total(rows, "approved") == int(MONEY["project"]["approved"])
    assert total(rows, "spent") == int(MONEY["project"]["spent"])


def test_each_stage_has_the_money_of_its_decision_and_of_its_accounts() -> None:
    rows = keyed(table("closure-report", "money-by-stage"), "stage")
    spent = MONEY["spent_before"] | {"beta": MONEY["beta"]["spent"]}
    for stage, row in rows.items():
        assert row["approved"] == KNOWN[row["decision"]]["amount"]
        assert row["spent"] == spent[stage.lower()]
    lines = table("closure-report", "money-by-line")
    assert int(rows["Beta"]["spent"]) == total(lines, "spent")
