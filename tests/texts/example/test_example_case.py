"""The drivers of the example move everything that depends on them, and its rules agree.

The facts and rules stand in `docs/project-templates/_example.yml`.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tests.support.example.arithmetic import (
    FIRST_YEAR,
    YEAR_KEYS,
    Result,
    added,
    less,
    months,
    present_values,
    scaled,
)
from tests.support.example.case import CASH_LINES, Case
from tests.support.example.facts import FACTS
from tests.support.example.outlook import Objectives, Outlook, with_shops
from tests.support.example.views import Money, option, scenario, switching_values
from tests.texts.example.example_service import column, keyed, table

CASE = "business-case"
USED = Case.of(FACTS)
MONEY = Money(FACTS)
BY_TAKE_UP = {"B-01", "B-02", "B-04", "B-05", "OB-benefits"}


def changed(*path: str, value: str) -> Case:
    """Return the case after one fact has changed."""
    facts: Any = deepcopy(FACTS)
    inner = facts
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return Case.of(facts)


def moved(case: Case) -> set[str]:
    """Return the lines of benefits that differ from those of the case."""
    return {key for key, line in case.benefits.lines.items() if line != USED.benefits.lines[key]}


def test_the_years_of_the_calculation_are_those_of_the_facts() -> None:
    years = {one["id"]: one["year"] for one in FACTS["years"]}
    assert years == {key: str(FIRST_YEAR + at) for at, key in enumerate(YEAR_KEYS)}


# Drivers move what depends on them.


@pytest.mark.parametrize("take_up", [35, 47, 50, 70])
def test_take_up_moves_every_benefit_that_depends_on_it(take_up: int) -> None:
    case = USED.with_take_up(take_up)
    assert moved(case) == BY_TAKE_UP
    assert (case.npv < USED.npv) == (take_up < USED.drivers.take_up[-1])


def test_fewer_licences_by_the_new_route_mean_more_returns_and_more_people_who_wait() -> None:
    case = USED.with_take_up(40)
    more = less(case.benefits.returns, USED.benefits.returns)
    assert min(more[1:]) > 0
    assert case.benefits.lose_time[-1] > USED.benefits.lose_time[-1]


def test_the_volume_moves_every_benefit_except_the_contracts() -> None:
    case = changed("volumes", "licences_per_year", value="90000")
    assert moved(case) == BY_TAKE_UP
    assert case.npv < USED.npv


def test_the_rate_of_returns_moves_only_their_benefit() -> None:
    case = changed("returned", "new_route", value="16")
    assert moved(case) == {"B-02", "OB-benefits"}


def test_only_whole_posts_leave_the_budget_and_each_costs_the_same() -> None:
    line, posts = USED.benefits.lines["B-01"], USED.benefits.posts_that_leave
    cost = USED.drivers.units["cost_of_a_post"]
    full = [year for year, part in enumerate(months("2027-01-01", "2030-04-01")) if part == 12]
    assert [line[year] for year in full] == [posts[year] * cost for year in full]
    assert USED.with_take_up(59).benefits.posts[-1] == posts[-1] - 1


def test_the_day_of_retirement_ends_benefits_and_running_costs() -> None:
    facts: Any = deepcopy(FACTS)
    (phase,) = (one for one in facts["phases"] if one["id"] == "retirement")
    phase["start"] = "2030-07-01"
    case = Case.of(facts)
    assert moved(case) == {*USED.benefits.lines}
    for key, line in USED.benefits.lines.items():
        assert line[-1] * 2 == case.benefits.lines[key][-1], key
    assert case.costs.of_stage("run")[-1] == 2 * USED.costs.of_stage("run")[-1]
    assert case.costs.of_stage("retire") == USED.costs.of_stage("retire")


def test_the_last_year_counts_the_months_before_retirement() -> None:
    assert USED.drivers.live[1] == "2030-04-01"
    full, last = (USED.benefits.lines["B-04"][year] for year in (4, 5))
    assert last * 12 == full * 3


@pytest.mark.parametrize(
    ("start", "end", "counted"),
    [
        ("2026-07-06", "2030-04-01", (0, 6, 12, 12, 12, 3)),
        ("2027-06-30", "2030-04-01", (0, 0, 6, 12, 12, 3)),
        ("2026-07-16", "2027-01-15", (0, 5, 0, 0, 0, 0)),
    ],
)
def test_a_month_counts_if_its_middle_is_in_the_time(
    start: str, end: str, counted: tuple[int, ...]
) -> None:
    assert months(start, end) == counted


def test_the_end_of_the_old_register_moves_its_benefit() -> None:
    facts: Any = deepcopy(FACTS)
    (milestone,) = (one for one in facts["milestones"] if one["id"] == "M-09")
    milestone["planned"] = "2027-12-31"
    assert moved(Case.of(facts)) == {"B-03", "OB-benefits"}
    assert Case.of(facts).benefits.lines["B-03"][2] == 0


def test_benefits_that_come_later_end_on_the_same_day() -> None:
    later = scenario(FACTS, {"benefits_later_by_years": "1"})
    assert later.costs.total == USED.costs.total
    assert later.benefits.lines["B-04"][1:3] == (0, USED.benefits.lines["B-04"][1])
    assert later.benefits.lines["B-01"][2] == 0
    assert later.result.benefits[-1] < later.result.benefits[-2]


# The rules agree with one another.


def test_the_rule_for_stopping_acts_before_the_case_stops_paying() -> None:
    limit = int(FACTS["stop_rules"]["X-01"]["below"])
    used, last = switching_values(FACTS)["take-up"]
    assert last <= limit < used
    assert scenario(FACTS, {"take_up": str(last)}).npv >= 0
    assert scenario(FACTS, {"take_up": str(last - 1)}).npv < 0
    assert USED.with_take_up(limit).npv > 0


@pytest.mark.parametrize("name", ["take-up", "costs", "benefits", "hour"])
def test_a_switching_value_is_the_last_one_that_still_pays(name: str) -> None:
    key, start, step = {
        "take-up": ("take_up", 0, 1),
        "costs": ("costs_percent", 100, 1),
        "benefits": ("benefits_percent", 100, -1),
        "hour": ("hour_of_an_angler", 0, 1),
    }[name]
    used, last = switching_values(FACTS)[name]
    worse = last + (1 if last > used else -1)
    values = [scenario(FACTS, {key: str(start + step * one)}).npv for one in (last, worse)]
    assert values[0] >= 0 > values[1]


def test_the_contingency_is_the_optimism_on_the_beta_and_counted_once() -> None:
    beta = ("C-01", "C-02", "C-04", "C-05")
    approved = sum(sum(USED.costs.spending[key]) for key in beta)
    contingency = approved * USED.drivers.bias["build"] // 100
    rest = sum(USED.costs.spending["C-03"])
    build = sum(USED.costs.with_addition("build"))
    assert build == approved + contingency + rest + rest * USED.drivers.bias["build"] // 100
    assert sum(MONEY.need) == sum(USED.costs.total) + MONEY.spent_before + sum(MONEY.price_rise)


def test_the_meaning_of_a_scenario_says_whether_the_option_stays_first() -> None:
    second = option(FACTS, "O-2").npv
    for row in table(CASE, "economic-sensitivity"):
        npv = int(row["npv"])
        words = "O-3 stays first" if npv > second else "O-3 only just pays"
        assert row["meaning"].startswith("O-3 no longer pays" if npv < 0 else words), row["id"]


def test_a_scenario_says_what_changes() -> None:
    rows = keyed(table(CASE, "economic-sensitivity"))
    assert list(rows) == column(FACTS["scenarios"], "id")
    for one in FACTS["scenarios"]:
        said = rows[one["id"]]["change"].lower()
        if "take_up" in one:
            assert f"take-up {one['take_up']} of 100" in said
        assert one.get("left_out", "").lower() in said


def test_the_preferred_option_has_the_highest_net_present_value() -> None:
    rows = table(CASE, "economic-shortlist")
    npvs = {row["option"]: option(FACTS, row["option"]).npv for row in rows}
    (preferred,) = (row["option"] for row in rows if row["kind"] == "preferred option")
    assert max(npvs, key=lambda name: npvs[name]) == preferred
    assert max(option(FACTS, name).costs[1] for name in npvs) <= int(
        FACTS["counted"]["affordable_in_a_year"]
    )


def test_a_target_of_returns_can_be_reached_with_the_rates_of_the_routes() -> None:
    goal = Objectives(FACTS).values["G-01"]["target"]
    take_up = USED.drivers.take_up[4]
    new, other = USED.drivers.returned_new_route[4], USED.drivers.returned_elsewhere[4]
    assert goal * 100 == take_up * new + (100 - take_up) * other


def test_the_target_of_the_cost_of_a_licence_counts_optimism_on_both_sides() -> None:
    with_it = Objectives(FACTS).values["G-03"]["target"]
    facts: Any = deepcopy(FACTS)
    facts["optimism_bias"] = dict.fromkeys(FACTS["optimism_bias"], "0")
    assert with_it > Objectives(facts).values["G-03"]["target"]


def test_an_objective_is_on_course_only_if_the_outlook_reaches_it() -> None:
    states = {key: Objectives(FACTS).state(key) for key in Objectives(FACTS).values}
    assert {key for key, state in states.items() if state == "behind"} == {"G-01", "G-03", "G-04"}


def test_a_benefit_is_behind_when_the_outlook_misses_its_target() -> None:
    outlook, case = Outlook(FACTS).benefits, USED.benefits
    missed = {
        "B-01": outlook.posts[4] < case.posts[4],
        "B-02": outlook.returns[4] > case.returns[4],
        "B-04": outlook.lines["B-04"][4] < case.lines["B-04"][4],
    }
    states = {row["id"]: row["state"] for row in table("benefits-register", "realised")}
    assert {key for key, state in states.items() if state == "behind"} == {
        key for key, is_missed in missed.items() if is_missed
    }


# Who gains, who pays, and the view of the budget.


def test_the_gains_less_the_payments_are_the_net_present_value() -> None:
    groups = MONEY.gains_and_payers.values()
    assert sum(gains - pays for gains, pays in groups) == USED.npv
    assert min(amount for group in groups for amount in group) >= 0


def test_both_ratios_rest_on_the_same_net_present_value() -> None:
    assert MONEY.gain_of_people - MONEY.net_public_cost == USED.npv
    assert MONEY.gain_for_each_crown != USED.result.ratio


def test_the_savings_that_are_used_are_not_above_those_that_are_released() -> None:
    used = MONEY.sources["savings released by B-01 to B-03"]
    assert min(less(MONEY.savings, used)) >= 0
    cash = added(*(USED.benefits.lines[key] for key in CASH_LINES))
    assert USED.benefits.savings == scaled(cash, 90)


def test_capital_and_running_costs_are_all_costs() -> None:
    assert added(MONEY.capital, MONEY.current) == USED.costs.total
    assert min(MONEY.current) >= 0


def test_prices_rise_only_from_the_year_of_the_rule() -> None:
    assert MONEY.price_rise[:2] == (0, 0)
    assert min(MONEY.price_rise[2:]) > 0


def test_the_effect_on_the_state_is_that_on_the_agency_less_what_another_body_pays() -> None:
    share = MONEY.sources["Harbour Office, share of running costs"]
    assert less(MONEY.agency, share) == MONEY.state


def test_shops_pay_for_their_own_help() -> None:
    case = with_shops(FACTS)
    alone = USED.with_take_up(int(FACTS["shops"]["take_up_expected"]))
    assert case.costs.total[1] < alone.costs.total[1]
    assert case.costs.total[2] > alone.costs.total[2]
    assert case.npv < alone.npv


def test_a_result_without_costs_has_no_ratio_and_no_payback() -> None:
    nothing = Result((0, 0), (0, 0), 4)
    assert (nothing.ratio, nothing.payback, nothing.npv) == ("none", "none", 0)


def test_present_values_are_rounded_year_by_year() -> None:
    assert present_values((100, 104, 100), 4) == (100, 100, 92)
