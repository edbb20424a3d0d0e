"""Days as quarters of a year, in which a portfolio looks back."""

from __future__ import annotations

from functools import lru_cache

# Thousands of files speak of the same days.
MOST_DAYS = 4_096


@lru_cache(MOST_DAYS)
def quarter_of(day: str) -> str:
    """Return the quarter of a day: "2026-Q3" for 2026-07-01."""
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def quarters_to(day: str, count: int) -> tuple[str, ...]:
    """Return so many quarters, ascending; the last is that of the day."""
    last = int(day[:4]) * 4 + (int(day[5:7]) + 2) // 3 - 1
    return tuple(f"{one // 4}-Q{one % 4 + 1}" for one in range(last - count + 1, last + 1))
