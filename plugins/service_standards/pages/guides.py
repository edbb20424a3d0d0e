"""What the generator adds to a guide: the criteria that it helps to meet, and weight in search."""

from __future__ import annotations

from service_standards.model.project import Project
from service_standards.words.message import say


def with_served_criteria(markdown: str, project: Project, page: str) -> str:
    """Return the text of a page; the text of a guide ends with the list of its criteria."""
    guide = project.guides_by_page.get(page)
    if guide is None:
        return markdown
    served = [one.id for one in project.criteria if one.id in guide.serves]
    heading = project.words.text(say("Criteria this page serves"))
    block = f"::: criteria\n    criteria: [{', '.join(served)}]\n"
    return f"{markdown.rstrip()}\n\n## {heading}\n\n{block}"
