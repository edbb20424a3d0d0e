"""The form of each criterion in checklists: several hold it, and it is rendered once."""

from __future__ import annotations

from markupsafe import Markup

from service_standards.model.criterion import Criterion
from service_standards.model.plain.limits import LONGEST_TEXT
from service_standards.model.project import Project
from service_standards.render.environment import render
from service_standards.render.links import link
from service_standards.render.views import OUTCOMES, criterion_view

GROUP_HEADING_LEVEL = 2


class CriterionForms:
    """The forms of one project, as the well-formed XML of a block."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._made: dict[tuple[str, str], Markup] = {}

    def form(self, criterion: Criterion, page: str) -> Markup:
        """Return the form of a criterion for a page, which only the link in it depends on."""
        key = criterion.id, link(page, criterion.source)
        if key not in self._made:
            self._made[key] = self._rendered(criterion, page)
        return self._made[key]

    def _rendered(self, criterion: Criterion, page: str) -> Markup:
        text = render(
            self._project.words,
            "criterion_form.html.j2",
            criterion=criterion_view(self._project, criterion, page),
            facts=self._project.facts,
            outcomes=OUTCOMES,
            longest_text=LONGEST_TEXT,
            heading_level=GROUP_HEADING_LEVEL,
        )
        return Markup(text)  # noqa: S704 - our own template, which escapes what it is given
