"""Working with amounts, year by year, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

FIRST_YEAR = 2025
YEARS = 6
YEAR_KEYS = tuple(f"year-{year}" for year in range(YEARS))
MONTHS = 12
MIDDLE = 15  # the day of a month that decides whether the month counts

Amounts = tuple[int, ...]


def rounded(amount: Decimal, step: str = "1") -> Decimal:
    """Round half up."""
    return amount.quantize(Decimal(step), ROUND_HALF_UP)


def whole(amount: Decimal) -> int:
    """Round half up to a whole number."""
    return int(rounded(amount))


def added(*lines: Amounts) -> Amounts:
    """Add up lines, year by year."""
    return tuple(sum(year) for year in zip(*lines, strict=True))


def scaled(line: Amounts, part: int, total: int = 100) -> Amounts:
    """Return part/total of each year, rounded to a whole number."""
    return tuple(whole(Decimal(amount * part) / total) for amount in line)


def less(line: Amounts, other: Amounts) -> Amounts:
    """Take one line from another, year by year."""
    return added(line, scaled(other, -1, 1))


def by_year(facts: Mapping[str, str], years: int = YEARS) -> Amounts:
    """Return the amounts that stand under `year-0` and so on; a missing year counts as 0."""
    return tuple(int(facts.get(f"year-{year}", "0")) for year in range(years))


def months(start: str, end: str) -> Amounts:
    """Return the months of each year whose 15th day lies between two days, the end excluded."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return tuple(
        sum(first <= date(FIRST_YEAR + year, month, MIDDLE) < last for month in range(1, 13))
        for year in range(YEARS)
    )


def during(line: Sequence[int | Decimal], counted: Amounts) -> Amounts:
    """Return yearly amounts for the months of each year that count."""
    pairs = zip(line, counted, strict=True)
    return tuple(whole(Decimal(amount) * part / MONTHS) for amount, part in pairs)


def present_values(line: Amounts, rate: int) -> Amounts:
    """Discount each year and round it; year 0 stays as it is."""
    factor = 1 + Decimal(rate) / 100
    return tuple(whole(amount / factor**year) for year, amount in enumerate(line))


def risen(line: Amounts, percent: int, first_year: int) -> Amounts:
    """Return amounts in the prices of each year, which rise from `first_year` on."""
    factor = 1 + Decimal(percent) / 100
    rises = (max(0, year - first_year + 1) for year in range(len(line)))
    return tuple(whole(amount * factor**times) for amount, times in zip(line, rises, strict=True))


@dataclass(frozen=True)
class Result:
    """What costs and benefits by year come to."""

    costs: Amounts
    benefits: Amounts
    rate: int

    @property
    def discounted(self) -> tuple[Amounts, Amounts]:
        """Return the present values of costs and benefits by year."""
        return present_values(self.costs, self.rate), present_values(self.benefits, self.rate)

    @property
    def pv_costs(self) -> int:
        """Return the present value of the costs."""
        return sum(self.discounted[0])

    @property
    def pv_benefits(self) -> int:
        """Return the present value of the benefits."""
        return sum(self.discounted[1])

    @property
    def npv(self) -> int:
        """Return the net present value."""
        return self.pv_benefits - self.pv_costs

    @property
    def running(self) -> Amounts:
        """Return the running total without discounting."""
        return tuple(accumulate(less(self.benefits, self.costs)))

    @property
    def ratio(self) -> str:
        """Return all benefits divided by all costs, with two decimals."""
        if not self.pv_costs:
            return "none"
        return str(rounded(Decimal(self.pv_benefits) / self.pv_costs, "0.01"))

    @property
    def payback(self) -> str:
        """Return the first year from which the running total is never negative."""
        if not any(self.costs + self.benefits):
            return "none"
        paid = (year for year in range(len(self.running)) if min(self.running[year:]) >= 0)
        return next((f"year {year}" for year in paid), "none")
