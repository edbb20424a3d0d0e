"""Published files opened from the disk, without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.support import Pages, Visit

__all__ = ["OpenFile", "open_file", "wait_until_running"]

PATIENCE_MS = 20_000
# All modules run when a file opens; on a busy machine that takes a while.
READY_MS = 60_000
OpenFile = Callable[..., Page]


@pytest.fixture
def open_file(chromium: Browser, site_dir: Path) -> Iterator[OpenFile]:
    """Return a way to open a file of `downloads/`; each must stay clean and ask for nothing."""
    folder = site_dir / "downloads"
    pages = Pages(chromium, folder.as_uri())
    visits: list[Visit] = []
    asked: set[str] = set()

    def opened(name: str, *, javascript: bool = True, **options: Any) -> Page:
        visit = pages(javascript=javascript, offline=True, **options)
        visit.page.set_default_timeout(PATIENCE_MS)
        visit.page.on("request", lambda request: asked.add(request.url.split("#")[0]))
        visits.append(visit)
        page = visit.open(f"{name}.html")
        if javascript:
            wait_until_running(page)
        return page

    yield opened
    pages.close()
    own = {f"{folder.as_uri()}/{file.name}" for file in folder.iterdir()}
    assert {url for url in asked if not url.startswith(("data:", "blob:"))} <= own
    for visit in visits:
        visit.assert_clean()


def wait_until_running(page: Page) -> None:
    """Wait until the scripts in the file have taken it over."""
    expect(page.get_by_label("Name of the service")).to_be_visible(timeout=READY_MS)


CHECKLIST = "digital-by-design"
WHOLE = "self-check"
PAYLOADS = [
    "<img src=x onerror=document.title='ran'>",
    "<script>document.title='ran'</script>",
    "javascript:document.title='ran'",
    '"><svg onload=document.title=1>',
]
