"""Axe on every page of the reference site, not only on each kind; `make campaign` runs this."""

from __future__ import annotations

import pytest

from tests.browser.accessibility import faults
from tests.browser.support import Pages
from tests.support.server import Site

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(3600)]

PATIENCE_MS = 120_000


def test_axe_finds_nothing_on_any_page(
    new_page: Pages, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = new_page()
    visit.page.set_default_timeout(PATIENCE_MS)
    found = {}
    paths = sorted(path.relative_to(site.root).as_posix() for path in site.root.rglob("*.html"))
    for number, path in enumerate(paths, start=1):
        page = visit.open(path)
        page.wait_for_load_state("networkidle")
        # A page twice: wide and light, narrow and dark.
        for width, dark in ((1280, False), (320, True)):
            page.set_viewport_size({"width": width, "height": 800})
            if wrong := faults(page, dark=dark, only_colours=dark):
                found[f"{path} {width}"] = wrong
        with capsys.disabled():
            print(f"\r{number} of {len(paths)} pages, faults: {found}", end="")  # noqa: T201 (a figure)
    assert found == {}
    assert (visit.violations, visit.foreign) == ([], [])
