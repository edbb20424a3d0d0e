"""Days that no file can hold, as in the year 715 or 20261: no field hands them over."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    downloaded,
    offer,
    open_fold,
    unfold,
    wait_until_saved,
)
from tests.browser.results_support import open_service
from tests.browser.sample_site import OpenPage
from tests.browser.stored_rows import dump, plant

FIELDS = ("[data-evidence=date]", "[data-evidence=expires]", "[data-field=due]")
# What a browser may let a person enter, whatever the field says.
ENTER = """(field, value) => {
  field.value = value;
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}"""


def opened_again(page: Page) -> None:
    """Download the file and see that it can be opened."""
    offer(page, "assessment.json", downloaded(page))
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("alert")).to_be_empty()


def date_field(page: Page, selector: str) -> Locator:
    """Return a date field of the first criterion, which is answered and has evidence."""
    answer(page, "DBD-01", "Met")
    form = unfold(page, "DBD-01")
    form.get_by_label("Title").fill("Test report")
    field = form.locator(selector)
    field.fill("2026-11-23")
    field.blur()
    wait_until_saved(page)
    return field


def test_a_field_for_a_day_is_made_when_its_fold_opens(page: Page) -> None:
    days = page.locator("[data-criterion] input[type=date]")
    expect(days).to_have_count(0)
    form = unfold(page, "DBD-01")
    expect(days).to_have_count(3)
    form.get_by_label("Due date").fill("2026-11-23")
    form.get_by_label("Title").fill("Test report")
    form.get_by_label("Title").blur()
    wait_until_saved(page)
    form.get_by_role("button", name="Add evidence").click()
    expect(days).to_have_count(5)
    page.reload()
    expect(criterion(page, "DBD-01").locator("[data-field=due]")).to_have_value("2026-11-23")
    expect(days).to_have_count(0)
    expect(unfold(page, "DBD-01").get_by_label("Due date")).to_have_attribute("type", "date")
    expect(form.get_by_label("Due date")).to_have_value("2026-11-23")


@pytest.mark.parametrize("selector", FIELDS)
def test_a_year_has_four_digits(page: Page, selector: str) -> None:
    field = date_field(page, selector)
    field.focus()
    page.keyboard.type("112320261")
    assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", field.input_value())


@pytest.mark.parametrize("selector", FIELDS)
@pytest.mark.parametrize("day", ["20261-11-23", "0715-11-23"])
def test_another_year_is_not_taken(page: Page, selector: str, day: str) -> None:
    field = date_field(page, selector)
    before = downloaded(page)

    field.focus()
    field.evaluate(ENTER, day)
    answer(page, "DBD-02", "Met")
    wait_until_saved(page)

    expect(page.get_by_role("alert")).to_contain_text("not one from 1900 to 9999")
    expect(chosen(page, "DBD-02")).to_have_value("met")
    expect(field).to_have_value("2026-11-23")
    after = json.loads(downloaded(page))
    assert after["findings"]["DBD-01"] == json.loads(before)["findings"]["DBD-01"]
    opened_again(page)


def test_a_day_that_an_earlier_version_kept_is_not_dropped_with_its_neighbour(page: Page) -> None:
    date_field(page, FIELDS[0])
    row = next(one for one in dump(page)["findings"] if one["criterion"] == "DBD-01")
    evidence = [{"title": "Audit", "date": "2026-02-30", "expires": "2027-02-29", "by": "A"}]
    plant(page, "findings", row | {"evidence": evidence})
    page.reload()
    form = unfold(page, "DBD-01")
    expect(form.get_by_label("Title")).to_have_value("Audit")
    form.get_by_label("Title").fill("Audit of the year")
    form.get_by_label("Title").blur()
    wait_until_saved(page)
    row = next(one for one in dump(page)["findings"] if one["criterion"] == "DBD-01")
    assert row["evidence"] == [evidence[0] | {"title": "Audit of the year"}]


def test_a_snapshot_of_such_a_day_is_one_of_today(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_service(open_page, catalogue)
    fold = page.locator("[data-part=snapshots]")
    open_fold(fold)
    fold.get_by_label("Date", exact=True).evaluate(ENTER, "20261-11-23")
    fold.get_by_role("button", name="Keep a snapshot").click()
    expect(page.locator("[data-part=done]")).to_contain_text("The snapshot is kept.")
    (snapshot,) = json.loads(downloaded(page))["snapshots"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", snapshot["date"])
    opened_again(page)
