"""What all tests share: the reference site, built once, and one browser a process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.support import Pages, Profiles, launch
from tests.support.once import WAIT_SECONDS, once
from tests.support.sites.build import ROOT, build_site
from tests.support.sites.server import Site, serve
from tests.support.sites.whole_sample import copy_with_all
from tools.browser import ADVICE, find_browser, find_shell

# What comes true later than on an idle machine is no fault; what never does still fails.
expect.set_options(timeout=20_000)
# An example that takes long says something about the machine only.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
# The fixtures that wait for a site or a package that another process makes.
WAITING = {"shared_folder", "any_site_dir"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give a test that may wait for another process the time for that on top of its own."""
    for item in items:
        waits = not WAITING.isdisjoint(getattr(item, "fixturenames", ()))
        if waits and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(WAIT_SECONDS + 180))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this test run see, and no other run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site_dir(shared_folder: Path) -> Path:
    """Return the built reference site; its log is beside it in `build.log`."""
    folder = once(shared_folder / "reference-site", lambda at: build_site(ROOT, at))
    return folder / "site"


@pytest.fixture(scope="session")
def flat_site_dir(shared_folder: Path) -> Path:
    """Return a sample with every kind of page, built with `use_directory_urls: false`.

    The campaign does so with the reference site.
    """
    folder = once(
        shared_folder / "flat-site",
        lambda at: build_site(copy_with_all(at / "tree"), at, directory_urls=False),
    )
    return folder / "site"


@pytest.fixture(params=["directories", "files"])
def any_site_dir(request: pytest.FixtureRequest) -> Path:
    """Return a site with each of the two forms of addresses in turn."""
    name = "site_dir" if request.param == "directories" else "flat_site_dir"
    built: Path = request.getfixturevalue(name)
    return built


@pytest.fixture(scope="session")
def site(site_dir: Path) -> Iterator[Site]:
    """Serve the reference site under the strict policy."""
    with serve(site_dir) as served:
        yield served


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of the full browser that the machine has."""
    path = find_browser()
    if path is None:
        pytest.fail(ADVICE)
    return path


@pytest.fixture(scope="session")
def shell_path(chromium_path: str) -> str:
    """Return the path of the headless shell, or of the full browser where there is none."""
    return find_shell() or chromium_path


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    """Start Playwright once a process."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_driver: Playwright, shell_path: str) -> Iterator[Browser]:
    """Start the headless shell once a process; every test makes contexts of its own."""
    browser = launch(playwright_driver, shell_path)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def full_chromium(playwright_driver: Playwright, chromium_path: str) -> Iterator[Browser]:
    """Start the full browser once a process, for what the headless shell lacks."""
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
