"""While serving, what is saved is noticed at once and not when MkDocs looks the next time.

MkDocs looks twice a second, which works with every kind of folder. Where the system tells of
changes itself, it is listened to as well; who comes second has nothing to tell any more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from service_standards.adapters.mkdocs.config import ServiceStandardsConfig
from service_standards.adapters.mkdocs.theme_inputs import own_theme
from service_standards.site.site import watched

# Whoever only opens a file has not changed it; a build opens them all, and to be told of each takes
# a third of the time in which an open page of a large site is shown.
CHANGES: tuple[type[FileSystemEvent], ...] = (
    FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent, FileClosedEvent
)  # fmt: skip
# A file as it is: when it was written, how large it is and which it is; None if there is none.
State = tuple[int, int, int] | None
Note = Callable[[Iterable[str]], None]


def watch_sources(options: ServiceStandardsConfig, config: MkDocsConfig) -> None:
    """Let MkDocs watch what the site is made of beside its prose, before anything is read.

    What has faults is watched too, but no folder that is not there, which MkDocs cannot.
    """
    beside = Path(config.config_file_path).parent
    folders = [*watched((beside / options.root).resolve()), *own_theme(config)]
    portfolio = (beside / options.portfolio).resolve()
    if options.portfolio and portfolio.is_dir():
        folders.append(portfolio)
    config.watch += [one for one in map(str, folders) if one not in config.watch]


def watch_at_once(
    server: LiveReloadServer, places: Iterable[str], note: Note
) -> TwoObservers | None:
    """Let a server that does not run yet be told of changes by the system, where that is known.

    `places` are folders and files of which it may watch some already; `note` is called with
    the paths of each change. Return what watches then, if that is so.
    """
    if sys.platform != "linux":
        return None
    before = []
    for path in places:
        with suppress(KeyError):
            server.unwatch(path)
            before.append(path)
    # A system has only so many to give.
    both = None
    with suppress(OSError):
        both = TwoObservers(server.observer, Observer(), note)
        server.observer = both  # type: ignore[assignment]
    for path in before:
        server.watch(path)
    return both


class TwoObservers:
    """An observer that is sure to notice, and one that is quick: what MkDocs needs of one.

    Without the quick one, which may be refused at any time, the other does all.
    """

    def __init__(self, sure: BaseObserver, quick: BaseObserver, note: Note) -> None:
        self._observers, self._note = [sure, quick], note
        self._told = Told()

    @property
    def is_quick(self) -> bool:
        """Whether the quick one is there."""
        return len(self._observers) > 1

    def schedule(self, handler: FileSystemEventHandler, path: str, **options: Any) -> list[Any]:
        """Tell a handler of each change of a file below a path, once."""
        once = OnceForEach(handler, self._told, self._note)
        sure, *quick = self._observers
        watches = [sure.schedule(once, path, **options)]
        asked = {**options, "event_filter": [*CHANGES]}
        return watches + [one.schedule(once, path, **asked) for one in quick]

    def unschedule(self, watches: list[Any]) -> None:
        """Let what `schedule` gave be watched no longer."""
        for one, watch in zip(self._observers, watches, strict=False):
            one.unschedule(watch)

    def start(self) -> None:
        """Begin."""
        sure, quick = self._observers
        sure.start()
        try:
            quick.start()
        except OSError:
            quick.stop()
            self._observers = [sure]

    def stop(self) -> None:
        """End."""
        for one in self._observers:
            one.stop()

    def join(self) -> None:
        """Wait until both have ended."""
        for one in self._observers:
            one.join()


class Told:
    """How files were when somebody was told of them."""

    def __init__(self) -> None:
        self._states: dict[str, State] = {}
        self._lock = Lock()

    def is_news(self, path: str) -> bool:
        """Tell whether a file is another than when this was asked before."""
        state = _state(path)
        with self._lock:
            is_same = path in self._states and self._states[path] == state
            self._states[path] = state
        return not is_same


class OnceForEach(FileSystemEventHandler):
    """Passes on what is news, and notes that there is some."""

    def __init__(self, handler: FileSystemEventHandler, told: Told, note: Note) -> None:
        self._handler = handler
        self._told, self._note = told, note

    def dispatch(self, event: FileSystemEvent) -> None:
        """Pass an event on, if a file has changed since."""
        if event.is_directory or not isinstance(event, CHANGES):
            return
        paths = [os.fsdecode(one) for one in (event.src_path, event.dest_path) if one]
        # All are asked, so that all are known from now on.
        news = [path for path in paths if self._told.is_news(path)]
        if news:
            # Who hears of it may end what goes on at once: MkDocs is sure to be told next.
            self._note(news)
            self._handler.dispatch(event)


def _state(path: str) -> State:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
