"""Axe on every page of the reference site, not only on each kind; `make campaign` runs this."""

from __future__ import annotations

import pytest

from tests.browser.accessibility import faults
from tests.browser.support import PHONE, Pages
from tests.support.server import Site

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(3600)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_any_page(new_page: Pages, site: Site, *, dark: bool) -> None:
    visit = new_page(viewport=PHONE if dark else (1280, 800))
    found = {}
    for path in sorted(site.root.rglob("*.html")):
        page = visit.open(path.relative_to(site.root).as_posix())
        page.wait_for_load_state("networkidle")
        if wrong := faults(page, dark=dark):
            found[path.name if path.parent == site.root else str(path.parent.name)] = wrong
    assert found == {}
    assert (visit.violations, visit.foreign) == ([], [])
