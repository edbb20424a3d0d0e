"""The blocks of `render`, and those that need a grade, which stands above it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service_standards.export.edition import edition_of
from service_standards.model.edition import Edition
from service_standards.model.project import Project
from service_standards.model.vocabulary import Scope
from service_standards.render.directives import RENDERERS, Request
from service_standards.render.environment import render
from service_standards.render.links import MY_SERVICE_PAGE, link
from service_standards.scoring.evaluate import Answer, DimensionResult, Scale, evaluate
from service_standards.words.message import Message, say


@dataclass(frozen=True)
class ResultRow:
    """One dimension in the result of the example: its level in words and as steps of a scale.

    A step is "reached", "possible" while criteria are open, or "above".
    """

    title: str
    level: Message
    steps: tuple[str, ...]
    assessed: int
    applicable: int


def example_result_block(request: Request) -> str:
    """Return the result of the example service as a small table; empty without an example."""
    project = request.project
    return render(
        project.words,
        "example_result.html.j2",
        name=project.example.name if project.example else "",
        rows=_rows(project),
        href=link(request.page, MY_SERVICE_PAGE),
    )


def _rows(project: Project) -> list[ResultRow]:
    edition = edition_of(project)
    if project.example is None or edition.scoring is None:
        return []
    dimensions = edition.dimensions_of(Scope.SERVICE)
    levels = tuple(one.number for one in edition.levels)
    findings = project.example.data["findings"]
    result = evaluate(
        edition.criteria,
        Scale(tuple(one.id for one in dimensions), levels, edition.scoring),
        project.example.data["service"]["facts"],
        {key: Answer.of(finding) for key, finding in findings.items()},
    )
    titles = {one.id: one.title for one in dimensions}
    return [_row(titles[one.id], one, edition) for one in result.dimensions if one.applicable]


def _row(title: str, result: DimensionResult, edition: Edition) -> ResultRow:
    low, high = result.level.at_least or 0, result.level.at_most or 0
    level = (
        say("Level {number}", number=low)
        if low == high
        else say("Level {low} to {high}", low=low, high=high)
    )
    steps = tuple(
        "reached" if one.number <= low else "possible" if one.number <= high else "above"
        for one in edition.levels
    )
    return ResultRow(title, level, steps, result.assessed, result.applicable)


BLOCKS: dict[str, Callable[[Request], str]] = {
    **RENDERERS,
    "example-result": example_result_block,
}
