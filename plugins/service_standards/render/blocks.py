"""The blocks that a page can hold, as well-formed XML for an adapter to take in.

Text that is Markdown stands as the only text of an element with `data-markdown`;
everything else is literal.
"""

from __future__ import annotations

from service_standards.model.checklist import Checklist, Selection
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.vocabulary import Scope
from service_standards.render.criterion_forms import (
    GROUP_HEADING_LEVEL,
    CriterionForms,
    expectations,
)
from service_standards.render.criterion_page import (
    Neighbours,
    criterion_badges,
    criterion_links,
    criterion_summary,
)
from service_standards.render.crosswalk import crosswalks
from service_standards.render.environment import render
from service_standards.render.example import example_view
from service_standards.render.links import checklist_page, dimension_page, full_text_page, link
from service_standards.render.views import (
    Reference,
    checklist_values,
    dimension_rows,
    gates,
    shared_values,
)
from service_standards.words.message import Message, say, say_many

BASELINE = say("What every service has to meet")
ONE_DIMENSION = say("One dimension at a time")
ALL_AT_ONCE = say("All in one list")
AT_A_GATE = say("At a gate")
ORGANISATION = say("For the organisation")
# In the order of the page; links lead to these anchors, whatever the language.
KINDS = {
    BASELINE: "what-every-service-has-to-meet",
    ONE_DIMENSION: "one-dimension-at-a-time",
    ALL_AT_ONCE: "all-in-one-list",
    AT_A_GATE: "at-a-gate",
    ORGANISATION: "for-the-organisation",
}


def checklist_block(
    project: Project, identifier: str, page: str, part: Selection, forms: CriterionForms
) -> str:
    """Return an interactive checklist, or the part of it that `part` selects."""
    checklist = project.checklists_by_id[identifier]
    criteria = project.select(checklist.select, part)
    asked = _asked_at(project, checklist)
    values = checklist_values(
        project, checklist, criteria, lambda one: forms.form(one, page, asked)
    )
    example = example_view(project, page)
    return render(
        project.words,
        "checklist.html.j2",
        heading_level=GROUP_HEADING_LEVEL,
        example=example,
        **values,
    )


def criteria_block(
    project: Project, page: str, part: Selection, forms: CriterionForms, *, filterable: bool
) -> str:
    """Return the list of the criteria that `part` selects."""
    rows = [forms.row(one, page, filterable=filterable) for one in project.select(part)]
    standard = project.standard
    values = {
        **shared_values(project),
        "dimensions": standard.dimensions,
        "topics": standard.topics,
        "gates": gates(project),
    }
    return render(
        project.words, "criteria_list.html.j2", rows=rows, filterable=filterable, **values
    )


def dimension_start_block(project: Project, identifier: str, page: str) -> str:
    """Return what stands above the list of a dimension's criteria."""
    own = identifier in project.checklists_by_id
    return render(
        project.words,
        "dimension_start.html.j2",
        summary=project.dimensions_by_id[identifier].summary,
        checklist=link(page, checklist_page(identifier)) if own else "",
        full_text=link(page, full_text_page(identifier)),
    )


def crosswalk_block(project: Project, page: str) -> str:
    """Return the tables that count criteria by dimension."""
    tables = crosswalks(project, page)
    return render(
        project.words, "crosswalk.html.j2", tables=tables, dimensions=project.standard.dimensions
    )


def my_service_block(project: Project, page: str) -> str:
    """Return the result of one service over all dimensions."""
    rows = dimension_rows(project, page)
    example = example_view(project, page)
    return render(
        project.words,
        "my_service.html.j2",
        dimensions=rows,
        example=example,
        **shared_values(project),
    )


def criterion_badges_block(around: Project, criterion: Criterion, page: str) -> str:
    """Return how binding a criterion is and its level, for the top of its page."""
    return render(
        around.words, "criterion/badges.html.j2", **criterion_badges(around, criterion, page)
    )


def criterion_summary_block(
    around: Project, criterion: Criterion, page: str, beside: Neighbours, count: int
) -> str:
    """Return what a criterion means for a reader, for below its requirement.

    `beside` are its neighbours in its dimension, which has `count` criteria.
    """
    values = criterion_summary(around, criterion, page, beside)
    return render(around.words, "criterion/summary.html.j2", **values, count=count)


def criterion_phases_block(around: Project, criterion: Criterion) -> str:
    """Return what each phase expects, for the page of a criterion."""
    return render(
        around.words,
        "criterion/phases.html.j2",
        standard=around.standard.id,
        expectations=expectations(around, criterion),
    )


def criterion_links_block(
    around: Project, criterion: Criterion, page: str, related: tuple[Criterion, ...]
) -> str:
    """Return the links at the end of a criterion's page, to related ones and others."""
    values = criterion_links(around, criterion, page, related)
    return render(around.words, "criterion/links.html.j2", **values)


def checklists_block(project: Project, page: str) -> str:
    """Return the checklists with their summaries by kind, and with which of them to begin."""
    kinds: dict[Message, list[Reference]] = {}
    for one in project.checklists:
        row = Reference(one.title, link(page, checklist_page(one.id)), _summary(project, one))
        kinds.setdefault(_kind(project, one), []).append(row)
    groups = [(anchor, kind, kinds[kind]) for kind, anchor in KINDS.items() if kind in kinds]
    begin = kinds.get(BASELINE) or kinds.get(ONE_DIMENSION)
    first = begin[0] if begin and len(project.checklists) > 1 else None
    return render(project.words, "checklists.html.j2", groups=groups, first=first)


def dimensions_block(project: Project, page: str) -> str:
    """Return the list of all dimensions with their summaries."""
    rows = [
        Reference(one.title, link(page, dimension_page(one.id)), one.summary)
        for one in project.standard.dimensions
    ]
    return render(project.words, "references.html.j2", references=rows)


def example_block(project: Project, page: str) -> str:
    """Return the offer to look around in the example; empty in a project without one."""
    return render(project.words, "example.html.j2", example=example_view(project, page))


def _asked_at(project: Project, checklist: Checklist) -> str:
    """Return the phase that a gate asks for, or "" for another checklist.

    A gate at the start of the last phase asks for what that phase needs.
    """
    if checklist.id not in {one.id for one in gates(project)}:
        return ""
    order = [one.id for one in project.standard.phases]
    return max(checklist.select.phases or order, key=order.index)


def _kind(project: Project, checklist: Checklist) -> Message:
    """Return under which heading a checklist is listed."""
    if checklist in gates(project):
        return AT_A_GATE
    criteria = project.select(checklist.select)
    asked = {criterion.dimension for criterion in criteria}
    if len(asked) > 1 and criteria == project.baseline:
        return BASELINE
    if not asked & {one.id for one in project.dimensions_of(Scope.SERVICE)}:
        return ORGANISATION
    return ONE_DIMENSION if len(asked) == 1 else ALL_AT_ONCE


def _summary(project: Project, checklist: Checklist) -> Message:
    return say_many(
        "{summary} {count} criterion.",
        "{summary} {count} criteria.",
        len(project.select(checklist.select)),
        summary=checklist.summary,
    )
