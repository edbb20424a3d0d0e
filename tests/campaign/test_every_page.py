"""Axe on every text of every page and file of the reference site; `make campaign` runs this."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import faults_in_every_look
from tests.browser.reference.test_example import RESULT, SHOWN_ON, banner, load
from tests.browser.standalone_files import OpenFile, open_file
from tests.browser.support import Pages
from tests.support.figures import say
from tests.support.sites.server import Site

__all__ = ["open_file"]
pytestmark = [pytest.mark.campaign, pytest.mark.timeout(3600)]

PATIENCE_MS = 120_000
FILES = "downloads"


def test_axe_finds_nothing_on_any_page(
    new_page: Pages, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = new_page()
    visit.page.set_default_timeout(PATIENCE_MS)
    found = {}
    pages = [path.relative_to(site.root) for path in sorted(site.root.rglob("*.html"))]
    # Files that work without a network are opened from the disk, in whatever language they are.
    paths = [path.as_posix() for path in pages if FILES not in path.parts]
    for number, path in enumerate(paths, start=1):
        page = visit.open(path)
        visit.wait_until_at_rest()
        if wrong := faults_in_every_look(page):
            found[path] = wrong
        say(capsys, f"{number} of {len(paths)} pages, faults: {found}", start="\r")
    assert found == {}
    assert (visit.violations, visit.foreign) == ([], [])


@pytest.mark.parametrize("path", SHOWN_ON)
def test_axe_finds_nothing_with_the_example(new_page: Pages, path: str) -> None:
    visit = new_page()
    visit.page.set_default_timeout(PATIENCE_MS)
    load(visit.open(RESULT))
    page = visit.open(path)
    expect(banner(page)).to_be_visible()
    visit.wait_until_at_rest()
    assert faults_in_every_look(page) == {}
    visit.assert_clean()


def test_axe_finds_nothing_in_any_file_that_works_without_a_network(
    open_file: OpenFile, site_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {}
    names = sorted(path.stem for path in (site_dir / FILES).glob("*.html"))
    for number, name in enumerate(names, start=1):
        page = open_file(name)
        page.set_default_timeout(PATIENCE_MS)
        if wrong := faults_in_every_look(page):
            found[name] = wrong
        page.close()
        say(capsys, f"{number} of {len(names)} files, faults: {found}", start="\r")
    assert found == {}
