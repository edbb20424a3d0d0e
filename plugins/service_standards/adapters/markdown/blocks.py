"""Directives (`::: checklist …`) become elements, so that the host sees links and headings."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown import util
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from service_standards.adapters.markdown.context import PageContext
from service_standards.render.directives import Request, render_block
from service_standards.source.directives import parse_directive, read_directive
from service_standards.source.selection import Catalogue

MARKER = "data-markdown"


class DirectiveProcessor(BlockProcessor):
    """Replaces a directive by the elements of its block."""

    def __init__(self, parser: BlockParser, context: PageContext) -> None:
        super().__init__(parser)
        self.context = context

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
        """Tell whether a block of lines starts a directive."""
        return block.startswith(":::")

    def run(self, parent: ET.Element, blocks: list[str]) -> bool:
        """Take the first block off and add its elements to the parent."""
        project = self.context.project
        line, _ = self.context.place_of(blocks[0].partition("\n")[0])
        directive = parse_directive(blocks[0], line)
        if directive is None:
            return False
        selections = {one.id: one.select for one in project.checklists}
        catalogue = Catalogue(project.standard, project.criteria, selections)
        before = len(self.context.problems.problems)
        part = read_directive(directive, catalogue, self.context.file, self.context.problems)
        blocks.pop(0)
        if part is None or len(self.context.problems.problems) > before:
            ET.SubElement(parent, "p").text = util.AtomicString(f"::: {directive.name}")
            return True
        request = Request(project, self.context.page, directive.argument, part)
        parent.append(elements(render_block(directive.name, request)))
        return True


def elements(text: str) -> ET.Element:
    """Return the elements of well-formed XML; all text is literal but where it is marked."""
    root = ET.fromstring(text)  # noqa: S314 - our own template, not a person's data
    for element in root.iter():
        if MARKER in element.attrib:
            del element.attrib[MARKER]
        elif element.text:
            element.text = util.AtomicString(element.text)
        if element.tail:
            element.tail = util.AtomicString(element.tail)
    return root
