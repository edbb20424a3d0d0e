"""Every kind of change can be taken back, and then everything is as it was."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    assessment,
    chosen,
    criterion,
    offer,
    open_fold,
    state_fact,
    unfold,
    wait_until_saved,
)
from tests.browser.results_support import FINDINGS, choose_target, open_service
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage
from tests.browser.stored_rows import dump

PATIENCE_SECONDS = 30
# What tells when and how often, but not what.
CLOCKS = {"updated", "revision", "changes", "created"}
BLANK = {"title": "", "outcome": "not-assessed", "reason": "", "note": "", "evidence": []}
THEIRS = {"DBD-01": {"title": "", "outcome": "not-met"}, "DBD-08": {"title": "", "outcome": "met"}}


def content(page: Page) -> dict[str, Any]:
    """Return what is kept of all services, whatever its clocks say."""
    rows = dump(page)
    services = {row["id"]: without(row, CLOCKS) for row in rows["services"]}
    findings = [without(row, CLOCKS) for row in rows["findings"] if row["service"] in services]
    current = [row["value"] for row in rows["settings"] if row["name"] == "current-service"]
    answered = {(row["service"], row["criterion"]): row for row in findings if is_answered(row)}
    return {"services": services, "findings": answered, "current": current}


def without(row: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}


def is_answered(row: dict[str, Any]) -> bool:
    return any(row[key] != blank for key, blank in BLANK.items())


def leave(page: Page, state: dict[str, Any]) -> dict[str, Any]:
    """Wait until something else is kept, and return it."""
    return settle(page, lambda now: now != state)


def become(page: Page, state: dict[str, Any]) -> dict[str, Any]:
    """Wait until exactly this is kept."""
    return settle(page, lambda now: now == state)


def settle(page: Page, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Wait until what is kept is so, and return it."""
    end = monotonic() + PATIENCE_SECONDS
    while not holds(found := content(page)):
        assert monotonic() < end, found
        page.wait_for_timeout(50)
    return found


def note(page: Page, _: Catalogue) -> None:
    unfold(page, "DBD-02").get_by_label("Note").fill("Another note")
    criterion(page, "DBD-02").get_by_label("Note").blur()


def evidence(page: Page, _: Catalogue) -> None:
    field = unfold(page, "DBD-02").get_by_label("Title")
    field.fill("Report")
    field.blur()


def name(page: Page, _: Catalogue) -> None:
    page.get_by_label("Name of the service").fill("Another name")
    page.get_by_label("Name of the service").blur()


def opened(choice: str) -> Callable[[Page, Catalogue], None]:
    def open_file(page: Page, catalogue: Catalogue) -> None:
        offer(page, "a.json", assessment(catalogue, THEIRS, id="Parking permits"))
        page.get_by_role("dialog").get_by_role("button", name=choice).click()
        if choice == "Merge with":
            dialog = page.get_by_role("dialog", name="Choose where both sides differ")
            dialog.get_by_role("button", name="Take everything from the file").click()
            dialog.get_by_role("button", name="Merge", exact=True).click()

    return open_file


def spreadsheet(page: Page, _: Catalogue) -> None:
    offer(page, "a.csv", b"id,outcome\r\nDBD-01,Not met\r\nDBD-08,Met\r\n")
    page.get_by_role("dialog").get_by_role("button", name="Put these answers into").click()


def shared(page: Page, catalogue: Catalogue) -> None:
    page.evaluate(
        """async (catalogue) => {
          const { encodeShare } = await import("/assets/service-standards/share-link.js");
          const ids = (list) => list.map(({ id }) => id);
          location.hash = encodeShare({ standard: catalogue.standard, facts: {},
            criteriaIds: ids(catalogue.criteria), factIds: ids(catalogue.facts),
            outcomes: new Map([["DBD-01", "not-met"]]) });
        }""",
        catalogue,
    )
    page.get_by_role("dialog").get_by_role("button", name="Keep as a new service").click()


def snapshot(page: Page, _: Catalogue) -> None:
    open_fold(page.locator("[data-part=snapshots]"))
    page.get_by_label("Label of the snapshot").fill("Review")
    page.get_by_role("button", name="Keep a snapshot").click()


def listed(action: str) -> Callable[[Page, Catalogue], None]:
    def press(page: Page, _: Catalogue) -> None:
        open_fold(page.locator("[data-part=services]"))
        page.get_by_role("button", name=f"{action} Parking permits").click()

    return press


