"""What the example brings in the end follows from what was measured.

The rules are those in the head of `docs/project-templates/_example.yml`.
"""

from __future__ import annotations

import re

import pytest

from tests.texts.example_case import (
    BENEFITS,
    FEWER_RETURNS,
    LICENCES,
    added,
    cost_lines,
    in_example,
    less,
    of_light_case,
    of_version,
    scaled,
    yearly,
)
from tests.texts.example_service import (
    BIAS,
    EXAMPLE,
    KNOWN,
    RATE,
    RESULTS,
    SECTIONS,
    VOLUMES,
    Row,
    column,
    keyed,
    pick,
    table,
    total,
)

CASE = "business-case"
SUMS = EXAMPLE["sums"]
MONEY = EXAMPLE["money"]
OUTLOOK = EXAMPLE["outlook"]
BETA_LINES = ("C-01", "C-02", "C-04", "C-05")
LATER = "Outlook of October 2026"
HELP_FOR_SHOPS = (0, 7000, 15000, 15000, 15000, 15000)
EXPECTED = EXAMPLE["measured"]["expected_for_2026"]
COST_OF_A_CALL = 3


# Outlook, benefits reached, light case and scores (rules 12 to 16).


@pytest.mark.parametrize("version", ["Case 2.0", LATER])
def test_the_results_of_the_outlook_follow_from_its_years(version: str) -> None:
    row = keyed(table("closure-report", "outlook-results"), "version")[version]
    assert pick(row, *RESULTS) == of_version(version).figures


def test_the_outlook_compares_itself_with_the_sums_of_the_case() -> None:
    assert of_version("Case 2.0") == in_example(SUMS)


def test_the_outlook_is_that_of_the_example() -> None:
    assert of_version(LATER) == in_example(OUTLOOK)
    assert pick(OUTLOOK, *RESULTS) == of_version(LATER).figures


def test_the_costs_of_the_outlook_follow_from_what_was_spent_and_the_reasons() -> None:
    beta = MONEY["beta"]
    this_year = int(beta["spent"]) - int(beta["spent_to_2025-12-31"])
    going_on = less(cost_lines(start="C-"), added(*(cost_lines(start=key) for key in BETA_LINES)))
    after = added(going_on, HELP_FOR_SHOPS)
    assert after[1] == int(KNOWN["D-06"]["amount"])
    first_years = (int(beta["spent_to_2025-12-31"]), this_year + after[1])
    assert of_version(LATER).costs == (*first_years, *scaled(after, 110)[2:])


def test_the_benefits_of_the_outlook_follow_from_the_expected_take_up() -> None:
    time = VOLUMES["minutes_saved_per_licence"] * VOLUMES["hour_of_an_angler"] // 60
    first = int(EXPECTED["licences_by_the_new_route"]) * time
    first += int(EXPECTED["fewer_returns"]) * VOLUMES["cost_per_return"]
    licences = scaled((0, 0, 45, 52, 56, 56), VOLUMES["licences_per_year"])
    by_licence = scaled(licences, time + VOLUMES["handling_saved_per_licence"], 1)
    counted = added(by_licence, yearly(BENEFITS["B-02"]), yearly(BENEFITS["B-03"]))
    later = added(scaled(counted, 100 + BIAS["benefits"]), yearly(BENEFITS["B-05"]))
    assert of_version(LATER).benefits == (0, first, *later[2:])


def test_the_reasons_state_what_is_expected_for_2026_and_what_the_case_had() -> None:
    said = SECTIONS["closure-report", "outlook-reasons"].example
    licences, returns = (int(EXPECTED[key]) for key in EXPECTED)
    assert f"{licences:,} licences by the new route in 2026 instead of {LICENCES[1]:,}" in said
    assert f"{returns:,} fewer returns in 2026 instead of {FEWER_RETURNS[1]:,}" in said


def test_the_reasons_state_the_later_additions_for_optimism() -> None:
    said = SECTIONS["closure-report", "outlook-reasons"].example
    assert BIAS["build"] == BIAS["retire"]
    assert (
        f"later build and retire costs falls from {BIAS['build']} to {BIAS['run']} percent" in said
    )
    assert f"benefits stay {-BIAS['benefits']} percent lower" in said
    assert "Unchanged" not in said


