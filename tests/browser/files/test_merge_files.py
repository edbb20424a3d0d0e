"""Merging a file with what is here: only what both sides changed is asked; undo takes it back."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    assessment,
    chosen,
    criterion,
    downloaded,
    offer,
    state_fact,
    unfold,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, OpenPage

PAYLOAD = "<img src=x onerror=alert(1)>"


def note(page: Page, identifier: str, text: str) -> None:
    field = unfold(page, identifier).get_by_label("Note")
    field.fill(text)
    field.blur()
    wait_until_saved(page)


def changed(given: bytes, **findings: dict[str, Any]) -> bytes:
    """Return the file with some findings changed later, as a colleague would."""
    file = json.loads(given)
    for identifier, change in findings.items():
        known = file["findings"].get(identifier.replace("_", "-"), {"title": ""})
        later = {"updated": "2030-01-01T00:00:00Z"}
        file["findings"][identifier.replace("_", "-")] = known | change | later
    return json.dumps(file).encode()


def merge(page: Page, content: bytes) -> None:
    """Open a file and choose to merge it."""
    offer(page, "colleague.json", content)
    page.get_by_role("dialog").get_by_role("button", name="Merge with").click()


def keep_mine(page: Page) -> None:
    """Choose what is on this computer for all conflicts, and merge."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Keep everything on this computer").click()
    dialog.get_by_role("button", name="Merge", exact=True).click()


def conflicts(page: Page) -> Locator:
    return page.locator("[data-part=conflicts] > fieldset")


def done(page: Page) -> Locator:
    return page.locator("[data-part=done]")


def test_what_only_one_side_changed_is_merged_without_a_question(page: Page) -> None:
    for identifier in ("DBD-01", "DBD-02", "DBD-05"):
        answer(page, identifier, "Met")
    wait_until_saved(page)
    handed_over = downloaded(page)
    answer(page, "DBD-01", "Not met")
    state_fact(page, "takes-payments", "Yes")
    wait_until_saved(page)
    before = downloaded(page)

    theirs = changed(handed_over, DBD_02={"outcome": "partly-met"}, DBD_06={"outcome": "met"})
    merge(page, theirs)
    expect(done(page)).to_have_text("The file was merged with “My service”: 2 places changed here.")
    expect(chosen(page, "DBD-01")).to_have_value("not-met")
    expect(chosen(page, "DBD-02")).to_have_value("partly-met")
    expect(chosen(page, "DBD-05")).to_have_value("met")
    expect(chosen(page, "DBD-06")).to_have_value("met")
    assert json.loads(downloaded(page))["service"]["facts"] == {"takes-payments": True}
    page.get_by_role("button", name="Undo").click()
    expect(chosen(page, "DBD-02")).to_have_value("met")
    after = json.loads(downloaded(page))["findings"]
    assert outcomes(after) == outcomes(json.loads(before)["findings"])


def outcomes(findings: dict[str, Any]) -> dict[str, str]:
    return {identifier: finding["outcome"] for identifier, finding in findings.items()}


