"""The figures of a portfolio: whole numbers that are sums over its services, one by one.

A figure is named by a tuple: `("phase", "beta")` counts services, `("met", "proactive")` criteria.
What one service adds to each figure is worked out from this service alone, so that no order of
files and no other file changes it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from service_standards.model.plain.title_order import title_order
from service_standards.portfolio.graded import FileFault, Graded, Point
from service_standards.portfolio.quarters import quarter_of, quarters_to

Figure = tuple[str, ...]
ALL: Figure = ("all",)
# Who meets all of the baseline that applies, if any of it does.
BASELINE: Figure = ("baseline",)
NONE = "none"
# So far a portfolio looks back.
MOST_QUARTERS = 8


class _Kind(dict[str, Figure]):
    """The figures of one kind by what they count; each is made once, for all services."""

    def __init__(self, *name: str) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, counted: str) -> Figure:
        figure = self[counted] = (*self._name, counted)
        return figure


class Lister:
    """Tells which figures count a service; `dimensions` are those of its grades."""

    def __init__(self, dimensions: Iterable[str]) -> None:
        self._organisations, self._phases = _Kind("organisation"), _Kind("phase")
        self._editions = _Kind("edition")
        self._steps = [(_Kind("level", one), _Kind("distance", one)) for one in dimensions]
        self._unmet, self._exempt = _Kind("unmet"), _Kind("exempt")
        self._expired, self._outside = _Kind("expired"), _Kind("outside")

    def of(self, one: Graded) -> tuple[Figure, ...]:
        """Return the figures, each once."""
        found = [
            ALL,
            self._organisations[one.organisation],
            self._phases[one.phase],
            self._editions[one.edition],
        ]
        for (levels, distances), grade in zip(self._steps, one.dimensions, strict=True):
            found += levels[_number(grade.at_least)], distances[_number(grade.distance)]
        if one.baseline.applicable and one.baseline.met == one.baseline.applicable:
            found.append(BASELINE)
        found += map(self._unmet.__getitem__, one.unmet)
        found += map(self._exempt.__getitem__, one.exempt)
        found += map(self._expired.__getitem__, one.expired)
        found += map(self._outside.__getitem__, one.outside)
        return tuple(found)


def trend_of(one: Graded, quarters: Iterable[str]) -> tuple[Point | None, ...]:
    """Return for each quarter the last point until its end, None before the first point."""
    points = [(quarter_of(point.day), point) for point in one.points]
    made: list[Point | None] = []
    current, at = None, 0
    for quarter in quarters:
        while at < len(points) and points[at][0] <= quarter:
            current = points[at][1]
            at += 1
        made.append(current)
    return tuple(made)


@dataclass(frozen=True)
class Portfolio:
    """All files of a portfolio as of one day, in a fixed order whatever the order of reading.

    `dimensions` and `organisation_dimensions` are ids, in the order of the grades of services and
    of organisations. `today` is YYYY-MM-DD.
    """

    services: tuple[Graded, ...]
    organisations: tuple[Graded, ...]
    faults: tuple[FileFault, ...]
    dimensions: tuple[str, ...]
    organisation_dimensions: tuple[str, ...]
    today: str

    @cached_property
    def quarters(self) -> tuple[str, ...]:
        """The quarters of the trend, ascending."""
        return quarters_to(self.today, MOST_QUARTERS)

    @cached_property
    def lists(self) -> tuple[tuple[Figure, ...], ...]:
        """The figures that count each of `services`, in their order."""
        return tuple(map(Lister(self.dimensions).of, self.services))

    @cached_property
    def members(self) -> Mapping[Figure, tuple[int, ...]]:
        """The places in `services` of those that each figure counts."""
        found: defaultdict[Figure, list[int]] = defaultdict(list)
        for place, figures in enumerate(self.lists):
            for figure in figures:
                found[figure].append(place)
        return {figure: tuple(places) for figure, places in found.items()}

    @cached_property
    def trends(self) -> tuple[tuple[Point | None, ...], ...]:
        """The trend of each of `services`, in their order."""
        return tuple([trend_of(one, self.quarters) for one in self.services])

    @cached_property
    def sums(self) -> Mapping[Figure, int]:
        """Every figure, those that count services and those that count criteria."""
        found = Counter({figure: len(places) for figure, places in self.members.items()})
        for at, dimension in enumerate(self.dimensions):
            grades = [one.dimensions[at] for one in self.services]
            for name in ("applicable", "assessed", "met"):
                found[name, dimension] = sum(map(attrgetter(name), grades))
        for at, quarter in enumerate(self.quarters):
            points = [point for one in self.trends if (point := one[at])]
            found["trend", quarter, "services"] = len(points)
            for name in ("met", "assessed", "applicable"):
                found["trend", quarter, name] = sum(map(attrgetter(name), points))
        return found


def gathered(
    graded: Iterable[Graded | FileFault],
    dimensions: tuple[str, ...],
    organisation_dimensions: tuple[str, ...],
    today: str,
) -> Portfolio:
    """Return the portfolio of what was read, in any order."""
    services: list[Graded] = []
    organisations: list[Graded] = []
    faults: list[FileFault] = []
    for one in graded:
        if isinstance(one, FileFault):
            faults.append(one)
        elif one.is_organisation:
            organisations.append(one)
        else:
            services.append(one)
    services.sort(key=_order)
    organisations.sort(key=_order)
    return Portfolio(
        tuple(services),
        tuple(organisations),
        tuple(sorted(faults)),
        dimensions,
        organisation_dimensions,
        today,
    )


def _order(one: Graded) -> tuple[tuple[str, str], tuple[str, str], str]:
    return title_order(one.organisation), title_order(one.name), one.file


def _number(value: int | None) -> str:
    return NONE if value is None else str(value)
