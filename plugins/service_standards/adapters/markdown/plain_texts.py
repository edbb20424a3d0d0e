"""Texts without a sign of Markdown are left alone by what looks for such signs.

Python-Markdown tries each of its two dozen patterns on each text; most texts hold no sign at all.
"""

from __future__ import annotations

import re
from functools import cached_property
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

# One of these stands in all that any of the patterns below finds.
SIGNS = re.compile(rf"[`\\\[<&*_{STX}]|  \n")
KNOWN = {
    "backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference",
    "short_image_ref", "autolink", "automail", "linebreak", "entity", "not_strong", "em_strong",
    "em_strong2", "footnote", "service_standards_mentions",
}  # fmt: skip
HIDE, SHOW = "service_standards_hide_plain", "service_standards_show_plain"


class PlainText(AtomicString):
    """A text that Python-Markdown leaves alone for a while."""


class HidePlainProcessor(Treeprocessor):
    """Marks the texts that hold no sign, unless there are patterns that nobody knows."""

    def run(self, root: ET.Element) -> None:
        """Mark the texts of a page."""
        for one in root.iter() if self._is_known else ():
            one.text, one.tail = _hidden(one.text), _hidden(one.tail)

    @cached_property
    def _is_known(self) -> bool:
        known = [self.md.inlinePatterns[name] for name in KNOWN if name in self.md.inlinePatterns]
        return all(one in known for one in self.md.inlinePatterns)


class ShowPlainProcessor(Treeprocessor):
    """Takes these marks away."""

    def run(self, root: ET.Element) -> None:
        """Take the marks off the texts of a page."""
        for one in root.iter():
            if isinstance(one.text, PlainText):
                one.text = str(one.text)
            if isinstance(one.tail, PlainText):
                one.tail = str(one.tail)


def add_plain_texts(md: Markdown) -> None:
    """Add both steps around "inline" (20)."""
    md.treeprocessors.register(HidePlainProcessor(md), HIDE, 20.5)
    md.treeprocessors.register(ShowPlainProcessor(md), SHOW, 19.5)


def _hidden(text: str | None) -> str | None:
    is_plain = text and not isinstance(text, AtomicString) and not SIGNS.search(text)
    return PlainText(text) if text and is_plain else text
