"""The search of Material reads pages with Python's parser, which is ready for every kind of HTML.

What Python-Markdown writes is of one plain kind, and a single pattern cuts it into tags and texts.
What becomes of them follows the rules of Material's reader, one by one. Any other page, and any
other release of that reader, takes the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from typing import Any

from material.plugins.search import plugin as material  # type: ignore[import-untyped]
from mkdocs.structure.pages import Page

from service_standards.adapters.markdown.sparing.known_source import has_known_source

# The readers of Material whose rules these are.
KNOWN = frozenset({
    "cc8a3ac0a8862662d11e87fefcdaa4a42d9ebd70a7943fa921c1c80e2661730b",  # 9.8.1
})  # fmt: skip
NAME = r"[a-zA-Z][a-zA-Z0-9-]*"
VALUE = r'"[^"<&]*(?:&(?:amp|lt|gt|quot|#[0-9]+);[^"<&]*)*"'
BLANK = r"[ \t\n\r\f]"
TAG = re.compile(rf"<(?:/({NAME})>|({NAME})((?:{BLANK}+{NAME}(?:={VALUE})?)*){BLANK}*(/?)>)")
ATTRIBUTE = re.compile(rf'({NAME})(?:="([^"]*)")?')
# What stands in these is no HTML, for one release of Python or another.
RAW = frozenset({
    "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea",
    "title", "xmp",
})  # fmt: skip
ALWAYS_SKIPPED = ("script", "style", "object")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# One of these stands in each tag whose attributes count, beside headings; a sign may be hidden.
COUNTED = re.compile(r"data-search-exclude|linenodiv|headerlink|&#", re.IGNORECASE)
PARTS = 5


def is_known(index: Any) -> bool:
    """Tell whether an index is Material's, of a release whose rules these are."""
    return type(index) is material.SearchIndex and has_known_source(material, KNOWN)


def quick_add(index: Any, add: Callable[[Page], None]) -> Callable[[Page], None]:
    """Return what adds a page to an index in the same way as `add`, its own, and faster."""
    if not is_known(index):
        return add

    def add_quickly(page: Page) -> None:
        search = page.meta.get("search") or {}
        if search.get("exclude"):
            return
        sections = sections_of(page.content or "")
        if sections is None:
            add(page)
            return
        for section in sections:
            if not section.is_excluded():
                index.create_entry_for_section(section, page.toc, page.url, page)

    return add_quickly


def sections_of(text: str) -> list[Any] | None:
    """Return the sections of plain HTML as Material's reader finds them, and None for any other."""
    parts = TAG.split(text)
    # Each sign that begins a tag has to begin one that was found.
    if len(parts) // PARTS != text.count("<"):
        return None
    reader = _Reader()
    before = ""
    for at in range(0, len(parts) - 1, PARTS):
        data, end, start, attributes, alone = parts[at : at + PARTS]
        if before in RAW and (before != "textarea" or data or end != "textarea"):
            return None
        before = ""
        if data:
            reader.data(data)
        if end:
            reader.end(end.lower())
            continue
        before = start.lower()
        reader.start(before, attributes)
        if alone:
            reader.end(before)
    if before in RAW:
        return None
    if parts[-1]:
        reader.data(parts[-1])
    return reader.sections


class _Reader:
    """Material's reader, which knows open elements by their tags alone."""

    def __init__(self) -> None:
        self.sections: list[Any] = []
        self._section: Any = None
        self._open: list[str] = []
        # How many elements are open with each link to the heading that it stands in.
        self._permalinks: list[int] = []
        made = material.Parser()
        self._skipped, self._kept = set(made.skip), frozenset(made.keep)

    def start(self, tag: str, written: str) -> None:
        """Begin an element."""
        if tag in material.void:
            return
        self._open.append(tag)
        is_heading = tag in HEADINGS
        does_count = written and (is_heading or COUNTED.search(written))
        attributes = dict(_attributes(written)) if does_count else {}
        if is_heading and "id" in attributes:
            self._begin_section(tag, attributes)
        if not self._section:
            self._begin_without_heading(0)
        if tag == "a" and attributes.get("class") == "headerlink":
            self._permalinks.append(len(self._open))
        if "data-search-exclude" in attributes or attributes.get("class") == "linenodiv":
            self._skipped.add(tag)
            return
        if tag in self._kept and self._skipped.isdisjoint(self._open):
            self._texts().append(f"<{tag}>")

    def end(self, tag: str) -> None:
        """End the element that was begun last, if it has this tag."""
        if not self._open or self._open[-1] != tag:
            return
        if self._section.depth > len(self._open):
            self._end_section()
        if self._permalinks and self._permalinks[-1] == len(self._open):
            self._permalinks.pop()
        self._open.pop()
        if tag in self._skipped:
            if tag not in ALWAYS_SKIPPED:
                self._skipped.remove(tag)
            return
        if tag in self._kept and self._skipped.isdisjoint(self._open):
            self._close(tag, self._texts())

    def data(self, data: str) -> None:
        """Add a text."""
        if not self._skipped.isdisjoint(self._open):
            return
        text = unescape(data) if "&" in data else data
        is_blank = text.isspace()
        is_verbatim = "pre" in self._open
        if not is_verbatim:
            text = " " if is_blank else text.replace("\n", " ")
        if not self._section:
            self._begin_without_heading(0)
        section = self._section
        if section.el.tag in self._open:
            if not self._permalinks:
                section.title.append(escape(text, quote=False))
        elif not is_blank:
            section.text.append(escape(text, quote=False))
        elif is_verbatim or not section.text or not section.text[-1].isspace():
            section.text.append(text)

    def _texts(self) -> list[str]:
        section = self._section
        texts: list[str] = section.title if section.el.tag in self._open else section.text
        return texts

    def _begin_section(self, tag: str, attributes: dict[str, str | None]) -> None:
        depth = len(self._open)
        if tag != "h1" and not self.sections:
            self._begin_without_heading(depth)
        self._section = material.Section(material.Element(tag, attributes), depth)
        if self.sections:
            self._section.id = attributes["id"]
        self.sections.append(self._section)

    def _begin_without_heading(self, depth: int) -> None:
        self._section = material.Section(material.Element("hx"), depth)
        self.sections.append(self._section)

    def _end_section(self) -> None:
        for section in reversed(self.sections):
            if section.depth <= len(self._open):
                self._section.depth = float("inf")
                self._section = section
                break

    def _close(self, tag: str, texts: list[str]) -> None:
        """End an element that is kept, or leave it out if it holds blanks alone."""
        first = texts.index(f"<{tag}>")
        if all(one.isspace() for one in texts[first + 1 :]):
            del texts[first:]
        else:
            texts.append(f"</{tag}>")


def _attributes(written: str) -> Iterator[tuple[str, str | None]]:
    for one in ATTRIBUTE.finditer(written):
        yield one[1].lower(), None if one[2] is None else unescape(one[2])