def test_what_both_changed_is_asked_side_by_side(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-02", "Met")
    note(page, "DBD-01", "first")
    handed_over = downloaded(page)
    answer(page, "DBD-02", "Not met")
    note(page, "DBD-01", "ours")
    before = downloaded(page)

    theirs = changed(
        handed_over,
        DBD_01={"note": f"theirs {PAYLOAD}", "owner": "Person B"},
        DBD_02={"outcome": "partly-met", "owner": "Person B"},
    )
    merge(page, theirs)
    expect(conflicts(page)).to_have_count(2)
    dialog = page.get_by_role("dialog", name="Choose where both sides differ")
    expect(dialog.locator("[data-part=with-base]")).to_be_visible()
    first, second = conflicts(page).nth(0), conflicts(page).nth(1)
    expect(first.locator("legend")).to_have_text(
        "DBD-01 Agree the problem and the outcomes before choosing a solution: Note"
    )
    expect(first.locator("[data-cell=theirs]")).to_have_text(f"theirs {PAYLOAD}")
    expect(second.locator("[data-cell=ours]")).to_have_text("Not met")
    expect(second.locator("[data-cell=theirs]")).to_have_text("Partly met")
    expect(second.get_by_role("radio", name="Both")).to_be_hidden()
    for sides in (first, second):
        expect(sides.locator("input:checked")).to_have_count(0)
        expect(sides.locator("[data-cell=theirs-said]")).to_contain_text("changed on Jan 1, 2030")
        expect(sides.locator("[data-cell=theirs-said]")).to_contain_text("owner: Person B")
        expect(sides.locator("[data-cell=ours-said]")).to_have_text(re.compile("^changed on [A-Z]"))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert downloaded(page) == before

    merge(page, theirs)
    first.get_by_role("radio", name="Both").check()
    dialog.get_by_role("button", name="Merge", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("Choose a side in 1 more place")
    expect(second.get_by_role("radio", name="On this computer")).to_be_focused()
    second.get_by_role("radio", name="In the file").check()
    dialog.get_by_role("button", name="Merge", exact=True).click()
    expect(done(page)).to_contain_text("You chose in 2 places.")
    expect(chosen(page, "DBD-02")).to_have_value("partly-met")
    expect(criterion(page, "DBD-01").get_by_label("Note")).to_have_value(
        f"ours\n\ntheirs {PAYLOAD}"
    )
    page.get_by_role("button", name="Undo").click()
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    expect(criterion(page, "DBD-01").get_by_label("Note")).to_have_value("ours")


def test_one_side_can_be_taken_for_all(page: Page) -> None:
    for identifier in ("DBD-01", "DBD-02"):
        answer(page, identifier, "Met")
    wait_until_saved(page)
    theirs = changed(downloaded(page), DBD_01={"outcome": "not-met"}, DBD_02={"outcome": "not-met"})
    for identifier in ("DBD-01", "DBD-02"):
        answer(page, identifier, "Partly met")
    wait_until_saved(page)
    merge(page, theirs)
    expect(conflicts(page)).to_have_count(2)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Take everything from the file").click()
    dialog.get_by_role("button", name="Merge", exact=True).click()
    expect(chosen(page, "DBD-01")).to_have_value("not-met")
    expect(chosen(page, "DBD-02")).to_have_value("not-met")


def test_an_old_copy_never_wins_over_later_answers_without_a_word(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    old = downloaded(page)
    answer(page, "DBD-01", "Not met")
    answer(page, "DBD-02", "Met")
    wait_until_saved(page)
    downloaded(page)
    # The old copy comes back untouched, after a newer one was handed over.
    merge(page, old)
    expect(done(page)).to_contain_text("0 places changed here")
    expect(chosen(page, "DBD-01")).to_have_value("not-met")
    expect(chosen(page, "DBD-02")).to_have_value("met")
    # It comes back with a change that clashes with a later one here.
    merge(page, changed(old, DBD_02={"outcome": "partly-met"}))
    expect(conflicts(page)).to_have_count(1)


def test_without_a_known_state_every_difference_is_asked(page: Page, catalogue: Catalogue) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    findings = {"DBD-01": {"outcome": "not-met"}, "DBD-02": {"outcome": "met"}}
    file = json.loads(assessment(catalogue, findings, name="My service"))
    file["parked"] = {"OLD-99": {"title": "gone", "outcome": "met"}}
    file["snapshots"] = [
        {"date": "2026-01-01", "label": "Q1", "standard_version": "1.0.0", "outcomes": {}}
    ]
    merge(page, json.dumps(file).encode())
    expect(conflicts(page)).to_have_count(1)
    expect(page.locator("[data-part=without-base]")).to_be_visible()
    keep_mine(page)
    expect(chosen(page, "DBD-02")).to_have_value("met")
    expect(chosen(page, "DBD-01")).to_have_value("met")
    stored = json.loads(downloaded(page))
    assert stored["parked"]["OLD-99"]["outcome"] == "met"
    assert [snapshot["label"] for snapshot in stored["snapshots"]] == ["Q1"]


def test_merging_the_same_file_twice_changes_nothing_more(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    theirs = changed(downloaded(page), DBD_02={"outcome": "met", "note": "by a colleague"})
    merge(page, theirs)
    expect(done(page)).to_contain_text("1 place changed here")
    once = downloaded(page)
    merge(page, theirs)
    expect(done(page)).to_contain_text("0 places changed here")
    assert downloaded(page) == once


def test_what_another_tab_writes_while_the_question_is_open_stays(
    page: Page, open_page: OpenPage
) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    theirs = changed(downloaded(page), DBD_01={"outcome": "not-met"})
    answer(page, "DBD-01", "Partly met")
    wait_until_saved(page)
    other = open_page(CHECKLIST, context=page.context)
    merge(page, theirs)
    expect(conflicts(page)).to_have_count(1)
    answer(other, "DBD-07", "Met")
    wait_until_saved(other)
    keep_mine(page)
    expect(done(page)).to_contain_text("was merged")
    expect(chosen(page, "DBD-07")).to_have_value("met")
    expect(chosen(page, "DBD-01")).to_have_value("partly-met")


def test_a_stale_answer_is_asked_about_and_a_missing_one_takes_nothing_away(page: Page) -> None:
    for identifier in ("DBD-01", "DBD-02", "DBD-05"):
        answer(page, identifier, "Met")
    wait_until_saved(page)
    file = json.loads(downloaded(page))
    # As if the file came from a copy that was made before all that is known here.
    file["findings"]["DBD-01"] |= {"outcome": "not-met", "updated": "2020-01-01T00:00:00Z"}
    del file["findings"]["DBD-05"]
    merge(page, json.dumps(file).encode())
    expect(conflicts(page)).to_have_count(1)
    expect(conflicts(page).locator("legend")).to_contain_text("DBD-01")
    keep_mine(page)
    expect(done(page)).to_contain_text("0 places changed here")
    expect(chosen(page, "DBD-01")).to_have_value("met")
    expect(chosen(page, "DBD-05")).to_have_value("met")


def test_what_another_tab_changes_while_it_is_asked_about_stays(
    page: Page, open_page: OpenPage
) -> None:
    for identifier in ("DBD-01", "DBD-02"):
        answer(page, identifier, "Met")
    wait_until_saved(page)
    theirs = changed(
        downloaded(page),
        DBD_01={"outcome": "not-applicable", "reason": "Theirs"},
        DBD_02={"outcome": "not-met"},
        DBD_06={"outcome": "met"},
    )
    for identifier in ("DBD-01", "DBD-02"):
        answer(page, identifier, "Partly met")
    wait_until_saved(page)
    other = open_page(CHECKLIST, context=page.context)
    merge(page, theirs)
    expect(conflicts(page)).to_have_count(2)
    # One that is asked about, and one that was not.
    answer(other, "DBD-01", "Not met")
    answer(other, "DBD-06", "Not met")
    wait_until_saved(other)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Take everything from the file").click()
    dialog.get_by_role("button", name="Merge", exact=True).click()
    expect(done(page)).to_have_text(
        "The file was merged with “My service”: 1 place changed here. You chose in 2 places."
        " Changed in another tab meanwhile, and left as it is here: DBD-01, DBD-06."
        " Open the file again to choose there."
    )
    expect(chosen(page, "DBD-01")).to_have_value("not-met")
    expect(chosen(page, "DBD-02")).to_have_value("not-met")
    expect(chosen(page, "DBD-06")).to_have_value("not-met")
    merge(page, theirs)
    expect(conflicts(page)).to_have_count(2)
