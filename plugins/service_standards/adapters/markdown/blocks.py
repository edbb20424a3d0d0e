"""Directives (`::: checklist …`) become elements, so that the host sees links and headings."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown import util
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from service_standards.adapters.markdown.held_blocks import MARKER, HeldBlocks
from service_standards.adapters.markdown.unique_ids import BLOCK
from service_standards.site.conversion import PageContext, directive_element


class DirectiveProcessor(BlockProcessor):
    """Replaces a directive by the elements of its block."""

    def __init__(self, parser: BlockParser, context: PageContext, held: HeldBlocks) -> None:
        super().__init__(parser)
        self.context = context
        self.held = held

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
        """Tell whether a block of lines starts a directive."""
        return block.startswith(":::")

    def run(self, parent: ET.Element, blocks: list[str]) -> bool:
        """Take the first block off and add its elements to the parent."""
        element = directive_element(blocks[0], self.context)
        if element is None:
            return False
        blocks.pop(0)
        parent.append(in_tree(element, self.held))
        return True


def in_tree(block: ET.Element, held: HeldBlocks) -> ET.Element:
    """Return what stands for a block in the tree of a page while it is converted."""
    stand_in = held.hold(block)
    return literal(block) if stand_in is None else stand_in


def literal(root: ET.Element) -> ET.Element:
    """Return elements whose text Markdown leaves alone, but where it is marked as Markdown."""
    root.set(BLOCK, "")
    for element in root.iter():
        if MARKER in element.attrib:
            del element.attrib[MARKER]
        elif element.text:
            element.text = util.AtomicString(element.text)
        if element.tail:
            element.tail = util.AtomicString(element.tail)
    return root
