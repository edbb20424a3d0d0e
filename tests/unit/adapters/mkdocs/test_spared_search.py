"""An index that is spared again asks nobody who spared it before."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from service_standards.adapters.mkdocs.search.indexes import spare_search
from service_standards.adapters.mkdocs.theming import Theming


class Index:
    """An index that nobody knows."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []

    def add_entry_from_context(self, page: Page) -> None:
        self.entries.append({"text": page.content})


class Ready:
    """What knows what a page became in a build, or nothing."""

    def __init__(self, text: str = "") -> None:
        self._text = text

    def turn_to(self, _: Page) -> object:
        return SimpleNamespace(entries=([{"text": self._text}],)) if self._text else None

    def note_entries(self, *_: object) -> None: ...


def test_an_index_reads_a_page_as_it_is_now() -> None:
    index = Index()
    config = cast(MkDocsConfig, SimpleNamespace(plugins={"s": SimpleNamespace(search_index=index)}))
    for before in (Ready("old"), Ready()):
        spare_search(config, None, cast(Theming, before))
    page = cast(Page, SimpleNamespace(content="new", meta={}))
    index.add_entry_from_context(page)
    assert index.entries == [{"text": "new"}]
