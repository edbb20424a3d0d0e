"""Steps of Python-Markdown that look at every text of a page look only where there is something.

One takes signs that were escaped out of their marks, another looks for two dozen abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX

from service_standards.adapters.markdown.steps import step_of

ABBREVIATIONS, PRIORITY = "abbr", 7


def spare_steps(md: Markdown) -> None:
    """Let both steps do the same with less work, unless somebody has put others in their place."""
    unescape = step_of(md, "unescape")
    if isinstance(unescape, UnescapeTreeprocessor):
        _spare_unescape(unescape)
    found = step_of(md, ABBREVIATIONS)
    if type(found) is AbbrTreeprocessor:
        md.treeprocessors.register(Abbreviations(md, found.abbrs), ABBREVIATIONS, PRIORITY)


def _spare_unescape(step: UnescapeTreeprocessor) -> None:
    known = step.unescape

    def unescape(text: str) -> str:
        return known(text) if STX in text else text

    step.unescape = unescape  # type: ignore[method-assign]


class Abbreviations(AbbrTreeprocessor):
    """Explains abbreviations in texts that hold one."""

    def iter_element(self, el: ET.Element, parent: ET.Element | None = None) -> None:
        """Go through an element and all below it."""
        if parent is None and self.RE:
            self.RE = _Sparing(self.RE, list(self.abbrs))  # type: ignore[assignment]
        super().iter_element(el, parent)


class _Sparing:
    """A pattern of words that is tried only where one of them stands."""

    def __init__(self, pattern: re.Pattern[str], words: Iterable[str]) -> None:
        self._pattern = pattern
        self._words = words

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        is_there = any(word in text for word in self._words)
        return self._pattern.finditer(text) if is_there else ()
