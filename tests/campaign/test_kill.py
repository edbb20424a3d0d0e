"""Nothing that was called saved is lost when the browser is killed; `make campaign` runs this."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Playwright

from tests.browser.checklist_support import wait_until_at_the_disk, wait_until_ready
from tests.browser.modules_support import KillableBrowser, kill_and_reopen, serve_modules
from tests.browser.stored_rows import dump
from tests.support.figures import say
from tests.support.sites.server import Site

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(3600)]

CHECKLIST = "checklists/user-driven/"
KILLS = 30
ACKNOWLEDGED = 5_000
# Types one note after the other in the fields of the page; "kept" is said once "Saved" is shown.
TYPE = """(start) => {
  const notes = [...document.querySelectorAll("[data-criterion] [data-field=note]")];
  const saved = document.querySelector("[data-part=saved]");
  const type = async () => {
    for (let edit = start; ; edit += 1) {
      const note = notes[edit % notes.length];
      note.value = `edit ${edit}`;
      for (const name of ["input", "change"]) note.dispatchEvent(new Event(name, {bubbles: true}));
      while (!saved.textContent.startsWith("Saved")) await new Promise((go) => setTimeout(go));
      console.log(`kept ${edit}`);
    }
  };
  void type();
}"""


@pytest.fixture
def module_site(tmp_path: Path) -> Iterator[Site]:
    with serve_modules(tmp_path / "site") as site:
        yield site


@pytest.mark.parametrize("number", range(24))
def test_a_change_survives_a_kill_at_once(
    playwright_driver: Playwright,
    chromium_path: str,
    module_site: Site,
    tmp_path: Path,
    number: int,
) -> None:
    found = kill_and_reopen(
        playwright_driver, chromium_path, tmp_path / "profile", module_site, number
    )
    assert found["row"]["note"] == found["expected"]
    assert found["last"]["after"]["note"] == found["expected"]


def test_thirty_kills_in_mid_typing_lose_none_of_five_thousand_edits(
    playwright_driver: Playwright,
    chromium_path: str,
    site: Site,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    acknowledged: set[int] = set()
    chance = random.Random(1)
    for kill in range(KILLS + 1):
        browser = KillableBrowser(playwright_driver, chromium_path, tmp_path / "profile")
        try:
            page = browser.context.new_page()
            page.goto(site.url(CHECKLIST))
            wait_until_ready(page)
            wait_until_at_the_disk(page)
            if acknowledged:
                assert_kept(page, acknowledged)
            if kill < KILLS:
                wanted = ACKNOWLEDGED * (kill + 1) // KILLS
                type_until(page, acknowledged, wanted)
                page.wait_for_timeout(chance.uniform(0, 200))
        finally:
            browser.kill()
    say(capsys, f"{KILLS} kills, {len(acknowledged)} acknowledged edits, 0 lost")
    assert len(acknowledged) >= ACKNOWLEDGED


def type_until(page: Page, acknowledged: set[int], wanted: int) -> None:
    """Let the page type on by itself until so many edits were acknowledged in all."""

    def listen(message: ConsoleMessage) -> None:
        if message.text.startswith("kept "):
            acknowledged.add(int(message.text.removeprefix("kept ")))

    page.on("console", listen)
    # What was kept without having been acknowledged has a number that is not used again.
    page.evaluate(TYPE, max(acknowledged, default=-1) + 1000)
    while len(acknowledged) < wanted:
        page.wait_for_timeout(20)


def assert_kept(page: Page, acknowledged: set[int]) -> None:
    """Fail if an edit is missing from the history, or a row does not hold its last edit."""
    rows = dump(page)
    changes = [row for row in rows["history"] if "note" in (row["after"] or {})]
    kept = {row["after"]["note"] for row in changes if row["criterion"] is not None}
    assert {f"edit {edit}" for edit in acknowledged} <= kept
    last = {row["criterion"]: row["after"]["note"] for row in changes}
    notes = {row["criterion"]: row["note"] for row in rows["findings"]}
    assert notes == {name: last[name] for name in notes}
    shown = page.locator("[data-criterion] [data-field=note]").evaluate_all(
        """(fields) => fields.map((field) =>
          [field.closest("[data-criterion]").dataset.criterion, field.value])"""
    )
    assert {name: note for name, note in shown if note} == notes
