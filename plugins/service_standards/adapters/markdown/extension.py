"""The Python-Markdown extension `service_standards`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from service_standards.adapters.markdown.blocks import DirectiveProcessor
from service_standards.adapters.markdown.downloads import DownloadProcessor
from service_standards.adapters.markdown.foreign import ForeignTextProcessor
from service_standards.adapters.markdown.held_blocks import ConvertedTexts, HeldBlocks
from service_standards.adapters.markdown.mentions import MentionProcessor
from service_standards.adapters.markdown.safety import AttributeProcessor, without_raw_html
from service_standards.adapters.markdown.sparing.all_steps import spare_steps
from service_standards.adapters.markdown.sparing.contents_place import ContentsPlaceProcessor
from service_standards.adapters.markdown.steps import step_of
from service_standards.adapters.markdown.tables import EmptyHeadingProcessor
from service_standards.adapters.markdown.unique_ids import UniqueIdsProcessor
from service_standards.site.conversion import PageContext
from service_standards.source.project import load_project

HELD_BLOCKS = "service_standards_held"


class ServiceStandardsExtension(Extension):
    """Renders the directives of a page and keeps scripts out of it.

    A host that has read the project gives its `context`; used alone, the extension reads
    the project below the option `root`.
    """

    def __init__(self, context: PageContext | None = None, **options: Any) -> None:
        self.config = {
            "root": [".", "the folder that holds standards/ and checklists/"],
            "page": ["index.md", "the path below docs/ of the page that is converted"],
        }
        super().__init__(**options)
        self._context = context
        self._texts = ConvertedTexts()

    @property
    def context(self) -> PageContext:
        """What is known of the project and the page.

        Raises:
            ProblemsFound: if the extension reads the project itself and finds faults.
        """
        if self._context is None:
            project = load_project(Path(self.getConfig("root")))
            self._context = PageContext(project, self.getConfig("page"))
        return self._context

    def turn_to(self, context: PageContext) -> None:
        """Let converters that are made from now on know something else of the project."""
        self._context = context

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Add the processors."""
        without_raw_html(md)
        held = HeldBlocks(md, self._texts)
        md.parser.blockprocessors.register(
            DirectiveProcessor(md.parser, self.context, held), "service_standards", 200
        )
        # After links with an address of their own (130 and more).
        md.inlinePatterns.register(
            MentionProcessor(md, self.context), "service_standards_mentions", 128
        )
        spare_steps(md)
        # After what converts texts, abbreviations (7) last.
        md.treeprocessors.register(held, HELD_BLOCKS, 6.5)
        # After blocks are back, and while they can be told from what an editor wrote.
        md.treeprocessors.register(
            ForeignTextProcessor(md, self.context), "service_standards_foreign", 6.2
        )
        # After attr_list (8), by which editors name things, and before toc (5), which lists them.
        md.treeprocessors.register(UniqueIdsProcessor(md), "service_standards_ids", 6)
        md.treeprocessors.register(ContentsPlaceProcessor(md), "service_standards_contents", 5.5)
        md.treeprocessors.register(DownloadProcessor(md), "service_standards_downloads", -5)
        # After what converts texts: what a cell will hold is in it.
        md.treeprocessors.register(EmptyHeadingProcessor(md), "service_standards_headings", -6)
        # After attr_list (8) and "unescape" (0) there is nothing left that adds attributes.
        md.treeprocessors.register(
            AttributeProcessor(md, self.context), "service_standards_attributes", -10
        )


def held_by(md: Markdown) -> HeldBlocks:
    """Return what keeps the blocks of a converter that has this extension.

    Raises:
        TypeError: for another converter.
    """
    found = step_of(md, HELD_BLOCKS)
    if isinstance(found, HeldBlocks):
        return found
    raise TypeError("the converter has not the extension 'service_standards'")
