"""Where a page has no place for its contents (`[TOC]`), Python-Markdown need not look for it.

It reads the text of each element for that, with all that stands in it, again and again.
"""

from __future__ import annotations

from functools import cached_property
from xml.etree import ElementTree as ET

from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import Treeprocessor

from service_standards.adapters.markdown.steps import step_of


class ContentsPlaceProcessor(Treeprocessor):
    """Lets "toc" look for its marker only where there is one."""

    def run(self, root: ET.Element) -> None:
        """Go once through the elements of a page."""
        toc = self._toc
        if toc is not None:
            is_there = self._marker in "".join(root.itertext())
            toc.marker = self._marker if is_there else ""

    @cached_property
    def _toc(self) -> TocTreeprocessor | None:
        found = step_of(self.md, "toc")
        return found if isinstance(found, TocTreeprocessor) else None

    @cached_property
    def _marker(self) -> str:
        return self._toc.marker if self._toc else ""
