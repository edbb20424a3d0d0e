"""What the criteria of a project cover, counted."""

from __future__ import annotations

from collections.abc import Sequence

from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.vocabulary import Obligation
from service_standards.words.message import say, say_many

Counts = dict[str, int]
# The ways in which criteria are counted.
WAYS = {
    "obligation": say("obligation"),
    "level": say("level"),
    "phase": say("phase"),
    "role": say("role"),
}


def coverage(project: Project) -> dict[str, dict[str, Counts]]:
    """Return the number of criteria by dimension and obligation, level, phase and role."""
    return {
        dimension.id: _counts(project, project.criteria_of(dimension.id))
        for dimension in project.standard.dimensions
    }


def _counts(project: Project, criteria: Sequence[Criterion]) -> dict[str, Counts]:
    standard = project.standard
    levels = [level.number for level in standard.levels if level.number > 1]
    return {
        "obligation": {
            one.value: sum(criterion.obligation == one for criterion in criteria)
            for one in Obligation
        },
        "level": {
            str(number): sum(criterion.level == number for criterion in criteria)
            for number in levels
        },
        "phase": {
            one.id: sum(one.id in criterion.phases for criterion in criteria)
            for one in standard.phases
        },
        "role": {
            one.id: sum(one.id in criterion.roles for criterion in criteria)
            for one in standard.roles
        },
    }


def coverage_as_text(project: Project) -> str:
    """Return one table for each way of counting; columns are the prefixes of the dimensions."""
    counted = coverage(project)
    dimensions = project.standard.dimensions
    words = project.words
    total = say_many("{count} criterion", "{count} criteria", len(project.criteria))
    lines = [words.text(total)]
    for name, said in WAYS.items():
        title = words.text(said)
        values = list(next(iter(counted.values()))[name])
        if not values:
            continue
        width = max(map(len, [*values, title]))
        lines.append("")
        lines.append(_line(title, [one.prefix for one in dimensions], width))
        for value in values:
            numbers = [str(counted[one.id][name][value]) for one in dimensions]
            lines.append(_line(value, numbers, width))
    return "\n".join(lines) + "\n"


def _line(title: str, cells: Sequence[str], width: int) -> str:
    return "  ".join([title.ljust(width), *(cell.rjust(4) for cell in cells)]).rstrip()
