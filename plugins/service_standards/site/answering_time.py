"""How long a first honest answer takes: counted questions and evidence, times stated minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.standard import Effort
from service_standards.model.vocabulary import Scope
from service_standards.render.environment import render
from service_standards.site.baseline import applies_to
from service_standards.words.message import Message, say


@dataclass(frozen=True)
class Load:
    """What some criteria ask for, and how many hours that takes at least and at most."""

    criteria: int
    questions: int
    evidence: int
    least: int
    most: int


@dataclass(frozen=True)
class LoadRow:
    """What one kind of service has to answer: the baseline, and everything."""

    title: str | Message
    baseline: Load
    everything: Load


def answering_time_block(project: Project) -> str:
    """Return for each kind of service how long the baseline takes, and everything."""
    return render(
        project.words,
        "answering_time.html.j2",
        rows=answering_times(project),
        effort=project.standard.effort,
    )


def answering_times(project: Project) -> list[LoadRow]:
    """Return the rows: a service to which everything applies, then each kind."""
    services = {one.id for one in project.dimensions_of(Scope.SERVICE)}
    asked = [one for one in project.criteria if one.dimension in services]
    effort = project.standard.effort
    rows = [
        LoadRow(
            say("A service to which all of it applies"),
            load_of(project.baseline, effort),
            load_of(asked, effort),
        )
    ]
    for kind in project.kinds:
        found = [one for one in asked if applies_to(one, kind, project)]
        ids = {one.id for one in found}
        musts = [one for one in project.baseline if one.id in ids]
        rows.append(LoadRow(kind.title, load_of(musts, effort), load_of(found, effort)))
    return rows


def load_of(criteria: Sequence[Criterion], effort: Effort) -> Load:
    """Return what criteria ask for; hours are rounded to the nearest."""
    questions = sum(len(one.checks) for one in criteria)
    evidence = sum(len(one.evidence_items) for one in criteria)
    least = questions * effort.question.least + evidence * effort.evidence.least
    most = questions * effort.question.most + evidence * effort.evidence.most
    return Load(len(criteria), questions, evidence, _hours(least), _hours(most))


def _hours(minutes: int) -> int:
    return (minutes + 30) // 60
