"""The page of sources: everything that criteria and guides cite, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from service_standards.model.base import CitedSource
from service_standards.model.plain.title_order import title_order
from service_standards.model.project import Project
from service_standards.pages.page import (
    REPEAT,
    About,
    FoundBy,
    GeneratedPage,
    escape_markdown,
    page_text,
)
from service_standards.render.links import link
from service_standards.render.views import Reference
from service_standards.words.message import say

SOURCES_PAGE = "sources.md"


@dataclass
class SourceEntry:
    """One address with the title it was first cited by, and the pages that cite it."""

    title: str
    url: str
    cited_by: list[Reference] = field(default_factory=list)


def sources_page(project: Project) -> GeneratedPage:
    """Return the page that lists every source once."""
    title = project.words.text(say("Sources"))
    return GeneratedPage(SOURCES_PAGE, title, partial(_text, project), "standards/standard.yml")


def _text(project: Project) -> str:
    summary = say("What the criteria and the guidance cite, and where.")
    about = About(say("Sources"), summary, FoundBy(boost=REPEAT))
    return page_text(project.words, "sources.md.j2", about, {"entries": cited(project)})


def cited(project: Project) -> list[SourceEntry]:
    """Return the sources by title."""
    entries: dict[str, SourceEntry] = {}

    def add(sources: tuple[CitedSource, ...], name: str, page: str) -> None:
        for one in sources:
            entry = entries.setdefault(one.url, SourceEntry(escape_markdown(one.title), one.url))
            entry.cited_by.append(Reference(name, link(SOURCES_PAGE, page)))

    for criterion in project.criteria:
        add(criterion.sources, criterion.id, criterion.source)
    for guide in project.guides:
        add(guide.sources, escape_markdown(guide.title), guide.page)
    return sorted(entries.values(), key=lambda one: (title_order(one.title), one.url))
