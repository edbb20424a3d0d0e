"""Serve a built site on this machine, with the headers that a careful host sends."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

META_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types default"
)
# A page cannot say in itself who may frame it: that takes the header.
HEADER_POLICY = META_POLICY + "; frame-ancestors 'none'"


@dataclass
class Site:
    """A site that is being served, and what it was asked for."""

    root: Path
    origin: str
    requests: list[str] = field(default_factory=list)

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

    def __init__(self, *args: Any, asked: list[str], policy: str | None, **kwargs: Any) -> None:
        self.asked = asked
        self.policy = policy
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
        return super().send_head()

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


@contextmanager
def serve(root: Path, policy: str | None = HEADER_POLICY) -> Iterator[Site]:
    """Serve a folder from a free port of 127.0.0.1; `policy=None` sends no policy."""
    asked: list[str] = []
    handler = partial(_Handler, directory=str(root), asked=asked, policy=policy)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield Site(root, f"http://127.0.0.1:{server.server_port}", asked)
        finally:
            server.shutdown()
            thread.join()
