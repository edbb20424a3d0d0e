"""Entries of the menu: the same on all pages of a folder, and so rendered once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from service_standards.adapters.mkdocs.sharing.texts import SharedTexts

Render = Callable[[StructureItem], str]


class MenuEntries:
    """What the theme asks for entries, while one site is built.

    An entry that is not open depends on a page by its one link.
    """

    def __init__(self, texts: SharedTexts) -> None:
        self._texts = texts

    def __call__(
        self,
        entries: Sequence[StructureItem],
        page: Page | None,
        render: Render,
        left_out: StructureItem | None = None,
    ) -> list[StructureItem | str]:
        """Return entries for a page, those that are not open as HTML, which `render` makes."""
        return [
            one if _is_open(one) else self._texts.of(id(one), page, self._made, one, render)
            for one in entries
            if one != left_out
        ]

    def _made(self, entry: StructureItem, render: Render) -> str:
        self._texts.note(_target(entry))
        return render(entry)


def _is_open(entry: StructureItem) -> bool:
    return bool(getattr(entry, "active", False))


def _target(entry: StructureItem) -> str:
    """Return the address that an entry leads to: that of its first page."""
    while isinstance(entry, Section) and entry.children:
        entry = entry.children[0]
    return getattr(entry, "url", None) or ""
