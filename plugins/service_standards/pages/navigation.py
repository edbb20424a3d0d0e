"""Where the generated pages stand in the menu of a site."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import escape

from service_standards.model.project import Project
from service_standards.pages.page import GeneratedPage
from service_standards.render.links import CROSSWALK_PAGE, OVERVIEW_PAGE, dimension_page

Entry = Any


def sections(project: Project, pages: Sequence[GeneratedPage]) -> dict[str, list[Entry]]:
    """Return menu entries for the folders of generated pages, as MkDocs writes them in `nav`.

    Themes print the titles of a menu as HTML, so they are escaped here.
    """
    titles = {page.path: escape(page.title) for page in pages}

    def entry(path: str) -> Entry:
        return {titles[path]: path}

    standards: list[Entry] = [entry(OVERVIEW_PAGE)]
    for dimension in project.standard.dimensions:
        own = [entry(one.source) for one in project.criteria_of(dimension.id)]
        standards.append({escape(dimension.title): [dimension_page(dimension.id), *own]})
    standards.append(entry(CROSSWALK_PAGE))
    others = {
        folder: [entry(path) for path in titles if path.startswith(folder)]
        for folder in ("checklists/", "project-templates/")
    }
    return {"standards/": standards} | others


def expand(nav: Entry, entries: dict[str, list[Entry]]) -> Entry:
    """Return a menu with each folder name (`standards/`) replaced by its entries."""
    if isinstance(nav, list):
        expanded: list[Entry] = []
        for item in nav:
            expanded += entries[item] if _names(item, entries) else [expand(item, entries)]
        return expanded
    if isinstance(nav, dict):
        return {title: expand(value, entries) for title, value in nav.items()}
    return entries[nav] if _names(nav, entries) else nav


def _names(item: Entry, entries: dict[str, list[Entry]]) -> bool:
    return isinstance(item, str) and item in entries
