"""While a site is served: a page that would become the same again is not converted again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.adapters.mkdocs.search import KeptEntries
from service_standards.site.conversion import PageContext, answer_to
from service_standards.site.memory import Memory, Remembered, digest

# Extensions that make a page from its text and from nothing else: no file, no clock.
PURE = {
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta",
    "pymdownx.details", "pymdownx.superfences", "tables", "toc",
}  # fmt: skip
# Plugins that leave the conversion of a page alone.
HARMLESS = {"material/search", "search", "service-standards"}


@dataclass(frozen=True)
class Converted:
    """What a conversion leaves in a page; links to anchors by the paths of the pages they go to."""

    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]


class RememberedPages:
    """The pages of the builds of one process."""

    def __init__(self) -> None:
        self._memory: Memory[Converted] = Memory()
        self._templates = KeptTemplates()
        self.entries: KeptEntries = {}
        self._around = ""

    def begin(self, files: Files, config: MkDocsConfig) -> None:
        """Note what all pages of a build are made from; with anything unknown, nothing is kept."""
        extensions: Sequence[object] = config.markdown_extensions
        names = [one for one in extensions if not isinstance(one, ServiceStandardsExtension)]
        is_known = PURE.issuperset(names) and HARMLESS.issuperset(config.plugins)
        places = sorted((one.src_uri, one.url, one.inclusion.name) for one in files)
        settings = [
            names,
            sorted(config.mdx_configs.items()),
            config.use_directory_urls,
            config.validation,
        ]
        self._around = digest(repr(places), repr(settings)) if is_known and not config.hooks else ""

    def keep_templates(self, env: Environment) -> None:
        """Let templates that have not changed not be compiled again."""
        env.bytecode_cache = self._templates

    def attend(self, page: Page, context: PageContext) -> None:
        """Let a page be converted only if it must be."""
        convert = page.render

        def render(config: MkDocsConfig, files: Files) -> None:
            self._render(page, context, files, partial(convert, config, files))

        if self._around:
            page.render = render  # type: ignore[method-assign]

    def _render(
        self, page: Page, context: PageContext, files: Files, convert: Callable[[], None]
    ) -> None:
        file = page.file
        given = digest(self._around, page.markdown or "", file.src_uri, file.url, file.dest_uri)
        found = self._memory.recall(file.src_uri, given, lambda one: answer_to(one, context))
        if found:
            _restore(page, found, files)
            return
        faults = len(context.problems.problems)
        with _heard() as said:
            convert()
        self._memory.forget(file.src_uri)
        # Who is told something is told it each time.
        if not said and len(context.problems.problems) == faults:
            self._memory.keep(file.src_uri, Remembered(given, tuple(context.asked), _left(page)))


class KeptTemplates(BytecodeCache):
    """Compiled templates; a template counts as the same while its text is."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what is kept of its template."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._code[bucket.key] = bucket.bytecode_to_string()


def _left(page: Page) -> Converted:
    links = {file.src_uri: dict(one) for file, one in (page.links_to_anchors or {}).items()}
    anchors = set(page.present_anchor_ids or ())
    return Converted(page.content, page.toc, page._title_from_render, anchors, links)  # noqa: SLF001


def _restore(page: Page, found: Converted, files: Files) -> None:
    page.content, page.toc = found.content, found.toc
    page._title_from_render = found.title  # noqa: SLF001
    page.present_anchor_ids = found.anchors
    named = ((files.get_file_from_path(name), one) for name, one in found.links.items())
    page.links_to_anchors = {file: one for file, one in named if file is not None}


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Yield what MkDocs says meanwhile."""
    listener, log = _Listener(), logging.getLogger("mkdocs")
    log.addHandler(listener)
    try:
        yield listener.said
    finally:
        log.removeHandler(listener)
