"""Axe on every page and every file of the reference site; `make campaign` runs this."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import faults
from tests.browser.standalone_files import OpenFile, open_file
from tests.browser.support import Pages
from tests.support.figures import say
from tests.support.server import Site

__all__ = ["open_file"]
pytestmark = [pytest.mark.campaign, pytest.mark.timeout(3600)]

PATIENCE_MS = 120_000
FILES = "downloads"


def twice(page: Page) -> list[str]:
    """Return the faults of a page that is wide and light, then narrow and dark."""
    found = []
    for width, dark in ((1280, False), (320, True)):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if dark else "light")
        found += [f"{width}: {fault}" for fault in faults(page, dark=dark, only_colours=dark)]
    return found


def test_axe_finds_nothing_on_any_page(
    new_page: Pages, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = new_page()
    visit.page.set_default_timeout(PATIENCE_MS)
    found = {}
    pages = [path.relative_to(site.root) for path in sorted(site.root.rglob("*.html"))]
    paths = [path.as_posix() for path in pages if path.parts[0] != FILES]
    for number, path in enumerate(paths, start=1):
        page = visit.open(path)
        page.wait_for_load_state("networkidle")
        if wrong := twice(page):
            found[path] = wrong
        say(capsys, f"{number} of {len(paths)} pages, faults: {found}", start="\r")
    assert found == {}
    assert (visit.violations, visit.foreign) == ([], [])


def test_axe_finds_nothing_in_any_file_that_works_without_a_network(
    open_file: OpenFile, site_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {}
    names = sorted(path.stem for path in (site_dir / FILES).glob("*.html"))
    for number, name in enumerate(names, start=1):
        page = open_file(name)
        page.set_default_timeout(PATIENCE_MS)
        if wrong := twice(page):
            found[name] = wrong
        page.close()
        say(capsys, f"{number} of {len(names)} files, faults: {found}", start="\r")
    assert found == {}
