"""The baseline as a list, and which of it applies to common kinds of services."""

from __future__ import annotations

from dataclasses import dataclass

from service_standards.model.checklist import ServiceKind
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.render.environment import render
from service_standards.render.views import CriterionView, criterion_view, groups
from service_standards.scoring.applicability import removing_facts


@dataclass(frozen=True)
class FactRow:
    """One question about a service, and for each kind of service whether the answer is yes."""

    question: str
    holds: tuple[bool, ...]


@dataclass(frozen=True)
class BaselineRow:
    """One criterion, and for each kind of service whether it applies."""

    criterion: CriterionView
    applies: tuple[bool, ...]


def baseline_block(project: Project, page: str) -> str:
    """Return the baseline by dimension, each criterion with its requirement."""
    found = [
        (group.dimension, [criterion_view(project, one, page) for one in group.criteria])
        for group in groups(project, project.baseline)
    ]
    return render(project.words, "baseline.html.j2", groups=found)


def baseline_by_kind_block(project: Project, page: str) -> str:
    """Return which facts make each kind of service, and which criteria then apply to it."""
    rows = [
        BaselineRow(
            criterion_view(project, one, page),
            tuple(applies_to(one, kind, project) for kind in project.kinds),
        )
        for one in project.baseline
    ]
    counts = [sum(row.applies[at] for row in rows) for at in range(len(project.kinds))]
    facts = [
        FactRow(one.question, tuple(one.id in kind.facts for kind in project.kinds))
        for one in project.facts
    ]
    values = {"rows": rows, "kinds": project.kinds, "counts": counts, "facts": facts}
    return render(project.words, "baseline_by_kind.html.j2", **values)


def applies_to(criterion: Criterion, kind: ServiceKind, project: Project) -> bool:
    """Tell whether a criterion applies to a service of a kind."""
    facts = {one.id: one.id in kind.facts for one in project.facts}
    return not removing_facts(criterion.applies_when, facts)
