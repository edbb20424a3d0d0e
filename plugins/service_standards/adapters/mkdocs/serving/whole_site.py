"""After a save that changed prose alone, the whole site follows without a build by MkDocs.

A text that stands on pages of its own and nowhere else changes these pages, the index of the
search and a catalogue that repeats it. Menus, blocks, checklists and all other pages follow from
the project without its prose, which is the same object for as long as it says the same. Where
anything else has changed, or something has to be said of a page, MkDocs builds as ever.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from service_standards.adapters.mkdocs.making import Making, Parts
from service_standards.adapters.mkdocs.remembering import RememberedPages
from service_standards.adapters.mkdocs.search.indexes import indexes
from service_standards.adapters.mkdocs.search.quick_reading import is_known
from service_standards.model.project import frame_of
from service_standards.pages.all_pages import site_pages
from service_standards.pages.page import GeneratedPage
from service_standards.site.files import generated_pages
from service_standards.site.search_index import GLOSSARY, is_without_sections
from service_standards.site.site import DOCS, Site

if TYPE_CHECKING:
    from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin

# The address of each page with its title and its front matter.
Seen = list[tuple[str, Any, str]]


@dataclass(frozen=True)
class MadeFrom:
    """What the generated pages and files of a site in one language are made from.

    `objects` are compared as they are and `values` by what they say; `pages` are those of each
    address, of which a translation is made from the original too.
    """

    objects: tuple[object, ...]
    values: tuple[object, ...]
    pages: Mapping[str, tuple[GeneratedPage, ...]]

    @classmethod
    def of(cls, site: Site, sizes: Mapping[str, int]) -> MadeFrom:
        """Return what a site is made from; `sizes` are those of its files without a network."""
        project = site.project
        pages = defaultdict[str, list[GeneratedPage]](list)
        for one in generated_pages(site, sizes):
            pages[one.path].append(one)
        if project.original:
            # As `with_original_anchors` asks for them.
            for one in site_pages(project.original, defaultdict(int), site.known):
                pages[one.path].append(one)
        return cls(
            (frame_of(project, site.known), site.portfolio),
            (project.shown, project.stale, project.warnings, site.assets.folder, site.day, sizes),
            {path: tuple(them) for path, them in pages.items()},
        )

    def changed(self, now: MadeFrom) -> set[str] | None:
        """Return the paths of generated pages of another text; None if more than prose differs."""
        is_same = all(a is b for a, b in zip(self.objects, now.objects, strict=True))
        if not is_same or self.values != now.values or [*self.pages] != [*now.pages]:
            return None
        texts = {path: [*map(id, them)] for path, them in self.pages.items()}
        return {path for path, them in now.pages.items() if texts[path] != [*map(id, them)]}


class WholeSite:
    """A site in one language as it was when all of it was shown last."""

    def __init__(
        self, plugin: ServiceStandardsPlugin, making: Making, remembered: RememberedPages
    ) -> None:
        self._remembered, self._notes = remembered, plugin.notes
        self._indexes = [*indexes(making.parts.config)]
        self._made_from = self._next = MadeFrom.of(plugin.site, remembered.sizes)
        self._around = making.around
        self._seen = seen_by_others(making.parts)
        # Pages that were made since, of a text that may be no more.
        self._made_since: set[str] = set()
        # Whether it is shown, and not only made.
        self.is_shown = False

    def settle(self) -> None:
        """Note that all that was made last is shown."""
        self._made_from, self._made_since, self.is_shown = self._next, set(), True

    def note_made(self, names: Iterable[str]) -> None:
        """Note that pages were made, by their paths."""
        self._made_since |= {*names}

    def changed(self, site: Site, parts: Parts, prose: set[str]) -> dict[str, File] | None:
        """Return the pages that are not as they were, by their paths; None if more is not.

        `prose` are the files of the prose that say something else.
        """
        self._next = MadeFrom.of(site, self._remembered.sizes)
        paths = self._made_from.changed(self._next)
        if paths is None or len(self._indexes) > 1 or not all(map(is_known, self._indexes)):
            return None
        known = self._remembered.conversions
        pages = {one.src_uri: one for one in parts.pages()}
        # Of what is not remembered, something was said.
        if any(known.last(name) is None for name in pages.keys() - self._made_since):
            return None
        paths |= self._made_since
        if prose:
            written = pages.keys() - self._next.pages.keys()
            paths |= {name for name in written if prose & {*sources_of(name, site)}}
        return {name: pages[name] for name in pages.keys() & paths}

    def is_as_before(self, making: Making, seen: Seen, edited: Iterable[File]) -> bool:
        """Tell whether all other pages are as they were, now that some are made again.

        `seen` is what `seen_by_others` gives now, and `edited` are pages that somebody has written
        otherwise.
        """
        if not making.around or making.around != self._around or seen != self._seen:
            return False
        # The search has words that mean the same and summaries, as they are written.
        metas = [one.page.meta for one in edited if one.page]
        return not any(GLOSSARY in one or is_without_sections(one) for one in metas)

    @staticmethod
    def check_anchors(parts: Parts) -> None:
        """Say which links lead to places that no page has, as MkDocs does after a build."""
        level = parts.config.validation.links.anchors
        for one in parts.pages():
            if one.page:
                one.page.validate_anchor_links(files=parts.files, log_level=level)

    def search_files(self, parts: Parts) -> dict[str, str] | None:
        """Return the files of the search, by their names in this site; None if nobody knows."""
        if not self._indexes:
            return {}

        def read(name: str) -> str:
            # The folder of the site may be empty, if a build has ended early.
            file = parts.files.get_file_from_path(name)
            return file.content_string if file else ""

        (index,), entries = self._indexes, list[dict[str, Any]]()
        for file in parts.pages():
            themed = self._remembered.themed.last(file.src_uri)
            if themed is None:
                return None
            entries += themed.entries[0]
        # It knows which of its settings it tells.
        empty = type(index)(**index.config).generate_search_index(None)
        return self._notes.texts(read, {**json.loads(empty), "docs": entries})


def sources_of(page: str, site: Site) -> Iterator[str]:
    """Yield which files in the folder of the prose a page is made of that somebody wrote.

    A page in another language is made of the translation and of the original.
    """
    yield page
    source = site.source_of(DOCS + page)
    if source.is_relative_to(site.docs):
        yield source.relative_to(site.docs).as_posix()


def seen_by_others(parts: Parts) -> Seen:
    """Return what other pages, menus and files show of each page."""
    pages = (one.page for one in parts.pages() if one.page)
    return [(one.file.src_uri, one.title, repr(one.meta)) for one in pages]