def test_the_benefits_reached_add_up() -> None:
    assert total(table("benefits-register", "realised"), "value") == int(MONEY["realised"])


def test_the_benefits_reached_follow_from_what_was_measured() -> None:
    measured = EXAMPLE["measured"]["to_2026-09-30"]
    licences, hours = int(measured["licences_by_the_new_route"]), int(measured["hours_saved"])
    assert hours * 60 == licences * VOLUMES["minutes_saved_per_licence"]
    values = {key: int(KNOWN[key]["realised"]) for key in ("B-02", "B-04")}
    assert values == {
        "B-02": int(measured["fewer_returns"]) * VOLUMES["cost_per_return"],
        "B-04": hours * VOLUMES["hour_of_an_angler"],
    }


def test_the_register_says_what_was_measured_and_until_when() -> None:
    said = {row["id"]: row["measured"] for row in table("benefits-register", "realised")}
    (key,) = (name for name in EXAMPLE["measured"] if name.startswith("to_"))
    measured = {name: f"{int(value):,}" for name, value in EXAMPLE["measured"][key].items()}
    assert f"{measured['licences_by_the_new_route']} licences" in said["B-01"]
    assert f"{measured['fewer_returns']} fewer returns" in said["B-02"]
    assert f"{measured['hours_saved']} hours" in said["B-04"]
    assert f"{measured['checks_settled_of_100']} of 100 checks" in said["B-06"]
    days = set(column(table("benefits-register", "realised"), "on"))
    days |= {table("benefits-register", "state")[0]["measured-to"]}
    days |= {table("closure-report", "document-control")[0]["measured-to"]}
    assert days == {key.removeprefix("to_")}


def test_the_take_up_of_the_private_beta_is_what_was_bought_of_100() -> None:
    beta = EXAMPLE["measured"]["private_beta"]
    assert int(beta["bought"]) * 100 == int(beta["per_100"]) * int(beta["invited"])
    assert beta["per_100"] == KNOWN["G-04"]["private_beta"]


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


def test_the_value_in_a_full_year_is_that_of_the_last_year_of_the_case() -> None:
    for row in table("benefits-register", "register"):
        in_money = yearly(BENEFITS.get(row["id"], {}))
        assert int(row["value-per-year"]) == in_money[-1], row["id"]


def test_the_results_of_the_light_case_follow_from_its_lines() -> None:
    light, result = EXAMPLE["light"], of_light_case()
    assert pick(light, *RESULTS) == result.figures
    assert int(light["total_costs"]) == sum(result.costs)
    assert int(light["total_benefits"]) == sum(result.benefits)


def test_the_table_of_the_light_case_has_its_results() -> None:
    values = column(table("business-case-light", "result"), "value")
    plain = [value.split(" (")[0].replace(",", "") for value in values]
    assert plain[:-1] == [str(RATE), *of_light_case().figures.values()]


def test_the_light_case_asks_for_its_costs() -> None:
    head = table("business-case-light", "document-control")[0]
    preferred = keyed(table("business-case-light", "options"), "kind")["preferred option"]
    amounts = {head["amount"], preferred["total-cost"], KNOWN[head["decision"]]["amount"]}
    assert amounts == {EXAMPLE["light"]["total_costs"]}


def test_the_benefit_of_the_light_case_is_its_target_times_the_cost_of_a_call() -> None:
    goal = table("business-case-light", "objective")[0]
    fewer = int(goal["baseline"]) - int(goal["target"])
    assert of_light_case().benefits == scaled((fewer // 2, fewer, fewer), COST_OF_A_CALL, 1)


def test_every_risk_has_a_score() -> None:
    risks, scores = table("risk-log", "risks"), table("risk-log", "scores")
    assert column(scores, "id") == column(risks, "id") == column(EXAMPLE["risks"], "id")


def test_every_no_of_the_risk_checklist_names_its_risk() -> None:
    rows = table("risk-log", "checklist")
    named = [re.findall(r"\bR-\d\d\b", row["follows"]) for row in rows if row["answer"] == "no"]
    assert sorted(risk for risks in named for risk in risks) == column(EXAMPLE["risks"], "id")
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
