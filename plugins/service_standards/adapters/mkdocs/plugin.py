"""The MkDocs plugin: each hook calls plain functions and decides nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from service_standards.adapters.mkdocs.around_pages import finished_page, prepare_page, ready_text
from service_standards.adapters.mkdocs.circles import looking_less_often
from service_standards.adapters.mkdocs.config import (
    ServiceStandardsConfig,
    advice_on_colours,
    configure,
    read_configured,
    set_language,
    site_in_language,
    speak,
)
from service_standards.adapters.mkdocs.files import add_files, add_plain_styles
from service_standards.adapters.mkdocs.making import Making, Parts
from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.search.notes import SearchNotes
from service_standards.adapters.mkdocs.serving.hosting import Serving
from service_standards.adapters.mkdocs.serving.preview import (
    Faults,
    fault_site,
    faults_of,
    tell_on_page,
)
from service_standards.adapters.mkdocs.serving.watching import watch_sources
from service_standards.adapters.mkdocs.translated.building import build_in_language
from service_standards.adapters.mkdocs.translated.languages import (
    add_alternates,
    in_one_language,
    mark_foreign,
    refuse_others,
    speak_of_site,
)
from service_standards.model.project import Project
from service_standards.packing.components import PlainSheet
from service_standards.report.problems import warnings_as_text
from service_standards.site.conversion import PageContext
from service_standards.site.site import Site
from service_standards.words.message import Message

log = get_plugin_logger(__name__)
# What is said here is no warning that ends a strict build.
terminal = logging.getLogger(__name__)


class ServiceStandardsPlugin(BasePlugin[ServiceStandardsConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages, checklists and files of a standard to a MkDocs site."""

    is_preview = False
    # What is wrong with the sources, while serving.
    faults = Faults()
    serving: Serving | None = None
    remembered: RememberedPages | None = None
    # How this build makes its pages; a site that shows faults alone has no pages of ours.
    making: Making | None = None
    plain_sheet: PlainSheet | None = None
    # In a build of another language than the standard's: the project, and the site it stands in.
    translation: tuple[Project, Site] | None = None

    def __init__(self) -> None:
        super().__init__()
        self.remembered_in: dict[str, RememberedPages] = {}
        self.until_shutdown = ExitStack()

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Keep in mind whether the site is being served while somebody writes."""
        self.until_shutdown.enter_context(looking_less_often())
        self.is_preview = command == "serve"
        self.remembered = RememberedPages() if self.is_preview else None
        self.serving = Serving() if self.is_preview else None

    # Before the search, which asks the theme for the rules of its language.
    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project, or stop the build with every fault of the sources."""
        # The words of the last good site are those of a standard that cannot be read.
        self.faults, self.making = Faults(words=self.faults.words), None
        config.extra["is_preview"] = self.is_preview
        if self.serving and not self.translation:
            self.serving.begin(config, self.config.root)
        if self.remembered and self.remembered.is_outdated:
            self.remembered = RememberedPages()
        try:
            refuse_others(config)
            watch_sources(self.config, config)
            self.site = self._site(config)
        except PluginError as error:
            if not self.serving or self.serving.has_site:
                raise
            # There is nothing to serve yet, and ending would not show the browser why.
            self.faults = faults_of(error, self.faults.words)
            terminal.error(self.faults.told)
            set_language(config, self.faults.words.language)
            return config
        self.faults = Faults(words=self.site.project.words)
        # Told, and no reason for a strict build to end.
        if told := warnings_as_text(self.site.project.warnings, self.site.project.words):
            log.info(told.rstrip())
        self.context = PageContext(self.site.project, root=self.site.root, known=self.site.known)
        if self.remembered:
            self.remembered.turn_to(self.context.project)
        self.notes = SearchNotes(self.site.project)
        if self.translation:
            speak_of_site(config, self.site.project, self._said())
        configure(config, self.site, self.context)
        if not self.translation and (advice := advice_on_colours(config)):
            log.warning("%s", self.site.project.words.text(advice))
        add_alternates(config, self.site.project)
        return config

    def _said(self) -> dict[str, Any]:
        return self.config.languages.get(self.site.project.standard.language) or {}

    def _site(self, config: MkDocsConfig) -> Site:
        if self.translation:
            return site_in_language(*self.translation, self.config, config)
        known = self.remembered.read_before if self.remembered else None
        read = self.serving.ahead.read(self.config, config) if self.serving else None
        return read or read_configured(self.config, config, known, is_preview=self.is_preview)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages and files, and put the pages into the menu."""
        if self.faults.told:
            return fault_site(files, self.faults, config)
        translated = in_one_language(files, self.site, config)
        found = add_files(files, self.site, self.context, config, self.remembered, self._go_on)
        self.context.sources = {**self.context.sources, **translated}
        self.plain_sheet = add_plain_styles(found, self.site, config)
        return found

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Prepare how pages are converted and get their theme."""
        if not self.faults.told:
            parts = Parts(config, files, nav, self.is_preview)
            self.making = Making(parts, self.remembered, self.config.processes)
            self.making.begin_conversions(self.context, self._prepare)
        return nav

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """Tell the extension which page comes next; themes print front matter as HTML."""
        self._go_on()
        if not self.making:
            return markdown
        self.notes.note(markdown, page)
        self.making.attend(page)
        return self._prepare(markdown, page)

    def _go_on(self) -> None:
        if self.serving:
            self.serving.newer.go_on()

    def _prepare(self, markdown: str, page: Page) -> str:
        return ready_text(markdown, page, self.context, self.site)

    # After the plugins that index a page: what they find is no draft's notice.
    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Tell the theme the edition, and what to ask for while the page is still arriving."""
        self._go_on()
        if not self.making or self.making.is_ready(page):
            return context
        prepare_page(page, context, self.site)
        return context

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Let a page ask for the styles it needs, and take the indentation off the long ones."""
        if not self.making or self.making.is_ready(page):
            return output
        return self.making.done(page, finished_page(output, page, self.site, self.plain_sheet))

    def on_env(self, env: Any, **_: Any) -> Any:
        """Report what the extension found while it converted the pages."""
        if not self.making:
            speak(env, self.faults.words)
            return env
        for problem in self.context.found():
            log.warning("%s", problem.told(self.context.project.words))
        speak(env, self.context.project.words)
        if self.translation:
            mark_foreign(self.making.parts.nav, self.site.project, self._said())
        self.making.begin_theming(env, self.site)
        if self.serving:
            self.serving.show_open_pages(self, self.making)
        return env

    # After the plugin that writes the index of the search.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig, **_: Any) -> None:
        """Write the files of the search; while there are only faults, let a lost page tell them."""
        if self.serving:
            self.serving.has_site = not self.faults.told
        self.end_making()
        if self.faults.told:
            tell_on_page(Path(config.site_dir) / "404.html", self.faults)
            return
        # Whoever serves the site to write waits for each file, and fetches from their own machine.
        self.notes.write(Path(config.site_dir), is_whole=self.is_preview)
        if not self.translation:
            for project in self.site.project.translations:
                build_in_language(self, project, config)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Keep what stopped the build, for the pages."""
        self.end_making()
        self.faults = faults_of(error, self.faults.words)

    def end_unbuilt(self, why: Message) -> None:
        """Tell why no build has come to its end, and keep what it has made and others know."""
        self.end_making()
        if self.remembered:
            self.remembered.read_before.keep()
        log.info("%s", self.site.project.words.text(why))

    def end_making(self) -> None:
        """Let copies of this process end that still make pages."""
        if self.making:
            self.making.end()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Show what was built last, and what browsers have open as soon as it is made."""
        self.serving = self.serving or Serving(has_site=True)  # with `--clean`
        self.serving.host(self, server, config, builder)
        return server

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        self.until_shutdown.close()
        if self.serving:
            self.serving.end()
