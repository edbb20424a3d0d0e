"""How much of each recommendation an organisation met, year by year, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service_standards.portfolio.figures import Portfolio
from service_standards.portfolio.graded import Share
from service_standards.portfolio.grading import Heading

MOST_YEARS = 5
SHADES = 4


@dataclass(frozen=True)
class YearCell:
    """How much of one recommendation was met in one year; `shade` is 0 to 4."""

    met: int
    assessed: int
    applicable: int
    shade: int


@dataclass(frozen=True)
class YearTable:
    """The years of one organisation, a row for each heading."""

    name: str
    organisation: str
    years: tuple[str, ...]
    rows: tuple[tuple[str, tuple[YearCell, ...]], ...]


def year_tables(portfolio: Portfolio, headings: Sequence[Heading]) -> tuple[YearTable, ...]:
    """Return the last years of each organisation."""
    tables = []
    for one in portfolio.organisations:
        years = one.years[-MOST_YEARS:]
        rows = tuple(
            (heading.title, tuple(_year_cell(year.shares[at]) for year in years))
            for at, heading in enumerate(headings)
        )
        tables.append(YearTable(one.name, one.organisation, tuple(y.year for y in years), rows))
    return tuple(tables)


def _year_cell(share: Share) -> YearCell:
    shade = SHADES * share.met // share.applicable if share.applicable else 0
    return YearCell(share.met, share.assessed, share.applicable, shade)
