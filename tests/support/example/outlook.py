"""What was measured after the launch of the example, and what is expected since then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from tests.support.example.arithmetic import YEARS, Amounts, Result, added, during, months, whole
from tests.support.example.case import Benefits, Case, Costs, Drivers, Facts
from tests.support.example.views import cost_of_a_licence

BETA_LINES = ("C-01", "C-02", "C-04", "C-05")
THIS_YEAR = 1  # of the report
FULL_YEAR = 4  # the last that the service runs from January to December


def help_for_shops(facts: Facts) -> Amounts:
    """Return what help for shops costs, by year."""
    row, live = facts["shops"]["help"], Drivers.of(facts).live
    later = during([int(row["a_year"])] * YEARS, months(*live))
    return (0, int(row["year-1"]), *later[2:])


def with_shops(facts: Facts) -> Case:
    """Return the case of decision D-05: shops sell, and have costs of their own."""
    advertising = (0, -int(facts["shops"]["advertising_saved"]), *[0] * (YEARS - 2))
    more = {"C-04": advertising, "C-08": help_for_shops(facts)}
    case = Case.of(facts).with_take_up(int(facts["shops"]["take_up_expected"]))
    return replace(case, more=more)


def present_way(facts: Facts) -> int:
    """Return what the present way costs in a year."""
    today, drivers = facts["today"], Drivers.of(facts)
    returns = Benefits(drivers).returns_today * drivers.units["cost_per_return"]
    return returns + sum(
        int(today[key]) for key in ("staff", "printing_and_postage", "old_register_and_scanning")
    )


@dataclass(frozen=True)
class Outlook:
    """The outlook of the closure report."""

    facts: Facts

    @cached_property
    def drivers(self) -> Drivers:
        """Return the drivers of the case with what is expected now."""
        used, row = Drivers.of(self.facts), self.facts["outlook"]
        first = Decimal(row["in_2026"]["licences_by_the_new_route"]) * 100 / used.licences_per_year
        later = (Decimal(row["take_up"][f"year-{year}"]) for year in range(2, YEARS))
        minutes = int(row["minutes_saved_per_licence"])
        changed = replace(
            used,
            take_up=(Decimal(0), first, *later),
            returned_new_route=(Decimal(row["returned"]["new_route"]),) * YEARS,
            returned_elsewhere=(Decimal(row["returned"]["elsewhere"]),) * YEARS,
            bias={key: int(value) for key, value in row["optimism_bias"].items()},
        )
        return changed.with_unit("minutes_saved_per_licence", minutes)

    @cached_property
    def benefits(self) -> Benefits:
        """Return the benefits from 2027 on, line by line."""
        return Benefits(self.drivers)

    @cached_property
    def costs(self) -> Costs:
        """Return the costs that go on after the beta."""
        full = Costs.of(self.facts, self.drivers, {"C-08": help_for_shops(self.facts)})
        going_on = {key: one for key, one in full.spending.items() if key not in BETA_LINES}
        return replace(full, spending=going_on)

    @property
    def asked_at_gate_live(self) -> int:
        """Return what goes on in 2026, without optimism."""
        return added(*self.costs.spending.values())[THIS_YEAR]

    def beta(self, when: str) -> dict[str, int]:
        """Return the money of the beta by line, on one of the days of the facts."""
        lines: Mapping[str, str] = self.facts["money"]["beta"][when]
        return {key: int(lines[key]) for key in BETA_LINES}

    @property
    def hours_in_2026(self) -> Decimal:
        """Return the hours that are expected to be saved in 2026."""
        minutes = self.drivers.units["minutes_saved_per_licence"]
        return Decimal(self.benefits.licences[THIS_YEAR] * minutes) / 60

    @property
    def saved_on_returns_in_2026(self) -> int:
        """Return what fewer returns are expected to save in 2026."""
        fewer = int(self.facts["outlook"]["in_2026"]["fewer_returns"])
        return fewer * self.drivers.units["cost_per_return"]

    @cached_property
    def result(self) -> Result:
        """Return what the outlook comes to; 2026 counts without optimism."""
        units, lines = self.drivers.units, self.benefits.lines
        first = whole(self.hours_in_2026 * units["hour_of_an_angler"])
        later = added(*lines.values())[2:]
        before = sum(self.beta("spent_to_2025-12-31").values())
        this_year = sum(self.beta("spent").values()) - before + self.asked_at_gate_live
        return Result(
            (before, this_year, *self.costs.total[2:]),
            (0, first + self.saved_on_returns_in_2026, *later),
            self.drivers.rate,
        )

    @property
    def cost_of_a_licence(self) -> Decimal:
        """Return what a licence is expected to cost in the last full year."""
        run = self.costs.with_addition("run")[FULL_YEAR]
        saved = self.benefits.savings[FULL_YEAR]
        return cost_of_a_licence(self.drivers, present_way(self.facts), run, saved)

    @property
    def cost_of_a_licence_in_2026(self) -> Decimal:
        """Return what a licence is expected to cost in 2026."""
        run = self.costs.of_stage("run")[THIS_YEAR]
        saved = self.saved_on_returns_in_2026
        return cost_of_a_licence(self.drivers, present_way(self.facts), run, saved)


@dataclass(frozen=True)
class Objectives:
    """The measures of the objectives: where they start, where they are, where they go."""

    facts: Facts

    @cached_property
    def values(self) -> dict[str, dict[str, int]]:
        """Return baseline, target, value of the private beta, latest and expected value by id."""
        case, outlook = Case.of(self.facts), Outlook(self.facts)
        drivers, quarter = case.drivers, self.facts["measured"]["third_quarter"]
        beta = self.facts["measured"]["private_beta"]
        volume = drivers.licences_per_year
        take_up = int(quarter["online_of_100"]) + int(quarter["shops_of_100"])
        elsewhere = (100 - take_up) * int(quarter["returned_elsewhere"])
        returned = Decimal(take_up * int(quarter["returned_new_route"]) + elsewhere) / 100
        run, saved = case.costs.with_addition("run"), case.benefits.savings
        cost = cost_of_a_licence(drivers, present_way(self.facts), run[FULL_YEAR], saved[FULL_YEAR])
        columns = ("baseline", "target", "latest", "private_beta")
        stated = {
            row["id"]: {key: int(row[key]) for key in columns if key in row}
            for row in self.facts["objectives"]
        }
        worked_out = {
            "G-01": {
                "baseline": int(drivers.returned_today),
                "target": whole(Decimal(case.benefits.returns[FULL_YEAR] * 100) / volume),
                "latest": whole(returned),
                "expected": whole(Decimal(outlook.benefits.returns[FULL_YEAR] * 100) / volume),
            },
            "G-03": {
                "baseline": whole(Decimal(present_way(self.facts)) / volume),
                "target": whole(cost),
                "latest": whole(outlook.cost_of_a_licence_in_2026),
                "expected": whole(outlook.cost_of_a_licence),
            },
            "G-04": {
                "target": int(drivers.take_up[-1]),
                "latest": take_up,
                "private_beta": int(beta["bought"]) * 100 // int(beta["invited"]),
                "expected": int(outlook.drivers.take_up[FULL_YEAR]),
            },
        }
        return {key: {**row, **worked_out.get(key, {})} for key, row in stated.items()}

    def state(self, key: str) -> str:
        """Return whether an objective is on course: whether what is expected reaches its target."""
        row = self.values[key]
        rises = row["target"] > row["baseline"]
        expected = row.get("expected", row["target"])
        missed = expected < row["target"] if rises else expected > row["target"]
        return "behind" if missed else "on course"
