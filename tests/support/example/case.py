"""A case of the example: what the facts make of costs and benefits, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_FLOOR, Decimal
from functools import cached_property
from typing import Any

from tests.support.example.arithmetic import (
    YEAR_KEYS,
    YEARS,
    Amounts,
    Result,
    added,
    by_year,
    during,
    months,
    scaled,
    whole,
)

CASH_LINES = ("B-01", "B-02", "B-03")
MONEY_LINES = (*CASH_LINES, "B-04")  # those from which optimism takes its part

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Drivers:
    """What moves a case: how many people, on which routes, from which day."""

    licences_per_year: int
    take_up: tuple[Decimal, ...]
    returned_today: Decimal
    returned_new_route: tuple[Decimal, ...]
    returned_elsewhere: tuple[Decimal, ...]
    units: Mapping[str, int]
    contracts: int
    live: tuple[str, str]
    first_posts_leave: str
    old_register_ends: str
    bias: Mapping[str, int]
    rate: int

    @classmethod
    def of(cls, facts: Facts) -> Drivers:
        """Return the drivers of the preferred option."""
        ends = {one["id"]: one["planned"] for one in facts["milestones"]}
        starts = {one["id"]: one["start"] for one in facts["phases"]}
        returned = facts["returned"]
        return cls(
            licences_per_year=int(facts["volumes"]["licences_per_year"]),
            take_up=decimals(facts["take_up"]),
            returned_today=Decimal(facts["today"]["returned_of_100"]),
            returned_new_route=(Decimal(returned["new_route"]),) * YEARS,
            returned_elsewhere=decimals(returned["elsewhere"]),
            units={key: int(value) for key, value in facts["units"].items()},
            contracts=int(facts["today"]["old_register_and_scanning"]),
            live=(starts["live"], starts["retirement"]),
            first_posts_leave=facts["days"]["first_posts_leave"],
            old_register_ends=ends["M-09"],
            bias={key: int(value) for key, value in facts["optimism_bias"].items()},
            rate=int(facts["discount_rate"]),
        )

    def with_take_up(self, changed: int) -> Drivers:
        """Return drivers with another take-up in the end; every year moves with it."""
        moved = tuple(year * changed / self.take_up[-1] for year in self.take_up)
        return replace(self, take_up=moved)

    def later_by(self, years: int) -> Drivers:
        """Return drivers with benefits that begin later; the end of the service stays."""

        def moved(line: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
            return (*line[:1] * years, *line)[:YEARS]

        def later(day: str) -> str:
            return f"{int(day[:4]) + years}{day[4:]}"

        return replace(
            self,
            take_up=moved(self.take_up),
            returned_elsewhere=moved(self.returned_elsewhere),
            first_posts_leave=later(self.first_posts_leave),
            old_register_ends=later(self.old_register_ends),
        )

    def with_unit(self, name: str, value: int) -> Drivers:
        """Return drivers with another value of one unit."""
        return replace(self, units={**self.units, name: value})


def decimals(facts: Mapping[str, str]) -> tuple[Decimal, ...]:
    """Return the numbers that stand under `year-0` and so on."""
    return tuple(Decimal(facts.get(key, "0")) for key in YEAR_KEYS)


@dataclass(frozen=True)
class Benefits:
    """The benefits of a case, line by line."""

    drivers: Drivers

    @cached_property
    def licences(self) -> Amounts:
        """Return the licences by the new route, for full years."""
        volume = self.drivers.licences_per_year
        return tuple(whole(take_up * volume / 100) for take_up in self.drivers.take_up)

    @cached_property
    def elsewhere(self) -> Amounts:
        """Return the licences by all other routes, for full years."""
        return tuple(self.drivers.licences_per_year - new for new in self.licences)

    @cached_property
    def posts(self) -> Amounts:
        """Return the whole posts that the saved handling sets free."""
        units = self.drivers.units
        saved = (Decimal(new * units["handling_saved_per_licence"]) for new in self.licences)
        freed = (one / units["cost_of_a_post"] for one in saved)
        return tuple(int(one.to_integral_value(ROUND_FLOOR)) for one in freed)

    @property
    def posts_that_leave(self) -> Amounts:
        """Return the posts that are out of the budget in each year."""
        open_less = months(self.drivers.first_posts_leave, self.drivers.live[1])
        pairs = zip(self.posts, open_less, strict=True)
        return tuple(posts if counted else 0 for posts, counted in pairs)

    @cached_property
    def returns(self) -> Amounts:
        """Return the applications that are sent back, for full years."""
        one = self.drivers
        rates = zip(one.returned_new_route, one.returned_elsewhere, strict=True)
        routes = zip(self.licences, self.elsewhere, rates, strict=True)
        return tuple(
            whole((new * rate_new + other * rate_other) / 100)
            for new, other, (rate_new, rate_other) in routes
        )

    @property
    def returns_today(self) -> int:
        """Return the applications that are sent back each year without the service."""
        return whole(self.drivers.licences_per_year * self.drivers.returned_today / 100)

    @cached_property
    def fewer_returns(self) -> Amounts:
        """Return how many fewer are sent back; none before the first licence."""
        pairs = zip(self.returns, self.licences, strict=True)
        return tuple(self.returns_today - returned if new else 0 for returned, new in pairs)

    @cached_property
    def lose_time(self) -> Amounts:
        """Return how many people lose time in the years in which counters open less."""
        one_in = self.drivers.units["one_in_so_many_loses_time"]
        open_less = months(self.drivers.first_posts_leave, self.drivers.live[1])
        pairs = zip(self.elsewhere, open_less, strict=True)
        return tuple(whole(Decimal(other) / one_in) if counted else 0 for other, counted in pairs)

    @cached_property
    def lines(self) -> dict[str, Amounts]:
        """Return all lines of the benefits, with the deduction for optimism."""
        one, units = self.drivers, self.drivers.units
        end = one.live[1]
        running = months("2025-01-01", end)
        open_less = months(one.first_posts_leave, end)
        time = Decimal(units["minutes_saved_per_licence"] * units["hour_of_an_angler"]) / 60
        lost = Decimal(units["minutes_lost"] * units["hour_of_an_angler"]) / 60
        lines = {
            "B-01": during([post * units["cost_of_a_post"] for post in self.posts], open_less),
            "B-02": during([few * units["cost_per_return"] for few in self.fewer_returns], running),
            "B-03": during([one.contracts] * YEARS, months(one.old_register_ends, end)),
            "B-04": during([new * time for new in self.licences], running),
            "B-05": during([-people * lost for people in self.lose_time], open_less),
        }
        counted = added(*(lines[key] for key in MONEY_LINES))
        return lines | {"OB-benefits": scaled(counted, one.bias["benefits"])}

    @property
    def savings(self) -> Amounts:
        """Return what the budgets shrink by, after the deduction for optimism."""
        cash = added(*(self.lines[key] for key in CASH_LINES))
        return scaled(cash, 100 + self.drivers.bias["benefits"])


@dataclass(frozen=True)
class Costs:
    """The costs of a case, line by line."""

    spending: Mapping[str, Amounts]
    stages: Mapping[str, str]
    bias: Mapping[str, int]

    @classmethod
    def of(cls, facts: Facts, drivers: Drivers, more: Mapping[str, Amounts] | None = None) -> Costs:
        """Return the costs of the preferred option; `more` adds to lines."""
        live = months(*drivers.live)
        lines = {}
        for key, row in facts["spending"].items():
            yearly = during([int(row.get("a_year", "0"))] * YEARS, live)
            lines[key] = added(by_year(row), yearly, (more or {}).get(key, (0,) * YEARS))
        stages = {key: row["stage"] for key, row in facts["spending"].items()}
        return cls(lines, stages, drivers.bias)

    def of_stage(self, stage: str) -> Amounts:
        """Return the lines of one stage together, without optimism."""
        return added(*(self.spending[key] for key in self.spending if self.stages[key] == stage))

    @property
    def additions(self) -> dict[str, Amounts]:
        """Return the additions for optimism by stage."""
        return {
            stage: scaled(self.of_stage(stage), self.bias[stage])
            for stage in ("build", "run", "retire")
        }

    @property
    def lines(self) -> dict[str, Amounts]:
        """Return all lines of the costs, with the additions for optimism."""
        return {**self.spending, **{f"OB-{key}": one for key, one in self.additions.items()}}

    @property
    def total(self) -> Amounts:
        """Return all costs by year."""
        return added(*self.lines.values())

    def with_addition(self, stage: str) -> Amounts:
        """Return the lines of one stage with their addition."""
        return added(self.of_stage(stage), self.additions[stage])


@dataclass(frozen=True)
class Case:
    """Costs and benefits of the preferred option, and what changes them."""

    facts: Facts
    drivers: Drivers
    left_out: str = ""
    costs_percent: int = 100
    benefits_percent: int = 100
    more: Mapping[str, Amounts] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Facts) -> Case:
        """Return the case as it was approved."""
        return cls(facts, Drivers.of(facts))

    @cached_property
    def benefits(self) -> Benefits:
        """Return the benefits, line by line."""
        return Benefits(self.drivers)

    @cached_property
    def costs(self) -> Costs:
        """Return the costs, line by line."""
        return Costs.of(self.facts, self.drivers, self.more)

    @cached_property
    def result(self) -> Result:
        """Return what the case comes to after its changes."""
        lines = {key: one for key, one in self.benefits.lines.items() if key != "OB-benefits"}
        lines.pop(self.left_out, None)
        counted = added(*(lines[key] for key in MONEY_LINES if key in lines))
        total = added(*lines.values(), scaled(counted, self.drivers.bias["benefits"]))
        changed = scaled(total, self.benefits_percent)
        costs = scaled(self.costs.total, self.costs_percent)
        return Result(costs, changed, self.drivers.rate)

    @property
    def npv(self) -> int:
        """Return the net present value."""
        return self.result.npv

    def with_take_up(self, changed: int) -> Case:
        """Return the case with another take-up in the end."""
        return replace(self, drivers=self.drivers.with_take_up(changed))
