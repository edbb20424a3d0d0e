"""`mkdocs serve` in this process, with builds that a test can hold, and requests as browsers."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Condition, Event, Thread
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from mkdocs.commands.serve import serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin
from service_standards.adapters.mkdocs.serving.newer import Newer
from service_standards.adapters.mkdocs.serving.shown import Shown

PATIENCE = 120
SCRIPT = re.compile(
    r"<script>\s*var livereload = .*?livereload\(([0-9]+), ([0-9]+)\);\s*</script>", re.DOTALL
)


class Held:
    """A place in the build that can be closed: a build waits there until it is opened."""

    def __init__(self) -> None:
        self.times = 0
        self._changed = Condition()
        self._is_open = True

    def close(self) -> None:
        self._is_open = False

    def open(self) -> None:
        with self._changed:
            self._is_open = True
            self._changed.notify_all()

    def pass_by(self) -> None:
        with self._changed:
            self.times += 1
            self._changed.notify_all()
            assert self._changed.wait_for(lambda: self._is_open, PATIENCE)

    def wait_for(self, times: int) -> None:
        """Wait until builds have come here so many times."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.times >= times, PATIENCE)


class Browser:
    """A page that a browser has open: it hears of changes as the script of MkDocs does."""

    def __init__(self, served: Live, page: str) -> None:
        self._shown = served.shown
        self._name = page + ("index.html" if not page or page.endswith("/") else "")
        self.address = served.origin + page
        self.load()

    def load(self) -> str:
        """Load the page, and begin to listen."""
        self.text, self._number, own = loaded(self.address)
        self.is_told = Event()
        root = "/".join(self.address.split("/")[:3])
        path = f"{root}/livereload/{self._number}/{own}"
        asked = Request(path, headers={"Referer": self.address})
        Thread(target=self._listen, args=(asked, self._number, self.is_told), daemon=True).start()
        while self._name not in self._shown.listening() and not self.is_told.is_set():
            pass
        return self.text

    def wait_for(self, words: str) -> str:
        """Load the page again whenever it has changed, until it holds some words."""
        return self.wait_until(lambda text: words in text, words)

    def wait_until(self, is_in: Callable[[str], bool], what: str) -> str:
        """Load the page again whenever it has changed, until it holds what is waited for."""
        while not is_in(self.text):
            assert self.is_told.wait(PATIENCE), f"{self.address} never held: {what}"
            self.load()
        return self.text

    def is_current(self) -> bool:
        """Tell whether the page shows what a new one would."""
        return self._shown.wait(self._name, self._number, patience=0) == self._number

    @staticmethod
    def _listen(asked: Request, number: int, is_told: Event) -> None:
        while True:
            try:
                with urlopen(asked, timeout=PATIENCE) as answer:
                    if int(answer.read()) > number:
                        is_told.set()
                        return
            except OSError:
                return


def loaded(address: str) -> tuple[str, int, str]:
    """Return a page without the script of MkDocs, and the two numbers that this names."""
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            text = answer.read().decode()
    except HTTPError as error:
        text = error.read().decode()
    found = SCRIPT.search(text)
    assert found, f"{address} does not listen: {text[-2000:]}"
    return SCRIPT.sub("", text), int(found[1]), found[2]


