"""Figures of the example by name, for the sentences that say them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.support.example.case import Facts
from tests.support.example.outlook import FULL_YEAR, present_way, with_shops
from tests.support.example.report_tables import Tables
from tests.support.example.views import Money, light, option, scenario, switching_values


def leaves(facts: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each fact in numbers by its keys, such as `volumes.counters`."""
    if isinstance(facts, Mapping):
        for key, value in facts.items():
            yield from leaves(value, f"{path}.{key}".lstrip("."))
    elif isinstance(facts, str) and re.fullmatch(r"-?\d+", facts):
        yield path, f"{abs(int(facts)):,}"
    elif isinstance(facts, str) and facts.isalpha():
        yield path, facts  # a number in words


def by_year(name: str, line: tuple[int, ...]) -> dict[str, int]:
    """Return a line by name and year, such as `licences.3`."""
    return {f"{name}.{year}": amount for year, amount in enumerate(line)}


def figures(facts: Facts) -> dict[str, str]:
    """Return all figures by name: the facts themselves, and what follows from them."""
    tables = Tables(facts)
    numbers = {**of_the_case(tables), **of_the_money(tables), **of_the_reports(tables)}
    texts = {
        "ratio": tables.case.result.ratio,
        "ratio_of_o2": option(facts, "O-2").ratio,
        "gain_for_each_crown": tables.money.gain_for_each_crown,
    }
    return {
        **dict(leaves(facts)),
        **{key: f"{abs(one):,}" for key, one in numbers.items()},
        **texts,
    }


def of_the_case(tables: Tables) -> dict[str, int]:
    """Return what the business case says in sentences."""
    facts, case = tables.facts, tables.case
    result, benefits, volume = case.result, case.benefits, case.drivers.licences_per_year
    last = switching_values(facts)
    return {
        "total_costs": sum(result.costs),
        "total_benefits": sum(result.benefits),
        "pv_costs": result.pv_costs,
        "pv_benefits": result.pv_benefits,
        "npv": result.npv,
        "npv_without_time": scenario(facts, {"left_out": "B-04"}).npv,
        "npv_of_the_private_beta": case.with_take_up(
            tables.objectives.values["G-04"]["private_beta"]
        ).npv,
        "npv_with_shops": with_shops(facts).npv,
        "last_take_up": last["take-up"][1],
        "returns_today": benefits.returns_today,
        "returned_then": benefits.returns[FULL_YEAR] * 100 // volume,
        "returns_then": benefits.returns[FULL_YEAR],
        "cost_of_a_licence_today": present_way(facts) // volume,
        "cost_of_a_licence_then": tables.objectives.values["G-03"]["target"],
        "chose_right_of_100": int(facts["counted"]["prototype"]["chose_right"])
        * 100
        // int(facts["counted"]["prototype"]["people"]),
        **of_the_scenarios(facts),
        **by_year("licences", benefits.licences),
        **by_year("elsewhere", benefits.elsewhere),
        **by_year("posts", benefits.posts),
        **by_year("saved_handling", benefits.lines["B-01"]),
        **by_year("fewer_returns", benefits.fewer_returns),
        **by_year("lose_time", benefits.lose_time),
    }


def of_the_scenarios(facts: Facts) -> dict[str, int]:
    """Return what each scenario changes."""
    found = {}
    for row in facts["scenarios"]:
        for key, value in row.items():
            if value.isdigit():
                found[f"scenario.{row['id']}.{key}"] = int(value)
        found[f"scenario.{row['id']}.costs_more"] = int(row.get("costs_percent", "100")) - 100
        found[f"scenario.{row['id']}.benefits_less"] = 100 - int(row.get("benefits_percent", "100"))
    return found


def of_the_money(tables: Tables) -> dict[str, int]:
    """Return what is said about budgets."""
    money: Money = tables.money
    approved = sum(tables.beta_approved().values())
    contingency = approved * tables.case.drivers.bias["build"] // 100
    return {
        "spent_before": money.spent_before,
        "net_public_cost": money.net_public_cost,
        "gain_of_people": money.gain_of_people,
        "state_pays": sum(money.state),
        "savings_year_1": money.savings[1],
        "savings_year_2": money.savings[2],
        "savings_used_year_2": money.sources["savings released by B-01 to B-03"][2],
        "gap": sum(money.gap),
        "approved_beta": approved,
        "contingency": contingency,
        "beta_with_contingency": approved + contingency,
        "optimism_on_benefits": -tables.case.drivers.bias["benefits"],
        "advertising": sum(tables.case.costs.spending["C-04"]),
        "advertising_left": sum(tables.case.costs.spending["C-04"])
        - int(tables.facts["shops"]["advertising_saved"]),
    }


def of_the_reports(tables: Tables) -> dict[str, int]:
    """Return what is said about what was measured and is expected."""
    outlook, objectives = tables.outlook, tables.objectives.values
    approved = sum(tables.beta_approved().values())
    to_date, expected, spent = (
        sum(tables.outlook.beta(when).values())
        for when in ("spent_to_2025-12-31", "expected_2026-01-08", "spent")
    )
    decided = {key: int(one) for key, one in tables.decided().items()}
    before = tables.money.spent_before
    saved = int(tables.facts["shops"]["advertising_saved"])
    small, calls = light(tables.facts), tables.facts["light"]["calls"]
    fewer = int(calls["baseline"]) - int(calls["target"])
    return {
        **{f"{key}.{name}": one for key, row in objectives.items() for name, one in row.items()},
        **{f"decided.{key}": one for key, one in decided.items()},
        "spent_to_date": to_date,
        "spent_since_the_beginning": to_date + before,
        "expected_beta": expected,
        "expected_above": expected - approved,
        "expected_with_shops": expected - saved,
        "alpha_below": decided["D-02"] - int(tables.facts["money"]["spent_before"]["alpha"]),
        "spent_beta": spent,
        "project_spent": spent + before,
        "project_approved": approved + decided["D-01"] + decided["D-02"],
        "hours_measured": tables.hours_measured,
        "realised": sum(tables.realised.values()),
        **{f"realised.{key}": one for key, one in tables.realised.items()},
        "outlook_npv": outlook.result.npv,
        "light_costs": sum(small.costs),
        "light_first_year": fewer // 2,
        "light_fewer_calls": fewer,
        **by_year("outlook_posts", outlook.benefits.posts),
    }
