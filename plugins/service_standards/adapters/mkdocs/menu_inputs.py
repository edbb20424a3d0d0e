"""What a page shows of the menu, as a digest that changes with any of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from service_standards.site.memory import digest

# The theme whose menu holds no more than what `MenuInputs` counts: `theme/partials/nav.html`.
THEME = "service-standards"
# What menus of Material show of the front matter of other pages.
SHOWN_IN_MENUS = ("icon", "status", "subtitle")


class MenuInputs:
    """The menu of one build.

    In our theme, a page shows the entries of the sections that it stands in, and of any other
    section its title and where it leads. Any other theme, and templates of a site's own, may show
    all of the menu, and then all of it counts, with all front matter for templates that nobody
    knows.
    """

    def __init__(self, nav: Navigation, config: MkDocsConfig, *, has_own_templates: bool) -> None:
        self._nav = nav
        self._is_pruned = config.theme.name == THEME and not has_own_templates
        self._keys = None if has_own_templates else SHOWN_IN_MENUS
        self._shown: dict[int, str] = {}

    def shown_on(self, page: Page) -> str:
        """Return a digest of what a page shows of it, besides which entry is the page itself."""
        # All pages of a section show the same.
        parent = page.parent if self._is_pruned else None
        if id(parent) not in self._shown:
            opened = [parent, *parent.ancestors] if parent else []
            home = self._nav.homepage
            shown = [self._entry(one, opened) for one in self._nav.items]
            self._shown[id(parent)] = digest(repr((shown, self._page(home) if home else None)))
        return self._shown[id(parent)]

    def _entry(self, one: StructureItem, opened: Sequence[StructureItem]) -> tuple[Any, ...]:
        if isinstance(one, Page):
            return self._page(one)
        known = type(one).__name__, one.title, getattr(one, "url", None)
        children = getattr(one, "children", None) or ()
        if self._is_pruned and all(one is not other for other in opened):
            return (*known, self._entry(children[0], ()) if children else None)
        return (*known, [self._entry(child, opened) for child in children])

    def _page(self, one: Page) -> tuple[Any, ...]:
        meta: Mapping[str, Any] = one.meta
        shown = {key: meta[key] for key in meta if self._keys is None or key in self._keys}
        return (
            "page",
            one.title,
            one.url,
            one.is_index,
            repr(shown),
            getattr(one, "st_language", ""),
        )
