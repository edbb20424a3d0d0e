"""What the build of one language has left, for open pages to be made of before the next one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation

from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.adapters.mkdocs.around_pages import ready_text
from service_standards.adapters.mkdocs.config import (
    ServiceStandardsConfig,
    replace_assets,
    site_in_language,
    speak,
)
from service_standards.adapters.mkdocs.files import host_file, menu_with, nested_pages
from service_standards.adapters.mkdocs.making import Making
from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.serving.shown import Shown
from service_standards.adapters.mkdocs.serving.whole_site import WholeSite, sources_of
from service_standards.adapters.mkdocs.translated.languages import (
    mark_foreign,
    translated_prose,
    with_original_anchors,
)
from service_standards.kept import KeptTexts
from service_standards.site.conversion import PageContext
from service_standards.site.files import asset_files, page_files
from service_standards.site.site import Site

if TYPE_CHECKING:
    from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin


@dataclass(frozen=True)
class Made:
    """What makes the site of one language whole: pages that are shown, by their names, and files.

    `sources` are the files in the folder of the prose that some page of it is made of.
    """

    pages: set[str]
    files: Mapping[str, bytes]
    sources: set[str]


class Built:
    """What the build of one language has left, for the next one to begin with."""

    def __init__(
        self, plugin: ServiceStandardsPlugin, making: Making, remembered: RememberedPages
    ) -> None:
        self._remembered, self._site = remembered, plugin.site
        self._sources = plugin.context.sources
        self._parts, self._menu = making.parts, remembered.menu
        self.config = making.parts.config
        self._settings = {name: one.config for name, one in self.config.plugins.items()}
        self.whole = WholeSite(plugin, making, remembered)

    @contextmanager
    def own_settings(self) -> Iterator[None]:
        """Let plugins, which all builds of a process share, have the settings of this one."""
        plugins = self.config.plugins
        before = {name: one.config for name, one in plugins.items()}
        for name, one in plugins.items():
            one.config = self._settings[name]
        try:
            yield
        finally:
            for name, one in plugins.items():
                one.config = before[name]

    def opened(self, names: Collection[str], shown: Shown) -> dict[str, File]:
        """Return the files of those of its pages that stand at names of a site, by these names."""
        return self._parts.pages_at(names, shown.site)

    def show(
        self, plugin: ServiceStandardsPlugin, original: Site, shown: Shown,
        names: Collection[str], is_late: Callable[[], bool],
    ) -> set[str]:  # fmt: skip
        """Show pages of it as they are now; `original` is the site that is no translation.

        Return the names of those that could be made; none any more once `is_late`.
        """
        site, remembered = self._site_of(plugin, original), self._remembered
        if site is None:
            return set()
        context = PageContext(site.project, root=site.root, known=site.known)
        remembered.turn_to(context.project)
        plugin.site, plugin.context = site, context
        self._forget_lost(self.opened(names, shown).values())
        self._turn_to(site, context, remembered)
        plugin.making = making = Making(self._parts, remembered, processes=1)
        making.begin_conversions(context, lambda text, page: ready_text(text, page, context, site))
        opened = self.opened(names, shown)
        paths = {one.src_uri for one in opened.values()}
        self.whole.note_made(paths)
        self._give_texts(site, remembered, paths)
        for file in opened.values():
            if is_late():
                return set()
            self._convert(file, making, site, context)
        self._mark(site, plugin.config)
        # What templates have kept of the menu and the settings is that of the build before.
        env = self.config.theme.get_env()
        speak(env, site.project.words)
        making.begin_theming(env, site)
        return making.show_pages({*opened}, shown)

    def make_whole(
        self, plugin: ServiceStandardsPlugin, original: Site, shown: Shown, prose: set[str],
        is_late: Callable[[], bool],
    ) -> Made | None:  # fmt: skip
        """Show all pages that are not as they were when the site was whole.

        `prose` are the files in the folder of the prose that say something else. Return None if
        anything else has changed, or has to be told; then MkDocs has to build.
        """
        site = self._site_of(plugin, original)
        changed = self.whole.changed(site, self._parts, prose) if site else None
        if site is None or changed is None:
            return None
        folder = self._parts.folder_in(shown.site)
        names = {folder + one.dest_uri for one in changed.values()}
        made = self.show(plugin, original, shown, names, is_late)
        is_as_before = plugin.making and self.whole.is_as_before(plugin.making, changed)
        if made != names or plugin.context.found() or not is_as_before:
            return None
        search = self.whole.search(self._parts) if changed else {}
        if search is None:
            return None
        files = {**self.whole.files(site, self._parts), **search}
        sources = {name for one in changed for name in sources_of(one, site)}
        return Made(names, {folder + name: one for name, one in files.items()}, prose & sources)

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

    def _forget_lost(self, opened: Iterable[File]) -> None:
        for file in opened:
            if file.abs_src_path is not None and not Path(file.abs_src_path).is_file():
                self._parts.files.remove(file)

    def _turn_to(self, site: Site, context: PageContext, remembered: RememberedPages) -> None:
        """Let generated pages without their texts, the menu, scripts and styles be those of now."""
        config, files = self.config, self._parts.files
        made = [*page_files(site, remembered.sizes, ())]
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
        replace_assets(config, self._site.assets, site.assets)
        self._site = site
        sources = {one.path: one.source for one in made if one.source}
        context.sources = self._sources = {**self._sources, **sources}
        for extension in config.markdown_extensions:
            if isinstance(extension, ServiceStandardsExtension):
                extension.turn_to(context)

    def _give_texts(self, site: Site, remembered: RememberedPages, opened: set[str]) -> None:
        """Let generated pages that are opened have the texts of now."""
        made = page_files(site, remembered.sizes, opened)
        wanted = (one for one in made if one.path in opened)
        for one in with_original_anchors(wanted, site, self.config):
            self._parts.files.src_uris[one.path].content_string = str(one.content)

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
        if [*now] == [*before] and site.project.words is self._site.project.words:
            return
        own = nested_pages(Files(one for one in files if one.src_uri not in now), self.config)
        self.config.nav = menu_with(now, written, own, site)
        # Pages that are there already are taken as they are.
        self._parts = replace(self._parts, nav=get_navigation(files, self.config))

    def _mark(self, site: Site, options: ServiceStandardsConfig) -> None:
        """Tell which titles of the menu are in another language now."""
        for page in self._parts.nav.pages:
            vars(page).pop("st_language", None)
        if site.project.original:
            said = options.languages.get(site.project.standard.language) or {}
            mark_foreign(self._parts.nav, site.project, said)

    def _convert(self, file: File, making: Making, site: Site, context: PageContext) -> None:
        page, config = file.page, self.config
        text = translated_prose(file.src_uri, site, config)
        if text is not None:
            file.content_string = text
        if page is None:
            return
        # What the build before has put there.
        vars(page).pop("render", None)
        page.read_source(config)
        page.markdown = ready_text(page.markdown or "", page, context, site)
        making.attend(page)
        page.render(config, self._parts.files)
