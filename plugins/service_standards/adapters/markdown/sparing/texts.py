"""Steps of Python-Markdown that look at every text of a page look only where there is something.

One takes signs that were escaped out of their marks, one reads attributes behind a text, and one
looks for two dozen abbreviations.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX, AtomicString

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
            value and STX in value
            for one in root.iter()
            if one.attrib
            for value in one.attrib.values()
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

    def run(self, root: ET.Element) -> ET.Element | None:
        """Look for each of them in all texts at once."""
        text = "\n".join(root.itertext())
        self._here = [one for one in self.abbrs if one in text]
        return super().run(root) if self._here else None

    def iter_element(self, el: ET.Element, parent: ET.Element | None = None) -> None:  # noqa: ARG002
        """Explain them in the texts of an element, and of those in it."""
        parents = {child: one for one in el.iter() for child in one}
        for one in list(el.iter()):
            if one.text and self._is_in(one.text):
                one.text = self._explained(one.text, one, 0)
            if one.tail and self._is_in(one.tail) and one in parents:
                around = parents[one]
                one.tail = self._explained(one.tail, around, list(around).index(one) + 1)

    def _is_in(self, text: str) -> bool:
        for word in self._here:
            if word in text:
                return not isinstance(text, AtomicString)
        return False

    def _explained(self, text: str, parent: ET.Element, at: int) -> str:
        """Put what stands from the first one on into elements, and return what is before it."""
        found = list(self.RE.finditer(text)) if self.RE else []
        for one in reversed(found):
            if meaning := self.abbrs[one[0]]:
                parent.insert(at, self.create_element(meaning, one[0], text[one.end() :]))
                text = text[: one.start()]
        return text
