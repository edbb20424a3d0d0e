"""A disk that is really full: what the page says, and what it keeps; `make campaign` runs this.

It needs the right to mount a small file system.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    unfold,
    wait_until_equipped,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.modules_support import KillableBrowser
from tests.support.sites.server import Site

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(300)]

CHECKLIST = "checklists/user-driven/"
ROOM = "size=100m"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a file system of its own that is soon full."""
    place = tmp_path / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", ROOM, "tmpfs", str(place)], check=True)
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Write until nothing more goes in."""
    ballast = disk / "ballast"
    handle = os.open(ballast, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        while True:
            os.write(handle, bytes(4096))
    except OSError:
        return ballast
    finally:
        os.close(handle)


def test_a_disk_that_is_full_is_said_and_nothing_is_lost(
    playwright_driver: Playwright, chromium_path: str, site: Site, small_disk: Path
) -> None:
    browser = KillableBrowser(playwright_driver, chromium_path, small_disk / "profile")
    try:
        page = browser.context.new_page()
        page.goto(site.url(CHECKLIST))
        wait_until_ready(page)
        answer(page, "UDR-01", "Met")
        wait_until_saved(page)
        wait_until_equipped(page)
        ballast = fill(small_disk)
        text = {f"UDR-{number:02}": f"{number} " * 5_000 for number in range(1, 7)}
        alert = page.get_by_role("alert")
        for identifier, words in text.items():
            unfold(page, identifier).get_by_label("Note", exact=True).fill(words)
            criterion(page, identifier).get_by_label("Note", exact=True).blur()
        expect(alert).to_contain_text("There is no room left to keep answers on this computer.")
        answer(page, "UDR-02", "Not met")
        expect(page.locator("[data-part=saved]")).to_contain_text("Not saved.")
        expect(page.locator("[data-part=superseded-banner]")).to_be_hidden()
        held = page.locator("[data-criterion] [data-field=note]").evaluate_all(
            "(fields) => fields.map(({ value }) => value).filter((value) => value !== '')"
        )
        assert held == list(text.values())

        ballast.unlink()
        alert.get_by_role("button", name="Try to save again").click()
        wait_until_saved(page)
        expect(alert).to_be_empty()
        page.reload()
        expect(chosen(page, "UDR-01")).to_have_value("met")
        expect(chosen(page, "UDR-02")).to_have_value("not-met")
        for identifier, words in text.items():
            expect(criterion(page, identifier).get_by_label("Note", exact=True)).to_have_value(
                words
            )
        left = page.evaluate("JSON.stringify(Object.keys(localStorage))")
        assert not [name for name in json.loads(left) if "/unsaved/" in name]
    finally:
        browser.kill()
