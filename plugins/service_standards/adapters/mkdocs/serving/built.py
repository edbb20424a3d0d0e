"""What the build of one language has left, for open pages to be made of before the next one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from service_standards.adapters.mkdocs.around_pages import ready_text
from service_standards.adapters.mkdocs.config import site_in_language, speak
from service_standards.adapters.mkdocs.making import Making
from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.serving.gathered import Gathered
from service_standards.adapters.mkdocs.serving.shown import Shown
from service_standards.adapters.mkdocs.serving.whole_site import (
    Seen,
    WholeSite,
    seen_by_others,
    sources_of,
)
from service_standards.adapters.mkdocs.translated.languages import translated_prose
from service_standards.model.project import Project
from service_standards.site.conversion import PageContext
from service_standards.site.files import catalogue_files
from service_standards.site.site import Site

if TYPE_CHECKING:
    from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin


@dataclass(frozen=True)
class Made:
    """What makes the site of one language whole: pages that are shown, by their names, and files.

    `sources` are the files of prose that say something else and that pages of it are made of.
    """

    pages: set[str]
    files: Mapping[str, bytes]
    sources: set[str]


@dataclass
class Turned:
    """How the pages of one language are made of the sources of now.

    `original` is the site that is no translation, and `translation` what a plugin has of another.
    """

    original: Site
    site: Site
    context: PageContext
    making: Making
    translation: tuple[Project, Site] | None
    seen: Seen = field(default_factory=list)

    def begin_theming(self, config: MkDocsConfig) -> None:
        """Prepare for pages to get their theme, if what all show of each other is not as it was."""
        seen = seen_by_others(self.making.parts)
        if seen == self.seen:
            self.making.spare_search()
            return
        self.seen = seen
        # What templates have kept of the menu and the settings is that of the build before.
        env = config.theme.get_env()
        speak(env, self.site.project.words)
        self.making.begin_theming(env, self.site)


class Built:
    """What the build of one language has left, for the next one to begin with."""

    def __init__(
        self, plugin: ServiceStandardsPlugin, making: Making, remembered: RememberedPages
    ) -> None:
        self._remembered = remembered
        self._gathered = Gathered(plugin, making, remembered)
        self.config = making.parts.config
        self._settings = {name: one.config for name, one in self.config.plugins.items()}
        self.whole = WholeSite(plugin, making, remembered)
        self._turned: Turned | None = None

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
        return self._gathered.parts.pages_at(names, shown.site)

    def names(self, shown: Shown) -> list[str]:
        """Return the names of all its pages in a site."""
        parts = self._gathered.parts
        folder = parts.folder_in(shown.site)
        return [folder + one.dest_uri for one in parts.pages()]

    def show(
        self, plugin: ServiceStandardsPlugin, original: Site, shown: Shown,
        names: Collection[str], is_late: Callable[[], bool],
    ) -> set[str]:  # fmt: skip
        """Show pages of it as they are now; `original` is the site that is no translation.

        Return the names of those that could be made; none any more once `is_late`, which may also
        raise what ends all.
        """
        self._gathered.forget_lost(self.opened(names, shown).values())
        turned = self._turned_to(plugin, original)
        if turned is None:
            return set()
        opened = self.opened(names, shown)
        paths = {one.src_uri for one in opened.values()}
        self.whole.note_made(paths)
        self._gathered.give_texts(paths)
        for file in opened.values():
            if is_late():
                return set()
            self._convert(file, turned)
        self._gathered.mark_foreign(plugin.config)
        turned.begin_theming(self.config)
        return turned.making.show_pages({*opened}, shown)

    def make_whole(
        self, plugin: ServiceStandardsPlugin, original: Site, shown: Shown, prose: set[str],
        is_late: Callable[[], bool],
    ) -> Made | None:  # fmt: skip
        """Show all pages that are not as they were when the site was whole.

        `prose` are the files in the folder of the prose that say something else. Return None if
        anything else has changed, or has to be told; then MkDocs has to build.
        """
        turned, parts = self._turned_to(plugin, original), self._gathered.parts
        changed = self.whole.changed(turned.site, parts, prose) if turned else None
        if turned is None or changed is None:
            return None
        folder, site = parts.folder_in(shown.site), turned.site
        names = {folder + one.dest_uri for one in changed.values()}
        # What is said of links is said before anything is made.
        self.whole.check_anchors(parts)
        made = self.show(plugin, original, shown, names, is_late)
        if made != names or turned.context.found():
            return None
        self.whole.check_anchors(parts)
        sources = {name: prose & {*sources_of(name, site)} for name in changed}
        edited = [changed[name] for name, files in sources.items() if files]
        if not self.whole.is_as_before(turned.making, turned.seen, edited):
            return None
        search = self.whole.search_files(parts) if changed else {}
        if search is None:
            return None
        files = {one.path: str(one.content) for one in catalogue_files(site)} | search
        now = {folder + name: text.encode() for name, text in files.items()}
        return Made(names, now, set().union(*sources.values()))

    def _turned_to(self, plugin: ServiceStandardsPlugin, original: Site) -> Turned | None:
        """Turn to the sources of now, once; None if the settings of the site follow too."""
        turned = self._turned
        if turned is None or turned.original is not original:
            self._turned, site = None, self._site_of(plugin, original)
            if site is None:
                return None
            context = PageContext(site.project, root=site.root, known=site.known)
            self._remembered.turn_to(context.project)
            self._gathered.turn_to(site, context)
            making = Making(self._gathered.parts, self._remembered, processes=1)
            making.begin_conversions(
                context, lambda text, page: ready_text(text, page, context, site)
            )
            self._turned = turned = Turned(original, site, context, making, plugin.translation)
        plugin.site, plugin.context, plugin.making = turned.site, turned.context, turned.making
        plugin.translation = turned.translation
        return turned

    def _site_of(self, plugin: ServiceStandardsPlugin, original: Site) -> Site | None:
        """Return what the pages follow from now; None if the settings of the site follow too."""
        site, language = original, self._gathered.site.project.standard.language
        if self._gathered.site.project.original:
            by_language = {one.standard.language: one for one in original.project.translations}
            if language not in by_language:
                return None
            plugin.translation = by_language[language], original
            site = site_in_language(*plugin.translation, plugin.config, self.config)
        return site if site.project.standard == self._gathered.site.project.standard else None

    def _convert(self, file: File, turned: Turned) -> None:
        page, config = file.page, self.config
        text = translated_prose(file.src_uri, turned.site, config)
        if text is not None:
            file.content_string = text
        if page is None:
            return
        # What the build before has put there.
        vars(page).pop("render", None)
        page.read_source(config)
        page.markdown = ready_text(page.markdown or "", page, turned.context, turned.site)
        turned.making.attend(page)
        page.render(config, self._gathered.parts.files)
