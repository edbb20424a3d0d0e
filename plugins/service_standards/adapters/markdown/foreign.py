"""Texts of a page that are in another language than the page say in which."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from service_standards.adapters.markdown.unique_ids import BLOCK
from service_standards.site.conversion import PageContext
from service_standards.site.languages.fallback import foreign_language, own_texts


class ForeignTextProcessor(Treeprocessor):
    """Marks what an editor wrote on a page that has no translation, and leaves blocks alone."""

    def __init__(self, md: Markdown, context: PageContext) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: ET.Element) -> None:
        """Mark the elements of a page."""
        language = foreign_language(self.context.project, self.context.page)
        own = own_texts(self.context.project) if language else ()
        for element in root if language else ():
            if BLOCK not in element.attrib and (element.text or "").strip() not in own:
                element.set("lang", language)
