"""The site as it was built before, at the address of a process that still builds its first.

A copy of the process answers. A thread of it would not do: whoever has threads makes no copies any
more, and the first build wants them. Both listen at one socket, so that nobody is ever refused.
"""

from __future__ import annotations

import html
import os
import re
import signal
import socket
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import NoReturn

import click
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils.yaml import yaml_load

from service_standards.adapters.mkdocs.serving.answering import Answers
from service_standards.adapters.mkdocs.serving.preview import Faults, with_banner
from service_standards.adapters.mkdocs.serving.shown import Found
from service_standards.packing.assets import FOLDER
from service_standards.site.side_by_side import processes_at_hand
from service_standards.source.kinds.words_file import read_words
from service_standards.source.language.words_as_said import language_said
from service_standards.source.reading.problems import ProblemList
from service_standards.words.message import Message, Words, say

log = get_plugin_logger(__name__)
LANGUAGE = re.compile(r'<html\b[^>]*?\slang="([^"]+)"')
# `mkdocs serve` reloads pages by an inline script, which a preview allows and a built page forbids.
SCRIPTS, WITH_INLINE = "script-src 'self';", "script-src 'self' 'unsafe-inline';"
EMPTY = """<!doctype html>
<html lang="{language}">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<body></body>
</html>
"""
TITLE = say("The site is being built")
BEFORE = say("This page is from the build before; it loads again by itself.")
SOON = say("The page appears here by itself.")
# How long a server that ends may still take requests, in seconds.
CLOSING = 0.05
LONGEST_CLOSING = 2


class FirstPage:
    """A copy of this process that serves until the site is built."""

    def __init__(self, listening: socket.socket, last: LastBuild, mount: str) -> None:
        """Begin."""
        self._listening = listening
        ended, self._end = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(self._end)
            _serve(listening, last, mount, ended)
        os.close(ended)

    def hand_over(self, server: LiveReloadServer) -> None:
        """Let a server that does not run yet go on at the same socket when it begins."""

        def bind() -> None:
            adopt(server, self._listening)
            self._tell_end()
            Thread(target=self._wait, daemon=True).start()

        server.server_bind = bind  # type: ignore[method-assign]

    def close(self) -> None:
        """Leave nothing behind."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            self._wait()
        self._tell_end()
        self._listening.close()

    def _wait(self) -> None:
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)
        self._process = 0

    def _tell_end(self) -> None:
        if self._end >= 0:
            os.close(self._end)
        self._end = -1


class LastBuild:
    """What another process built into a folder, told to be that; None is for no such folder."""

    def __init__(self, folder: Path | None, root: Path) -> None:
        self._folder, self._root = folder, root
        self.is_over = Event()

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a file of a name."""
        return bool(self._folder) and Path(self._folder or "", name).is_file()

    def read(self, name: str) -> Found | None:
        """Return what is shown of a file."""
        is_page = name.endswith(".html")
        if self._folder is None:
            return self.told_alone("") if is_page else None
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            # There is no such file, or somebody builds the folder anew.
            return None
        if is_page:
            text = content.decode("utf-8", "surrogateescape").replace(SCRIPTS, WITH_INLINE, 1)
            found = LANGUAGE.search(text)
            words = self._words_of(found[1]) if found else self.words()
            content = self._told(text, words, BEFORE)
        return Found(content, Faults(), 0)

    def note_asked(self, name: str) -> None:
        """Note nothing: no page comes earlier than the first site."""

    def told_alone(self, _: str) -> Found:
        """Return a page for what has none."""
        words = self.words()
        title, language = html.escape(words.text(TITLE)), html.escape(words.language)
        text = EMPTY.format(language=language, title=title)
        return Found(self._told(text, words, SOON), Faults(), 0)

    def words(self) -> Words:
        """Return the words of the standard, as far as it can be read at once."""
        standard: object = None
        with suppress(OSError, UnicodeError, yaml.YAMLError):
            standard = yaml.safe_load((self._root / "standards/standard.yml").read_text("utf-8"))
        return self._words_of(language_said(standard))

    def _words_of(self, language: str) -> Words:
        return read_words(self._root, language, ProblemList())

    def wait(self, _: str, number: int, patience: float) -> int:
        """Wait until nothing is shown here any more: whoever asks then asks another server."""
        self.is_over.wait(patience)
        return number

    @staticmethod
    def _told(text: str, words: Words, more: Message) -> bytes:
        title, rest = (html.escape(words.text(one)) for one in (TITLE, more))
        said = f"<p><strong>{title}.</strong> {rest}</p>"
        return with_banner(text, said, "status").encode("utf-8", "surrogateescape")


def first_page(config: MkDocsConfig, root: Path) -> FirstPage | None:
    """Begin to serve what is there, if this process serves later and can make a copy of itself."""
    context = click.get_current_context(silent=True)
    # Only who reloads pages tells us when it begins.
    if not context or not context.params.get("livereload") or processes_at_hand(2) < 2:
        return None
    host, port = config.dev_addr
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError:
        # MkDocs will meet it too, and tell it.
        return None
    last = LastBuild(built_before(config), root)
    told = say("Serving on {address} while the site is being built", address=config.site_url)
    log.info("%s", last.words().text(told))
    mount = (config.site_url or "").removeprefix(f"http://{host}:{port}") or "/"
    return FirstPage(listening, last, mount)


def built_before(config: MkDocsConfig) -> Path | None:
    """Return the folder of the site that a command built, if it is there and made by us."""
    file = Path(config.config_file_path)
    with file.open("rb") as text:
        folder = file.parent / (yaml_load(text).get("site_dir") or "site")
    return folder if (folder / FOLDER).is_dir() else None


def adopt(server: LiveReloadServer, listening: socket.socket) -> None:
    """Let a server listen at a socket that is bound."""
    server.socket.close()
    server.socket = listening
    server.server_address = listening.getsockname()
    server.server_name, server.server_port = listening.getsockname()[:2]
    server.setup_environ()


def _serve(listening: socket.socket, last: LastBuild, mount: str, ended: int) -> NoReturn:
    with suppress(BaseException):
        host, port = listening.getsockname()[:2]
        server = LiveReloadServer(lambda: None, host, port, os.devnull, mount)
        adopt(server, listening)
        server.daemon_threads = False
        server.set_app(Answers(server, last, is_instant=False))
        server.serve_thread = Thread(target=server.serve_forever, args=(CLOSING,))
        server.serve_thread.start()
        # This comes to an end when the process that builds wants it, or ends itself.
        os.read(ended, 1)
        last.is_over.set()
        # Whoever is connected and asks nothing is not waited for.
        closing = Thread(target=server.shutdown, daemon=True)
        closing.start()
        closing.join(LONGEST_CLOSING)
    os._exit(0)
