"""The MkDocs plugin: each hook calls plain functions and decides nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from service_standards.adapters.mkdocs.config import (
    ServiceStandardsConfig,
    SourceFaults,
    advice_on_colours,
    configure,
    read_configured,
    set_language,
    site_in_language,
    speak,
)
from service_standards.adapters.mkdocs.files import add_files, add_plain_styles, write_search
from service_standards.adapters.mkdocs.making import Making, Parts
from service_standards.adapters.mkdocs.menu import MenuEntries
from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.serving.preview import (
    Faults,
    fault_site,
    guarded,
    tell_on_page,
)
from service_standards.adapters.mkdocs.serving.reloading import reload_what_changed
from service_standards.adapters.mkdocs.serving.watching import watch_at_once
from service_standards.adapters.mkdocs.translated.languages import (
    add_alternates,
    config_of,
    in_one_language,
    leave_out_lost_page,
    mark_foreign,
    original_address,
    refuse_others,
    speak_of_site,
)
from service_standards.model.project import Project
from service_standards.packing.assets import wanted_early, with_fitting_styles
from service_standards.packing.components import PlainSheet
from service_standards.packing.joined_modules import needed_files
from service_standards.packing.served import unindented
from service_standards.pages.guides import with_served_criteria
from service_standards.render.draft import draft_notice
from service_standards.render.spacing import spaced_page
from service_standards.report.problems import warnings_as_text
from service_standards.site.conversion import PageContext
from service_standards.site.front_matter import for_theme
from service_standards.site.languages.fallback import language_notice
from service_standards.site.search_index import GLOSSARY, is_without_sections, synonyms_in
from service_standards.site.site import Site
from service_standards.words.message import ENGLISH, say

log = get_plugin_logger(__name__)
# What is said here is no warning that ends a strict build.
terminal = logging.getLogger(__name__)


class ServiceStandardsPlugin(BasePlugin[ServiceStandardsConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages, checklists and files of a standard to a MkDocs site."""

    is_preview = False
    # While serving: whether there is a good site to stay with, and what is wrong with the sources.
    has_site = False
    faults = Faults()
    remembered: RememberedPages | None = None
    # How this build makes its pages; a site that shows faults alone has no pages of ours.
    making: Making | None = None
    plain_sheet: PlainSheet | None = None
    nav: Navigation | None = None
    # In a build of another language than the standard's: the project, and the site it stands in.
    translation: tuple[Project, Site] | None = None

    def __init__(self) -> None:
        super().__init__()
        self.remembered_in: dict[str, RememberedPages] = {}

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Keep in mind whether the site is being served while somebody writes."""
        self.is_preview = command == "serve"
        self.remembered = RememberedPages() if self.is_preview else None

    # Before the search, which asks the theme for the rules of its language.
    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project, or stop the build with every fault of the sources."""
        # The words of the last good site are those of a standard that cannot be read.
        self.faults, self.making = Faults(words=self.faults.words), None
        config.extra["is_preview"] = self.is_preview
        if self.remembered and self.remembered.is_outdated:
            self.remembered = RememberedPages()
        try:
            refuse_others(config)
            self.site = self._site(config)
        except PluginError as error:
            if self.has_site or not self.is_preview:
                raise
            # There is nothing to serve yet, and ending would not show the browser why.
            self.faults = self._faults_of(error)
            terminal.error(self.faults.told)
            set_language(config, self.faults.words.language)
            return config
        self.faults = Faults(words=self.site.project.words)
        # Told, and no reason for a strict build to end.
        if told := warnings_as_text(self.site.project.warnings, self.site.project.words):
            log.info(told.rstrip())
        self.context = PageContext(self.site.project, root=self.site.root)
        if self.remembered:
            self.remembered.turn_to(self.context.project)
        self.summaries: dict[str, str] = {}
        self.synonyms: list[list[str]] = []
        if self.translation:
            speak_of_site(config, self.site.project, self._said())
        configure(config, self.site, self.context)
        advice = None if self.translation else advice_on_colours(config)
        if advice:
            log.warning("%s", self.site.project.words.text(advice))
        add_alternates(config, self.site.project)
        return config

    def _said(self) -> dict[str, Any]:
        return self.config.languages.get(self.site.project.standard.language) or {}

    def _site(self, config: MkDocsConfig) -> Site:
        if self.translation:
            return site_in_language(*self.translation, self.config, config)
        read_before = self.remembered.read_before if self.remembered else None
        return read_configured(self.config, config, read_before, is_preview=self.is_preview)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages and files, and put the pages into the menu."""
        if self.faults.told:
            return fault_site(files, self.faults, config)
        translated = in_one_language(files, self.site, config)
        found = add_files(files, self.site, self.context, config, self.remembered)
        self.context.sources = {**self.context.sources, **translated}
        self.plain_sheet = add_plain_styles(found, self.site, config)
        return found

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Prepare how pages are converted and get their theme."""
        self.nav = nav
        if not self.faults.told:
            parts = Parts(config, files, nav, self.is_preview)
            self.making = Making(parts, self.remembered, self.config.processes)
            self.making.begin_conversions(self.context, self._prepare)
        return nav

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """Tell the extension which page comes next; themes print front matter as HTML."""
        if not self.making:
            return markdown
        self._note_for_search(markdown, page)
        self.making.attend(page)
        return self._prepare(markdown, page)

    def _prepare(self, markdown: str, page: Page) -> str:
        self.context.turn_to(page.file.src_uri, page.file.abs_src_path)
        is_guide = page.file.src_uri in self.site.project.guides_by_page
        page.meta = for_theme(page.meta, self.context.written, is_guide=is_guide)
        return with_served_criteria(markdown, self.site.project, page.file.src_uri)

    def _note_for_search(self, markdown: str, page: Page) -> None:
        if is_without_sections(page.meta):
            self.summaries[page.url] = str(page.meta.get("description") or "")
        if page.meta.get(GLOSSARY) is True:
            self.synonyms += synonyms_in(markdown, self.site.project.words)

    # After the plugins that index a page: what they find is no draft's notice.
    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Tell the theme the edition, and what to ask for while the page is still arriving."""
        if not self.making or self.making.is_ready(page):
            return context
        page.content = self._notices(page) + (page.content or "")
        context["service_start"] = wanted_early(page.content or "", self.site.assets)  # type: ignore[typeddict-unknown-key]
        context["standard_edition"] = self.site.project.standard.version  # type: ignore[typeddict-unknown-key]
        return context

    def _notices(self, page: Page) -> str:
        address = original_address(page, self.site.project)
        told = language_notice(self.site.project, page.file.src_uri, address)
        return draft_notice(self.site.project) + told

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Let a page ask for the styles it needs, and take the indentation off the long ones."""
        if not self.making or self.making.is_ready(page):
            return output
        content = page.content or ""
        output = with_fitting_styles(output, content, self.site.assets)
        output = self.plain_sheet.asked_by(output) if self.plain_sheet else output
        output = unindented(output) if needed_files(content) else output
        return self.making.done(page, spaced_page(output, self.site.project.standard.language))

    def on_env(self, env: Any, **_: Any) -> Any:
        """Report what the extension found while it converted the pages."""
        if not self.making:
            speak(env, self.faults.words)
            return env
        for problem in self.context.found():
            log.warning("%s", problem.told(self.context.project.words))
        speak(env, self.context.project.words)
        # Another host has no such thing; the theme renders each entry anew then.
        env.globals["menu_entries"] = MenuEntries()
        if self.translation and self.nav:
            mark_foreign(self.nav, self.site.project, self._said())
        self.making.begin_theming(env, self.site)
        return env

    # After the plugin that writes the index of the search.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig, **_: Any) -> None:
        """Write the files of the search; while there are only faults, let a lost page tell them."""
        self.has_site = not self.faults.told
        if self.making:
            self.making.end()
        if self.faults.told:
            tell_on_page(Path(config.site_dir) / "404.html", self.faults)
            return
        abbreviations = self.site.project.standard.abbreviations.items()
        language = self.site.project.standard.language
        synonyms = [*self.synonyms, *abbreviations]
        # Whoever serves the site to write waits for each file, and fetches from their own machine.
        write_search(
            Path(config.site_dir),
            self.summaries,
            synonyms,
            language,
            is_whole=self.is_preview,
        )
        if not self.translation:
            for project in self.site.project.translations:
                self._build_in_language(project, config)

    def _build_in_language(self, project: Project, config: MkDocsConfig) -> None:
        """Build the same site once more, in a folder of its own.

        MkDocs gives the same plugin to all builds of a process.
        """
        language = project.standard.language
        message = say("Building the site in '{language}'", language=language)
        log.info("%s", self.site.project.words.text(message))
        before = dict(vars(self))
        self.translation, self.making = (project, self.site), None
        if self.is_preview:
            self.remembered = self.remembered_in.get(language) or RememberedPages()
        try:
            own = config_of(language, config)
            build(own, serve_url=own.site_url if self.is_preview else None)
            leave_out_lost_page(own)
            if self.remembered:
                before["remembered_in"][language] = self.remembered
        finally:
            vars(self).clear()
            vars(self).update(before)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Keep what stopped the build, for the pages."""
        if self.making:
            self.making.end()
        self.faults = self._faults_of(error)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Build again without ever keeping the browser waiting for a good build."""
        site = Path(config.site_dir)
        server.builder = guarded(builder, lambda: self.faults, site)
        # With it, the address of a page changes and its script stays.
        if "navigation.instant" not in config.theme.get("features", ()):
            reload_what_changed(server, site)
        watch_at_once(server, [config.docs_dir, config.config_file_path, *config.theme.dirs])
        return server

    def _faults_of(self, error: Exception) -> Faults:
        """Return what stopped a build, or only the words of the site if it was nothing of ours."""
        words = error.words if isinstance(error, SourceFaults) else self.faults.words
        known = self.faults.words if words is ENGLISH else words
        return Faults(str(error).strip() if isinstance(error, PluginError) else "", known)
