"""After a save, pages that browsers have open are shown before MkDocs begins to build.

MkDocs gathers all pages, and converts them, before it gives the first its theme. But a page needs
little of the others, and that stands as the last build has left it. So the sources are read, which
MkDocs does not have to do again, and the pages that are open are made from what is new in them and
from the files, the templates and the settings of the build before. What this gets wrong, such as
how large a file is that works without a network, is right when the build has come to the page.
If nothing but prose has changed, no build follows: see `whole_site`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import get_ident
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from service_standards.adapters.mkdocs.config import ServiceStandardsConfig, read_configured
from service_standards.adapters.mkdocs.converting import Listener
from service_standards.adapters.mkdocs.making import Making
from service_standards.adapters.mkdocs.serving.built import Built, Made
from service_standards.adapters.mkdocs.serving.newer import Newer, Superseded
from service_standards.adapters.mkdocs.serving.prose import (
    Prose,
    changed_prose,
    has_nothing_unseen,
    prose_of,
)
from service_standards.adapters.mkdocs.serving.shown import Shown
from service_standards.adapters.mkdocs.translated.languages import set_aside
from service_standards.site.site import Site

if TYPE_CHECKING:
    from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin

# How often in a row it is tried to make a site whole without a build, which alone forgets what is
# old: some texts of each time are kept until then.
MOST_WITHOUT_BUILD = 10


class Ahead:
    """What builds have left, by language, and the sources as they were read last."""

    def __init__(self) -> None:
        self._built: dict[str, Built] = {}
        # The settings of the site in the language of the standard.
        self._config: MkDocsConfig | None = None
        self._read: tuple[str, Site] | None = None
        # The folder of the prose as it was read last, and when a site was made of it that is shown.
        self._prose: Prose = {}
        self._shown_prose: Prose = {}
        self._in_a_row = 0

    def begin(self, config: MkDocsConfig) -> None:
        """Note how the prose is of which a build begins."""
        self._prose = prose_of(config)

    def note(self, plugin: ServiceStandardsPlugin, making: Making) -> None:
        """Note what a build has gathered."""
        standard = plugin.site.project.standard
        self._built.pop(standard.language, None)
        if not making.is_known or making.remembered is None:
            return
        if plugin.translation is None:
            self._config = making.parts.config
            spoken = {standard.language, *standard.translations}
            self._built = {name: one for name, one in self._built.items() if name in spoken}
        self._built[standard.language] = Built(plugin, making, making.remembered)

    def read(self, options: ServiceStandardsConfig, config: MkDocsConfig) -> Site | None:
        """Return what has just been read for a build with the same settings, once."""
        before, self._read = self._read, None
        return before[1] if before and before[0] == _settings(options, config) else None

    def look(self, plugin: ServiceStandardsPlugin, shown: Shown, newer: Newer) -> bool:
        """Show the open pages as the sources are now, if they can be read and are much as before.

        Whatever goes wrong, the build that follows meets it too, and tells it. Tell whether all
        that were open and can be shown are shown; while something newer waits, those are enough
        whose script waits for news.
        """
        # A build that failed before it asked has left what is old now.
        self._read = None
        with _unheard(), suppress(Exception):
            return self._look(plugin, shown, newer)
        return False

    def make_whole(self, plugin: ServiceStandardsPlugin, shown: Shown, newer: Newer) -> bool:
        """Show all of the site as it was read for a look, if nothing but prose has changed.

        Tell whether MkDocs has nothing left to build.

        Raises:
            Superseded: if something newer was saved meanwhile.
        """
        prose = changed_prose(self._shown_prose, self._prose)
        is_due = newer.is_told and newer.is_shown_ahead and self._in_a_row < MOST_WITHOUT_BUILD
        if prose is None or self._read is None or self._config is None or not is_due:
            return False
        self._in_a_row += 1

        with _unheard() as said, suppress(Exception):

            def is_late() -> bool:
                newer.go_on()
                return bool(said)

            if not has_nothing_unseen(self._config):
                return False
            made = self._made(plugin, self._read[1], shown, prose, is_late)
            # What was saved and undone meanwhile may be in pages, and looks like before.
            if made is None or is_late() or newer.is_waiting:
                return False
            shown.complete(
                {name for one in made for name in one.pages},
                {name: text for one in made for name, text in one.files.items()},
            )
            self._settle()
            return True
        return False

    def _made(
        self, plugin: ServiceStandardsPlugin, site: Site, shown: Shown, prose: set[str],
        is_late: Callable[[], bool],
    ) -> list[Made] | None:  # fmt: skip
        languages = [one.standard.language for one in (site.project, *site.project.translations)]
        is_shown = all(one.whole.is_shown for one in self._built.values())
        if self._built.keys() != {*languages} or not is_shown:
            return None
        # One of two pages at one address would be taken for the other.
        names = [name for one in self._built.values() for name in one.names(shown)]
        if len(names) != len({*names}):
            return None
        found = []
        for language in languages:
            with self._taken(language, plugin) as one:
                made = one.make_whole(plugin, site, shown, prose, is_late)
            if made is None:
                return None
            found.append(made)
        # A file that is no page may be anything.
        return found if prose <= {name for one in found for name in one.sources} else None

    def end(self, newer: Newer) -> None:
        """Note that what builds have left is shown; not if something newer may be in it."""
        self._in_a_row = 0
        if not newer.is_waiting:
            self._settle()

    def _settle(self) -> None:
        # Whoever builds next has to read for itself.
        self._read, self._shown_prose = None, self._prose
        for one in self._built.values():
            one.whole.settle()

    def _look(self, plugin: ServiceStandardsPlugin, shown: Shown, newer: Newer) -> bool:
        # Who has been told of something does not listen until the page has loaded again.
        listening, asked = shown.listening(), shown.open_pages()
        remembered, built = plugin.remembered, self._built.values()
        pages = {name for one in built for name in one.opened(listening | asked, shown)}
        if not pages or self._config is None or remembered is None or remembered.is_outdated:
            return False
        config, known = self._config, remembered.read_before
        self._prose = prose_of(config)
        site = read_configured(plugin.config, config, known, is_preview=True)
        self._read = _settings(plugin.config, config), site
        made = self._shown(plugin, site, shown, listening, lambda: False)
        # Nobody waits for these, and so they do not keep anybody waiting.
        made |= self._shown(plugin, site, shown, pages - listening, lambda: newer.is_waiting)
        return listening | (set() if newer.is_waiting else pages) <= made

    def _shown(
        self, plugin: ServiceStandardsPlugin, site: Site, shown: Shown, names: set[str],
        is_late: Callable[[], bool],
    ) -> set[str]:  # fmt: skip
        """Show some pages in each language, and return the names of those that could be made."""
        made = set[str]()
        due = [key for key, one in self._built.items() if one.opened(names, shown)]
        for language in due:
            with self._taken(language, plugin) as one:
                made |= one.show(plugin, site, shown, names, is_late)
        return made

    @contextmanager
    def _taken(self, language: str, plugin: ServiceStandardsPlugin) -> Iterator[Built]:
        """Give what the build of a language has left, with a plugin that is turned to it.

        What went wrong half way is not begun with again, but what ended for something newer is.
        """
        one = self._built.pop(language)
        try:
            with set_aside(plugin), one.own_settings():
                yield one
        except Superseded:
            self._built[language] = one
            raise
        self._built[language] = one


def _settings(options: ServiceStandardsConfig, config: MkDocsConfig) -> str:
    """Return what settings the sources are read with."""
    read = (config.config_file_path, config.docs_dir, config.site_url, config.use_directory_urls)
    return repr((read, dict(options)))


@contextmanager
def _unheard() -> Iterator[list[str]]:
    """Let nobody hear what MkDocs says meanwhile, which it says again, but who asks for it.

    What it says of requests, which it answers meanwhile, is heard as ever.
    """
    log = logging.getLogger("mkdocs")
    before = log.handlers, log.propagate
    said: list[str] = []
    hearers = [*log.handlers, *(logging.getLogger().handlers if log.propagate else ())]
    log.handlers = [Listener(said), *map(_OfOthers, hearers)]
    log.propagate = False
    try:
        yield said
    finally:
        log.handlers, log.propagate = before


class _OfOthers(logging.Handler):
    """Hands on what is said in other threads than the one that makes it."""

    def __init__(self, hearer: logging.Handler) -> None:
        super().__init__(hearer.level)
        self._hearer, self._thread = hearer, get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread != self._thread:
            self._hearer.handle(record)
