"""Line breaks are put between blocks without asking for each element whether its tag is a block's.

Python-Markdown looks for each tag in a list of sixty, and for that of a child twice.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import PrettifyTreeprocessor

from service_standards.adapters.markdown.steps import step_of

PRETTIFY, PRIORITY = "prettify", 10
CODE = ("code", "pre")


def spare_line_breaks(md: Markdown) -> None:
    """Let this step do the same with less work, unless somebody has put another in its place."""
    if type(step_of(md, PRETTIFY)) is PrettifyTreeprocessor:
        md.treeprocessors.register(LineBreaks(md), PRETTIFY, PRIORITY)


class LineBreaks(PrettifyTreeprocessor):
    """Asks once for each tag of a tree whether it is that of a block."""

    def _prettifyETree(self, elem: ET.Element) -> None:  # noqa: N802 - Python-Markdown's name
        tags = {one.tag for one in elem.iter()}
        blocks = {tag for tag in tags if self.md.is_block_level(tag)}
        waiting = [elem]
        for one in waiting:
            if one.tag in blocks and one.tag not in CODE and len(one):
                if one[0].tag in blocks and not (one.text and one.text.strip()):
                    one.text = "\n"
                waiting.extend([child for child in one if child.tag in blocks])
            if not (one.tail and one.tail.strip()):
                one.tail = "\n"
