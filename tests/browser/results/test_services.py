"""Several services: listed, duplicated, deleted, brought back and compared; the age of the file."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    downloaded,
    open_fold,
    show_details,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.results_support import open_service, take_file
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage
from tests.browser.served_code import served_import


def unfolded(page: Page) -> Locator:
    """Open the fold with all services."""
    fold = page.locator("[data-part=services]")
    open_fold(fold)
    expect(fold.get_by_role("table", name="Services on this computer")).to_be_visible()
    return fold


def names(fold: Locator) -> Locator:
    """Return the names of the services in the list."""
    return fold.locator("[data-part=service-list] tbody th")


# No day ends between a save and the look at it.
NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def page(open_page: OpenPage, catalogue: dict[str, Any]) -> Page:
    """Return the result page with two services."""
    page = open_service(open_page, catalogue, name="Parking permits")
    # Services stand in the order in which they were added, by the second.
    page.wait_for_timeout(1100)
    changed = {"DBD-02": {"title": "", "outcome": "met"}}
    take_file(page, catalogue, "Dog licences", **changed)
    return page


def test_services_are_listed_with_level_and_coverage(page: Page) -> None:
    fold = unfolded(page)
    shown = names(fold).filter(has_text="shown now")
    expect(shown).to_have_text("Dog licences (shown now)")
    expect(names(fold)).to_have_count(2)
    row = fold.locator("[data-part=service-list]").get_by_role("row", name="Parking permits")
    for text in ("Discovery", "4 of 17", "1 to 2"):
        expect(row).to_contain_text(text)
    fold.get_by_role("button", name="Show Parking permits").click()
    expect(page.get_by_label("Name of the service")).to_have_value("Parking permits")
    expect(shown).to_have_text("Parking permits (shown now)")


SWITCH_RIGHT_AFTER_TYPING = """(other) => {
  const name = document.querySelector("[data-service=name]");
  name.value = "Dog licences, new";
  name.dispatchEvent(new Event("input", { bubbles: true }));
  const shown = document.querySelector("[data-control=service]");
  shown.selectedIndex = [...shown.options].findIndex(({ text }) => text === other);
  shown.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def test_a_service_chosen_right_after_typing_is_the_one_that_is_shown(page: Page) -> None:
    page.evaluate(SWITCH_RIGHT_AFTER_TYPING, "Parking permits")
    expect(page.get_by_label("Name of the service")).to_have_value("Parking permits")
    shown = page.get_by_label("Service shown").locator("option:checked")
    expect(shown).to_have_text("Parking permits")
    expect(names(unfolded(page))).to_have_text(["Parking permits (shown now)", "Dog licences, new"])


def test_a_service_that_is_not_left_for_another_is_still_the_one_chosen(page: Page) -> None:
    """What could not be kept would be left behind."""
    page.evaluate(
        """() => { IDBObjectStore.prototype.put = () => {
          throw new DOMException("full", "QuotaExceededError"); } }"""
    )
    show_details(page)
    page.get_by_label("Phase").first.select_option("beta")
    expect(page.get_by_role("alert")).to_contain_text("no room left")
    shown = page.get_by_label("Service shown")
    current = shown.input_value()
    shown.select_option(label="Parking permits")
    expect(shown).to_have_value(current)
    expect(page.get_by_label("Phase").first).to_have_value("beta")


def test_a_duplicate_holds_all_and_goes_its_own_way(page: Page, open_page: OpenPage) -> None:
    original = json.loads(downloaded(page))
    fold = unfolded(page)
    fold.get_by_role("button", name="Duplicate Dog licences").click()
    expect(page.get_by_label("Name of the service")).to_have_value("Copy of Dog licences")
    copy = json.loads(downloaded(page))
    assert copy["findings"] == original["findings"]
    assert copy["service"]["id"] != original["service"]["id"]
    checklist = open_page(CHECKLIST, context=page.context)
    answer(checklist, "DBD-01", "Not met")
    wait_until_saved(checklist)
    fold.get_by_role("button", name="Show Dog licences").click()
    assert json.loads(downloaded(page))["findings"] == original["findings"]


def test_a_duplicate_can_be_undone(page: Page) -> None:
    fold = unfolded(page)
    fold.get_by_role("button", name="Duplicate Dog licences").click()
    expect(names(fold)).to_have_count(3)
    page.locator("[data-part=undo]").click()
    expect(names(fold)).to_have_count(2)
    expect(page.get_by_label("Name of the service")).to_have_value("Dog licences")


def test_a_deleted_service_comes_back_whole(page: Page) -> None:
    before = downloaded(page)
    fold = unfolded(page)
    fold.get_by_role("button", name="Delete Dog licences").click()
    expect(names(fold)).to_have_text(["Parking permits (shown now)"])
    expect(page.locator("[data-part=done]")).to_have_text("“Dog licences” was deleted.")
    page.locator("[data-part=undo]").click()
    expect(names(fold).filter(has_text="shown now")).to_have_text("Dog licences (shown now)")
    expect(names(fold)).to_have_count(2)
    assert downloaded(page) == before


def test_a_deleted_service_comes_back_on_another_day(page: Page, open_page: OpenPage) -> None:
    before = downloaded(page)
    fold = unfolded(page)
    fold.get_by_role("button", name="Delete Dog licences").click()
    fold.get_by_role("button", name="Delete Parking permits").click()
    expect(fold).to_contain_text("No service yet.")
    later = open_page(RESULT, context=page.context)
    open_fold(later.locator("[data-part=services]"))
    later.get_by_role("button", name="Bring back Dog licences").click()
    expect(later.get_by_label("Name of the service")).to_have_value("Dog licences")
    assert downloaded(later) == before
    expect(later.get_by_role("button", name="Bring back Dog licences")).to_have_count(0)
    expect(later.get_by_role("button", name="Bring back Parking permits")).to_be_visible()


def test_a_service_is_never_shown_without_its_answers(page: Page) -> None:
    seen = page.evaluate(
        """async () => {
          const { openSession } = await (ACTIONS);
          const { switchTo } = await (CHANGES);
          const session = await openSession();
          const { store } = session;
          const read = store.getFindings.bind(store);
          store.getFindings = async (id) => {
            await new Promise((go) => setTimeout(go, 200));
            return read(id);
          };
          const other = session.services.find(({ id }) => id !== session.service.id);
          const seen = [];
          const look = () => seen.push([session.service.name, session.findings.size]);
          const switched = switchTo(session, other.id);
          for (let turn = 0; turn < 20; turn += 1) {
            look();
            await new Promise((go) => setTimeout(go, 20));
          }
          await switched;
          look();
          store.close();
          return seen;
        }""".replace("ACTIONS", served_import("session-actions")).replace(
            "CHANGES", served_import("large-changes")
        )
    )
    assert seen[0] == ["Dog licences", 5]
    assert seen[-1] == ["Parking permits", 5]
    assert {findings for _, findings in seen} == {5}


def test_two_services_stand_side_by_side(page: Page) -> None:
    fold = unfolded(page)
    levels = fold.get_by_role("table", name="Parking permits and Dog licences, by dimension")
    row = levels.get_by_role("row", name="Digital by design")
    expect(row.get_by_role("cell").first).to_have_text("2 (3 of 7 assessed)")
    differing = fold.get_by_role("table", name="Answers that differ (1)")
    cells = differing.get_by_role("row", name="DBD-02").get_by_role("cell")
    expect(cells).to_have_text(["Not met", "Met"])
    fold.get_by_label("with").select_option(label="Parking permits")
    expect(levels).to_have_count(0)


def test_the_age_of_the_last_file_is_said(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    # With the clock, the tests also take the record by which a page knows what was entered early.
    wait_until_ready(page)
    page.clock.set_fixed_time(NOON)
    age = page.locator("[data-part=savebar] [data-part=file-age]")
    expect(age).to_have_text("")
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    expect(age).to_have_text("Not in a file yet")
    downloaded(page)
    expect(age).to_have_text("Same as the file of today")
    answer(page, "DBD-02", "Met")
    expect(age).to_have_text("Last file: today, 1 change since")
    page.clock.set_fixed_time(NOON + timedelta(days=3))
    page.reload()
    expect(age).to_have_text("Last file: 3 days ago, 1 change since")
    open_fold(page.locator("[data-part=files]"))
    expect(page.locator("[data-part=files] [data-part=file-age]")).to_have_text(
        "Last file: 3 days ago, 1 change since"
    )


def test_each_service_has_a_file_of_its_own(page: Page) -> None:
    page.clock.set_fixed_time(NOON)
    age = page.locator("[data-part=savebar] [data-part=file-age]")
    downloaded(page)
    expect(age).to_have_text("Same as the file of today")
    page.get_by_label("Service shown").select_option(label="Parking permits")
    # It was opened from one.
    expect(age).to_have_text(re.compile("^Same as the file of "))
