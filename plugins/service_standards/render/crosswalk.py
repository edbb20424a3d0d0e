"""The crosswalk: how many criteria each dimension has for a recommendation, a phase or a role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.render.links import OVERVIEW_PAGE, link
from service_standards.render.views import Reference

Test = Callable[[Criterion], bool]


@dataclass(frozen=True)
class CrosswalkRow:
    """One row: what it is about, and a link with a count for each dimension (None for 0)."""

    title: str
    cells: tuple[Reference | None, ...]


@dataclass(frozen=True)
class Crosswalk:
    """One table; its columns are the dimensions."""

    id: str
    title: str
    rows: tuple[CrosswalkRow, ...]


def crosswalks(project: Project, page: str) -> tuple[Crosswalk, ...]:
    """Return a table for each framework, and for phases, roles and levels."""
    standard = project.standard

    def table(identifier: str, title: str, rows: list[tuple[str, str, Test]]) -> Crosswalk:
        found = [
            CrosswalkRow(name, tuple(_cells(project, page, query, test)))
            for name, query, test in rows
        ]
        return Crosswalk(identifier, title, tuple(found))

    first = project.scoring.gate.first_level
    return (
        *(
            table(
                framework.id,
                framework.title,
                [
                    (one.title, f"maps={framework.id}/{one.id}", _maps_to(framework.id, one.id))
                    for one in framework.items
                ],
            )
            for framework in standard.frameworks
        ),
        table(
            "by-phase",
            "Phases",
            [(one.title, f"phase={one.id}", _has("phases", one.id)) for one in standard.phases],
        ),
        table(
            "by-role",
            "Roles",
            [(one.title, f"role={one.id}", _has("roles", one.id)) for one in standard.roles],
        ),
        table(
            "by-level",
            "Levels",
            [
                (f"{one.number} {one.title}", f"level={one.number}", _is_level(one.number))
                for one in standard.levels
                if one.number >= first
            ],
        ),
    )


def _cells(project: Project, page: str, query: str, test: Test) -> Iterator[Reference | None]:
    for dimension in project.standard.dimensions:
        count = sum(test(one) for one in project.criteria_of(dimension.id))
        href = link(page, OVERVIEW_PAGE, query=f"dimension={dimension.id}&{query}")
        yield Reference(str(count), href, dimension.title) if count else None


def _maps_to(framework: str, item: str) -> Test:
    return lambda criterion: item in criterion.maps.get(framework, ())


def _has(name: str, value: str) -> Test:
    return lambda criterion: value in getattr(criterion, name)


def _is_level(number: int) -> Test:
    return lambda criterion: criterion.level == number
