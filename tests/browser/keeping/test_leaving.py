"""What is handed over while a page is left is there on the next page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    state_fact,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.keeping.mirror import ENTRIES, findings, note_of
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.stored_rows import dump
from tests.browser.support import wait_until
from tests.support.sites.server import Site

# No change gets to the disk until the test lets it: what is left before that is taken back.
HOLD = """() => {
  const real = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...wanted) {
    const transaction = real.apply(this, wanted);
    if (wanted[1] !== "readwrite") return transaction;
    const spin = () => {
      if (!window.released) transaction.objectStore("settings").count().onsuccess = spin;
    };
    spin();
    return transaction;
  };
}"""
ASKS = """() => { const event = new Event("beforeunload", {cancelable: true});
  window.dispatchEvent(event); return event.defaultPrevented; }"""

# As a browser does that keeps a page whole, to show it again when the person goes back.
ASIDE = "(name) => window.dispatchEvent(new PageTransitionEvent(name, { persisted: true }))"


def test_text_and_a_click_survive_leaving_before_they_are_on_the_disk(page: Page) -> None:
    answer(page, "DBD-02", "Met")
    wait_until_saved(page)
    unfold(page, "DBD-01")
    page.evaluate(HOLD)
    note_of(page).press_sequentially("to the last lette")
    answer(page, "DBD-03", "Not met")
    note_of(page).press_sequentially("r")
    page.reload()
    expect(note_of(page)).to_have_value("to the last letter")
    expect(chosen(page, "DBD-03")).to_have_value("not-met")
    expect(page.get_by_role("alert")).to_be_empty()
    assert page.evaluate(ENTRIES) == []
    rows = [row for row in dump(page)["history"] if row["criterion"] == "DBD-01"]
    assert [(row["kind"], row["after"]) for row in rows] == [
        ("change", {"note": "to the last letter"})
    ]


def test_the_first_answer_survives_leaving_and_starts_one_service(page: Page, sample: Site) -> None:
    wait_until_ready(page)
    unfold(page, "DBD-01")
    page.evaluate(HOLD)
    answer(page, "DBD-01", "Met")
    note_of(page).press_sequentially("first")
    page.goto(sample.url(""))
    page.goto(sample.url(CHECKLIST))
    expect(chosen(page, "DBD-01")).to_have_value("met")
    expect(note_of(page)).to_have_value("first")
    assert [row["name"] for row in dump(page)["services"]] == ["My service"]
    assert page.evaluate(ENTRIES) == []


def test_what_is_said_of_the_service_survives_leaving(
    page: Page, catalogue: dict[str, Any]
) -> None:
    answer(page, "DBD-02", "Met")
    wait_until_saved(page)
    fact = catalogue["facts"][0]["id"]
    page.evaluate(HOLD)
    state_fact(page, fact, "Yes")
    name = page.get_by_label("Name of the service")
    name.fill("Dog licences")
    page.reload()
    expect(name).to_have_value("Dog licences")
    service = dump(page)["services"][0]
    assert (service["name"], service["facts"]) == ("Dog licences", {fact: True})
    assert page.evaluate(ENTRIES) == []


def test_a_target_for_all_dimensions_survives_leaving(
    page: Page, catalogue: dict[str, Any]
) -> None:
    wait_until_ready(page)
    page.evaluate(HOLD)
    # Left before anything can be fetched.
    with page.expect_navigation():
        page.evaluate(
            """() => {
              const select = document.querySelector("[data-control=target]");
              select.value = "3";
              select.dispatchEvent(new Event("change", { bubbles: true }));
              location.reload();
            }"""
        )
    expect(page.locator("[data-control=target]")).to_have_value("3")
    aims = {row["id"] for row in catalogue["dimensions"] if row.get("scope") != "organisation"}
    assert [row["target"] for row in dump(page)["services"]] == [dict.fromkeys(aims, 3)]
    assert page.evaluate(ENTRIES) == []


def test_a_ticked_question_survives_leaving(page: Page) -> None:
    question = criterion(page, "DBD-01").locator("[data-part=checks] input").first
    expect(question).not_to_be_checked()
    page.evaluate(HOLD)
    question.check()
    page.reload()
    expect(question).to_be_checked()
    assert len(dump(page)["services"]) == 1
    assert page.evaluate(ENTRIES) == []


def test_leaving_asks_while_many_answers_are_being_changed_at_once(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    assert page.evaluate(ASKS) is False
    page.evaluate(HOLD)
    page.get_by_role("button", name="Reset this checklist").click()
    assert page.evaluate(ASKS) is True
    page.evaluate("window.released = true")
    expect(chosen(page, "DBD-01")).to_have_value("not-assessed")
    wait_until_saved(page)
    assert page.evaluate(ASKS) is False


def test_nothing_stays_in_the_mirror_once_it_is_saved(page: Page) -> None:
    wait_until_ready(page)
    page.evaluate("localStorage.setItem('of another', 'kept')")
    page.evaluate(HOLD)
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-01", "Not met")
    unfold(page, "DBD-02").get_by_label("Note").fill("words")
    note_of(page, "DBD-02").blur()
    wait_until(page, f"{ENTRIES}.length === 2")
    page.evaluate("window.released = true")
    wait_until_saved(page)
    assert page.evaluate(ENTRIES) == []
    assert page.evaluate("localStorage.getItem('of another')") == "kept"


def test_a_second_page_that_takes_in_what_the_first_still_keeps_changes_nothing(
    open_page: OpenPage,
) -> None:
    first = open_page(CHECKLIST)
    answer(first, "DBD-02", "Met")
    wait_until_saved(first)
    # The first page is slow at the disk: the second finds its words in the mirror.
    first.evaluate(
        """() => {
          const real = IDBDatabase.prototype.transaction;
          IDBDatabase.prototype.transaction = function (...wanted) {
            if (wanted[1] === "readwrite" && !window.released) throw new DOMException("", "Busy");
            return real.apply(this, wanted);
          };
        }"""
    )
    unfold(first, "DBD-01").get_by_label("Note").fill("words")
    note_of(first).blur()
    wait_until(first, f"{ENTRIES}.length === 1")
    second = open_page(CHECKLIST, context=first.context)
    expect(note_of(second)).to_have_value("words")
    assert first.evaluate(ENTRIES) == []
    note_of(first).press_sequentially(" and more")
    note_of(first).blur()
    wait_until(first, f"{ENTRIES}.length === 1")
    first.evaluate("window.released = true")
    first.get_by_role("alert").get_by_role("button", name="Try to save again").click()
    wait_until_saved(first)
    expect(note_of(second)).to_have_value("words and more")
    for tab in (first, second):
        expect(tab.get_by_role("alert")).to_be_empty()
    notes = [row["after"]["note"] for row in dump(first)["history"] if "note" in row["after"]]
    assert notes[-2:] == ["words", "words and more"]
    assert first.evaluate(ENTRIES) == []


@pytest.fixture
def aside(page: Page) -> Page:
    """Return a page that was put aside whole right after a change of DBD-01 and a further letter.

    What it has begun in the database stands still with it.
    """
    answer(page, "DBD-02", "Met")
    wait_until_saved(page)
    unfold(page, "DBD-01")
    page.evaluate(HOLD)
    answer(page, "DBD-01", "Met")
    wait_until(page, f"{ENTRIES}.length === 1")
    note_of(page).press_sequentially("left")
    page.evaluate(ASIDE, "pagehide")
    return page


def test_a_page_that_was_put_aside_whole_does_not_hold_up_the_next_one(
    aside: Page, open_page: OpenPage
) -> None:
    following = open_page(CHECKLIST, context=aside.context)
    expect(chosen(following, "DBD-01")).to_have_value("met")
    expect(note_of(following)).to_have_value("left")
    expect(following.locator("[data-part=memory-banner]")).to_be_hidden()
    assert aside.evaluate(ENTRIES) == []


def test_a_page_that_is_shown_again_leaves_what_was_changed_meanwhile(
    aside: Page, open_page: OpenPage
) -> None:
    following = open_page(CHECKLIST, context=aside.context)
    answer(following, "DBD-01", "Not met")
    wait_until_saved(following)

    aside.evaluate("window.released = true")
    aside.evaluate(ASIDE, "pageshow")
    expect(chosen(aside, "DBD-01")).to_have_value("not-met")
    expect(note_of(aside)).to_have_value("left")
    wait_until_saved(aside)
    for tab in (aside, following):
        expect(tab.get_by_role("alert")).to_be_empty()
    answer(aside, "DBD-03", "Met")
    wait_until(aside, f"{ENTRIES}.length === 0")
    wait_until_saved(aside)
    assert findings(aside)["DBD-01"]["outcome"] == "not-met"
    assert findings(aside)["DBD-03"]["outcome"] == "met"


def test_a_page_that_is_shown_again_keeps_what_no_other_page_has_kept(aside: Page) -> None:
    aside.evaluate("window.released = true")
    aside.evaluate(ASIDE, "pageshow")
    wait_until(aside, f"{ENTRIES}.length === 0")
    wait_until_saved(aside)
    assert findings(aside)["DBD-01"]["note"] == "left"
    assert findings(aside)["DBD-01"]["outcome"] == "met"
    expect(aside.get_by_role("alert")).to_be_empty()


@pytest.mark.parametrize(
    "broken",
    [
        """Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError"); };""",
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("no", "SecurityError"); } });""",
    ],
    ids=["full", "blocked"],
)
def test_a_browser_without_room_for_the_mirror_keeps_answers_all_the_same(
    open_page: OpenPage, sample: Site, broken: str
) -> None:
    page = open_page("")
    page.add_init_script(broken)
    page.goto(sample.url(CHECKLIST))
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    unfold(page, "DBD-01").get_by_label("Note").fill("words")
    note_of(page).blur()
    wait_until_saved(page)
    page.reload()
    expect(note_of(page)).to_have_value("words")
