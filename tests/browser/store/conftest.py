"""The store: each test has an origin of its own, in a profile that keeps what is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.modules_support import blank_page, open_profile, serve_modules
from tests.support.sites.server import Site


@pytest.fixture
def module_site(tmp_path: Path) -> Iterator[Site]:
    """Every test has a port of its own, and so an origin and a storage of its own."""
    with serve_modules(tmp_path / "site") as site:
        yield site


@pytest.fixture(scope="module")
def profile(
    playwright_driver: Playwright, shell_path: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """Return the one profile of a test file."""
    with open_profile(playwright_driver, shell_path, tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def own_page(profile: BrowserContext, module_site: Site) -> Iterator[Page]:
    """Return a blank page on an origin of its own."""
    with blank_page(profile, module_site) as opened:
        yield opened
