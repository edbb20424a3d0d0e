"""What the page of a criterion says around its text, as the templates get it.

All of it follows from the criterion, from those that it names or that stand beside it, and from
what stands around all criteria; so nothing else changes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service_standards.model.checklist import Fact
from service_standards.model.criterion import Condition, Criterion
from service_standards.model.project import Project
from service_standards.render.links import (
    OVERVIEW_PAGE,
    checklist_page,
    dimension_page,
    link,
    role_page,
)
from service_standards.render.views import Reference, criterion_view
from service_standards.words.message import Message, say

# The criteria before and after one in its dimension; None at the ends.
Neighbours = tuple[Criterion | None, Criterion | None]


@dataclass(frozen=True)
class PhaseView:
    """What a criterion means in one phase; `gates` are those in it that ask for it."""

    id: str
    title: str
    href: str
    is_due: bool
    says: Message
    gates: tuple[Reference, ...]


def criterion_badges(project: Project, criterion: Criterion, page: str) -> dict[str, object]:
    """Return how binding a criterion is and how far it goes, with links to all like it."""
    view = criterion_view(project, criterion, page)
    return {
        "criterion": view,
        "obligation_href": _filtered(page, "obligation", view.obligation),
        "level_href": _filtered(page, "level", view.level),
    }


def criterion_summary(
    project: Project, criterion: Criterion, page: str, beside: Neighbours
) -> dict[str, object]:
    """Return what a criterion means for a reader: when, for whom, and where to answer it."""
    standard = project.standard
    dimension = project.dimensions_by_id[criterion.dimension]
    return {
        "id": criterion.id,
        "standard": standard.id,
        "phases": _phases(project, criterion, page),
        "roles": [
            Reference(one.title, link(page, role_page(one.id)))
            for one in standard.roles
            if one.id in criterion.roles
        ],
        "topics": [
            Reference(one.title, _filtered(page, "topic", one.id))
            for one in standard.topics
            if one.id in criterion.topics
        ],
        "conditions": conditions(criterion.applies_when, project.facts),
        "answer": _answer(project, criterion, page),
        "dimension": Reference(dimension.title, link(page, dimension_page(dimension.id))),
        "before": _neighbour(project, beside[0], page),
        "after": _neighbour(project, beside[1], page),
    }


def _filtered(page: str, key: str, value: object) -> str:
    return link(page, OVERVIEW_PAGE, query=f"{key}={value}")


def _phases(project: Project, criterion: Criterion, page: str) -> list[PhaseView]:
    """Return every phase of the standard, with what the criterion means in it."""
    found: list[PhaseView] = []
    phases = [one.id for one in project.standard.phases]
    due = [phases.index(one) for one in criterion.phases]
    for at, one in enumerate(project.standard.phases):
        is_due = at in due
        says = (
            say("Asked for")
            if is_due
            else say("No longer asked for")
            if at > max(due)
            else say("Not yet asked for")
            if at < min(due)
            else say("Not asked for")
        )
        gates = _gates(project, criterion, one.id, page)
        href = _filtered(page, "phase", one.id)
        found.append(PhaseView(one.id, one.title, href, is_due, says, gates))
    return found


def _gates(project: Project, criterion: Criterion, phase: str, page: str) -> tuple[Reference, ...]:
    guides = project.phase_model.phases if project.phase_model else ()
    ends = {gate.id for one in guides if one.id == phase for gate in one.gates.values()}
    return tuple(
        Reference(one.title, link(page, checklist_page(one.id), criterion.anchor))
        for one in project.checklists_with(criterion)
        if one.id in ends
    )


def _answer(project: Project, criterion: Criterion, page: str) -> str:
    """Return the link to the criterion in a checklist, that of its dimension first; or nothing."""
    checklists = project.checklists_with(criterion)
    own = [one for one in checklists if one.id == criterion.dimension]
    first = next(iter((*own, *checklists)), None)
    return link(page, checklist_page(first.id), criterion.anchor) if first else ""


def neighbours(project: Project, criterion: Criterion) -> Neighbours:
    """Return the criteria beside one in its dimension."""
    among = (None, *project.criteria_of(criterion.dimension), None)
    at = project.place_in_dimension(criterion)
    return among[at], among[at + 2]


def _neighbour(project: Project, one: Criterion | None, page: str) -> Reference | None:
    if one is None:
        return None
    return Reference(one.id, link(page, one.source), one.title, project.foreign(one.source))


def criterion_links(
    project: Project, criterion: Criterion, page: str, related: Sequence[Criterion]
) -> dict[str, object]:
    """Return where a criterion leads: checklists that hold it, related ones, other frameworks."""
    return {
        "checklists": [
            Reference(one.title, link(page, checklist_page(one.id), criterion.anchor))
            for one in project.checklists_with(criterion)
        ],
        "related": [
            Reference(
                f"{one.id} {one.title}",
                link(page, one.source),
                language=project.foreign(one.source),
            )
            for one in related
        ],
        "guides": [
            Reference(one.title, link(page, one.page), language=project.foreign(f"docs/{one.page}"))
            for one in project.guides_for(criterion)
        ],
        "mapped": _mapped(project, criterion),
    }


def _mapped(project: Project, criterion: Criterion) -> list[Reference]:
    references = []
    for framework in project.standard.frameworks:
        items = criterion.maps.get(framework.id, ())
        titles = [item.title for item in framework.items if item.id in items]
        if titles:
            references.append(
                Reference(framework.title, framework.url, say("{words}", words=titles))
            )
    return references


@dataclass(frozen=True)
class ConditionView:
    """One part of a condition: what the answers have to be, and to which questions."""

    lead: Message
    questions: tuple[str, ...]


def conditions(condition: Condition, facts: Sequence[Fact]) -> list[ConditionView]:
    """Return in words on what a criterion's applicability depends."""
    questions = {fact.id: fact.question for fact in facts}
    parts = (
        (say("Applies only if the answer is yes"), condition.all),
        (say("Applies if any of these answers is yes"), condition.any),
        (say("Applies only if the answer is no"), condition.none),
    )
    return [
        ConditionView(lead, tuple(questions[fact] for fact in listed))
        for lead, listed in parts
        if listed
    ]
