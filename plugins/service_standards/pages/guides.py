"""What the generator adds to a guide: the criteria that it helps to meet, and weight in search."""

from __future__ import annotations

from service_standards.model.project import Project


def with_served_criteria(markdown: str, project: Project, page: str) -> str:
    """Return the text of a page; the text of a guide ends with the list of its criteria."""
    guide = project.guides_by_page.get(page)
    if guide is None:
        return markdown
    served = [one.id for one in project.criteria if one.id in guide.serves]
    heading = "## Criteria this page serves"
    return (
        f"{markdown.rstrip()}\n\n{heading}\n\n::: criteria\n    criteria: [{', '.join(served)}]\n"
    )
