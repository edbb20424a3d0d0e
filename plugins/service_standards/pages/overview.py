"""The page with all criteria."""

from __future__ import annotations

from service_standards.model.project import Project
from service_standards.model.vocabulary import Scope
from service_standards.pages.page import About, GeneratedPage, page_text
from service_standards.render.links import CROSSWALK_PAGE, OVERVIEW_PAGE, link
from service_standards.words.message import say


def overview_page(project: Project) -> GeneratedPage:
    """Return the page that lists every criterion, to be filtered."""
    standard = project.standard
    values: dict[str, object] = {
        "standard": standard,
        "counts": [
            (scope, len(project.dimensions_of(scope)), _count(project, scope)) for scope in Scope
        ],
        "crosswalk": link(OVERVIEW_PAGE, CROSSWALK_PAGE),
    }
    text = page_text(
        project.words, "standard.md.j2", About(say("The standard"), standard.summary), values
    )
    return GeneratedPage(
        OVERVIEW_PAGE, project.words.text(say("All criteria")), text, "standards/standard.yml"
    )


def _count(project: Project, scope: Scope) -> int:
    return sum(len(project.criteria_of(one.id)) for one in project.dimensions_of(scope))
