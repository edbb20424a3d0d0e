"""What browser tests share: one Chromium a process, pages that are watched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.support import Pages, Profiles, launch
from tests.support.server import Site
from tools.browser import ADVICE, find_browser


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of the browser that the machine has."""
    path = find_browser()
    if path is None:
        pytest.fail(ADVICE)
    return path


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    """Start Playwright once a process."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_driver: Playwright, chromium_path: str) -> Iterator[Browser]:
    """Start Chromium once a process; every test makes contexts of its own."""
    browser = launch(playwright_driver, chromium_path)
    yield browser
    browser.close()


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
