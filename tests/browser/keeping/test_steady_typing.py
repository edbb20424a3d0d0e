"""Who types without a pause is saved all the same."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import open_fold, unfold, wait_until_ready, wait_until_saved
from tests.browser.sample_site import RESULT, OpenPage
from tests.browser.stored_rows import dump
from tests.browser.support import wait_until

# One key after the other, never with the pause that ends typing, until the test says so.
STEADY = """() => {
  const note = document.querySelector("[data-criterion=DBD-01] [data-field=note]");
  note.focus();
  window.keys = 0;
  window.typing = setInterval(() => {
    note.value += "x";
    window.keys += 1;
    note.dispatchEvent(new Event("input", { bubbles: true }));
  }, 50);
}"""
# The page counts what it has kept while it goes on typing.
COUNT_KEPT = """() => {
  const real = IDBDatabase.prototype.transaction;
  window.kept = 0;
  IDBDatabase.prototype.transaction = function (...wanted) {
    const transaction = real.apply(this, wanted);
    if (wanted[1] === "readwrite") {
      transaction.addEventListener("complete", () => { window.kept += 1; });
    }
    return transaction;
  };
}"""


def test_typing_without_a_pause_is_saved_again_and_again(page: Page) -> None:
    wait_until_ready(page)
    unfold(page, "DBD-01")
    page.evaluate(COUNT_KEPT)
    page.evaluate(STEADY)
    # The first answer takes three: it starts the service and chooses it.
    wait_until(page, "window.kept >= 5")
    page.evaluate("clearInterval(window.typing)")
    wait_until_saved(page)
    typed = "x" * page.evaluate("window.keys")
    assert [row["note"] for row in dump(page)["findings"]] == [typed]


def test_text_that_is_saved_while_it_is_typed_is_one_change_in_the_history(
    page: Page, open_page: OpenPage
) -> None:
    wait_until_ready(page)
    unfold(page, "DBD-01")
    page.evaluate(COUNT_KEPT)
    page.evaluate(STEADY)
    wait_until(page, "window.kept >= 5")
    page.evaluate("clearInterval(window.typing)")
    wait_until_saved(page)
    result = open_page(RESULT, context=page.context)
    open_fold(result.locator("[data-part=history]"))
    rows = result.locator("[data-part=history] tbody tr")
    expect(rows.filter(has_text="DBD-01")).to_have_count(1)
