"""What MkDocs has gathered for the last build of one language, turned to the sources of now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation

from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.adapters.mkdocs.config import ServiceStandardsConfig, replace_assets
from service_standards.adapters.mkdocs.files import host_file, menu_with, nested_pages
from service_standards.adapters.mkdocs.making import Making
from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.translated.languages import (
    mark_foreign,
    with_original_anchors,
)
from service_standards.kept import KeptTexts
from service_standards.site.conversion import PageContext
from service_standards.site.files import SiteFile, asset_files, generated_pages, page_files
from service_standards.site.site import Site

if TYPE_CHECKING:
    from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin


class Gathered:
    """Files, menu and settings of a build, which follow the sources as they are turned to them."""

    def __init__(
        self, plugin: ServiceStandardsPlugin, making: Making, remembered: RememberedPages
    ) -> None:
        self._remembered, self.site = remembered, plugin.site
        self._sources = plugin.context.sources
        self.parts, self._menu = making.parts, remembered.menu
        self.config = making.parts.config

    def forget_lost(self, opened: Iterable[File]) -> None:
        """Leave out pages whose files are gone."""
        for file in opened:
            if file.abs_src_path is not None and not Path(file.abs_src_path).is_file():
                self.parts.files.remove(file)

    def turn_to(self, site: Site, context: PageContext) -> None:
        """Let generated pages without their texts, the menu, scripts and styles be those of now."""
        config, files = self.config, self.parts.files
        made = [*page_files(site, self._remembered.sizes, with_texts=False)]
        written, titles = self._menu
        now = {one.path: one for one in (*made, *asset_files(site))}
        for gone in titles.keys() - now.keys():
            files.remove(files.src_uris[gone])
        texts = KeptTexts()
        for name, one in now.items():
            if name not in files.src_uris:
                files.append(host_file(one, site, config, texts))
        set_exclusions(files, config)
        new_titles = {one.path: one.title for one in made if one.is_page}
        if [*new_titles.items()] != [*titles.items()]:
            self._turn_menu(written, titles, new_titles, site)
            self._menu = written, new_titles
        replace_assets(config, self.site.assets, site.assets)
        self.site = site
        sources = {one.path: one.source for one in made if one.source}
        context.sources = self._sources = {**self._sources, **sources}
        for extension in config.markdown_extensions:
            if isinstance(extension, ServiceStandardsExtension):
                extension.turn_to(context)

    def give_texts(self, paths: set[str]) -> None:
        """Let generated pages at some paths have the texts of now."""
        made = generated_pages(self.site, self._remembered.sizes)
        wanted = [SiteFile(one.path, one.text) for one in made if one.path in paths]
        for one in with_original_anchors(wanted, self.site, self.config):
            self.parts.files.src_uris[one.path].content_string = str(one.content)

    def _turn_menu(
        self, written: Any, before: Mapping[str, str], now: Mapping[str, str], site: Site
    ) -> None:
        """Let the menu hold the generated pages of now, in the places where they will be."""
        files = self.parts.files
        for name in now.keys() & before.keys():
            page = files.src_uris[name].page
            # The menu may have a name of its own for it.
            if page and page.title == escape(before[name]):
                page.title = escape(now[name])
        if [*now] == [*before] and site.project.words is self.site.project.words:
            return
        own = nested_pages(Files(one for one in files if one.src_uri not in now), self.config)
        self.config.nav = menu_with(now, written, own, site)
        # Pages that are there already are taken as they are.
        self.parts = replace(self.parts, nav=get_navigation(files, self.config))

    def mark_foreign(self, options: ServiceStandardsConfig) -> None:
        """Tell which titles of the menu are in another language now."""
        for page in self.parts.nav.pages:
            vars(page).pop("st_language", None)
        project = self.site.project
        if project.original:
            said = options.languages.get(project.standard.language) or {}
            mark_foreign(self.parts.nav, project, said)
