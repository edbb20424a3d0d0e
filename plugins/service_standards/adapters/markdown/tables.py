"""Tables as people of every kind can read them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown.treeprocessors import Treeprocessor


class EmptyHeadingProcessor(Treeprocessor):
    """Makes a plain cell of a heading that says nothing, as in the corner of many tables.

    A screen reader would name the cells below it after nothing.
    """

    def run(self, root: ET.Element) -> None:
        """Look at each heading of a table."""
        for heading in root.iter("th"):
            if not len(heading) and not (heading.text or "").strip():
                heading.tag = "td"
