"""What browser tests share: pages that are watched, browsers that keep a profile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.support import Pages, Profiles
from tests.support.server import Site


@pytest.fixture
def new_page(chromium: Browser, site: Site) -> Iterator[Pages]:
    """Return a maker of watched pages of the reference site."""
    pages = Pages(chromium, site.origin)
    yield pages
    pages.close()


@pytest.fixture
def persistent_context(playwright_driver: Playwright, chromium_path: str) -> Iterator[Profiles]:
    """Return a starter of browsers that keep their storage in a folder."""
    profiles = Profiles(playwright_driver.chromium, chromium_path)
    yield profiles
    profiles.close()
