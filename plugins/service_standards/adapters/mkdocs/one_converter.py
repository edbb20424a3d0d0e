"""One converter for all pages of a build, where it forgets each page before the next.

MkDocs makes a converter for each page, with all its extensions. What it does with it stands here
once more, and is used only with the release that was compared, and with extensions that are known
to keep nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from service_standards.adapters.markdown.sparing.known_source import has_known_source
from service_standards.adapters.markdown.steps import step_of
from service_standards.adapters.mkdocs.known_parts import extensions_of

# The releases of MkDocs whose `Page.render` ours follows.
KNOWN = frozenset({
    "28cc64c2f8b85b9272d49f0f2eb263851f86ed99796f8a593b11c0c7fbd11bf2",  # 1.6.1
})  # fmt: skip
# Whoever has put another in its place has it called.
RENDER = Page.render
# Extensions that keep nothing of a page, or forget it when they are told to.
FORGETTING = {
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "pymdownx.details",
    "pymdownx.superfences", "tables", "toc",
}  # fmt: skip
# Footnotes with this setting count the pages that they have seen.
COUNTING = "UNIQUE_IDS"
# Where a kind of blocks keeps the one that the next block belongs to, until that is read.
CONTINUED = "current_sibling"


class OneConverter:
    """What converts the pages of a build, one after the other."""

    def __init__(self) -> None:
        self._converter: Markdown | None = None

    def render(
        self, page: Page, config: MkDocsConfig, files: Files, usual: Callable[..., None]
    ) -> None:
        """Convert a page, as its own `render` does it, which is the usual way."""
        is_known = has_known_source(pages, KNOWN) and _forget_all(config)
        is_usual = getattr(usual, "__func__", None) is RENDER and page.markdown is not None
        is_usual = is_usual and RENDER.__code__.co_filename == pages.__file__
        if not is_known or not is_usual:
            usual(config, files)
            return
        # Whoever fails, or is not at an end, is not used again.
        md, self._converter = self._converter or _made(config), None
        _render(page, md.reset(), files, config)
        if all(getattr(one, CONTINUED, None) is None for one in md.parser.blockprocessors):
            self._converter = md


def _made(config: MkDocsConfig) -> Markdown:
    md = Markdown(
        extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
    )
    _without_unused_contents(md)
    return md


def _without_unused_contents(md: Markdown) -> None:
    """Let the contents of a page be written only where it has a place for them.

    MkDocs takes the headings themselves.
    """
    step = step_of(md, "toc")
    if isinstance(step, TocTreeprocessor):
        write = step.build_toc_div

        def build_toc_div(toc_list: list[Any]) -> ET.Element:
            return write(toc_list) if step.marker else ET.Element("div")

        step.build_toc_div = build_toc_div  # type: ignore[method-assign]


def _render(page: Page, md: Markdown, files: Files, config: MkDocsConfig) -> None:
    """Do what `Page.render` does with a converter that it has just made."""
    html, title, anchors, paths = _steps(page, files, config)
    # Each takes the place of that of the page before.
    for one in (html, anchors, paths, title):
        one._register(md)  # noqa: SLF001
    page.content = md.convert(page.markdown or "")
    page.toc = get_toc(getattr(md, "toc_tokens", []))
    page._title_from_render = title.title  # noqa: SLF001
    page.present_anchor_ids = anchors.present_anchor_ids | html.present_anchor_ids
    if pages.log.getEffectiveLevel() > logging.DEBUG:
        page.links_to_anchors = paths.links_to_anchors


def _steps(page: Page, files: Files, config: MkDocsConfig) -> tuple[Any, Any, Any, Any]:
    """Return the steps that MkDocs adds for a page."""
    return (
        pages._RawHTMLPreprocessor(),  # noqa: SLF001
        pages._ExtractTitleTreeprocessor(),  # noqa: SLF001
        pages._ExtractAnchorsTreeprocessor(page.file, files, config),  # noqa: SLF001
        pages._RelativePathTreeprocessor(page.file, files, config),  # noqa: SLF001
    )


def _forget_all(config: MkDocsConfig) -> bool:
    """Tell whether no extension, and nothing that a setting adds to one, keeps what it has seen."""
    settings: Mapping[str, Mapping[str, Any]] = config.mdx_configs or {}
    is_plain = all(map(_is_plain, settings.values()))
    is_counting = any(one.get(COUNTING) for one in settings.values() if one)
    return FORGETTING.issuperset(extensions_of(config)) and is_plain and not is_counting


def _is_plain(value: object) -> bool:
    """Tell whether a setting holds nothing but words, numbers and lists of them."""
    if isinstance(value, Mapping):
        return all(map(_is_plain, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str | int | float)
