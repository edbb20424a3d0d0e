"""Blocks wait while Python-Markdown works on people's text, which they hold little of.

A checklist has thousands of elements, and each step of a conversion goes through all of them, but
only those marked as Markdown have anything to convert. Until then an empty element stands in.
"""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.treeprocessors import Treeprocessor

from service_standards.adapters.markdown.steps import step_of
from service_standards.adapters.markdown.unique_ids import BLOCK

MARKER = "data-markdown"
HELD = "data-held"
# The steps that blocks wait for, and what each means for them: none works on a block as a whole
# but "prettify". With any other step before ours, blocks do not wait.
ON_TEXTS = ("inline", "attr_list", "abbr")
ON_BLOCKS = "prettify"
KNOWN = {*ON_TEXTS, ON_BLOCKS, "footnote", "footnote-duplicate"}
# Python-Markdown continues these with what follows.
CONTINUED = {"dl", "ol", "pre", "ul"}
# A text that names something elsewhere on its page means another thing on another page.
NAMING = ("[", "&", "<")
# Converted texts by the tag and the text that they were.
Converted = dict[tuple[str, str], ET.Element]


class ConvertedTexts:
    """Texts of blocks as elements, each converted once for all pages."""

    def __init__(self) -> None:
        self._found: dict[tuple[tuple[str, str], ...], Converted] = {}

    def like(self, md: Markdown) -> Converted:
        """Return those that were converted for a page with the same abbreviations."""
        return self._found.setdefault(_abbreviations(md), {})

    def of(self, md: Markdown, marked: ET.Element, found: Converted) -> ET.Element:
        """Return an element that has the text and the children of a marked one.

        `found` is what `like` gives for the page.
        """
        text = marked.text or ""
        if any(map(text.__contains__, NAMING)):
            return _converted(md, marked)
        key = marked.tag, text
        if key not in found:
            before = md.htmlStash.html_counter
            made = _converted(md, marked)
            if md.htmlStash.html_counter != before:
                return made
            found[key] = made
        return _copied(found[key])


def _copied(element: ET.Element) -> ET.Element:
    """Return the same elements anew, as a deep copy does that asks each text whether it is one."""
    made = ET.Element(element.tag, element.attrib)
    made.text, made.tail = element.text, element.tail
    made.extend(map(_copied, element))
    return made


def _abbreviations(md: Markdown) -> tuple[tuple[str, str], ...]:
    """Return those that hold for the page, which may add some of its own."""
    step = step_of(md, "abbr")
    return tuple(step.abbrs.items()) if isinstance(step, AbbrTreeprocessor) else ()


def _converted(md: Markdown, marked: ET.Element) -> ET.Element:
    root = ET.Element(md.doc_tag)
    shell = ET.SubElement(root, marked.tag)
    shell.text = marked.text
    for name in ON_TEXTS:
        if step := step_of(md, name):
            step.run(root)
    # Nobody asks any more whether a text is to be left alone; plain ones are copied faster.
    for one in shell.iter():
        one.text, one.tail = (str(part) if part else part for part in (one.text, one.tail))
    return shell


class HeldBlocks(Treeprocessor):
    """Keeps the blocks of a page, and puts each back once its texts are converted."""

    def __init__(self, md: Markdown, texts: ConvertedTexts) -> None:
        super().__init__(md)
        self.texts = texts
        self._blocks: list[ET.Element] = []

    def hold(self, block: ET.Element) -> ET.Element | None:
        """Return what stands in for a block, or None if it cannot wait."""
        if block.tag in CONTINUED or not self._is_known:
            return None
        self._blocks.append(block)
        return ET.Element(block.tag, {HELD: str(len(self._blocks) - 1)})

    @cached_property
    def _is_known(self) -> bool:
        known = [step_of(self.md, name) for name in KNOWN]
        before = takewhile(lambda one: one is not self, self.md.treeprocessors)
        return all(one in known for one in before)

    def run(self, root: ET.Element) -> None:
        """Put the blocks back."""
        if not self._blocks:
            return
        found = self.texts.like(self.md)
        for parent in list(root.iter()):
            for at, child in enumerate(parent):
                if HELD in child.attrib:
                    parent[at] = self._finished(child, found)
        self._blocks.clear()

    def _finished(self, stand_in: ET.Element, found: Converted) -> ET.Element:
        block = self._blocks[int(stand_in.attrib[HELD])]
        for marked in [one for one in block.iter() if MARKER in one.attrib]:
            del marked.attrib[MARKER]
            converted = self.texts.of(self.md, marked, found)
            marked.text = converted.text
            marked[:] = converted
        if step := step_of(self.md, ON_BLOCKS):
            # It goes from block to block and has come as far as this one, if it gave it a tail.
            parent = ET.Element("div" if stand_in.tail else "span")
            parent.append(block)
            step.run(parent)
        block.tail = stand_in.tail
        block.set(BLOCK, "")
        return block
