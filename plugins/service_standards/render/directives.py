"""Which blocks a page can ask for by a directive, and how each is rendered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service_standards.model.checklist import Selection
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.render import blocks
from service_standards.render.criterion_forms import CriterionForms
from service_standards.render.criterion_page import neighbours


@dataclass(frozen=True)
class Request:
    """One block that a page asks for: which page, what to show, how it is narrowed down.

    `forms` are those of the project's criteria.
    """

    project: Project
    page: str
    argument: str
    part: Selection
    forms: CriterionForms

    @property
    def criterion(self) -> Criterion:
        """The criterion that is to be shown."""
        return self.project.criteria_by_id[self.argument]


RENDERERS: dict[str, Callable[[Request], str]] = {
    "checklist": lambda one: blocks.checklist_block(
        one.project, one.argument, one.page, one.part, one.forms
    ),
    "criteria": lambda one: blocks.criteria_block(
        one.project, one.page, one.part, one.forms, filterable=one.part == Selection()
    ),
    "dimension-start": lambda one: blocks.dimension_start_block(
        one.project, one.argument, one.page
    ),
    "crosswalk": lambda one: blocks.crosswalk_block(one.project, one.page),
    "my-service": lambda one: blocks.my_service_block(one.project, one.page),
    "criterion-badges": lambda one: one.forms.rendered.once(
        blocks.criterion_badges_block, one.criterion, one.page
    ),
    "criterion-summary": lambda one: one.forms.rendered.once(
        blocks.criterion_summary_block,
        one.criterion,
        one.page,
        neighbours(one.project, one.criterion),
        len(one.project.criteria_of(one.criterion.dimension)),
    ),
    "criterion-phases": lambda one: one.forms.rendered.once(
        blocks.criterion_phases_block, one.criterion
    ),
    "criterion-links": lambda one: one.forms.rendered.once(
        blocks.criterion_links_block,
        one.criterion,
        one.page,
        tuple(one.project.criteria_by_id[key] for key in one.criterion.related),
    ),
    "checklists": lambda one: blocks.checklists_block(one.project, one.page),
    "dimensions": lambda one: blocks.dimensions_block(one.project, one.page),
    "example": lambda one: blocks.example_block(one.project, one.page),
}
