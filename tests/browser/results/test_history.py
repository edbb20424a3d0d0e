"""What changed in a service: listed, undone step by step, and made again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    open_fold,
    unfold,
    wait_until_saved,
)
from tests.browser.results_support import choose_target, open_service
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage
from tests.browser.served_code import served_import


@pytest.fixture
def checklist(open_page: OpenPage) -> Page:
    """Return a checklist on which one answer was changed twice."""
    page = open_page(CHECKLIST)
    for outcome in ("Not met", "Partly met", "Met"):
        answer(page, "DBD-02", outcome)
        wait_until_saved(page)
        page.wait_for_timeout(50)
    return page


def unfolded(page: Page) -> Locator:
    """Open the fold with the history."""
    fold = page.locator("[data-part=history]")
    open_fold(fold)
    expect(fold.get_by_role("table")).to_be_visible()
    return fold


def test_changes_are_listed_the_last_one_first(open_page: OpenPage, checklist: Page) -> None:
    fold = unfolded(open_page(RESULT, context=checklist.context))
    rows = fold.locator("tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.first).to_contain_text("Outcome: Met")
    expect(rows.first.get_by_role("link", name="DBD-02")).to_have_attribute(
        "href", re.compile("/checklists/digital-by-design/#dbd-02$")
    )
    expect(rows.last).to_contain_text("The service was added")


def test_undo_goes_back_step_by_step_and_redo_forth(open_page: OpenPage, checklist: Page) -> None:
    page = open_page(RESULT, context=checklist.context)
    fold = unfolded(page)
    undo = fold.get_by_role("button", name="Undo the last change")
    redo = fold.get_by_role("button", name="Redo")
    expect(redo).to_have_attribute("aria-disabled", "true")
    last = fold.locator("tbody tr").first
    undo.click()
    expect(last).to_contain_text("Taken back; Outcome: Partly met")
    expect(chosen(checklist, "DBD-02")).to_have_value("partly-met")
    expect(undo).to_be_focused()
    undo.click()
    expect(last).to_contain_text("Outcome: Not met")
    redo.click()
    expect(last).to_contain_text("Outcome: Partly met")
    page.reload()
    unfolded(page)
    redo.click()
    expect(chosen(checklist, "DBD-02")).to_have_value("met")
    expect(redo).to_have_attribute("aria-disabled", "true")
    rows = fold.locator("tbody tr")
    for _ in range(3):
        # Each way back is a change of its own; the list is drawn together with the buttons.
        count = rows.count()
        undo.click()
        expect(rows).to_have_count(count + 1)
    expect(undo).to_have_attribute("aria-disabled", "true")
    expect(chosen(checklist, "DBD-02")).to_have_value("not-assessed")


def test_a_new_change_ends_the_way_forth(open_page: OpenPage, checklist: Page) -> None:
    page = open_page(RESULT, context=checklist.context)
    fold = unfolded(page)
    fold.get_by_role("button", name="Undo the last change").click()
    redo = fold.get_by_role("button", name="Redo")
    expect(redo).to_have_attribute("aria-disabled", "false")
    choose_target(page, "Proactive", 2)
    expect(fold.locator("tbody tr").first).to_contain_text(
        re.compile(r"The service\s*Target: Proactive 2")
    )
    expect(redo).to_have_attribute("aria-disabled", "true")


def change_sixty_times(page: Page) -> None:
    page.evaluate(
        """async () => {
          const { openSession } = await (ACTIONS);
          const { store, service } = await openSession();
          for (let turn = 0; turn < 60; turn += 1) {
            await store.changeFinding(service.id, `DBD-0${1 + turn % 2}`, { note: `Turn ${turn}` });
          }
          store.close();
        }""".replace("ACTIONS", served_import("session-actions"))
    )


def test_two_quick_clicks_are_two_steps(open_page: OpenPage, checklist: Page) -> None:
    page = open_page(RESULT, context=checklist.context)
    fold = unfolded(page)
    fold.get_by_role("button", name="Undo the last change").dblclick()
    expect(chosen(checklist, "DBD-02")).to_have_value("not-met")
    fold.get_by_role("button", name="Redo").dblclick()
    expect(chosen(checklist, "DBD-02")).to_have_value("met")


def test_older_changes_are_shown_when_asked_for(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_service(open_page, catalogue)
    change_sixty_times(page)
    fold = unfolded(page)
    rows = fold.locator("tbody tr")
    expect(rows).to_have_count(50)
    expect(fold.locator("caption")).to_have_text(re.compile(r"the last 50 of \d\d"))
    expect(rows.first).to_contain_text("Note: “Turn 59”")
    older = fold.get_by_role("button", name="Show older changes")
    older.click()
    expect(rows.last).to_contain_text("Opened from a file")
    expect(fold.locator("caption")).to_have_text("What changed")
    expect(older).to_have_count(0)
    expect(fold.locator("[data-part=history-list]")).to_be_focused()


def test_the_changes_of_one_criterion_are_shown(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_service(open_page, catalogue)
    change_sixty_times(page)
    fold = unfolded(page)
    rows = fold.locator("tbody tr")
    about = fold.get_by_label("Show the changes of")
    about.select_option("DBD-02")
    expect(rows.first).to_contain_text("Note: “Turn 59”")
    expect(rows.nth(1)).to_contain_text("Note: “Turn 57”")
    assert all("DBD-02" in text for text in rows.all_inner_texts())
    about.select_option(label="The service")
    expect(rows.last).to_contain_text("Opened from a file")
    expect(fold.get_by_role("link")).to_have_count(0)
    # What is written meanwhile leaves the choice as it is.
    choose_target(page, "Proactive", 2)
    expect(rows.first).to_contain_text("Target: Proactive 2")
    expect(about).to_have_value("service")


def type_in_phrases(page: Page, identifier: str, *phrases: str) -> None:
    """Type into a note with a pause after each phrase, in which it is kept."""
    note = unfold(page, identifier).get_by_label("Note")
    for phrase in phrases:
        note.focus()
        page.keyboard.press("End")
        page.keyboard.type(phrase)
        note.blur()
        wait_until_saved(page)
        page.wait_for_timeout(50)


def test_a_text_typed_in_phrases_is_one_change(open_page: OpenPage, checklist: Page) -> None:
    type_in_phrases(checklist, "DBD-02", "We asked ten people", ", and eight managed", ".")
    type_in_phrases(checklist, "DBD-01", "Another text.")
    page = open_page(RESULT, context=checklist.context)
    fold = unfolded(page)
    rows = fold.locator("tbody tr")
    expect(rows).to_have_count(6)
    expect(rows.nth(1)).to_contain_text("Note: “We asked ten people, and eight managed.”")
    undo = fold.get_by_role("button", name="Undo the last change")
    note = criterion(checklist, "DBD-02").get_by_label("Note")
    undo.click()
    expect(rows.first).to_contain_text("DBD-01")
    expect(rows).to_have_count(7)
    undo.click()
    expect(rows.first).to_contain_text("Taken back; Note: emptied")
    expect(rows).to_have_count(8)
    expect(note).to_have_value("")
    expect(chosen(checklist, "DBD-02")).to_have_value("met")
    fold.get_by_role("button", name="Redo").click()
    expect(note).to_have_value("We asked ten people, and eight managed.")
    expect(rows).to_have_count(9)
    undo.click()
    expect(note).to_have_value("")
    undo.click()
    expect(chosen(checklist, "DBD-02")).to_have_value("partly-met")


JOINED = """async () => {
  const { joined } = await import("/assets/service-standards/history-view.js");
  const at = (seconds) => new Date(Date.UTC(2026, 0, 1) + 1000 * seconds).toISOString();
  const row = (seconds, given = {}) => ({ service: "s", criterion: "DBD-01", kind: "change",
    at: at(seconds), tab: "one", batch: `b${seconds}`, before: { note: `${seconds - 1}` },
    after: { note: `${seconds}` }, conflict: false, updated: `t${seconds}`, ...given });
  const lengths = (...rows) => joined(rows).map(({ batches }) => batches.length);
  const other = { before: { owner: "" }, after: { owner: "Ana" } };
  const met = { before: { outcome: "met" }, after: { outcome: "not-met" } };
  return {
    same: lengths(row(0), row(59), row(100)),
    late: lengths(row(0), row(61)),
    tab: lengths(row(0), row(1, { tab: "two" }), row(2)),
    criterion: lengths(row(0), row(1, { criterion: "DBD-02" })),
    field: lengths(row(0), row(1, other)),
    more: lengths(row(0), row(1, { after: { note: "x", owner: "Ana" } })),
    kind: lengths(row(0), row(1, { kind: "undo", undoes: "b0" }), row(2)),
    choice: lengths(row(0, met), row(1, met)),
    name: lengths(...[0, 1].map((at) => row(at, { criterion: null, after: { name: "x" } }))),
    damaged: lengths(row(0), row(1, { after: null }), row(2, { at: "soon" })),
    one: joined([row(0), row(1), row(2)])[0],
  };
}"""


def test_only_one_text_of_one_tab_is_joined(open_page: OpenPage) -> None:
    found = open_page(RESULT).evaluate(JOINED)
    one = found.pop("one")
    assert (one["before"], one["after"]) == ({"note": "-1"}, {"note": "2"})
    assert (one["batches"], one["updated"]) == (["b0", "b1", "b2"], "t0")
    assert found.pop("same") == [3]
    assert found.pop("name") == [2]
    for name, lengths in found.items():
        assert set(lengths) == {1}, name
