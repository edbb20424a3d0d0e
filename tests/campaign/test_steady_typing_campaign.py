"""Thirty kills while somebody types without a pause; `make campaign` runs this."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Playwright

from tests.browser.checklist_support import wait_until_at_the_disk, wait_until_ready
from tests.browser.modules_support import KillableBrowser
from tests.support.figures import say
from tests.support.sites.server import Site

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(3600)]

CHECKLIST = "checklists/whole-service/"
KILLS = 30
ACKNOWLEDGED = 5_000
AT_MOST_LOST_MS = 1000
# A key every 10 ms in one note, never with the pause that ends typing. Each key is told with its
# time. Acknowledged are the keys that the browser called kept: in steady typing the page hardly
# ever says "Saved", because the next key is there before it could. Where it does, that counts too.
TYPE = """(place) => {
  const note = document.querySelectorAll("fieldset[data-criterion] [data-field=note]")[place];
  const { criterion } = note.closest("[data-criterion]").dataset;
  const saved = document.querySelector("[data-part=saved]");
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (row, ...rest) {
    if (this.name === "findings" && row.criterion === criterion) {
      this.transaction.addEventListener("complete", () => console.log(`kept ${row.note.length}`));
    }
    return put.call(this, row, ...rest);
  };
  let keys = 0;
  new MutationObserver(() => {
    if (saved.textContent.startsWith("Saved")) console.log(`kept ${keys}`);
  }).observe(saved, { childList: true, characterData: true, subtree: true });
  note.closest("details").open = true;
  note.focus();
  setInterval(() => {
    note.value += "abcdefghij"[keys % 10];
    keys += 1;
    note.dispatchEvent(new Event("input", { bubbles: true }));
    console.log(`key ${keys} ${performance.now()}`);
  }, 10);
}"""
SHOWN = """(place) => document.querySelectorAll(
  "fieldset[data-criterion] [data-field=note]")[place].value"""


@dataclass
class Typing:
    """What a page told while somebody typed in it."""

    kept: int = 0
    times: list[float] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Take in what the page says."""
        words = message.text.split()
        if words[:1] == ["kept"]:
            self.kept = max(self.kept, int(words[1]))
        elif words[:1] == ["key"]:
            self.times.append(float(words[2]))


def type_until_killed(page: Page, place: int, wanted: int, longer_ms: float) -> Typing:
    """Type until so many keys are acknowledged, and a little longer."""
    typing = Typing()
    page.on("console", typing.hear)
    page.evaluate(TYPE, place)
    while typing.kept < wanted:
        page.wait_for_timeout(20)
    page.wait_for_timeout(longer_ms)
    return typing


def test_thirty_kills_in_steady_typing_lose_at_most_the_last_second(
    playwright_driver: Playwright,
    chromium_path: str,
    site: Site,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    chance = random.Random(3)
    typed: list[Typing] = []
    worst = 0.0
    for kill in range(KILLS + 1):
        browser = KillableBrowser(playwright_driver, chromium_path, tmp_path / "profile")
        try:
            page = browser.context.new_page()
            page.goto(site.url(CHECKLIST))
            wait_until_ready(page)
            wait_until_at_the_disk(page)
            for place, typing in enumerate(typed):
                found = page.evaluate(SHOWN, place)
                kept = typing.kept
                # What was typed is there from its beginning, and every acknowledged key of it.
                is_whole = found == ("abcdefghij" * len(found))[: len(found)]
                assert (is_whole, len(found) >= kept) == (True, True), (place, len(found), kept)
                lost = typing.times[len(found) :]
                worst = max(worst, lost[-1] - lost[0] if lost else 0)
            if kill < KILLS:
                wanted = ACKNOWLEDGED // KILLS + 1
                typed.append(type_until_killed(page, kill, wanted, chance.uniform(0, 1500)))
        finally:
            browser.kill()
    acknowledged = sum(typing.kept for typing in typed)
    say(
        capsys, f"{KILLS} kills, {acknowledged} acknowledged keys kept, at most {worst:.0f} ms lost"
    )
    assert acknowledged >= ACKNOWLEDGED
    assert worst <= AT_MOST_LOST_MS
