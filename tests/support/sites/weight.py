"""How many bytes a page makes a browser fetch, by part, as a host sends them by gzip."""

from __future__ import annotations

from collections import Counter

from playwright.sync_api import Page

from tests.browser.support import Fetching
from tests.support.sites.server import Site, packed_bytes, served_file

OWN = "/assets/service-standards/"
SEARCH = "search"
SCRIPTS = "our scripts"


def part_of(path: str) -> str:
    """Return which part of a page a file belongs to."""
    if path.startswith("/search/") or "/workers/" in path:
        return SEARCH
    if path.endswith(("/", ".html")):
        return "text"
    if path.startswith(OWN):
        return {".js": SCRIPTS, ".css": "our styles"}.get(path[path.rindex(".") :], "our list")
    if path.startswith(("/assets/javascripts/", "/assets/stylesheets/")):
        return "Material"
    return "our theme"


def weights(page: Page, site: Site, path: str) -> Counter[str]:
    """Open a page and return its bytes by part, once nothing more is fetched."""
    before = len(site.requests)
    fetching = Fetching(page)
    page.goto(site.url(path))
    fetching.wait()
    asked = {request.partition("?")[0] for request in site.requests[before:]}
    found: Counter[str] = Counter()
    for address in sorted(asked):
        found[part_of(address)] += len(packed_bytes(served_file(site.root, address)))
    return found


def page_bytes(found: Counter[str]) -> int:
    """Return the bytes of a page without the data of the search."""
    return found.total() - found[SEARCH]