Change = Callable[[Page, Catalogue], None]
# Changed field by field: taken back in the list of changes.
FIELDS: dict[str, Change] = {
    "answer": lambda page, _: answer(page, "DBD-02", "Met"),
    "note": note,
    "evidence": evidence,
    "fact": lambda page, _: state_fact(page, "takes-payments", "Yes"),
    "name": name,
    "phase": lambda page, _: choose_phase(page),
}
# Changed at once: taken back by the button beside the message.
BATCHES: dict[str, tuple[str, Change]] = {
    "new": (CHECKLIST, opened("Add as a new service")),
    "replace": (CHECKLIST, opened("Replace the answers of")),
    "merge": (CHECKLIST, opened("Merge with")),
    "reset": (CHECKLIST, lambda page, _: page.get_by_role("button", name="Reset this").click()),
    "spreadsheet": (CHECKLIST, spreadsheet),
    "link": (CHECKLIST, shared),
    "duplicate": ("", listed("Duplicate")),
    "delete": ("", listed("Delete")),
    "snapshot": ("", snapshot),
}


def choose_phase(page: Page) -> None:
    page.locator("[data-service=phase]").select_option("live")


@pytest.fixture
def result(open_page: OpenPage, catalogue: Catalogue) -> Page:
    """Return the result of a service with answers of every kind."""
    return open_service(open_page, catalogue)


def test_the_service_has_what_is_to_be_taken_back(result: Page) -> None:
    assert {criterion for _, criterion in content(result)["findings"]} == set(FINDINGS)


def test_every_change_of_a_field_is_taken_back(
    result: Page, open_page: OpenPage, catalogue: Catalogue
) -> None:
    checklist = open_page(CHECKLIST, context=result.context)
    expect(checklist.get_by_label("Name of the service")).to_have_value("Parking permits")
    open_fold(result.locator("[data-part=history]"))
    undo = result.get_by_role("button", name="Undo the last change")
    redo = result.get_by_role("button", name="Redo")
    before = content(result)
    for kind, change in FIELDS.items():
        change(checklist, catalogue)
        changed = leave(result, before)
        wait_until_saved(checklist)
        expect(redo, kind).to_have_attribute("aria-disabled", "true")
        undo.click()
        become(result, before)
        expect(redo, kind).to_have_attribute("aria-disabled", "false")
        redo.click()
        become(result, changed)
        undo.click()
        become(result, before)
        expect(redo, kind).to_have_attribute("aria-disabled", "false")
    choose_target(result, "Proactive", 3)
    expect(redo).to_have_attribute("aria-disabled", "true")
    undo.click()
    become(result, before)


@pytest.mark.parametrize(("path", "change"), BATCHES.values(), ids=BATCHES)
def test_every_change_at_once_is_taken_back(
    result: Page, open_page: OpenPage, catalogue: Catalogue, path: str, change: Change
) -> None:
    # A page that has just come offers to take nothing back yet.
    page = open_page(path or RESULT, context=result.context)
    expect(page.get_by_label("Name of the service")).to_have_value("Parking permits")
    before = content(page)
    change(page, catalogue)
    leave(page, before)
    page.locator("[data-part=undo]").click()
    expect(page.locator("[data-part=done]")).to_have_text("Undone.")
    become(page, before)
    expect(page.get_by_label("Name of the service")).to_have_value("Parking permits")


def test_what_another_tab_answered_since_then_is_left_alone(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    for identifier in ("DBD-01", "DBD-02"):
        answer(page, identifier, "Met")
    wait_until_saved(page)
    page.get_by_role("button", name="Reset this").click()
    expect(chosen(page, "DBD-01")).to_have_value("not-assessed")
    other = open_page(CHECKLIST, context=page.context)
    answer(other, "DBD-01", "Partly met")
    wait_until_saved(other)
    expect(chosen(page, "DBD-01")).to_have_value("partly-met")
    page.locator("[data-part=undo]").click()
    expect(page.locator("[data-part=done]")).to_have_text(
        "Undone. Left as it is, because another tab changed it since: DBD-01."
    )
    for tab in (page, other):
        expect(chosen(tab, "DBD-01")).to_have_value("partly-met")
        expect(chosen(tab, "DBD-02")).to_have_value("met")
