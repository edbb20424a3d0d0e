"""The plugin that indexes pages reads less of those that are found by title and summary alone."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from service_standards.site.search_index import searched

# Material's plugin for the search and the one of MkDocs have these names for what they keep and do.
INDEX, ADD = "search_index", "add_entry_from_context"


def spare_search(config: MkDocsConfig) -> None:
    """Let an index not read what is left out of it afterwards; checklists are long."""
    for plugin in config.plugins.values():
        index = getattr(plugin, INDEX, None)
        add = getattr(index, ADD, None)
        if callable(add):
            setattr(index, ADD, _spared(add))


def _spared(add: Callable[[Page], None]) -> Callable[[Page], None]:
    def add_searched(page: Page) -> None:
        whole = page.content
        page.content = searched(whole or "", page.meta)
        try:
            add(page)
        finally:
            page.content = whole

    return add_searched
