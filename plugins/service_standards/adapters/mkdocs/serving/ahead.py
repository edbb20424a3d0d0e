"""After a save, pages that browsers have open are shown before MkDocs begins to build.

MkDocs gathers all pages, and converts them, before it gives the first its theme. But a page needs
little of the others, and that stands as the last build has left it. So the sources are read, which
MkDocs does not have to do again, and the pages that are open are made from what is new in them and
from the menu, the addresses and the settings of the build before. What this gets wrong, such as a
title in the menu, is right when the build that follows comes to the page.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation

from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.adapters.mkdocs.around_pages import ready_text
from service_standards.adapters.mkdocs.config import (
    ServiceStandardsConfig,
    read_configured,
    replace_assets,
    site_in_language,
    speak,
)
from service_standards.adapters.mkdocs.files import host_file, menu_with, nested_pages
from service_standards.adapters.mkdocs.making import Making
from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.serving.shown import Shown
from service_standards.adapters.mkdocs.translated.languages import (
    set_aside,
    translated_prose,
    with_original_anchors,
)
from service_standards.kept import KeptTexts
from service_standards.site.conversion import PageContext
from service_standards.site.files import asset_files, page_files
from service_standards.site.site import Site

if TYPE_CHECKING:
    from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin


class Ahead:
    """What builds have left, by language, and the sources as they were read last."""

    def __init__(self) -> None:
        self._built: dict[str, Built] = {}
        self._read: tuple[str, Site] | None = None

    def note(self, plugin: ServiceStandardsPlugin, making: Making) -> None:
        """Note what a build has gathered."""
        if making.is_known:
            self._built[plugin.site.project.standard.language] = Built(plugin, making)

    def read(self, options: ServiceStandardsConfig, config: MkDocsConfig) -> Site | None:
        """Return what has just been read for a build with the same settings, once."""
        before, self._read = self._read, None
        return before[1] if before and before[0] == _settings(options, config) else None

    def look(self, plugin: ServiceStandardsPlugin, shown: Shown) -> None:
        """Show the open pages as the sources are now, if they can be read and are much as before.

        Whatever goes wrong, the build that follows meets it too, and tells it.
        """
        open_pages = shown.open_pages()
        due = {name: one for name, one in self._built.items() if one.opened(open_pages, shown)}
        first = next(iter(self._built.values()), None)
        remembered = plugin.remembered
        if not due or first is None or remembered is None or remembered.is_outdated:
            return
        config, known = first.config, remembered.read_before
        with _unheard():
            try:
                site = read_configured(plugin.config, config, known, is_preview=True)
            except Exception:  # noqa: BLE001 - see above
                return
            self._read = _settings(plugin.config, config), site
            for language, one in due.items():
                try:
                    with set_aside(plugin):
                        one.show(plugin, site, shown)
                except Exception:  # noqa: BLE001 - see above
                    del self._built[language]


class Built:
    """What the build of one language has left, for the next one to begin with."""

    def __init__(self, plugin: ServiceStandardsPlugin, making: Making) -> None:
        self._remembered, self._site = making.remembered, plugin.site
        self._sources = plugin.context.sources
        self._parts = making.parts
        self.config = making.parts.config

    def opened(self, names: set[str], shown: Shown) -> list[File]:
        """Return the files of those of its pages that stand at names of a site."""
        place = Path(self.config.site_dir).relative_to(shown.site)
        pages = self._parts.pages()
        return [one for one in pages if (place / one.dest_uri).as_posix() in names]

    def show(self, plugin: ServiceStandardsPlugin, original: Site, shown: Shown) -> None:
        """Show its open pages as they are now; `original` is the site that is no translation."""
        site = self._site_of(plugin, original)
        remembered = self._remembered
        if site is None or remembered is None:
            return
        context = PageContext(site.project, root=site.root)
        remembered.turn_to(context.project)
        plugin.site = site
        opened = {one.src_uri for one in self.opened(shown.open_pages(), shown)}
        self._turn_to(site, context, remembered, opened)
        plugin.making = making = Making(self._parts, remembered, processes=1)
        making.begin_conversions(context, lambda text, page: ready_text(text, page, context, site))
        for file in self.opened(shown.open_pages(), shown):
            self._convert(file, making, site, context)
        # What templates have kept of the menu and the settings is that of the build before.
        env = self.config.theme.get_env()
        speak(env, site.project.words)
        making.begin_theming(env, site)
        making.show_open_pages(shown)
        self._site = site

    def _site_of(self, plugin: ServiceStandardsPlugin, original: Site) -> Site | None:
        """Return what the pages follow from now; None if the settings of the site follow too."""
        site, language = original, self._site.project.standard.language
        if self._site.project.original:
            by_language = {one.standard.language: one for one in original.project.translations}
            if language not in by_language:
                return None
            plugin.translation = by_language[language], original
            site = site_in_language(*plugin.translation, plugin.config, self.config)
        return site if site.project.standard == self._site.project.standard else None

    def _turn_to(
        self, site: Site, context: PageContext, remembered: RememberedPages, opened: set[str]
    ) -> None:
        """Let generated pages, the menu, scripts and styles be those of now.

        Of pages, only the texts of those that are opened are made.
        """
        config, files = self.config, self._parts.files
        made = [*page_files(site, remembered.sizes, opened)]
        written, titles = remembered.menu
        now = {one.path: one for one in (*made, *asset_files(site))}
        for gone in titles.keys() - now.keys():
            files.remove(files.src_uris[gone])
        texts = KeptTexts()
        for name, one in now.items():
            if files.get_file_from_path(name) is None:
                files.append(host_file(one, site, config, texts))
        wanted = (one for one in made if one.path in opened)
        for one in with_original_anchors(wanted, site, config):
            files.src_uris[one.path].content_string = str(one.content)
        new_titles = {one.path: one.title for one in made if one.is_page}
        if new_titles != titles:
            self._turn_menu(written, titles, new_titles, site)
            remembered.menu = written, new_titles
        replace_assets(config, self._site.assets, site.assets)
        sources = {one.path: one.source for one in made if one.source}
        context.sources = self._sources = {**self._sources, **sources}
        for extension in config.markdown_extensions:
            if isinstance(extension, ServiceStandardsExtension):
                extension.turn_to(context)

    def _turn_menu(
        self, written: Any, before: Mapping[str, str], now: Mapping[str, str], site: Site
    ) -> None:
        """Let the menu hold the generated pages of now, in the places where they will be."""
        files = self._parts.files
        for name in now.keys() & before.keys():
            page = files.src_uris[name].page
            # The menu may have a name of its own for it.
            if page and page.title == escape(before[name]):
                page.title = escape(now[name])
        own = nested_pages(Files(one for one in files if one.src_uri not in now), self.config)
        self.config.nav = menu_with(now, written, own, site)
        # Pages that are there already are taken as they are.
        self._parts = replace(self._parts, nav=get_navigation(files, self.config))

    def _convert(self, file: File, making: Making, site: Site, context: PageContext) -> None:
        page, config = file.page, self.config
        text = translated_prose(file.src_uri, site, config)
        if text is not None:
            file.content_string = text
        is_gone = file.abs_src_path is not None and not Path(file.abs_src_path).is_file()
        if page is None or is_gone:
            return
        # What the build before has put there.
        vars(page).pop("render", None)
        page.read_source(config)
        page.markdown = ready_text(page.markdown or "", page, context, site)
        making.attend(page)
        page.render(config, self._parts.files)


def _settings(options: ServiceStandardsConfig, config: MkDocsConfig) -> str:
    """Return what settings the sources are read with."""
    read = (config.config_file_path, config.docs_dir, config.site_url, config.use_directory_urls)
    return repr((read, dict(options)))


@contextmanager
def _unheard() -> Iterator[None]:
    """Let nobody hear what MkDocs says meanwhile: it says it again."""
    log = logging.getLogger("mkdocs")
    before = log.handlers, log.propagate
    log.handlers, log.propagate = [logging.NullHandler()], False
    try:
        yield
    finally:
        log.handlers, log.propagate = before
