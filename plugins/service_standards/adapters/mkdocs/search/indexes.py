"""The plugin that indexes pages reads less of those that are found by title and summary alone.

While the site is served, it does not read a page again that is the same as before, and never one
that somebody else has read for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from service_standards.adapters.mkdocs.search.quick_reading import is_known, quick_add
from service_standards.site.memory import digest
from service_standards.site.search_index import searched

if TYPE_CHECKING:
    from service_standards.adapters.mkdocs.theming import Theming

# Material's plugin for the search and the one of MkDocs have these names for what they keep and do.
INDEX, ADD = "search_index", "add_entry_from_context"
# Where an index has what it was made with, once it has more.
OWN = "st_own_add"
# Material's has these besides.
ENTRIES, CONFIG = "entries", "config"
Add = Callable[[Page], None]
Entries = list[dict[str, Any]]
# What Material's plugin takes out of each page that has been read, with a blank before it.
MARKS = re.compile(r'data-search-\w+="[^"]+"')
# The entries of each page, with a digest of what they were made from.
KeptEntries = dict[str, tuple[str, Entries]]


def indexes(config: MkDocsConfig) -> Iterator[Any]:
    """Yield the indexes of a site's search."""
    for plugin in config.plugins.values():
        index = getattr(plugin, INDEX, None)
        if callable(getattr(index, ADD, None)):
            yield index


def are_open(config: MkDocsConfig) -> bool:
    """Tell whether what each index has of a page can be seen."""
    return all(isinstance(getattr(one, ENTRIES, None), list) for one in indexes(config))


def spare_search(config: MkDocsConfig, kept: KeptEntries | None, theming: Theming | None) -> None:
    """Let an index not read what is left out of it afterwards; checklists are long.

    `kept` are the entries of the build before, while the site is served; `theming` may know pages
    already.
    """
    found = list(indexes(config))
    for number, index in enumerate(found):
        # An index may be spared again, for pages that come before the next build.
        own = getattr(index, OWN, None) or getattr(index, ADD)
        setattr(index, OWN, own)
        add = quick_add(index, own)
        add = _spared(add if kept is None else _keeping(index, add, kept))
        if theming is not None:
            add = _with_ready(index, add, theming, number)
            # Another index would read the page after this one.
            add = _hiding(add) if len(found) == 1 and is_known(index) else add
        setattr(index, ADD, add)


def _with_ready(index: Any, add: Add, theming: Theming, number: int) -> Add:
    entries = getattr(index, ENTRIES)

    def add_ready(page: Page) -> None:
        ready = theming.turn_to(page)
        if ready:
            entries.extend(dict(one) for one in ready.entries[number])
            # Nobody needs it any more, and the plugin looks through it.
            page.content = ""
            return
        start = len(entries)
        add(page)
        theming.note_entries(entries, start)

    return add_ready


def _hiding(add: Add) -> Add:
    """Return what takes the marks for the search out of a page that was read, and then hides it.

    The plugin would do the first itself, by a pattern that takes long.
    """

    def add_and_hide(page: Page) -> None:
        add(page)
        page.st_hidden, page.content = without_marks(page.content or ""), ""  # type: ignore[attr-defined]

    return add_and_hide


def without_marks(content: str) -> str:
    """Return the HTML of a page without what is said in it for the search alone."""
    *before, last = MARKS.split(content)
    return "".join([*(one[:-1] if one[-1:].isspace() else one for one in before), last])


def show_hidden(page: Page) -> None:
    """Give a page back what was hidden from the plugin for the search."""
    if hasattr(page, "st_hidden"):
        page.content = page.st_hidden
        del page.st_hidden


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
