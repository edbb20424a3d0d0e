"""The search of Material reads pages with Python's parser, which is ready for every kind of HTML.

What Python-Markdown writes is of one plain kind, and a single pattern finds its tags. The reader of
Material hears of the same tags and texts in the same order; any other page takes the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import Any

from material.plugins.search import plugin as material  # type: ignore[import-untyped]
from mkdocs.structure.pages import Page

NAME = r"[a-zA-Z][a-zA-Z0-9-]*"
VALUE = r'"[^"<&]*(?:&(?:amp|lt|gt|quot|#[0-9]+);[^"<&]*)*"'
TAG = re.compile(rf"<(?:/({NAME})>|({NAME})((?:\s+{NAME}(?:={VALUE})?)*)\s*(/?)>)")
ATTRIBUTE = re.compile(rf'({NAME})(?:="([^"]*)")?')
# What stands in these is no HTML, for one release of Python or another.
RAW = {
    "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea",
    "title", "xmp",
}  # fmt: skip
EMPTY = re.compile(r"<textarea\b[^<>]*></textarea>")


def quick_add(index: Any, add: Callable[[Page], None]) -> Callable[[Page], None]:
    """Return what adds a page to an index in the same way as `add`, its own, and faster."""
    if type(index) is not material.SearchIndex:
        return add
    reader = _reader(material.Parser)

    def add_quickly(page: Page) -> None:
        search = page.meta.get("search") or {}
        if search.get("exclude"):
            return
        parser = reader()
        parser.feed(page.content or "")
        parser.close()
        for section in parser.data:
            if not section.is_excluded():
                index.create_entry_for_section(section, page.toc, page.url, page)

    return add_quickly


@cache
def _reader(parser: type[HTMLParser]) -> Any:
    """Return a parser that finds the tags of plain HTML by itself."""

    class Reader(parser):  # type: ignore[misc, valid-type]
        def feed(self, data: str) -> None:
            if not tell(self, data):
                super().feed(data)

    return Reader


def tell(parser: HTMLParser, text: str) -> bool:
    """Tell a parser of the tags and texts of plain HTML; return False for any other."""
    tags = list(TAG.finditer(text))
    # Each sign that begins a tag has to begin one that was found.
    if len(tags) != text.count("<") or not _is_plain(tags, text):
        return False
    at = 0
    for tag in tags:
        if tag.start() > at:
            parser.handle_data(unescape(text[at : tag.start()]))
        at = tag.end()
        end, start, attributes, is_alone = tag.groups()
        if end:
            parser.handle_endtag(end.lower())
            continue
        found = [
            (one[1].lower(), None if one[2] is None else unescape(one[2]))
            for one in ATTRIBUTE.finditer(attributes)
        ]
        handle = parser.handle_startendtag if is_alone else parser.handle_starttag
        handle(start.lower(), found)
    if at < len(text):
        parser.handle_data(unescape(text[at:]))
    return True


def _is_plain(tags: list[re.Match[str]], text: str) -> bool:
    raw = [tag for tag in tags if tag[2] and tag[2].lower() in RAW]
    return all(EMPTY.match(text, tag.start()) for tag in raw)
