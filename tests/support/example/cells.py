"""The cells of a table, as a document writes them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support.example.arithmetic import FIRST_YEAR, YEAR_KEYS, Amounts, Result

Cells = dict[str, str]
Where = tuple[str, str]
Part = tuple[Where, list[Cells]]
Expected = dict[Where, list[Cells]]

CASE = "business-case"


def years(line: Amounts, keys: Sequence[str] = YEAR_KEYS) -> Cells:
    """Return the cells of a line by year."""
    return {key: str(amount) for key, amount in zip(keys, line, strict=True)}


def with_total(line: Amounts) -> Cells:
    """Return the cells of a line by year, and their sum."""
    return {**years(line), "total": str(sum(line))}


def results(result: Result) -> Cells:
    """Return the cells of a table of results."""
    return {
        "pv-costs": str(result.pv_costs),
        "pv-benefits": str(result.pv_benefits),
        "npv": str(result.npv),
        "bcr": result.ratio,
        "payback": result.payback,
    }


def in_words(payback: str, first_year: int = FIRST_YEAR) -> str:
    """Return a payback with its calendar year: `year 4 (2029)`."""
    return f"{payback} ({first_year + int(payback.split()[1])})"


def plain(amount: int) -> str:
    """Return an amount as texts write it: `72,000`, `minus 72,000`."""
    return f"minus {-amount:,}" if amount < 0 else f"{amount:,}"


def figures(*values: str | int) -> list[Cells]:
    """Return the cells of a table of figures in words."""
    return [{"value": one if isinstance(one, str) else plain(one)} for one in values]
