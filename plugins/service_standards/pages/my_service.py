"""The page with the result of a service."""

from __future__ import annotations

from functools import partial

from service_standards.model.project import Project
from service_standards.pages.page import About, GeneratedPage, page_text
from service_standards.pages.standalone_link import standalone_link
from service_standards.render.links import CHECKLISTS_PAGE, MY_SERVICE_PAGE, WHOLE
from service_standards.words.message import say


def my_service_page(project: Project, size: int) -> GeneratedPage:
    """Return the page that adds up the answers of a service over all dimensions.

    `size` is that of the file with all checklists that works without a network, in bytes.
    """
    summary = say("The result of your service over all dimensions, from the answers you gave.")
    title = project.words.text(say("My service"))
    values: dict[str, object] = {
        "checklists": CHECKLISTS_PAGE,
        "download": standalone_link(WHOLE, MY_SERVICE_PAGE, size),
    }
    text = partial(page_text, project.words, "my_service.md.j2", About(title, summary), values)
    return GeneratedPage(MY_SERVICE_PAGE, title, text, "checklists/scoring.yml")
