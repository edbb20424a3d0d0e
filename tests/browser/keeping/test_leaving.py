"""What is handed over while a page is left is there on the next page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    state_fact,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
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
ENTRIES = "Object.keys(localStorage).filter((name) => name.includes('/unsaved/'))"
PLANT = "([name, text]) => localStorage.setItem(name, text)"


# As a browser does that keeps a page whole, to show it again when the person goes back.
ASIDE = "(name) => window.dispatchEvent(new PageTransitionEvent(name, { persisted: true }))"


def note_of(page: Page, identifier: str = "DBD-01") -> Locator:
    return criterion(page, identifier).get_by_label("Note")


def findings(page: Page) -> dict[str, dict[str, Any]]:
    return {row["criterion"]: row for row in dump(page)["findings"]}


def entry(page: Page, **given: Any) -> dict[str, Any]:
    """Return an entry of the mirror as a page would have left it for the service that is shown."""
    service = dump(page)["services"][0]["id"]
    now = page.evaluate("new Date().toISOString()")
    blank = {"service": service, "criterion": "DBD-01", "base": 0, "tab": "left", "at": now}
    return {**blank, **given}


def leave_behind(page: Page, text: str, number: int = 0) -> None:
    place = page.evaluate("async () => (await indexedDB.databases())[0].name")
    page.evaluate(PLANT, [f"{place}/unsaved/left/{number}", text])


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


def test_ticks_that_are_none_are_set_aside(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    leave_behind(page, json.dumps(entry(page, patch={"ticks": [1]})))
    page.reload()
    expect(page.locator("[data-part=quarantine-banner]")).to_be_visible()
    assert [row["row"]["patch"] for row in dump(page)["quarantine"]] == [{"ticks": [1]}]
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


def test_a_newer_answer_stands_and_both_are_in_the_history(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    unfold(page, "DBD-01").get_by_label("Note").fill("newer")
    wait_until_saved(page)
    seen = findings(page)["DBD-01"]["revision"] - 1
    patch = {"note": "left", "owner": "Ana"}
    leave_behind(page, json.dumps(entry(page, patch=patch, base=seen)))
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("DBD-01: the same answer was changed")
    expect(note_of(page)).to_have_value("newer")
    row = findings(page)["DBD-01"]
    assert (row["note"], row["owner"], row["outcome"]) == ("newer", "Ana", "met")
    changes = [one for one in dump(page)["history"] if one["criterion"] == "DBD-01"][-2:]
    assert [(one["after"], one["conflict"]) for one in changes] == [
        (patch, True),
        ({"note": "newer"}, False),
    ]
    assert page.evaluate(ENTRIES) == []


def test_what_a_page_wrote_later_itself_stands(page: Page, catalogue: dict[str, Any]) -> None:
    # A browser that is killed may have on the disk what was in the mirror some seconds ago.
    fact = catalogue["facts"][0]["id"]
    answer(page, "DBD-01", "Met")
    name = page.get_by_label("Name of the service")
    name.fill("Newer")
    name.blur()
    state_fact(page, fact, "Yes")
    unfold(page, "DBD-01").get_by_label("Note").fill("newer")
    note_of(page).blur()
    wait_until_saved(page)
    before = dump(page)
    late = {"at": page.evaluate("new Date(0).toISOString()"), "tab": before["history"][0]["tab"]}
    for number, left in enumerate(
        [
            {"patch": {"note": "new", "owner": "Ana"}, **late},
            {
                "criterion": "",
                "patch": {"name": "New", "phase": "beta", "facts": {fact: None}},
                **late,
            },
        ]
    ):
        leave_behind(page, json.dumps(entry(page, **left)), number)
    page.reload()
    expect(note_of(page)).to_have_value("newer")
    expect(name).to_have_value("Newer")
    expect(page.get_by_role("alert")).to_be_empty()
    assert page.evaluate(ENTRIES) == []
    assert findings(page)["DBD-01"]["owner"] == "Ana"
    service = dump(page)["services"][0]
    assert (service["facts"], service["phase"]) == ({fact: True}, "beta")
    assert not [row for row in dump(page)["history"] if row["conflict"]]


def test_a_newer_name_and_a_newer_fact_stand(page: Page, catalogue: dict[str, Any]) -> None:
    wait_until_ready(page)
    one, other = (fact["id"] for fact in catalogue["facts"][:2])
    left = page.evaluate("new Date(0).toISOString()")
    state_fact(page, one, "Yes")
    page.get_by_label("Name of the service").fill("Newer")
    page.get_by_label("Name of the service").blur()
    wait_until_saved(page)
    patch = {"name": "Left", "facts": {one: False, other: False}}
    leave_behind(page, json.dumps(entry(page, criterion="", patch=patch, at=left)))
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("Name of the service: it was changed")
    service = dump(page)["services"][0]
    assert (service["name"], service["facts"]) == ("Newer", {one: True, other: False})
    assert "Left" in [row["after"].get("name") for row in dump(page)["history"] if row["after"]]
    assert page.evaluate(ENTRIES) == []


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


def test_what_was_left_for_a_service_that_was_deleted_waits_with_its_answers(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    left = json.dumps(entry(page, patch={"note": "last words"}))
    page.evaluate(
        """async () => {
          const [{ name }] = await indexedDB.databases();
          const opening = indexedDB.open(name);
          await new Promise((done) => { opening.onsuccess = done; });
          const transaction = opening.result.transaction("services", "readwrite");
          transaction.objectStore("services").clear();
          await new Promise((done) => { transaction.oncomplete = done; });
          opening.result.close();
        }"""
    )
    leave_behind(page, left)
    page.reload()
    wait_until_ready(page)
    assert dump(page)["services"] == []
    assert findings(page)["DBD-01"]["note"] == "last words"
    assert page.evaluate(ENTRIES) == []


def test_what_cannot_be_an_answer_is_set_aside_and_offered(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    leave_behind(page, "{not json", 0)
    leave_behind(page, json.dumps(entry(page, patch={"note": "x" * 20_001})), 1)
    leave_behind(page, json.dumps(entry(page, patch={"colour": "blue"})), 2)
    leave_behind(page, json.dumps(entry(page, patch={"owner": "Ana"})), 3)
    page.reload()
    expect(page.locator("[data-part=quarantine-banner]")).to_be_visible()
    aside = [row["row"] for row in dump(page)["quarantine"]]
    assert aside[0] == "{not json"
    assert [row["patch"] for row in aside[1:]] == [{"note": "x" * 20_001}, {"colour": "blue"}]
    assert findings(page)["DBD-01"]["owner"] == "Ana"
    assert page.evaluate(ENTRIES) == []


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
