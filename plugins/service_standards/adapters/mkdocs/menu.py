"""Entries of the menu: the same on all pages of a folder, and so rendered once for all of them."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page


class MenuEntries:
    """What the theme asks for an entry that is not open, while one site is built.

    Such an entry depends on a page by its one link. From two pages of a folder, all links are the
    same but those to what stands below one of them.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[int, str], str] = {}

    def __call__(
        self, entry: StructureItem, page: Page | None, render: Callable[[StructureItem], str]
    ) -> str:
        """Return the HTML of an entry for a page; `render` makes it."""
        own = _folder(page.url) if page else ""
        if not own or f"{_target(entry)}/".startswith(f"{own}/"):
            return render(entry)
        key = id(entry), own.rpartition("/")[0]
        if key not in self._made:
            self._made[key] = render(entry)
        return self._made[key]


def _folder(url: str) -> str:
    """Return the folder that links of a page start from; a page may be a folder of its own."""
    folder, _, name = url.removeprefix("./").rpartition("/")
    return folder if "." in name or not name else url


def _target(entry: StructureItem) -> str:
    """Return the address that an entry leads to: that of its first page."""
    while isinstance(entry, Section) and entry.children:
        entry = entry.children[0]
    return getattr(entry, "url", None) or ""
