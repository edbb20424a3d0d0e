"""The states in which a person meets the self-check, each reached on one page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    assessment,
    conditional,
    criterion,
    downloaded,
    offer,
    open_fold,
    spoken,
    state_fact,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.results_support import choose_target, open_service, take_file
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage

Given = tuple[OpenPage, Catalogue]
State = Callable[[Given], Page]
BLOCKED = """Object.defineProperty(window, "indexedDB",
  {get() { throw new DOMException("no", "SecurityError"); }});"""
FULL = """() => { IDBObjectStore.prototype.put = () => {
  throw new DOMException("full", "QuotaExceededError"); } }"""
LONG = "a long word: " + "x" * 80


def checklist(given: Given) -> Page:
    """A checklist as one meets it first."""
    page = given[0](CHECKLIST)
    wait_until_ready(page)
    return page


def half_filled(given: Given) -> Page:
    """Some answers, a note, a reason that is missing, and a criterion that a fact sets aside."""
    page = checklist(given)
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-02", "Not applicable")
    unfold(page, "DBD-01").get_by_label("Note").fill(LONG)
    identifier, fact = conditional(given[1])
    state_fact(page, fact["id"], "No")
    expect(criterion(page, identifier).locator("[data-part=removed]")).to_be_visible()
    wait_until_saved(page)
    return page


def all_filled(given: Given) -> Page:
    """Every criterion with all that can be said about it."""
    page = checklist(given)
    evidence = [{"title": LONG, "url": "https://example.org/", "expires": "2020-01-01"}] * 2
    said = {"outcome": "met", "reason": LONG, "note": LONG, "evidence": evidence, "owner": LONG}
    ids = [one["id"] for one in given[1]["criteria"]]
    offer(page, "a.json", assessment(given[1], dict.fromkeys(ids, said), name=LONG))
    page.get_by_role("button", name="Add as a new service").click()
    wait_until_saved(page)
    for one in page.locator("[data-part=more]").all():
        one.evaluate("(node) => { node.open = true; }")
    return page


def aids(given: Given) -> Page:
    """Where one stopped, the filter for one's own, and the list of keys."""
    page = checklist(given)
    answer(page, "DBD-04", "Met")
    wait_until_saved(page)
    page.reload()
    expect(page.get_by_role("link", name="Go on where you stopped")).to_be_visible()
    page.get_by_role("combobox", name=spoken("Criteria")).select_option("mine")
    page.get_by_label("Your name").fill("Ana")
    return page


def keys(given: Given) -> Page:
    """The list of keys."""
    page = checklist(given)
    open_fold(page.locator("[data-part=shortcuts]"))
    page.get_by_role("button", name="List of keys").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def preview(given: Given) -> Page:
    """A file was chosen and nothing is changed yet."""
    page = half_filled(given)
    findings = {"DBD-05": {"outcome": "met"}, "OLD-99": {"title": "gone", "outcome": "met"}}
    offer(page, "a.json", assessment(given[1], findings))
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def spreadsheet(given: Given) -> Page:
    """A spreadsheet was chosen and nothing is changed yet."""
    page = half_filled(given)
    offer(page, "a" * 60 + ".csv", b"id,outcome\r\nDBD-02,Met\r\n")
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def merging(given: Given) -> Page:
    """Both sides changed the same places."""
    page = checklist(given)
    unfold(page, "DBD-01").get_by_label("Note").fill(LONG)
    criterion(page, "DBD-01").get_by_label("Note").blur()
    wait_until_saved(page)
    finding = {"outcome": "met", "note": "theirs", "evidence": [{"title": "Report"}]}
    offer(page, "a.json", assessment(given[1], {"DBD-01": finding}))
    page.get_by_role("dialog").get_by_role("button", name="Merge with").click()
    expect(page.locator("[data-part=conflicts] > fieldset")).to_have_count(3)
    return page


def refused(given: Given) -> Page:
    """A file that is none."""
    page = half_filled(given)
    offer(page, "a.json", b"{")
    expect(page.get_by_role("alert")).to_contain_text("not complete JSON")
    return page


def conflict(given: Given) -> Page:
    """Another tab changed the same answer at the same time."""
    page = half_filled(given)
    other = given[0](CHECKLIST, context=page.context)
    note = unfold(other, "DBD-01").get_by_label("Note")
    expect(note).to_have_value(LONG)
    note.focus()
    unfold(page, "DBD-01").get_by_label("Note").fill("first")
    wait_until_saved(page)
    note.press_sequentially("second")
    expect(other.get_by_role("alert")).to_contain_text("DBD-01: the same answer was changed")
    return other


