"""While serving, a browser loads its page again only if what it shows has changed.

Each open page asks at `/livereload/<epoch>/<number>`, where the epoch is the build that it is from,
and MkDocs answers with the epoch of the next build, whatever that has changed. Here the answer
waits until a build has changed that page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zlib import crc32

from mkdocs.livereload import LiveReloadServer

# The type of a WSGI application, which the standard library has for type checkers only.
App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
ASKED = re.compile(r"/livereload/([0-9]+)/([0-9]+)")
# What is no part of a page: other pages, and what somebody downloads or a script fetches when it
# is asked for. What scripts fetch at once has a name that changes with its content.
ASIDE = {
    ".csv", ".docx", ".gz", ".html", ".json", ".map", ".md", ".pdf", ".txt", ".xlsx", ".xml",
    ".yaml", ".yml",
}  # fmt: skip
# Whoever shows a page from before so many builds loads it again.
MOST_BUILDS = 100


def reload_what_changed(server: LiveReloadServer, site: Path) -> None:
    """Let a server that does not run yet answer each page by what has changed of it."""
    reloads = Reloads(server.serve_request, site, server.mount_path)
    server.builder = reloads.noting(server.builder)
    server.set_app(reloads)


class Reloads:
    """An application that answers for another, and knows what each build has changed.

    `site` is the folder that is served below the path `mount`.
    """

    def __init__(self, app: App, site: Path, mount: str) -> None:
        self._app = app
        self._site = site
        self._mount = mount
        self._sums = _sums(site)
        # The epoch before each build, with the names of the files that are not as before.
        self._builds: tuple[tuple[int, set[str]], ...] = ()

    def noting(self, build: Callable[[], None]) -> Callable[[], None]:
        """Return a build after which it is known what it has changed."""

        def build_and_note() -> None:
            before = self._newer({}, 0, "0")
            build()
            sums = _sums(self._site)
            names = sums.keys() | self._sums.keys()
            changed = {name for name in names if sums.get(name) != self._sums.get(name)}
            # Others are reading what was there.
            self._builds = (*self._builds, (before, changed))[-MOST_BUILDS:]
            self._sums = sums

        return build_and_note

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        asked = ASKED.fullmatch(environ.get("PATH_INFO", ""))
        name = self._file_of(environ.get("HTTP_REFERER", "")) if asked else ""
        if not asked or not name:
            return self._app(environ, start)
        shown = epoch = int(asked[1])
        while (newer := self._newer(environ, epoch, asked[2])) > epoch:
            if not self._is_same(name, epoch, newer):
                shown = newer
                break
            epoch = newer
        start("200 OK", [("Content-Type", "text/plain")])
        return [str(shown).encode()]

    def _file_of(self, address: str) -> str:
        """Return the file of a page of the site; "" if that is not known."""
        try:
            path = unquote(urlsplit(address).path)
        except ValueError:
            # What a browser never sends.
            return ""
        name = path.removeprefix(self._mount)
        if not path.startswith(self._mount):
            return ""
        name += "index.html" if path.endswith("/") else ""
        return name if name in self._sums else ""

    def _newer(self, environ: dict[str, Any], epoch: int, number: str) -> int:
        """Return what the application knows that is newer; it may take its time."""
        path = {"PATH_INFO": f"/livereload/{epoch}/{number}"}
        return int(b"".join(self._app(environ | path, lambda *_: None)))

    def _is_same(self, name: str, epoch: int, newer: int) -> bool:
        """Tell whether a page shows after one build what it showed after another."""
        since = [(before, changed) for before, changed in self._builds if epoch <= before < newer]
        return bool(since) and since[0][0] == epoch and not any(
            one == name or Path(one).suffix.lower() not in ASIDE
            for _, changed in since
            for one in changed
        )  # fmt: skip


def _sums(site: Path) -> dict[str, tuple[int, int]]:
    """Return what tells whether files below a folder are the same, by their names."""
    contents = (
        (one.relative_to(site).as_posix(), one.read_bytes())
        for one in site.rglob("*")
        if one.is_file()
    )
    return {name: (len(content), crc32(content)) for name, content in contents}