@dataclass
class Live:
    """A tree that is served, and places where its builds can be held."""

    tree: Path
    origin: str
    plugin: ServiceStandardsPlugin
    server: LiveReloadServer
    # MkDocs has the settings, and nothing else yet.
    begins: Held
    # All pages are written; nothing is published yet. By languages.
    ends: dict[str, Held]
    # Builds that are whole, with what is shown of them, or have failed.
    builds: Held

    @property
    def shown(self) -> Shown:
        """What is shown."""
        assert self.plugin.serving
        assert self.plugin.serving.shown
        return self.plugin.serving.shown

    def open(self, page: str) -> Browser:
        """Open a page, and return when it listens."""
        return Browser(self, page)

    def shows(self, page: str) -> str:
        return loaded(self.origin + page)[0]

    def hold(self, language: str) -> None:
        """Let the next build wait when the pages of a language are written."""
        self._held = self.ends[language]
        self._times = self._held.times
        self._held.close()

    def hold_before(self) -> None:
        """Let the next build wait before it begins."""
        self._held = self.begins
        self._times = self._held.times
        self._held.close()

    def wait_until_held(self) -> None:
        self._held.wait_for(self._times + 1)

    def go_on(self) -> None:
        self._held.open()

    @contextmanager
    def noted_changes(self) -> Iterator[Event]:
        """Give an event for each time that the server hears of a change."""
        noted, condition = Event(), self.server._rebuild_cond
        notify = condition.notify_all

        def note() -> None:
            notify()
            noted.set()

        condition.notify_all = note  # type: ignore[method-assign]
        yield noted
        condition.notify_all = notify  # type: ignore[method-assign]

    def after_build(self, change: Callable[[], object]) -> None:
        """Change something, and wait until a build is whole or has failed."""
        before = self.builds.times
        change()
        self.builds.wait_for(before + 1)


Begun = Queue[tuple[ServiceStandardsPlugin, LiveReloadServer] | BaseException]


@contextmanager
def held_hooks(begun: Begun, begins: Held, ends: dict[str, Held], builds: Held) -> Iterator[None]:
    """Tell of the server that begins, and let builds be held where they begin and end."""
    begin, end = ServiceStandardsPlugin.on_serve, ServiceStandardsPlugin.on_post_build
    configure, note_end = ServiceStandardsPlugin.on_config, Newer.end

    def on_serve(
        self: ServiceStandardsPlugin, server: LiveReloadServer, **given: Any
    ) -> LiveReloadServer:
        server = begin(self, server, **given)
        begun.put((self, server))
        return server

    def on_post_build(self: ServiceStandardsPlugin, **given: Any) -> None:
        language = self.site.project.standard.language
        ends.setdefault(language, Held()).pass_by()
        end(self, **given)

    def on_config(self: ServiceStandardsPlugin, config: MkDocsConfig) -> MkDocsConfig:
        begins.pass_by()
        return configure(self, config)

    def after_all(self: Newer, *, is_whole: bool) -> None:
        note_end(self, is_whole=is_whole)
        builds.pass_by()

    # MkDocs asks when a hook wants its turn.
    on_config.mkdocs_priority = 50  # type: ignore[attr-defined]
    on_post_build.mkdocs_priority = -100  # type: ignore[attr-defined]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1767225600")
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setattr(ServiceStandardsPlugin, "on_serve", on_serve)
        patch.setattr(ServiceStandardsPlugin, "on_config", on_config)
        patch.setattr(ServiceStandardsPlugin, "on_post_build", on_post_build)
        patch.setattr(Newer, "end", after_all)
        yield


@contextmanager
def live(tree: Path, **options: Any) -> Iterator[Live]:
    """Serve a tree in a thread of this process."""
    begun: Begun = Queue()
    ends: dict[str, Held] = {}
    begins, builds = Held(), Held()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"

    def run() -> None:
        try:
            serve(config_file=str(tree / "mkdocs.yml"), dev_addr=address, **options)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test has to know
            begun.put(error)

    with held_hooks(begun, begins, ends, builds):
        thread = Thread(target=run, daemon=True)
        thread.start()
        found = begun.get(timeout=PATIENCE)
        if isinstance(found, BaseException):
            raise found
        plugin, server = found
        wait_for(server.url)
        try:
            yield Live(tree, server.url, plugin, server, begins, ends, builds)
        finally:
            for one in (begins, *ends.values(), builds):
                one.open()
            server.shutdown()
            thread.join(PATIENCE)


def wait_for(address: str) -> None:
    """Wait until a server answers."""
    while True:
        with suppress(ConnectionError, URLError):
            urlopen(address, timeout=PATIENCE).close()
            return
