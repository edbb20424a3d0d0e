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
from service_standards.report.baseline import baseline_words
from service_standards.scoring.evaluate import Answer, DimensionResult, Result, Scale, evaluate
from service_standards.site.answering_time import answering_time_block
from service_standards.site.baseline import baseline_block, baseline_by_kind_block
from service_standards.words.message import Message, say


@dataclass(frozen=True)
class ResultRow:
    """One dimension in the result of the example: its level in words and as steps of a scale.

    A step is "reached", "possible" while criteria are open, or "above". A standard without levels
    has none of both.
    """

    title: str
    level: Message | None
    steps: tuple[str, ...]
    assessed: int
    applicable: int


def example_result_block(request: Request) -> str:
    """Return the result of the example service as a small table; empty without an example."""
    project = request.project
    edition = edition_of(project)
    graded = _graded(project, edition)
    return render(
        project.words,
        "example_result.html.j2",
        name=project.example.name if project.example else "",
        baseline=baseline_words(graded.baseline) if graded else None,
        rows=_rows(graded, edition),
        has_levels=bool(edition.levels),
        href=link(request.page, MY_SERVICE_PAGE),
    )


def _graded(project: Project, edition: Edition) -> Result | None:
    if project.example is None or edition.scoring is None:
        return None
    levels = tuple(one.number for one in edition.levels)
    dimensions = tuple(one.id for one in edition.dimensions_of(Scope.SERVICE))
    findings = project.example.data["findings"]
    return evaluate(
        edition.criteria,
        Scale(dimensions, levels, edition.scoring),
        project.example.data["service"]["facts"],
        {key: Answer.of(finding) for key, finding in findings.items()},
    )


def _rows(graded: Result | None, edition: Edition) -> list[ResultRow]:
    titles = {one.id: one.title for one in edition.dimensions}
    results = graded.dimensions if graded else ()
    return [_row(titles[one.id], one, edition) for one in results if one.applicable]


def _row(title: str, result: DimensionResult, edition: Edition) -> ResultRow:
    low, high = result.level.at_least or 0, result.level.at_most or 0
    level = None
    if result.level.at_least is not None:
        level = (
            say("Level {number}", number=low)
            if low == high
            else say("Level {low} to {high}", low=low, high=high)
        )
    elif edition.levels:
        level = say("no level")
    steps = tuple(
        "reached" if one.number <= low else "possible" if one.number <= high else "above"
        for one in edition.levels
    )
    return ResultRow(title, level, steps, result.assessed, result.applicable)


BLOCKS: dict[str, Callable[[Request], str]] = {
    **RENDERERS,
    "baseline": lambda one: baseline_block(one.project, one.page),
    "baseline-by-kind": lambda one: baseline_by_kind_block(one.project, one.page),
    "answering-time": lambda one: answering_time_block(one.project),
    "example-result": example_result_block,
}
