"""Steps of Python-Markdown that look at every text of a page look only where there is something.

One takes signs that were escaped out of their marks, one reads attributes behind a text, and one
looks for two dozen abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX

from service_standards.adapters.markdown.steps import step_of

ABBREVIATIONS, PRIORITY = "abbr", 7
ATTRIBUTES, ATTRIBUTES_PRIORITY = "attr_list", 8
UNESCAPE, UNESCAPE_PRIORITY = "unescape", 0


def spare_texts(md: Markdown) -> None:
    """Let these steps do the same with less work, unless somebody has put others in their place."""
    if type(step_of(md, UNESCAPE)) is UnescapeTreeprocessor:
        md.treeprocessors.register(Unescape(md), UNESCAPE, UNESCAPE_PRIORITY)
    if type(step_of(md, ATTRIBUTES)) is AttrListTreeprocessor:
        md.treeprocessors.register(AttributeLists(md), ATTRIBUTES, ATTRIBUTES_PRIORITY)
    found = step_of(md, ABBREVIATIONS)
    if type(found) is AbbrTreeprocessor:
        md.treeprocessors.register(Abbreviations(md, found.abbrs), ABBREVIATIONS, PRIORITY)


class Unescape(UnescapeTreeprocessor):
    """Takes marks away in a tree that holds some."""

    def run(self, root: ET.Element) -> None:
        """Look for marks in texts, and in attributes."""
        is_there = STX in "".join(root.itertext()) or any(
            value and STX in value for one in root.iter() for value in one.attrib.values()
        )
        if is_there:
            super().run(root)


class AttributeLists(AttrListTreeprocessor):
    """Reads attributes in a tree that holds their bracket."""

    def run(self, doc: ET.Element) -> None:
        """Look for the bracket."""
        if "{" in "".join(doc.itertext()):
            super().run(doc)


class Abbreviations(AbbrTreeprocessor):
    """Explains abbreviations in a tree that holds one, and there only in texts that do."""

    _here: Sequence[str] = ()
    _sparing: _Sparing | None = None

    @property
    def RE(self) -> Any:  # noqa: N802 - Python-Markdown's name
        """What finds abbreviations in a text."""
        return self._sparing

    @RE.setter
    def RE(self, pattern: re.Pattern[str] | None) -> None:  # noqa: N802
        self._sparing = _Sparing(pattern, self._here) if pattern else None

    def run(self, root: ET.Element) -> ET.Element | None:
        """Look for each of them in all texts at once."""
        text = "\n".join(root.itertext())
        self._here = [one for one in self.abbrs if one in text]
        return super().run(root) if self._here else None


class _Sparing:
    """A pattern of words that is tried only where one of them stands."""

    def __init__(self, pattern: re.Pattern[str], words: Iterable[str]) -> None:
        self._pattern = pattern
        self._words = words

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        for word in self._words:
            if word in text:
                return self._pattern.finditer(text)
        return ()
