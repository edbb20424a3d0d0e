"""The plugin that indexes pages reads less of those that are found by title and summary alone.

While the site is served, it does not read a page again that is the same as before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from service_standards.site.memory import digest
from service_standards.site.search_index import searched

# Material's plugin for the search and the one of MkDocs have these names for what they keep and do.
INDEX, ADD = "search_index", "add_entry_from_context"
# Material's has these besides.
ENTRIES, CONFIG = "entries", "config"
Add = Callable[[Page], None]
# The entries of each page, with a digest of what they were made from.
KeptEntries = dict[str, tuple[str, list[dict[str, Any]]]]


def spare_search(config: MkDocsConfig, kept: KeptEntries | None) -> None:
    """Let an index not read what is left out of it afterwards; checklists are long.

    `kept` are the entries of the build before, while the site is served.
    """
    for plugin in config.plugins.values():
        index = getattr(plugin, INDEX, None)
        add = getattr(index, ADD, None)
        if callable(add):
            whole = add if kept is None else _keeping(index, add, kept)
            setattr(index, ADD, _spared(whole))


def _keeping(index: Any, add: Add, kept: KeptEntries) -> Add:
    entries, config = getattr(index, ENTRIES, None), getattr(index, CONFIG, None)
    if not isinstance(entries, list) or config is None:
        return add

    def add_kept(page: Page) -> None:
        made_of = (page.content, page.url, page.title, repr(page.meta), str(page.toc), repr(config))
        known = digest(*map(str, made_of))
        before, found = kept.get(page.url, ("", []))
        if before == known:
            entries.extend(dict(one) for one in found)
            return
        start = len(entries)
        add(page)
        kept[page.url] = known, [dict(one) for one in entries[start:]]

    return add_kept


def _spared(add: Add) -> Add:
    def add_searched(page: Page) -> None:
        whole = page.content
        page.content = searched(whole or "", page.meta)
        try:
            add(page)
        finally:
            page.content = whole

    return add_searched
