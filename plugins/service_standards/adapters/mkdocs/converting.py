"""How pages are converted: each once, from memory or side by side where that gives the same."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import get_ident

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from service_standards.adapters.mkdocs.asked_files import AskedFiles
from service_standards.adapters.mkdocs.one_converter import OneConverter
from service_standards.adapters.mkdocs.pages_beside import Kept, PageAtHand, PagesBeside
from service_standards.kept import KeptText, KeptTexts
from service_standards.site.conversion import PageContext
from service_standards.site.memory import Memory, Question, Remembered, digest

# Makes the text of a page ready: what our hook does before it is converted.
Prepare = Callable[[str, Page], str]
Asked = tuple[tuple[Question, str], ...]


@dataclass(frozen=True)
class Converted:
    """What a conversion leaves in a page; links to anchors by the paths of the pages they go to."""

    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]


class Conversions:
    """The conversions of one build.

    `memory` is what is remembered of builds before, if anything is, and `around` a digest of what
    all pages are made from; `answers` is the number of the project that answers.
    """

    def __init__(
        self, context: PageContext, files: Files, memory: Memory[Converted] | None, around: str,
        answers: int,
    ) -> None:  # fmt: skip
        self._context, self._memory, self._around = context, memory, around
        self._converter = OneConverter()
        self._asked = AskedFiles(files, context)
        # Who remembers nothing has no use for what is asked.
        self._files = files if memory is None else self._asked
        self._answers = None if memory is None else (answers, self._asked.places)
        self._beside: PagesBeside[tuple[Converted, Asked]] | None = None
        # What this process has converted itself, and the page that was asked for last.
        self._texts, self._own = KeptTexts(), dict[str, KeptText]()
        self._last: tuple[str, Kept] = "", (None, TableOfContents([]))

    def begin(self, pages: list[File], config: MkDocsConfig, prepare: Prepare, copies: int) -> None:
        """Let copies of this process convert the pages."""

        def make(file: File) -> tuple[Converted, Asked] | None:
            page = file.page or Page(None, file, config)
            page.read_source(config)
            page.markdown = prepare(page.markdown or "", page)
            faults = len(self._context.problems.problems)
            self._converter.render(page, config, self._files, page.render)
            is_fine = len(self._context.problems.problems) == faults
            left = _left(page)
            # No other page asks for it, and a copy makes many.
            page.content, page.toc, page.markdown = None, TableOfContents([]), None
            return (left, _once(self._context)) if is_fine else None

        # What was remembered costs less than a copy.
        if not self._memory:
            self._beside = PagesBeside(make, pages, copies)

    def attend(self, page: Page) -> None:
        """Let a page be converted only if it must be, and if this process must do it."""
        usual = page.render

        def render(config: MkDocsConfig, files: Files) -> None:
            convert = partial(self._converter.render, page, config, self._files, usual)
            self._render(page, files, convert)

        page.render = render  # type: ignore[method-assign]

    def finish(self) -> None:
        """Let the copies end once all is made; the content of pages stays where they left it."""
        if self._beside:
            self._beside.finish()

    def end(self) -> None:
        """Let the copies end, and forget what they left."""
        if self._beside:
            self._beside.end()

    def _render(self, page: Page, files: Files, convert: Callable[[], None]) -> None:
        file, context = page.file, self._context
        known = (file.src_uri, file.url, file.dest_uri, file.inclusion.name)
        given = digest(self._around, page.markdown or "", *known)
        if self._memory is not None:
            found = self._memory.recall(file.src_uri, given, self._asked.answer, self._answers)
            if found:
                _restore(page, found, files)
                return
            self._memory.forget(file.src_uri)
        faults = len(context.problems.problems)
        made = self._beside.of(file.src_uri) if self._beside else None
        said: list[str] = []
        if made:
            found, asked = made
            _restore(page, found, files)
        else:
            with _heard(said):
                convert()
            found, asked = _left(page), _once(context)
        if self._memory is None:
            self._keep(page, is_own=not made)
        # Who is told something is told it each time.
        if self._memory is not None and not said and len(context.problems.problems) == faults:
            self._memory.keep(file.src_uri, Remembered(given, asked, found, self._answers))

    def _keep(self, page: Page, *, is_own: bool) -> None:
        """Let a page be read where it is kept, until it gets its theme."""
        name, kept = page.file.src_uri, (page.content, page.toc)
        if is_own:
            self._own[name] = self._texts.keep(pickle.dumps(kept))
        self._last = name, kept
        PageAtHand.keep(page, partial(self._kept, name))

    def _kept(self, name: str) -> Kept:
        if self._last[0] != name:
            # Two long pages need not be there at once.
            self._last = "", (None, TableOfContents([]))
            self._last = name, self._read(name)
        return self._last[1]

    def _read(self, name: str) -> Kept:
        if name in self._own:
            kept: Kept = pickle.loads(self._own[name].data())  # noqa: S301 - written by ourselves
            return kept
        made = self._beside.of(name) if self._beside else None
        return (made[0].content, made[0].toc) if made else (None, TableOfContents([]))


def _once(context: PageContext) -> Asked:
    return tuple(dict.fromkeys(context.asked))


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


class Listener(logging.Handler):
    """Adds to a list what is said in the thread that makes it; others answer requests."""

    def __init__(self, said: list[str]) -> None:
        """Listen for all but what helps to find faults of MkDocs."""
        self._thread = get_ident()
        super().__init__(logging.INFO)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Add it."""
        if record.thread == self._thread:
            self._said.append(record.getMessage())


@contextmanager
def _heard(said: list[str]) -> Iterator[None]:
    """Add to a list what MkDocs says meanwhile."""
    listener, log = Listener(said), logging.getLogger("mkdocs")
    log.addHandler(listener)
    try:
        yield
    finally:
        log.removeHandler(listener)
