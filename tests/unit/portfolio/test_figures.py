"""Figures are sums over services: no order changes them, and each file adds its own part."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from service_standards.portfolio.figures import Lister, Portfolio, trend_of
from service_standards.portfolio.graded import FileFault, Graded, Point, Share
from service_standards.portfolio.quarters import quarter_of, quarters_to
from tests.support.cases.portfolio_cases import DAYS, TODAY, graded, portfolio_of

Read = list[Graded | FileFault]


def part_of(one: Graded | FileFault, whole: Portfolio) -> Counter[tuple[str, ...]]:
    """Return what one file adds to each figure."""
    if isinstance(one, FileFault) or one.is_organisation:
        return Counter()
    part = Counter(Lister(whole.dimensions).of(one))
    for dimension, grade in zip(whole.dimensions, one.dimensions, strict=True):
        for name in ("applicable", "assessed", "met"):
            part[name, dimension] += getattr(grade, name)
    for quarter, point in zip(whole.quarters, trend_of(one, whole.quarters), strict=True):
        if point:
            part["trend", quarter, "services"] += 1
            for name in ("met", "assessed", "applicable"):
                part["trend", quarter, name] += getattr(point, name)
    return part


@given(st.lists(graded, max_size=6, unique_by=lambda one: one.file), st.randoms())
def test_the_order_of_files_changes_nothing(read: Read, dice: Random) -> None:
    mixed = list(read)
    dice.shuffle(mixed)
    one, other = portfolio_of(*read), portfolio_of(*mixed)
    assert one == other
    assert one.sums == other.sums
    assert one.members == other.members


@given(st.lists(graded, max_size=5), graded)
def test_a_file_more_adds_its_own_part_and_nothing_else(
    read: Read, more: Graded | FileFault
) -> None:
    before, after = portfolio_of(*read), portfolio_of(*read, more)
    assert Counter(after.sums) == Counter(before.sums) + part_of(more, after)
    known = (
        len(one.services) + len(one.organisations) + len(one.faults) for one in (before, after)
    )
    assert list(known) == [len(read), len(read) + 1]


@given(st.lists(graded, max_size=6, unique_by=lambda one: one.file))
def test_the_lists_behind_figures_hold_as_many_services_as_the_figures_say(read: Read) -> None:
    whole = portfolio_of(*read)
    for figure, places in whole.members.items():
        assert whole.sums[figure] == len(places) == len(set(places))
    for dimension in whole.dimensions:
        for kind in ("level", "distance"):
            of_kind = [one for one in whole.members if one[:2] == (kind, dimension)]
            assert sum(whole.sums[one] for one in of_kind) == len(whole.services)
        met, assessed, applicable = (
            whole.sums.get((name, dimension), 0) for name in ("met", "assessed", "applicable")
        )
        assert 0 <= met <= assessed <= applicable


@given(st.lists(st.sampled_from(DAYS[:5]), unique=True))
def test_a_trend_carries_the_last_point_on(days: list[str]) -> None:
    points = tuple(Point(day, at, at, 9) for at, day in enumerate(sorted(days)))
    one = _with(points)
    quarters = quarters_to(TODAY, 8)
    for quarter, point in zip(quarters, trend_of(one, quarters), strict=True):
        until = [point for point in points if quarter_of(point.day) <= quarter]
        assert point == (until[-1] if until else None)


def _with(points: tuple[Point, ...]) -> Graded:
    none = Share(0, 0, 0)
    return Graded("f.json", "", "f", "", "", "", False, (), none, (), (), "", (), (), points)


def test_quarters_ascend_to_the_day() -> None:
    assert quarters_to("2026-01-31", 3) == ("2025-Q3", "2025-Q4", "2026-Q1")
    assert quarter_of("2026-12-31") == quarters_to("2026-10-01", 1)[0] == "2026-Q4"
