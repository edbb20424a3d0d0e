"""What follows from the case: options, what could turn it, who pays, the view of the budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from tests.support.example.arithmetic import (
    YEARS,
    Amounts,
    Result,
    added,
    by_year,
    during,
    less,
    months,
    present_values,
    risen,
    rounded,
    scaled,
    whole,
)
from tests.support.example.case import Case, Costs, Drivers, Facts, decimals

NOTHING = (0,) * YEARS
MOST = 100


def option(facts: Facts, name: str) -> Result:
    """Return costs and benefits of an option, by the same rules."""
    case = Case.of(facts)
    if name == "O-1":
        return Result(NOTHING, NOTHING, case.drivers.rate)
    if name == "O-3":
        return case.result
    row = facts["other_options"][name]
    end = case.drivers.live[1]
    run = during([int(row["run_a_year"])] * YEARS, months(row["from"], end))
    lines = {"build": by_year(row["build"]), "run": run, "retire": by_year(row.get("retire", {}))}
    costs = Costs(lines, {stage: stage for stage in lines}, case.drivers.bias).total
    if name == "O-4":
        drivers = replace(
            case.drivers,
            take_up=decimals(row["take_up"]),
            first_posts_leave=row["first_posts_leave"],
            old_register_ends=row["old_register_ends"],
        )
        return Result(costs, replace(case, drivers=drivers).result.benefits, drivers.rate)
    drop = Decimal(facts["today"]["returned_of_100"]) - Decimal(row["returned_of_100"])
    fewer = whole(drop * case.drivers.licences_per_year / 100)
    saved = during(
        [fewer * case.drivers.units["cost_per_return"]] * YEARS, months(row["from"], end)
    )
    return Result(costs, scaled(saved, 100 + case.drivers.bias["benefits"]), case.drivers.rate)


def scenario(facts: Facts, changes: Mapping[str, str]) -> Case:
    """Return the case after the changes of a scenario."""
    case = Case.of(facts)
    drivers = case.drivers
    if "take_up" in changes:
        drivers = drivers.with_take_up(int(changes["take_up"]))
    if "hour_of_an_angler" in changes:
        drivers = drivers.with_unit("hour_of_an_angler", int(changes["hour_of_an_angler"]))
    drivers = drivers.later_by(int(changes.get("benefits_later_by_years", "0")))
    return replace(
        case,
        drivers=replace(drivers, rate=int(changes.get("discount_rate", drivers.rate))),
        left_out=changes.get("left_out", ""),
        costs_percent=int(changes.get("costs_percent", "100")),
        benefits_percent=int(changes.get("benefits_percent", "100")),
    )


def last_that_pays(npv: Callable[[int], int], used: int, step: int) -> int:
    """Return the last whole value, going from the used one, at which the case still pays."""
    value = used
    while abs(value + step - used) <= MOST and npv(value + step) >= 0:
        value += step
    return value


def switching_values(facts: Facts) -> dict[str, tuple[int, int]]:
    """Return the used and the last value of each input that matters."""
    used = Drivers.of(facts)
    take_up, hour = int(used.take_up[-1]), used.units["hour_of_an_angler"]

    def npv(key: str, value: int) -> int:
        return scenario(facts, {key: str(value)}).npv

    return {
        "take-up": (take_up, last_that_pays(lambda one: npv("take_up", one), take_up, -1)),
        "costs": (0, last_that_pays(lambda one: npv("costs_percent", 100 + one), 0, 1)),
        "benefits": (0, last_that_pays(lambda one: npv("benefits_percent", 100 - one), 0, 1)),
        "hour": (hour, last_that_pays(lambda one: npv("hour_of_an_angler", one), hour, -1)),
    }


@dataclass(frozen=True)
class Money:
    """Who pays for the case, in which prices, and what the budgets get back."""

    facts: Facts

    @cached_property
    def case(self) -> Case:
        """Return the case as it was approved."""
        return Case.of(self.facts)

    def in_prices_of_the_year(self, line: Amounts) -> Amounts:
        """Return a line with the rise of prices."""
        rise = self.facts["price_rise"]
        return risen(line, int(rise["percent"]), int(rise["first_year"].removeprefix("year-")))

    @property
    def spent_before(self) -> int:
        """Return what discovery and alpha cost."""
        return sum(int(one) for one in self.facts["money"]["spent_before"].values())

    @property
    def capital(self) -> Amounts:
        """Return the part of the costs that makes something of lasting use."""
        return self._of_kind("capital")

    @property
    def current(self) -> Amounts:
        """Return the part of the costs that is used up in its year."""
        return less(self.case.costs.total, self.capital)

    def _of_kind(self, kind: str) -> Amounts:
        costs, bias = self.case.costs, self.case.drivers.bias
        rows = self.facts["spending"].items()
        lines = [(key, row["stage"]) for key, row in rows if row["kind"] == kind]
        return added(*(scaled(costs.spending[key], 100 + bias[stage]) for key, stage in lines))

    @property
    def price_rise(self) -> Amounts:
        """Return what the rise of prices adds to the costs."""
        total = self.case.costs.total
        return less(self.in_prices_of_the_year(total), total)

    @property
    def tax(self) -> Amounts:
        """Return the value added tax on what is bought, in prices of the year."""
        facts = self.facts["value_added_tax"]
        costs, bias = self.case.costs, self.case.drivers.bias
        bought = NOTHING
        for key, part in facts["bought_of_100"].items():
            line = scaled(costs.spending[key], 100 + bias[costs.stages[key]])
            bought = added(bought, scaled(line, int(part)))
        return scaled(self.in_prices_of_the_year(bought), int(facts["percent"]))

    @property
    def harbour_office(self) -> Amounts:
        """Return the share of the Harbour Office, in prices of 2025."""
        funding, end = self.facts["funding"], self.case.drivers.live[1]
        share = int(funding["harbour_office_a_year"])
        return during([share] * YEARS, months(funding["harbour_office_from"], end))

    @property
    def need(self) -> Amounts:
        """Return what somebody has to pay, in prices of the year."""
        before = (self.spent_before, *NOTHING[1:])
        return added(before, self.case.costs.total, self.price_rise)

    @property
    def sources(self) -> dict[str, Amounts]:
        """Return what each source pays; savings pay the rest from the year in which they begin."""
        funding = self.facts["funding"]
        sources = {
            "agency budget": by_year(funding["agency_budget"]),
            "modernisation fund": by_year(funding["modernisation_fund"]),
            "Harbour Office, share of running costs": self.in_prices_of_the_year(
                self.harbour_office
            ),
        }
        rest = less(self.need, added(*sources.values()))
        begin = next(year for year, amount in enumerate(self.harbour_office) if amount)
        used = tuple(amount if year >= begin else 0 for year, amount in enumerate(rest))
        return {**sources, "savings released by B-01 to B-03": used}

    @property
    def gap(self) -> Amounts:
        """Return what no source pays."""
        return less(self.need, added(*self.sources.values()))

    @property
    def savings(self) -> Amounts:
        """Return what the budgets shrink by, in prices of the year."""
        return self.in_prices_of_the_year(self.case.benefits.savings)

    @property
    def state(self) -> Amounts:
        """Return the effect on the budget of the state, in prices of the year."""
        return less(self.savings, self.in_prices_of_the_year(self.case.costs.total))

    @property
    def agency(self) -> Amounts:
        """Return the effect on the budget of the agency before grants."""
        return added(self.state, self.sources["Harbour Office, share of running costs"])

    def pv(self, line: Amounts) -> int:
        """Return the present value of a line."""
        return sum(present_values(line, self.case.drivers.rate))

    @property
    def net_public_cost(self) -> int:
        """Return the present value of what the service costs the budgets after its savings."""
        return self.case.result.pv_costs - self.pv(self.case.benefits.savings)

    @property
    def gain_of_people(self) -> int:
        """Return the present value of what people gain, less what they lose."""
        return self.case.result.pv_benefits - self.pv(self.case.benefits.savings)

    @property
    def gain_for_each_crown(self) -> str:
        """Return the gain of people for each crown of net public cost, with two decimals."""
        return str(rounded(Decimal(self.gain_of_people) / self.net_public_cost, "0.01"))

    @property
    def gains_and_payers(self) -> dict[str, tuple[int, int]]:
        """Return what each group gains and pays, as present values."""
        fund = self.pv(self.sources["modernisation fund"])
        harbour = self.pv(self.harbour_office)
        loss = -self.pv(self.case.benefits.lines["B-05"])
        return {
            "agency": (
                self.pv(self.case.benefits.savings),
                self.case.result.pv_costs - fund - harbour,
            ),
            "fund": (0, fund),
            "harbour": (0, harbour),
            "new-route": (self.gain_of_people + loss, 0),
            "elsewhere": (0, loss),
        }


def cost_of_a_licence(drivers: Drivers, today: int, run: int, savings: int) -> Decimal:
    """Return what one licence costs in a year, with optimism on both sides."""
    return Decimal(today + run - savings) / drivers.licences_per_year


def light(facts: Facts) -> Result:
    """Return costs and benefits of the light case, which has three years."""
    row = facts["light"]
    calls = {key: int(value) for key, value in row["calls"].items()}
    fewer = calls["baseline"] - calls["target"]
    messages = (int(row["messages_a_year"]),) * 3
    costs = added(by_year(row["build"], 3), messages, by_year(row["end"], 3))
    benefits = scaled((fewer // 2, fewer, fewer), calls["cost"], 1)
    return Result(costs, benefits, int(facts["discount_rate"]))
