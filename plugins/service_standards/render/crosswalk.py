"""The crosswalk: how many criteria each dimension has for a recommendation, a phase or a role."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.standard import Framework, Term
from service_standards.render.links import OVERVIEW_PAGE, link, role_page
from service_standards.render.views import Reference
from service_standards.words.message import Message, say

Test = Callable[[Criterion], bool]
# What a row is about, the query that shows its criteria, and which criteria they are.
Row = tuple[str, str, Test]


@dataclass(frozen=True)
class CrosswalkRow:
    """One row: what it is about, and a link with a count for each dimension (None for 0).

    `href` leads to a page about the same, if there is one.
    """

    title: str
    cells: tuple[Reference | None, ...]
    href: str = ""


@dataclass(frozen=True)
class Crosswalk:
    """One table; its columns are the dimensions."""

    id: str
    title: str | Message
    rows: tuple[CrosswalkRow, ...]


def crosswalks(project: Project, page: str) -> tuple[Crosswalk, ...]:
    """Return a table for each framework, and for phases, roles and levels that there are."""

    def table(
        identifier: str, title: str | Message, rows: list[Row], hrefs: Sequence[str] = ()
    ) -> Crosswalk:
        found = [
            CrosswalkRow(name, tuple(_cells(project, page, query, test)), href)
            for (name, query, test), href in zip(rows, hrefs or [""] * len(rows), strict=True)
        ]
        return Crosswalk(identifier, title, tuple(found))

    standard = project.standard
    role_hrefs = [link(page, role_page(one.id)) for one in standard.roles]
    tables = (
        *(table(one.id, one.title, _framework_rows(one)) for one in standard.frameworks),
        table("by-phase", say("Phases"), _term_rows("phase", standard.phases)),
        table("by-role", say("Roles"), _term_rows("role", standard.roles), role_hrefs),
        table("by-level", say("Levels"), _level_rows(project)),
    )
    return tuple(one for one in tables if one.rows)


def _framework_rows(framework: Framework) -> list[Row]:
    return [
        (one.title, f"maps={framework.id}/{one.id}", _maps_to(framework.id, one.id))
        for one in framework.items
    ]


def _term_rows(name: str, terms: Sequence[Term]) -> list[Row]:
    return [(one.title, f"{name}={one.id}", _has(f"{name}s", one.id)) for one in terms]


def _level_rows(project: Project) -> list[Row]:
    return [
        (f"{one.number} {one.title}", f"level={one.number}", _is_level(one.number))
        for one in project.standard.levels
        if one.number >= project.scoring.gate.first_level
    ]


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
