"""What the templates are given: plain objects with every word and link already chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service_standards.model.checklist import Checklist, Fact
from service_standards.model.criterion import Condition, Criterion
from service_standards.model.project import Project
from service_standards.model.standard import Dimension
from service_standards.model.vocabulary import OBLIGATION_TITLES, OUTCOME_TITLES, Obligation, Scope
from service_standards.render.links import OVERVIEW_PAGE, checklist_page, dimension_page, link


@dataclass(frozen=True)
class Choice:
    """A word to choose from: its id and what people read."""

    id: str
    title: str


@dataclass(frozen=True)
class Reference:
    """A link with its text; `note` says more where that helps."""

    title: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class CriterionView:
    """One criterion as the templates show it; texts of sections are inline Markdown."""

    id: str
    title: str
    anchor: str
    dimension: str
    obligation: Obligation
    level: int
    level_title: str
    phases: tuple[str, ...]
    roles: tuple[str, ...]
    phase_titles: tuple[str, ...]
    role_titles: tuple[str, ...]
    requirement: str
    checks: tuple[str, ...]
    evidence_items: tuple[str, ...]
    evidence_required_for: tuple[str, ...]
    applies_when: Condition
    maps: tuple[str, ...]
    href: str


@dataclass(frozen=True)
class Group:
    """The criteria of one dimension."""

    dimension: Dimension
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True)
class DimensionRow:
    """One dimension in the result of a service; `href` leads to its checklist."""

    id: str
    title: str
    href: str
    criteria_count: int


OUTCOMES = tuple(Choice(outcome.value, title) for outcome, title in OUTCOME_TITLES.items())
OBLIGATIONS = tuple(Choice(one.value, title) for one, title in OBLIGATION_TITLES.items())


def criterion_view(project: Project, criterion: Criterion, page: str) -> CriterionView:
    """Return the view of one criterion for a page (its path below `docs/`)."""
    standard = project.standard
    levels = {level.number: level.title for level in standard.levels}
    return CriterionView(
        id=criterion.id,
        title=criterion.title,
        anchor=criterion.anchor,
        dimension=criterion.dimension,
        obligation=criterion.obligation,
        level=criterion.level,
        level_title=levels[criterion.level],
        phases=criterion.phases,
        roles=criterion.roles,
        phase_titles=tuple(one.title for one in standard.phases if one.id in criterion.phases),
        role_titles=tuple(one.title for one in standard.roles if one.id in criterion.roles),
        requirement=criterion.requirement,
        checks=criterion.checks,
        evidence_items=criterion.evidence_items,
        evidence_required_for=tuple(one.value for one in criterion.evidence.required_for),
        applies_when=criterion.applies_when,
        maps=tuple(f"{key}/{item}" for key, items in criterion.maps.items() for item in items),
        href=link(page, criterion.source),
    )


def groups(project: Project, criteria: Sequence[Criterion], page: str) -> tuple[Group, ...]:
    """Return the criteria by dimension, in catalogue order; empty dimensions are left out."""
    found = []
    for dimension in project.standard.dimensions:
        views = tuple(
            criterion_view(project, one, page) for one in criteria if one.dimension == dimension.id
        )
        if views:
            found.append(Group(dimension, views))
    return tuple(found)


def dimension_rows(project: Project, page: str) -> tuple[DimensionRow, ...]:
    """Return the dimensions with links to their checklists, or to their pages without one."""
    rows = []
    for dimension in project.dimensions_of(Scope.SERVICE):
        own = dimension.id in project.checklists_by_id
        target = checklist_page(dimension.id) if own else dimension_page(dimension.id)
        count = len(project.criteria_of(dimension.id))
        rows.append(DimensionRow(dimension.id, dimension.title, link(page, target), count))
    return tuple(rows)


def criterion_summary(project: Project, criterion: Criterion, page: str) -> dict[str, object]:
    """Return what stands at the top of a criterion's page: how binding, how far, when, for whom."""
    view = criterion_view(project, criterion, page)
    standard = project.standard

    def filtered(key: str, value: object, title: str) -> Reference:
        return Reference(title, link(page, OVERVIEW_PAGE, query=f"{key}={value}"))

    return {
        "level": filtered("level", view.level, f"{view.level} {view.level_title}"),
        "obligation": filtered("obligation", view.obligation, OBLIGATION_TITLES[view.obligation]),
        "phases": [
            filtered("phase", one.id, one.title)
            for one in standard.phases
            if one.id in criterion.phases
        ],
        "roles": [
            filtered("role", one.id, one.title)
            for one in standard.roles
            if one.id in criterion.roles
        ],
        "conditions": conditions(criterion.applies_when, project.facts),
    }


def criterion_links(project: Project, criterion: Criterion, page: str) -> dict[str, object]:
    """Return where a criterion leads: checklists that hold it, related ones, other frameworks."""
    related = [project.criteria_by_id[key] for key in criterion.related]
    return {
        "checklists": [
            Reference(one.title, link(page, checklist_page(one.id), criterion.anchor))
            for one in project.checklists_with(criterion)
        ],
        "related": [Reference(f"{one.id} {one.title}", link(page, one.source)) for one in related],
        "guides": [
            Reference(one.title, link(page, one.page)) for one in project.guides_for(criterion)
        ],
        "mapped": _mapped(project, criterion),
    }


def _mapped(project: Project, criterion: Criterion) -> list[Reference]:
    references = []
    for framework in project.standard.frameworks:
        items = criterion.maps.get(framework.id, ())
        titles = [item.title for item in framework.items if item.id in items]
        if titles:
            references.append(Reference(framework.title, framework.url, ", ".join(titles)))
    return references


@dataclass(frozen=True)
class ConditionView:
    """One part of a condition: what the answers have to be, and to which questions."""

    lead: str
    questions: tuple[str, ...]


def conditions(condition: Condition, facts: Sequence[Fact]) -> list[ConditionView]:
    """Return in words on what a criterion's applicability depends."""
    questions = {fact.id: fact.question for fact in facts}
    parts = (
        ("Applies only if the answer is yes", condition.all),
        ("Applies if any of these answers is yes", condition.any),
        ("Applies only if the answer is no", condition.none),
    )
    return [
        ConditionView(lead, tuple(questions[fact] for fact in listed))
        for lead, listed in parts
        if listed
    ]


def checklist_values(
    project: Project, checklist: Checklist, criteria: Sequence[Criterion], page: str
) -> dict[str, object]:
    """Return the values of the template of an interactive checklist."""
    return {
        "checklist": checklist,
        "groups": groups(project, criteria, page),
        **shared_values(project),
    }


def shared_values(project: Project) -> dict[str, object]:
    """Return the values that several templates use."""
    standard = project.standard
    return {
        "standard": standard,
        "facts": project.facts,
        "phases": standard.phases,
        "roles": standard.roles,
        "levels": standard.levels,
        "obligations": OBLIGATIONS,
        "outcomes": OUTCOMES,
        "frameworks": standard.frameworks,
    }