def no_room(given: Given) -> Page:
    """The disk is full."""
    page = half_filled(given)
    page.evaluate(FULL)
    answer(page, "DBD-05", "Met")
    expect(page.get_by_role("alert")).to_contain_text("no room left")
    return page


def in_memory(given: Given) -> Page:
    """The browser does not let the page keep anything."""
    page = given[0]("")
    page.add_init_script(BLOCKED)
    page.goto(page.url + CHECKLIST)
    expect(page.locator("[data-part=memory-banner]")).to_be_visible()
    answer(page, "DBD-01", "Met")
    return page


def link(given: Given) -> Page:
    """A link with the outcomes is there to be copied."""
    page = half_filled(given)
    open_fold(page.locator("[data-part=share]"))
    page.get_by_role("button", name="Make a link with the outcomes").click()
    expect(page.get_by_label("Link with the outcomes")).to_be_focused()
    return page


def shared(given: Given) -> Page:
    """A link of somebody else, for another edition, was opened."""
    page = checklist(given)
    content = json.loads(downloaded(page))
    page.evaluate(
        """async ([standard, criteriaIds, factIds]) => {
          const base = new URL("../../assets/service-standards/", location.href);
          const { encodeShare } = await import(new URL("share-link.js", base).href);
          const outcomes = new Map([["DBD-01", "met"]]);
          location.hash = encodeShare({ standard, criteriaIds, factIds, outcomes, facts: {} });
        }""",
        [
            content["standard"] | {"digest": "sha256:" + "1" * 64},
            [one["id"] for one in given[1]["criteria"]],
            [one["id"] for one in given[1]["facts"]],
        ],
    )
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def no_result(given: Given) -> Page:
    """The result before there is an answer."""
    page = given[0](RESULT)
    wait_until_ready(page)
    expect(page.get_by_role("button", name="Open a file")).to_be_visible()
    return page


def result(given: Given) -> Page:
    """The result with answers of every kind, all of it unfolded."""
    open_page, catalogue = given
    page = open_service(open_page, catalogue)
    choose_target(page, "Digital by design", 3)
    for fold in page.locator("[data-part=gaps] summary, [data-part=gate] summary").all():
        fold.click()
    open_fold(page.locator("[data-part=report]"))
    expect(page.get_by_text("Name of the assessor")).to_be_visible()
    return page


def paper(given: Given) -> Page:
    """The decision paper of a gate, unfolded."""
    open_page, catalogue = given
    page = open_service(open_page, catalogue)
    page.locator("[data-part=paper] > summary").click()
    expect(page.locator("[data-part=paper-sheet]")).to_contain_text("Decision paper")
    return page


def services(given: Given) -> Page:
    """Several services: compared, and one that was deleted."""
    open_page, catalogue = given
    page = open_service(open_page, catalogue)
    take_file(page, catalogue, "Dog licences", **{"DBD-02": {"title": "", "outcome": "met"}})
    open_fold(page.locator("[data-part=services]"))
    page.get_by_role("button", name="Duplicate Dog licences").click()
    page.get_by_role("button", name=re.compile("Delete .*Copy of Dog licences")).click()
    expect(page.get_by_role("button", name="Bring back")).to_be_visible()
    expect(page.get_by_role("table", name="Answers that differ")).to_be_visible()
    return page


def snapshots(given: Given) -> Page:
    """A snapshot, what changed since, and the trend."""
    open_page, catalogue = given
    page = open_service(open_page, catalogue)
    open_fold(page.locator("[data-part=snapshots]"))
    page.get_by_label("Label of the snapshot").fill("Review")
    page.get_by_role("button", name="Keep a snapshot").click()
    expect(page.get_by_role("table", name="Trend")).to_be_visible()
    return page


def changes(given: Given) -> Page:
    """What changed, with the way back."""
    open_page, catalogue = given
    page = open_service(open_page, catalogue)
    open_fold(page.locator("[data-part=history]"))
    expect(page.locator("[data-part=history] table")).to_be_visible()
    return page


def printed(given: Given) -> Page:
    """A checklist as it goes on paper."""
    return on_paper(all_filled(given))


def report(given: Given) -> Page:
    """The result as it goes on paper."""
    return on_paper(result(given))


def on_paper(page: Page) -> Page:
    """Show the page as it would be printed."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return page


STATES: dict[str, State] = {
    state.__name__: state
    for state in (
        *(checklist, half_filled, all_filled, aids, keys, preview, spreadsheet, merging, refused),
        *(conflict, no_room, in_memory, link, shared),
        *(no_result, result, paper, services, snapshots, changes, printed, report),
    )
}
