"""The arithmetic of the example, and its business case 2.0."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

from service_standards.model.base import Model
from tests.texts.example_service import (
    BIAS,
    CASH_LINES,
    EXAMPLE,
    MONEY_LINES,
    RATE,
    RESULTS,
    TABLES,
    VOLUMES,
    YEARS,
    Amounts,
    Row,
    keyed,
    table,
)

# Working with amounts, year by year.


def rounded(amount: Decimal, step: str = "1") -> Decimal:
    """Round half up."""
    return amount.quantize(Decimal(step), ROUND_HALF_UP)


def yearly(row: Row, years: int = YEARS) -> Amounts:
    """Return the amounts of a row by year; a year without one counts as 0."""
    return tuple(int(row.get(f"year-{year}", "0")) for year in range(years))


def added(*lines: Amounts) -> Amounts:
    """Add up lines, year by year."""
    return tuple(sum(year) for year in zip(*lines, strict=True))


def scaled(line: Amounts, part: int, whole: int = 100) -> Amounts:
    """Return part/whole of each year, rounded to a whole crown."""
    return tuple(int(rounded(Decimal(amount * part) / whole)) for amount in line)


def less(line: Amounts, other: Amounts) -> Amounts:
    """Take one line from another, year by year."""
    return added(line, scaled(other, -1, 1))


def present_values(line: Amounts, rate: int) -> Amounts:
    """Discount each year and round it; year 0 stays as it is."""
    factor = 1 + Decimal(rate) / 100
    return tuple(int(rounded(amount / factor**year)) for year, amount in enumerate(line))


@dataclass(frozen=True)
class Result:
    """What costs and benefits by year come to."""

    costs: Amounts
    benefits: Amounts
    rate: int = RATE

    @property
    def discounted(self) -> tuple[Amounts, Amounts]:
        """Return the present values of costs and benefits by year."""
        return present_values(self.costs, self.rate), present_values(self.benefits, self.rate)

    @property
    def npv(self) -> int:
        """Return the net present value."""
        costs, benefits = map(sum, self.discounted)
        return benefits - costs

    @property
    def running(self) -> Amounts:
        """Return the running total without discounting."""
        return tuple(accumulate(less(self.benefits, self.costs)))

    @property
    def payback(self) -> str:
        """Return the first year from which the running total is never negative."""
        if not any(self.costs + self.benefits):
            return "none"
        paid = (year for year in range(len(self.running)) if min(self.running[year:]) >= 0)
        return next((f"year {year}" for year in paid), "none")

    @property
    def figures(self) -> dict[str, str]:
        """Return the figures of a table of results, as they are written there."""
        costs, benefits = map(sum, self.discounted)
        ratio = str(rounded(Decimal(benefits) / costs, "0.01")) if costs else "none"
        values = (str(costs), str(benefits), str(self.npv), ratio, self.payback)
        return dict(zip(RESULTS, values, strict=True))


# Business case 2.0.

COSTS = table("business-case", "economic-costs")
BENEFITS = keyed(table("business-case", "economic-benefits"))
TAKE_UP = (0, 12, 40, 55, 60, 60)  # of 100 licences, as the workings say
FEWER_RETURNS = (0, 5000, 20000, 30000, 30000, 30000)
LICENCES = scaled(TAKE_UP, VOLUMES["licences_per_year"])
LOSE_TIME = (0, 0, 4000, 4000, 4000, 4000)
SHOPS_SAVE = 40_000  # of the 80,000 for advertising
MOST_A_YEAR = 1_400_000  # that the agency can afford
WORST_IMPACT = 200_000  # where the highest impact of a risk begins


def costs_and_benefits(key: str, value: str, rows: Sequence[Row]) -> Result:
    """Return the costs and benefits of one option, or of one version."""
    lines = keyed([row for row in rows if row[key] == value], "line")
    return Result(yearly(lines["costs"]), yearly(lines["benefits"]))


def in_example(entry: Mapping[str, Row]) -> Result:
    """Return the costs and benefits that `_example.yml` states."""
    return Result(yearly(entry["costs"]), yearly(entry["benefits"]))


def of_option(name: str) -> Result:
    """Return the costs and benefits of an option of the case."""
    return costs_and_benefits("option", name, table("business-case", "economic-options-by-year"))


def of_version(name: str) -> Result:
    """Return the costs and benefits of the case, or of the outlook of the closure report."""
    return costs_and_benefits("version", name, table("closure-report", "outlook"))


def of_light_case() -> Result:
    """Return the costs and benefits of the light case, which has three years."""
    costs, benefits = (
        added(*(yearly(row, 3) for row in table("business-case-light", section)))
        for section in ("costs", "benefits")
    )
    return Result(costs, benefits)


def cost_lines(stage: str = "", start: str = "") -> Amounts:
    """Return the costs by year: of one stage, or of the lines whose id starts so."""
    lines = [row for row in COSTS if row["stage"].startswith(stage) and row["id"].startswith(start)]
    return added(*map(yearly, lines))


def benefit_lines(changes: Mapping[str, tuple[int, int]] | None = None) -> Amounts:
    """Return the benefits by year; `changes` scale lines by part/whole, before optimism bias."""
    parts = changes or {}
    lines = {key: scaled(yearly(BENEFITS[key]), *parts.get(key, (1, 1))) for key in MONEY_LINES}
    counted = added(*lines.values())
    return added(counted, scaled(counted, BIAS["benefits"]), yearly(BENEFITS["B-05"]))


def savings() -> Amounts:
    """Return what the budgets shrink by each year, after optimism bias."""
    cash = added(*(yearly(BENEFITS[key]) for key in CASH_LINES))
    return scaled(cash, 100 + BIAS["benefits"])


def amounts_of_the_example() -> set[int]:
    """Return all amounts in tables and in `_example.yml`, and those that follow from them."""
    beta = {key: int(value) for key, value in EXAMPLE["money"]["beta"].items()}
    approved, expected = beta["approved"], beta["expected_2026-01-08"]
    hours = [licences * VOLUMES["minutes_saved_per_licence"] // 60 for licences in LICENCES]
    cells = {int(value) for value in re.findall(r"\b\d+\b", f"{EXAMPLE} {TABLES}")}
    follow = {approved + beta["contingency"], expected - approved, expected - SHOPS_SAVE}
    return cells | follow | {MOST_A_YEAR, WORST_IMPACT, *LICENCES, *hours, *savings()}


class Scenario(Model):
    """What is changed in the case; without a change it is the case itself."""

    costs_percent: int = 100
    benefits_percent: int = 100
    take_up: int = VOLUMES["take_up_target"]
    hour_of_an_angler: int = VOLUMES["hour_of_an_angler"]
    left_out: str = ""
    benefits_later_by_years: int = 0
    discount_rate: int = RATE

    @classmethod
    def of(cls, row: Row) -> Scenario:
        """Return the changes of an entry of `_example.yml`."""
        return cls.model_validate({key: row[key] for key in row if key not in {"id", "npv"}})

    @property
    def npv(self) -> int:
        """Return the net present value of the preferred option after the change."""
        used = Scenario()
        take_up = (self.take_up, used.take_up)
        hour = (self.hour_of_an_angler, used.hour_of_an_angler)
        time = (take_up[0] * hour[0], take_up[1] * hour[1])
        changes = {"B-01": take_up, "B-04": time, self.left_out: (0, 1)}
        benefits = scaled(benefit_lines(changes), self.benefits_percent)
        later = (0,) * self.benefits_later_by_years + benefits
        costs = scaled(cost_lines(), self.costs_percent)
        return Result(costs, later[:YEARS], self.discount_rate).npv

    @property
    def words(self) -> list[str]:
        """Return what a description of the change has to say."""
        said = {
            "costs_percent": f"costs {self.costs_percent - 100} percent higher",
            "benefits_percent": f"benefits {100 - self.benefits_percent} percent lower",
            "take_up": f"take-up {self.take_up} of 100",
            "left_out": f"({self.left_out}) left out",
            "benefits_later_by_years": "benefits one year later",
            "discount_rate": f"discount rate {self.discount_rate} percent",
        }
        return [said[name] for name in sorted(self.model_fields_set)]


def switched(name: str, value: int) -> int:
    """Return the net present value when one input of the switching values has this value."""
    changes = {
        "take-up": {"take_up": value},
        "costs-percent-more": {"costs_percent": 100 + value},
        "benefits-percent-less": {"benefits_percent": 100 - value},
        "hour-of-an-angler": {"hour_of_an_angler": value},
    }
    return Scenario.model_validate(changes[name]).npv
