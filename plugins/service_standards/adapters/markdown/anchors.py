"""The ids of the headings of a page, as Python-Markdown gives them."""

from __future__ import annotations

import re
from pathlib import Path

from markdown import Markdown

from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.model.project import Project
from service_standards.site.conversion import PageContext
from service_standards.site.links import AnchorsOf
from service_standards.source.reading.markdown_text import split_front_matter

# What MkDocs always uses, and what gives ids or changes what a heading is.
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "tables", "toc",
    "pymdownx.details",
)  # fmt: skip
ID = re.compile(r'\sid="([^"]+)"')
SETTINGS = "mkdocs.yml"


def anchors_in(project: Project, root: Path) -> AnchorsOf | None:
    """Return how to find the ids on a page, or None for a site that makes them in its own way."""
    settings = root / SETTINGS
    if settings.is_file() and "slugify" in settings.read_text("utf-8", "replace"):
        return None
    context = PageContext(project, root=root)

    def anchors_of(page: str, text: str) -> set[str]:
        context.turn_to(page, None)
        matter = split_front_matter(text)
        own = ServiceStandardsExtension(context)
        converted = Markdown(extensions=[*EXTENSIONS, own]).convert(matter.body if matter else text)
        return set(ID.findall(converted))

    return anchors_of
