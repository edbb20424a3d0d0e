"""Paragraphs, lists and headings of a plain kind are told from other blocks by one look.

Python-Markdown asks sixteen kinds of blocks about each block, and most of them search all of it.
Where each line begins with a letter, or with a dash and a letter, no other kind can be meant.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    HashHeaderProcessor,
    ParagraphProcessor,
    UListProcessor,
)

from service_standards.adapters.markdown.blocks import DirectiveProcessor

PLAIN, PRIORITY = "service_standards_plain", 199
# A line that begins with a letter, behind signs that mean nothing to a block.
LINE = r"[*_`\"'\u2019\u201c\u00ab(\[<]{0,4}[^\W\d_][^\n|]*"
# Each kind as Python-Markdown names it, with what is surely of that kind.
KINDS = (
    ("paragraph", ParagraphProcessor, re.compile(rf"{LINE}(?:\n{LINE})*\Z")),
    ("ulist", UListProcessor, re.compile(rf"- {LINE}(?:\n *(?:- )?{LINE})*\Z")),
    ("hashheader", HashHeaderProcessor, re.compile(r"#{1,6} [^\n]+\Z")),
)
# The name of an address, a footnote or an abbreviation may stand in any line.
NAMED = ("]:", "] :")
MODULES = {
    "markdown.blockprocessors", "markdown.extensions.abbr", "markdown.extensions.admonition",
    "markdown.extensions.def_list", "markdown.extensions.footnotes", "markdown.extensions.tables",
    "pymdownx.details", "pymdownx.superfences", DirectiveProcessor.__module__,
}  # fmt: skip


def spare_blocks(md: Markdown) -> None:
    """Let plain blocks be found first, as long as there are no kinds that nobody knows."""
    md.parser.blockprocessors.register(PlainBlockProcessor(md.parser), PLAIN, PRIORITY)


class PlainBlockProcessor(BlockProcessor):
    """Hands a plain block to the processor that would take it in the end."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self._kinds: list[tuple[BlockProcessor, re.Pattern[str]]] | None = None
        self._found: BlockProcessor | None = None

    def test(self, parent: ET.Element, block: str) -> bool:
        """Tell whether a block is a plain one of a known kind."""
        if self._kinds is None:
            self._kinds = _kinds(self.parser, self)
        for processor, pattern in self._kinds:
            if pattern.match(block):
                self._found = processor
                # What looks like a heading may be none, such as one that ends in a backslash.
                return processor.test(parent, block) and not any(one in block for one in NAMED)
        return False

    def run(self, parent: ET.Element, blocks: list[str]) -> bool | None:
        """Let the processor of its kind take the first block off."""
        return self._found.run(parent, blocks) if self._found else False


def _kinds(
    parser: BlockParser, own: BlockProcessor
) -> list[tuple[BlockProcessor, re.Pattern[str]]]:
    """Return the kinds of a converter that are the known ones; none beside unknown ones."""
    processors = parser.blockprocessors
    if any(type(one).__module__ not in MODULES for one in processors if one is not own):
        return []
    known = [
        (processors[name], kind, pattern) for name, kind, pattern in KINDS if name in processors
    ]
    return [(one, pattern) for one, kind, pattern in known if type(one) is kind]
