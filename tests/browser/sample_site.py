"""A sample site under the strict policy, and pages of it that are watched.

The fixtures are those of the rooms; a room imports them in its `conftest.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from service_standards.export.browser_catalogue import browser_catalogue_text
from service_standards.packing.browser_files import SHARED_STYLES, script_files, served_styles
from service_standards.words.catalogues import asked_by, browser_table
from service_standards.words.message import ENGLISH, Words
from tests.browser import sample_views
from tests.browser.support import Pages, Visit
from tests.support.sites.server import Site, serve

__all__ = [
    "CHECKLIST",
    "LIST",
    "RESULT",
    "catalogue",
    "large_sample",
    "open_page",
    "opened_pages",
    "page",
    "sample",
    "write_sample",
]

CHECKLIST = "checklists/digital-by-design/"
RESULT = "my-service/"
LIST = "standards/"
PATIENCE_MS = 20_000
STYLES = (*SHARED_STYLES, "results")
PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{base}assets/page.css">
<link rel="stylesheet" href="{base}assets/service-standards/service-standards.css">
<script type="module" src="{base}assets/service-standards/main.js"></script>
</head><body><main class="md-typeset"><h1>{title}</h1>{content}</main></body></html>
"""
# A bare page: only what any theme gives.
PAGE_STYLE = """
body { color: #1b1f24; font: 16px/1.6 system-ui, "DejaVu Sans", sans-serif; margin: 0; }
main { margin: 0 auto; max-width: 48rem; padding: 1rem; }
a { color: #0b3d91; }
@media screen {
  [data-md-color-scheme="slate"] { --md-default-bg-color: #1e2129; --md-typeset-color: #e7eaf0;
    background: #1e2129; color: #e7eaf0; }
  [data-md-color-scheme="slate"] a { color: #a8c7fa; }
}
"""

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the sample pages; the same addresses exist on the reference site."""
    root = tmp_path_factory.mktemp("sample-site")
    write_sample(root, 9)
    with serve(root) as served:
        yield served


@pytest.fixture(scope="session")
def large_sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a checklist of a thousand criteria."""
    root = tmp_path_factory.mktemp("large-site")
    write_sample(root, 1000)
    with serve(root) as served:
        yield served


@pytest.fixture(scope="session")
def catalogue(sample: Site) -> dict[str, Any]:
    """Return the catalogue of the site under test."""
    read: dict[str, Any] = json.loads((sample.root / "catalogue.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture
def open_page(chromium: Browser, sample: Site) -> Iterator[OpenPage]:
    """Return a way to open a path of the site; every page must stay clean to the end."""
    yield from opened_pages(chromium, sample)


def opened_pages(chromium: Browser, site: Site) -> Iterator[OpenPage]:
    """Yield a way to open a path of a site, and judge in the end whether all stayed clean."""
    pages = Pages(chromium, site.origin)
    visits: list[Visit] = []

    def opened(path: str, *, context: BrowserContext | None = None, **options: Any) -> Page:
        visit = pages(context=context, **options)
        visit.page.set_default_timeout(PATIENCE_MS)
        visits.append(visit)
        return visit.open(path)

    yield opened
    pages.close()
    for visit in visits:
        visit.assert_clean()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return the checklist in a fresh profile."""
    return open_page(CHECKLIST)


def write_sample(root: Path, count: int, words: Words = ENGLISH) -> None:
    """Write the sample site, in a language."""
    pages = {
        CHECKLIST: ("checklist.html.j2", sample_views.checklist_view(count)),
        RESULT: ("my_service.html.j2", sample_views.my_service_view()),
        LIST: ("criteria_list.html.j2", sample_views.criteria_list_view()),
    }
    write_site(root, sample_views.catalogue(count), pages, words)


def write_catalogue(root: Path, catalogue: dict[str, Any]) -> None:
    """Write the catalogue, and what the scripts fetch of it."""
    (root / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    fetched = browser_catalogue_text(catalogue, "../../")
    own = root / "assets" / "service-standards"
    (own / "catalogue.json").write_text(fetched, encoding="utf-8")


def write_site(
    root: Path,
    catalogue: dict[str, Any],
    pages: dict[str, tuple[str, dict[str, Any]]],
    words: Words = ENGLISH,
) -> None:
    """Write a small site in the layout of the real one; `pages` are templates by address."""
    assets = root / "assets"
    assets.mkdir(parents=True)
    (assets / "page.css").write_text(PAGE_STYLE, encoding="utf-8")
    own = assets / "service-standards"
    own.mkdir()
    for name, text in script_files().items():
        (own / name).write_text(text, encoding="utf-8")
    styles = "\n".join(served_styles(STYLES))
    (own / "service-standards.css").write_text(styles, encoding="utf-8")
    write_catalogue(root, catalogue)
    if words != ENGLISH:
        table = browser_table(words, asked_by("browser"))
        (own / "words.json").write_text(table, encoding="utf-8")
    page = partial(PAGE.format, language=words.language)
    start = page(title="Start", base="", content="<p>Welcome.</p>")
    (root / "index.html").write_text(start, encoding="utf-8")
    for address, (template, view) in pages.items():
        folder = root / address
        folder.mkdir(parents=True)
        content = sample_views.as_page(sample_views.render(template, view, words))
        base = "../" * address.count("/")
        text = page(title="Sample page", base=base, content=content)
        (folder / "index.html").write_text(text, encoding="utf-8")
