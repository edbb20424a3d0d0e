"""The server of MkDocs, as it serves while somebody writes."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from service_standards.adapters.mkdocs.making import Making
from service_standards.adapters.mkdocs.serving.ahead import Ahead
from service_standards.adapters.mkdocs.serving.answering import Answers
from service_standards.adapters.mkdocs.serving.first_page import FirstPage, first_page
from service_standards.adapters.mkdocs.serving.newer import Newer, Superseded
from service_standards.adapters.mkdocs.serving.preview import Faults
from service_standards.adapters.mkdocs.serving.shown import Shown
from service_standards.adapters.mkdocs.serving.watching import TwoObservers, watch_at_once
from service_standards.words.message import say

if TYPE_CHECKING:
    from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin

# Seconds in which files are written that somebody saves at once.
BUILD_DELAY = 0.05
# Seconds that a build goes on while a request waits for its turn, which it takes some times.
TURN = 0.0005

BEGINS_AGAIN = say("Something newer was saved: the build begins again")
PROSE_ALONE = say("Only prose has changed: the pages that show it are made again")


class Serving:
    """What browsers are shown by a process that serves, from its first build on.

    `has_site` tells whether there has been a build without faults.
    """

    def __init__(self, *, has_site: bool = False) -> None:
        self.shown: Shown | None = None
        self.has_site = has_site
        self.ahead = Ahead()
        self.newer = Newer()
        self._first: FirstPage | None = None
        self._watching: TwoObservers | None = None

    def begin(self, config: MkDocsConfig, root: str) -> None:
        """Serve what was built before, while the first build of this process goes on."""
        self.ahead.begin(config)
        if self.shown is None and self._first is None:
            self._first = first_page(config, Path(config.config_file_path).parent / root)

    def show_open_pages(self, plugin: ServiceStandardsPlugin, making: Making) -> None:
        """Let the pages that browsers have open be seen while the others are made."""
        self.ahead.note(plugin, making)
        if self.shown is not None:
            making.show_pages(self.shown.open_pages(), self.shown)

    def look_ahead(self, plugin: ServiceStandardsPlugin) -> bool:
        """Let the pages that browsers have open be seen before a build begins.

        Tell whether they are there, as `Ahead.look` does.
        """
        return self.shown is not None and self.ahead.look(plugin, self.shown, self.newer)

    def show_ahead(self, plugin: ServiceStandardsPlugin) -> bool:
        """Show what can be shown before a build; tell whether that is all of the site."""
        if not self.look_ahead(plugin):
            return False
        self.newer.allow()
        if self.shown is None or not self.ahead.make_whole(plugin, self.shown, self.newer):
            return False
        plugin.end_unbuilt(PROSE_ALONE)
        return True

    def host(
        self, plugin: ServiceStandardsPlugin, server: LiveReloadServer, config: MkDocsConfig,
        build: Callable[[], None],
    ) -> None:  # fmt: skip
        """Let a server that does not run yet show what was built last."""
        if self._first is not None:
            self._first.hand_over(server)
        self.shown = Shown(Path(config.site_dir))
        # The first save is built: nobody was told what was saved during the first build.
        self.shown.take()
        server.builder = partial(self._build_or_tell, plugin, build, self.shown)
        server.build_delay = BUILD_DELAY
        sys.setswitchinterval(min(TURN, sys.getswitchinterval()))
        # With it, the address of a page changes and its script stays.
        is_instant = "navigation.instant" in config.theme.get("features", ())
        server.set_app(Answers(server, self.shown, is_instant=is_instant))
        # What is watched is told by whole paths.
        note = partial(self.newer.note, settings=str(Path(config.config_file_path).absolute()))
        places = [config.docs_dir, config.config_file_path, *config.theme.dirs]
        self._watching = watch_at_once(server, places, note)

    def _build_or_tell(
        self, plugin: ServiceStandardsPlugin, build: Callable[[], None], shown: Shown
    ) -> None:
        """Build, and never fail: what could not be done stands on the pages."""
        self.newer.begin()
        self.newer.is_told = bool(self._watching and self._watching.is_quick)
        # Those of a build before are no reason why this one ends.
        plugin.faults = Faults(words=plugin.faults.words)
        try:
            if not self.show_ahead(plugin):
                # What the build before has left in circles; who waits has seen the open page.
                gc.collect()
                build()
                shown.take()
                self.ahead.end(self.newer)
            self.newer.end(is_whole=True)
        except Superseded:
            # MkDocs is told of it, and builds again.
            plugin.end_unbuilt(BEGINS_AGAIN)
            shown.settle()
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the browser has to show it
            faults = plugin.faults
            if not faults.told and not isinstance(error, SystemExit):
                traceback.print_exc()
            told = faults.told or f"{type(error).__name__}: {error}".strip()
            shown.tell(Faults(told, faults.words))
            self.newer.end(is_whole=False)

    def end(self) -> None:
        """Leave nothing behind."""
        for one in (self._first, self.shown):
            if one is not None:
                one.close()
