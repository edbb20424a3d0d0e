"""How pages get their theme: each once, from memory or side by side where that gives the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from service_standards.adapters.mkdocs.menu_inputs import MenuInputs
from service_standards.adapters.mkdocs.pages_beside import PageAtHand, PagesBeside
from service_standards.adapters.mkdocs.search.indexes import Entries
from service_standards.adapters.mkdocs.theme_inputs import page_digest
from service_standards.site.memory import Memory, Question, Remembered

DEFAULT_TEMPLATE = "main.html"
# MkDocs marks these on the page before it takes the template.
NOT_PUBLISHED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


@dataclass(frozen=True)
class Themed:
    """A page as it is written, with what each index of the search has of it.

    `folder` is the one of our scripts and styles, whose name changes with the list of criteria.
    """

    output: str
    entries: tuple[Entries, ...]
    folder: str

    def now_in(self, folder: str) -> Themed:
        """Return the same page with the scripts and styles of today."""
        output = self.output.replace(self.folder, folder)
        return replace(self, output=output, folder=folder)


class Theming:
    """What the pages of one build become, before MkDocs asks for it.

    `folder` is that of our scripts and styles, `memory` what is remembered of builds before, if
    anything is, `around` a digest of what all pages are made from, and `menu` what they show of it.
    """

    def __init__(
        self, folder: str, memory: Memory[Themed] | None, around: str, menu: MenuInputs
    ) -> None:
        self._folder = folder
        self._memory = memory
        self._around, self._menu = around, menu
        self._beside: PagesBeside[Themed] | None = None
        self._page: str = ""
        self._given = ""
        self._ready: Themed | None = None
        self._is_ahead = False
        self._entries: list[Entries] = []

    def begin(
        self, pages: Sequence[File], config: MkDocsConfig, nav: Navigation, env: Environment
    ) -> None:
        """Let templates give what is ready."""
        self._pages = pages
        self._theme = partial(_output, pages=pages, config=config, nav=nav, env=env)
        for name in {_template_of(file.page) for file in pages if file.page}:
            self._let_give(name, env)

    def begin_copies(self, copies: int) -> None:
        """Let copies of this process make the pages."""
        # What is remembered costs less than a copy.
        if self._memory or not self._pages:
            return
        # The first page compiles the templates, which no copy has to do again then.
        self._made(self._pages[0])
        self._beside = PagesBeside(self._made, self._pages, copies)

    def ahead(self, file: File) -> str | None:
        """Return what a page becomes, before MkDocs comes to it; None if nobody can know that."""
        page = file.page
        if page is None or page.content is None or self._memory is None:
            return None
        ready = self.turn_to(page)
        if ready is None:
            try:
                ready = self._made(file)
            except Exception:  # noqa: BLE001 - MkDocs will meet it too, and tell it
                return None
            if ready is not None:
                self._memory.keep(file.src_uri, Remembered(self._given, (), ready))
        self._page = ""
        return ready.output if ready else None

    def turn_to(self, page: Page) -> Themed | None:
        """Return what a page becomes, if that is known already."""
        name = page.file.src_uri
        if self._page != name:
            self._page, self._entries = name, []
            self._ready = None if self._is_ahead else self._found(page)
        return self._ready

    def note_entries(self, entries: Entries, start: int) -> None:
        """Note what one more index has of the page that is made now, from a place on."""
        self._entries.append([dict(one) for one in entries[start:]])
        if self._is_ahead:
            # MkDocs will come to this page.
            del entries[start:]

    def done(self, page: Page, output: str) -> None:
        """Note what a page has become that nobody knew before."""
        if self._memory is not None and not self.turn_to(page) and not self._is_ahead:
            made = Themed(output, tuple(self._entries), self._folder)
            self._memory.keep(self._page, Remembered(self._given, (), made))

    def end(self) -> None:
        """Let the copies end."""
        if self._beside:
            self._beside.end()

    def _found(self, page: Page) -> Themed | None:
        name = page.file.src_uri
        if self._memory is None:
            return self._beside.of(name) if self._beside else None
        self._given = page_digest(page, self._around, self._menu.shown_on(page), self._folder)
        found = self._memory.recall(name, self._given, _asked_nothing)
        if found:
            return found.now_in(self._folder)
        self._memory.forget(name)
        made = self._beside.of(name) if self._beside else None
        if made:
            self._memory.keep(name, Remembered(self._given, (), made))
        return made

    def _made(self, file: File) -> Themed | None:
        if file.page is None or file.inclusion in NOT_PUBLISHED:
            return None
        page, self._page, self._is_ahead = file.page, "", True
        content = None if isinstance(page, PageAtHand) else page.content
        try:
            output = self._theme(page)
        finally:
            self._page, self._is_ahead = "", False
            if isinstance(page, PageAtHand):
                page.let_go()
            else:
                page.content = content
        return Themed(output, tuple(self._entries), self._folder)

    def _let_give(self, name: str, env: Environment) -> None:
        try:
            template = env.get_template(name)
        except TemplateNotFound:
            # MkDocs says it, and of which page.
            return

        def render(make: Any, context: Mapping[str, Any]) -> str:
            page = context.get("page")
            ready = self.turn_to(page) if page else None
            output: str = ready.output if ready else make(context)
            return output

        template.render = partial(render, partial(Template.render, template))  # type: ignore[method-assign]


def _asked_nothing(question: Question) -> str:
    raise LookupError(question)


def _template_of(page: Page) -> str:
    return str(page.meta.get("template", DEFAULT_TEMPLATE))


def _output(
    page: Page, pages: Sequence[File], config: MkDocsConfig, nav: Navigation, env: Environment
) -> str:
    """Return a page as MkDocs writes it."""
    page.active = True
    try:
        context = get_context(nav, pages, config, page)
        template = env.get_template(_template_of(page))
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        output = template.render(context)
        return config.plugins.on_post_page(output, page=page, config=config)
    finally:
        page.active = False
