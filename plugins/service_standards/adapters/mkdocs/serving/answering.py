"""While serving, each request is answered at once, whatever is built meanwhile.

MkDocs lets requests wait until a build ends, and every open page load again after each. Here they
are answered from the last whole site; each open page asks at `/livereload/<number>/<its own>`,
where the first number tells what it shows, and hears when it would show something else.
"""

from __future__ import annotations

import mimetypes
import posixpath
import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, unquote, urlsplit

from mkdocs.livereload import LiveReloadServer

from service_standards.adapters.mkdocs.serving.preview import with_faults
from service_standards.adapters.mkdocs.serving.shown import LOST, Found

# The type of what WSGI calls to begin an answer.
Start = Callable[..., Any]
PAGE = "text/html"
ASKED = re.compile(r"/livereload/([0-9]+)/[0-9]+")


class Showing(Protocol):
    """What knows what is shown of a site; see `serving.shown`."""

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a file of a name."""

    def read(self, name: str) -> Found | None:
        """Return what is shown of a file."""

    def note_asked(self, name: str) -> None:
        """Note that somebody has asked for a page."""

    def told_alone(self, text: str) -> Found:
        """Return a text that stands in no file."""

    def wait(self, name: str, number: int, patience: float) -> int:
        """Wait until a page shows what is newer than a number, and return the one of now."""


class Answers:
    """A WSGI application for what is shown of a site."""

    def __init__(self, server: LiveReloadServer, shown: Showing, *, is_instant: bool) -> None:
        self._mount = server.mount_path
        self._patience = server.poll_response_timeout
        # The one of MkDocs.
        self._with_script: Callable[[bytes, int], bytes] = server._inject_js_into_html  # noqa: SLF001
        self._shown = shown
        self._is_instant = is_instant

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a request."""
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "ignore")
        asked = ASKED.fullmatch(path)
        if asked:
            referrer = "" if self._is_instant else environ.get("HTTP_REFERER", "")
            number = self._shown.wait(self._page_of(referrer), int(asked[1]), self._patience)
            start("200 OK", [("Content-Type", "text/plain")])
            return [str(number).encode()]
        name = self._name_of(path)
        found = self._shown.read(name)
        if found:
            kind = type_of(name)
            if kind == PAGE:
                self._shown.note_asked(name)
            return self._answer(start, "200 OK", kind, found)
        other = self._other_place(path, name)
        if other:
            start("302 Found", [("Location", quote(other))])
            return []
        lost = f"{HTTPStatus.NOT_FOUND.value} {HTTPStatus.NOT_FOUND.phrase}"
        found = self._shown.read(LOST) or self._shown.told_alone(lost)
        return self._answer(start, lost, PAGE, found)

    def _answer(self, start: Start, status: str, kind: str, found: Found) -> Iterable[bytes]:
        content = found.content
        if kind == PAGE:
            if found.faults.told:
                text = with_faults(content.decode("utf-8", "surrogateescape"), found.faults)
                content = text.encode("utf-8", "surrogateescape")
            content = self._with_script(content, found.number)
        start(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    def _name_of(self, path: str) -> str:
        """Return the name of a file by its path; "" if it is none below that of the site."""
        if not path.startswith(self._mount):
            return ""
        name = path.removeprefix(self._mount) + ("index.html" if path.endswith("/") else "")
        return posixpath.normpath(f"/{name}").lstrip("/")

    def _other_place(self, path: str, name: str) -> str:
        """Return where somebody is sent who asks for a folder, or for the root of the host."""
        is_folder = f"{path}/" == self._mount or f"{name}/index.html" in self._shown
        if is_folder and not path.endswith("/"):
            return f"{path}/"
        return self._mount if path == "/" else ""

    def _page_of(self, address: str) -> str:
        """Return the name of the page at an address; "" if that is not known."""
        try:
            return self._name_of(unquote(urlsplit(address).path))
        except ValueError:
            # What a browser never sends.
            return ""


def type_of(name: str) -> str:
    """Return the content type that MkDocs gives to a file."""
    # A system may have its own opinion of these.
    known = {".js": "application/javascript", ".mjs": "application/javascript"}
    suffix = Path(name).suffix.lower()
    if suffix == ".gz":
        return "application/gzip"
    return known.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
