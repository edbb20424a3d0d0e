"""The promise of the save line, on the reference site itself: killed browsers and two tabs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    downloaded,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.modules_support import KillableBrowser
from tests.browser.support import Pages
from tests.support.sites.server import Site

CHECKLIST = "checklists/user-driven/"
# The campaign makes two hundred in each tab.
EDITS = 50
# In one tab: each answer or note is an edit of its own, made as soon as the last one is saved.
MAKE_EDITS = """async ({ odd, edits }) => {
  const criteria = [...document.querySelectorAll("fieldset[data-criterion]")];
  const own = criteria.filter((_, place) => place % 2 === (odd ? 1 : 0));
  const saved = document.querySelector("[data-part=saved]");
  const outcomes = ["met", "partly-met", "not-met"];
  for (let edit = 0; edit < edits; edit += 1) {
    const form = own[edit % own.length];
    const note = form.querySelector("[data-field=note]");
    const outcome = outcomes[Math.floor(edit / own.length) % outcomes.length];
    if (edit % 2 === 0) {
      form.querySelector(`input[value=${outcome}]`).click();
    } else {
      note.value = `edit ${edit}`;
      note.dispatchEvent(new Event("input", { bubbles: true }));
      note.dispatchEvent(new Event("change", { bubbles: true }));
      note.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    }
    do {
      await new Promise((done) => setTimeout(done, 5));
    } while (!saved.textContent.startsWith("Saved"));
  }
}"""
HISTORY = """async (standard) => {
  const name = `service-standards:${standard}`;
  const database = await new Promise((done, failed) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
  const rows = await new Promise((done) => {
    database.transaction("history").objectStore("history").getAll().onsuccess = (event) =>
      done(event.target.result);
  });
  database.close();
  return rows.filter(({ criterion }) => criterion !== null).length;
}"""


def kill_after_saved(
    playwright: Playwright, executable: str, profile: Path, site: Site, note: str
) -> None:
    """Answer, wait for "Saved", kill the browser at once; the reopened page has to know it."""
    browser = KillableBrowser(playwright, executable, profile)
    try:
        page = browser.context.new_page()
        page.goto(site.url(CHECKLIST))
        wait_until_ready(page)
        answer(page, "UDR-01", "Partly met")
        unfold(page, "UDR-01").get_by_label("Note").fill(note)
        wait_until_saved(page)
    finally:
        browser.kill()
    again = KillableBrowser(playwright, executable, profile)
    try:
        page = again.context.new_page()
        page.goto(site.url(CHECKLIST))
        wait_until_ready(page)
        expect(chosen(page, "UDR-01")).to_have_value("partly-met")
        expect(criterion(page, "UDR-01").get_by_label("Note")).to_have_value(note)
    finally:
        again.kill()


@pytest.mark.parametrize("number", range(3))
def test_a_kill_right_after_saved_loses_nothing(
    playwright_driver: Playwright, chromium_path: str, site: Site, tmp_path: Path, number: int
) -> None:
    kill_after_saved(playwright_driver, chromium_path, tmp_path / "p", site, f"note {number}")


def test_two_tabs_that_write_at_the_same_time_keep_every_edit(new_page: Pages, site: Site) -> None:
    edit_in_two_tabs(new_page, site, EDITS)


def edit_in_two_tabs(new_page: Pages, site: Site, edits: int) -> None:
    """Make as many edits in each of two tabs at the same time: both show and keep all of them."""
    first = new_page()
    page = first.open(CHECKLIST)
    wait_until_ready(page)
    page.get_by_label("Name of the service").fill("Fishing licence")
    page.get_by_label("Name of the service").press("Tab")
    wait_until_saved(page)
    other = new_page(context=page.context).open(CHECKLIST)
    wait_until_ready(other)
    standard = json.loads(page.request.get(site.url("catalogue.json")).text())["standard"]["id"]
    before = page.evaluate(HISTORY, standard)

    for tab, odd in ((page, False), (other, True)):
        # Not awaited: both tabs write at the same time.
        tab.evaluate(
            f"(given) => {{ window.edits = ({MAKE_EDITS})(given); }}", {"odd": odd, "edits": edits}
        )
    for tab in (page, other):
        tab.evaluate("() => window.edits")
        wait_until_saved(tab)

    assert page.evaluate(HISTORY, standard) - before == 2 * edits
    assert shown(page) == shown(other)
    assert json.loads(downloaded(page))["findings"] == json.loads(downloaded(other))["findings"]


def shown(page: Page) -> list[list[str]]:
    """Return the outcome and the note of each criterion on the page."""
    answers: list[list[str]] = page.locator("fieldset[data-criterion]").evaluate_all(
        """(forms) => forms.map((form) => [form.querySelector("input:checked").value,
          form.querySelector("[data-field=note]").value])"""
    )
    return answers
