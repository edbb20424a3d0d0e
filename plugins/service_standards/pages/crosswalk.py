"""The page that counts criteria by what they cover."""

from __future__ import annotations

from service_standards.model.project import Project
from service_standards.pages.page import About, GeneratedPage, page_text
from service_standards.render.links import CROSSWALK_PAGE
from service_standards.words.message import say


def crosswalk_page(project: Project) -> GeneratedPage:
    """Return the page that holds the crosswalk."""
    title = project.words.text(say("Crosswalk"))
    summary = say(
        "How the criteria of each dimension cover recommendations, phases, roles and levels."
    )
    values: dict[str, object] = {"dimensions": project.standard.dimensions}
    text = page_text(project.words, "crosswalk.md.j2", About(title, summary), values)
    return GeneratedPage(CROSSWALK_PAGE, title, text, "standards/standard.yml")
