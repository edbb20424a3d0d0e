"""What the templates are given: plain objects with every word and link already chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from service_standards.model.checklist import Checklist
from service_standards.model.criterion import Condition, Criterion
from service_standards.model.plain.limits import LONGEST_TEXT
from service_standards.model.project import Project
from service_standards.model.standard import Dimension, Term
from service_standards.model.vocabulary import OBLIGATION_TITLES, OUTCOME_TITLES, Obligation, Scope
from service_standards.render.links import checklist_page, dimension_page, link
from service_standards.words.message import Message


@dataclass(frozen=True)
class Choice:
    """A word to choose from: its id and what people read."""

    id: str
    title: Message


@dataclass(frozen=True)
class Reference:
    """A link with its text; `note` says more where that helps.

    `language` is that of the text where it is another than that of the page.
    """

    title: str | Message
    href: str
    note: str | Message = ""
    language: str = ""


@dataclass(frozen=True)
class CriterionView:
    """One criterion as the templates show it; texts of sections are inline Markdown.

    `language` is that of its texts where it is another than that of the page.
    """

    id: str
    title: str
    anchor: str
    dimension: str
    obligation: Obligation
    obligation_title: Message
    level: int
    level_title: str
    is_baseline: bool
    phases: tuple[str, ...]
    role_places: tuple[int, ...]
    topics: tuple[str, ...]
    gates: tuple[str, ...]
    phase_titles: tuple[str, ...]
    role_titles: tuple[str, ...]
    topic_titles: tuple[str, ...]
    requirement: str
    evidence_required_for: tuple[str, ...]
    applies_when: Condition
    maps: tuple[str, ...]
    href: str
    language: str


@dataclass(frozen=True)
class Group:
    """The criteria of one dimension."""

    dimension: Dimension
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class DimensionRow:
    """One dimension in the result of a service; `href` leads to its checklist."""

    id: str
    title: str
    href: str
    criteria_count: int
    has_levels: bool


OUTCOMES = tuple(Choice(outcome.value, title) for outcome, title in OUTCOME_TITLES.items())
OBLIGATIONS = tuple(Choice(one.value, title) for one, title in OBLIGATION_TITLES.items())


def titles_of(terms: Iterable[Term], ids: Collection[str]) -> tuple[str, ...]:
    """Return the titles of some phases, roles or topics, in the order of the standard."""
    return tuple(one.title for one in terms if one.id in ids)


def criterion_view(project: Project, criterion: Criterion, page: str) -> CriterionView:
    """Return the view of one criterion for a page (its path below `docs/`)."""
    standard = project.standard
    levels = {level.number: level.title for level in standard.levels}
    held, at_gates = project.checklists_with(criterion), _gate_ids(project)
    return CriterionView(
        id=criterion.id,
        title=criterion.title,
        anchor=criterion.anchor,
        dimension=criterion.dimension,
        obligation=criterion.obligation,
        obligation_title=OBLIGATION_TITLES[criterion.obligation],
        level=criterion.level,
        level_title=levels.get(criterion.level, ""),
        is_baseline=project.is_baseline(criterion),
        phases=criterion.phases,
        role_places=tuple(
            place for place, one in enumerate(standard.roles, 1) if one.id in criterion.roles
        ),
        topics=criterion.topics,
        gates=tuple(one.id for one in held if one.id in at_gates),
        phase_titles=titles_of(standard.phases, criterion.phases),
        role_titles=titles_of(standard.roles, criterion.roles),
        topic_titles=titles_of(standard.topics, criterion.topics),
        requirement=criterion.requirement,
        evidence_required_for=tuple(one.value for one in criterion.evidence.required_for),
        applies_when=criterion.applies_when,
        maps=tuple(f"{key}/{item}" for key, items in criterion.maps.items() for item in items),
        href=link(page, criterion.source),
        language=project.foreign(criterion.source),
    )


def gates(project: Project) -> tuple[Checklist, ...]:
    """Return the checklists that hold what is due before a gate."""
    ids = _gate_ids(project)
    return tuple(one for one in project.checklists if one.id in ids)


def _gate_ids(project: Project) -> set[str]:
    phases = project.phase_model.phases if project.phase_model else ()
    return {gate.id for one in phases for gate in one.gates.values()}


def groups(project: Project, criteria: Sequence[Criterion]) -> tuple[Group, ...]:
    """Return the criteria by dimension, in catalogue order; empty dimensions are left out."""
    dimensions = project.standard.dimensions
    found = {one.id: [each for each in criteria if each.dimension == one.id] for one in dimensions}
    return tuple(Group(one, tuple(found[one.id])) for one in dimensions if found[one.id])


def dimension_rows(project: Project, page: str) -> tuple[DimensionRow, ...]:
    """Return the dimensions with links to their checklists, or to their pages without one."""
    rows = []
    for dimension in project.dimensions_of(Scope.SERVICE):
        own = dimension.id in project.checklists_by_id
        target = checklist_page(dimension.id) if own else dimension_page(dimension.id)
        rows.append(
            DimensionRow(
                id=dimension.id,
                title=dimension.title,
                href=link(page, target),
                criteria_count=len(project.criteria_of(dimension.id)),
                has_levels=project.has_levels(dimension.id),
            )
        )
    return tuple(rows)


def checklist_values(
    project: Project,
    checklist: Checklist,
    criteria: Sequence[Criterion],
    form_of: Callable[[Criterion], Markup],
) -> dict[str, object]:
    """Return the values of the template of an interactive checklist."""
    return {
        "checklist": checklist,
        "groups": groups(project, criteria),
        "form_of": form_of,
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
        "has_levels": any(
            project.has_levels(one.id) for one in project.dimensions_of(Scope.SERVICE)
        ),
        "obligations": OBLIGATIONS,
        "outcomes": OUTCOMES,
        "longest_text": LONGEST_TEXT,
        "frameworks": standard.frameworks,
    }
