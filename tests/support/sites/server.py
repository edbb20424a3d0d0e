"""Serve a built site on this machine, with the headers that a careful host sends."""

from __future__ import annotations

import gzip
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

META_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types default"
)
# A page cannot say in itself who may frame it: that takes the header.
HEADER_POLICY = META_POLICY + "; frame-ancestors 'none'"
REPORTS = "/policy-reports"
# A browser that no script may watch from the start tells the server itself.
REPORTING_POLICY = f"{HEADER_POLICY}; report-uri {REPORTS}"


@dataclass
class Site:
    """A site that is being served, what it was asked for, and what broke its policy."""

    root: Path
    origin: str
    requests: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)

    def url(self, path: str = "") -> str:
        """Return the address of a path of the site."""
        return urljoin(self.origin + "/", path.lstrip("/"))


class _Handler(SimpleHTTPRequestHandler):
    """Files with fixed types: the machine's own list of types is not asked."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 (the base class is made this way)
        "": "application/octet-stream",
        ".css": "text/css",
        ".csv": "text/csv",
        ".gz": "application/gzip",
        ".html": "text/html",
        ".js": "text/javascript",
        ".json": "application/json",
        ".map": "application/json",
        ".md": "text/markdown",
        ".mjs": "text/javascript",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain",
        ".woff": "font/woff",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(
        self,
        *args: Any,
        asked: list[str],
        reports: list[str],
        policy: str | None,
        packed: bool,
        **kwargs: Any,
    ) -> None:
        self.asked = asked
        self.reports = reports
        self.policy = policy
        self.packed = packed
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        # linkchecker asks ten times a second only, unless a server invites it.
        self.send_header("LinkChecker", "1")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_head(self) -> Any:
        self.asked.append(self.path)
        path = served_file(Path(self.directory), self.path)
        return self.send_packed(path) if self.packed and path.is_file() else super().send_head()

    def do_POST(self) -> None:
        """Take a report of what broke the policy."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == REPORTS:
            self.reports.append(body.decode("utf-8", "replace"))
        self.send_response(HTTPStatus.NO_CONTENT)
        self.end_headers()

    def send_packed(self, path: Path) -> io.BytesIO:
        """Send the head for a file in the form in which hosts send text."""
        body = packed_bytes(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: a test reads `Site.requests` instead."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A browser opens many connections at once.
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes a page drops its connections."""


def served_file(root: Path, address: str) -> Path:
    """Return the file that is sent for an address of a site."""
    path = root / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if address.endswith("/") else path


def packed_bytes(path: Path) -> bytes:
    """Return what a host sends of a file to a browser that takes gzip."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


@contextmanager
def serve(
    root: Path, policy: str | None = HEADER_POLICY, *, packed: bool = False
) -> Iterator[Site]:
    """Serve a folder from a free port of 127.0.0.1.

    `policy=None` sends no policy; `packed` sends everything by gzip, to count and time it.
    """
    site = Site(root, "")
    noted = {"asked": site.requests, "reports": site.reports}
    handler = partial(_Handler, directory=str(root), policy=policy, packed=packed, **noted)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            site.origin = f"http://127.0.0.1:{server.server_port}"
            yield site
        finally:
            server.shutdown()
            thread.join()
