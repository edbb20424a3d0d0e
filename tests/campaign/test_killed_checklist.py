"""Twenty killed browsers and two busy tabs on the reference site; `make campaign` runs this."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.reference.test_durability import edit_in_two_tabs, kill_after_saved
from tests.browser.support import Pages
from tests.support.sites.server import Site

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(120)]


@pytest.mark.parametrize("number", range(20))
def test_a_kill_right_after_saved_loses_nothing(
    playwright_driver: Playwright,
    chromium_path: str,
    site: Site,
    tmp_path: Path,
    number: int,
) -> None:
    kill_after_saved(playwright_driver, chromium_path, tmp_path / "p", site, f"note {number}")


def test_two_tabs_with_two_hundred_edits_each_keep_four_hundred(
    new_page: Pages, site: Site
) -> None:
    edit_in_two_tabs(new_page, site, 200)
