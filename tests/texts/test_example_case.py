"""The business case of the example adds up.

The rules are those in the head of `docs/project-templates/_example.yml`.
"""

from __future__ import annotations

import pytest

from tests.texts.example_case import (
    BENEFITS,
    COSTS,
    FEWER_RETURNS,
    LICENCES,
    LOSE_TIME,
    Scenario,
    added,
    cost_lines,
    in_example,
    less,
    of_option,
    scaled,
    switched,
    yearly,
)
from tests.texts.example_service import (
    BIAS,
    EXAMPLE,
    KNOWN,
    MONEY_LINES,
    RATE,
    RESULTS,
    VOLUMES,
    YEARS,
    Row,
    column,
    keyed,
    pick,
    table,
)

CASE = "business-case"
SUMS = EXAMPLE["sums"]
MONEY = EXAMPLE["money"]

STAGES = pytest.mark.parametrize("stage", ["build", "run", "retire"])


# Costs, benefits and the sums of the case (rules 1 to 3).


@STAGES
def test_optimism_bias_on_costs_is_its_percentage_of_the_stage(stage: str) -> None:
    bias = keyed(COSTS)[f"OB-{stage}"]
    assert yearly(bias) == scaled(cost_lines(stage, "C-"), BIAS[stage])
    assert f"{BIAS[stage]} percent of {stage}" in bias["item"]


def test_optimism_bias_on_benefits_is_its_percentage_of_the_lines_in_money() -> None:
    counted = added(*(yearly(BENEFITS[key]) for key in MONEY_LINES))
    assert yearly(BENEFITS["OB-benefits"]) == scaled(counted, BIAS["benefits"])


def test_the_table_of_optimism_bias_has_the_percentages_that_are_used() -> None:
    percents = column(table(CASE, "economic-optimism-bias"), "percent")
    assert percents == list(EXAMPLE["optimism_bias"].values())


@pytest.mark.parametrize("line", ["costs", "benefits"])
def test_the_lines_of_the_case_add_up_to_its_sums(line: str) -> None:
    rows = COSTS if line == "costs" else BENEFITS.values()
    sums = added(*map(yearly, rows))
    assert sums == yearly(SUMS[line])
    assert sum(sums) == int(SUMS[f"total_{line}"])


@pytest.mark.parametrize("benefit", [key for key in BENEFITS if key.startswith("B-")])
def test_a_benefit_is_the_product_of_its_workings(benefit: str) -> None:
    hour = VOLUMES["hour_of_an_angler"]
    minutes = VOLUMES["minutes_saved_per_licence"]
    replaced = keyed(table("project-plan", "replaced"), "item")
    contracts = int(replaced["Old register and scanning contract"]["cost-per-year"])
    workings = {
        "B-01": (0, 0, *scaled(LICENCES, VOLUMES["handling_saved_per_licence"], 1)[2:]),
        "B-02": scaled(FEWER_RETURNS, VOLUMES["cost_per_return"], 1),
        "B-03": scaled((0, 0, 1, 2, 2, 2), contracts, 2),
        "B-04": scaled(LICENCES, minutes * hour, 60),
        "B-05": scaled(LOSE_TIME, -hour, 2),
    }
    assert yearly(BENEFITS[benefit]) == workings[benefit]


def test_the_preferred_option_has_the_sums_of_the_case() -> None:
    assert of_option("O-3") == in_example(SUMS)


# Discounting and results (rules 4 and 5).


def test_the_discounted_lines_follow_from_the_preferred_option() -> None:
    preferred = of_option("O-3")
    costs, benefits = preferred.discounted
    lines = [yearly(row) for row in table(CASE, "economic-discounted")]
    assert lines == [costs, benefits, less(benefits, costs), preferred.running]


@pytest.mark.parametrize("option", column(EXAMPLE["options"], "id"))
def test_the_results_of_an_option_follow_from_its_years(option: str) -> None:
    figures = of_option(option).figures
    assert pick(keyed(table(CASE, "economic-results"), "option")[option], *RESULTS) == figures
    assert pick(KNOWN[option], *RESULTS[2:]) == pick(figures, *RESULTS[2:])


def test_the_ranks_are_the_order_of_the_net_present_values() -> None:
    rows = sorted(table(CASE, "economic-results"), key=lambda row: -int(row["npv"]))
    assert column(rows, "rank") == [str(rank) for rank in range(1, len(rows) + 1)]


def test_the_results_of_the_case_are_those_of_the_preferred_option() -> None:
    assert pick(SUMS, *RESULTS) == of_option("O-3").figures


def test_the_key_figures_are_those_of_the_tables() -> None:
    values = column(table(CASE, "key-figures"), "value")
    sums = [SUMS["total_costs"], SUMS["total_benefits"], *pick(SUMS, *RESULTS).values()]
    years = {one["id"].replace("-", " "): one["year"] for one in EXAMPLE["years"]}
    assert list(years.values()) == [str(2025 + year) for year in range(YEARS)]
    sums[-1] += f" ({years[SUMS['payback']]})"
    others = [str(RATE), MONEY["spent_before"]["total"], MONEY["beta"]["approved"]]
    assert [value.replace(",", "") for value in values] == sums + others


# What could turn the result (rules 6 and 7).


@pytest.mark.parametrize("row", EXAMPLE["sensitivity"], ids=lambda row: row["id"])
def test_the_net_present_value_of_a_scenario_can_be_worked_out_again(row: Row) -> None:
    assert int(row["npv"]) == Scenario.of(row).npv


def test_the_table_of_scenarios_has_their_values_and_says_what_changes() -> None:
    used = [row for row in EXAMPLE["sensitivity"] if row["id"].startswith("S-")]
    rows = table(CASE, "economic-sensitivity")
    assert [pick(row, "id", "npv") for row in rows] == [pick(row, "id", "npv") for row in used]
    for row, change in zip(rows, used, strict=True):
        said = row["change"].casefold()
        assert [words for words in Scenario.of(change).words if words.casefold() not in said] == []


def test_the_likely_value_of_an_estimate_is_the_one_that_is_used() -> None:
    rows = table(CASE, "economic-three-point")
    lines = keyed(COSTS)
    used = [VOLUMES["take_up_target"], sum(yearly(lines["C-01"])), yearly(lines["C-06"])[-1]]
    used += [VOLUMES["handling_saved_per_licence"], FEWER_RETURNS[-1]]
    used += [VOLUMES["minutes_saved_per_licence"]]
    assert [int(row["likely"]) for row in rows] == used
    assert all(int(row["low"]) < int(row["likely"]) < int(row["high"]) for row in rows)


@pytest.mark.parametrize("row", EXAMPLE["switching_values"], ids=lambda row: row["id"])
def test_a_switching_value_is_the_last_one_that_still_pays(row: Row) -> None:
    used, last = int(row["used"]), int(row["last_value"])
    one_worse = last + (1 if last > used else -1)
    assert switched(row["id"], last) >= 0 > switched(row["id"], one_worse)


def test_the_switching_value_of_an_hour_says_which_benefits_change_and_which_stay() -> None:
    row = table(CASE, "economic-switching-values")[-1]
    assert row["input"] == "An hour of an angler's time (B-04)"
    assert f"B-05 stays at {row['used']} crowns an hour" in row["judgement"]


def test_the_table_of_switching_values_has_them_in_order() -> None:
    rows = table(CASE, "economic-switching-values")
    stated = [(row["used"], row["switching"]) for row in rows]
    assert stated == [(row["used"], row["last_value"]) for row in EXAMPLE["switching_values"]]
