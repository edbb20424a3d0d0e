"""Where the generated pages stand in the menu of a site."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from markupsafe import escape

from service_standards.model.project import Project
from service_standards.pages.sources import SOURCES_PAGE
from service_standards.render.links import (
    CROSSWALK_PAGE,
    MY_SERVICE_PAGE,
    OVERVIEW_PAGE,
    PORTFOLIO_PAGE,
    RELEASES_PAGE,
    ROLES_PAGE,
    dimension_page,
)
from service_standards.words.message import Words, say

Entry = Any
ROLES_FOLDER = ROLES_PAGE.removesuffix("index.md")
HOMES = ("index.md", "README.md")


def sections(project: Project, titles_by_path: Mapping[str, str]) -> dict[str, list[Entry]]:
    """Return menu entries for the folders of generated pages, as MkDocs writes them in `nav`.

    Themes print the titles of a menu as HTML, so they are escaped here.
    """
    titles = {path: escape(title) for path, title in titles_by_path.items()}

    def entry(path: str) -> Entry:
        return {titles[path]: path}

    standards: list[Entry] = [entry(OVERVIEW_PAGE)]
    for dimension in project.standard.dimensions:
        own = [entry(one.source) for one in project.criteria_of(dimension.id)]
        standards.append({escape(dimension.title): [dimension_page(dimension.id), *own]})
    roles = [entry(path) for path in titles if path.startswith(ROLES_FOLDER)]
    if roles:
        standards.append({escape(project.words.text(say("Roles"))): roles})
    standards += [entry(path) for path in (CROSSWALK_PAGE,) if path in titles]
    others = {
        folder: [entry(path) for path in titles if path.startswith(folder)]
        for folder in ("checklists/", "project-templates/")
    }
    return {"standards/": standards} | others


def whole_menu(
    words: Words, own: Sequence[Entry], entries: dict[str, list[Entry]], made: Collection[str]
) -> list[Entry]:
    """Return the menu of a site that sets none: the main pages first, then what it adds itself.

    `own` are the pages of the site's own, nested as MkDocs nests them, `made` the paths of the
    generated pages.
    """
    home = [one for one in own if one in HOMES]
    standard, checklists = words.text(say("Standard")), words.text(say("Checklists"))
    templates = entries["project-templates/"]
    return [
        *home[:1],
        {escape(standard): entries["standards/"]},
        {escape(checklists): entries["checklists/"]},
        MY_SERVICE_PAGE,
        *(page for page in (PORTFOLIO_PAGE,) if page in made),
        *(one for one in own if one not in home[:1]),
        *([{escape(words.text(say("Templates"))): templates}] if templates else []),
        *(page for page in (RELEASES_PAGE, SOURCES_PAGE) if page in made),
    ]


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
