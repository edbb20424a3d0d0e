"""An exemption is given on a checklist, counts for what it is worth, and is taken back."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import faults
from tests.browser.checklist_support import (
    answer,
    criterion,
    downloaded,
    open_fold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.results_support import take_file
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage

LATER, PAST = "2999-12-31", "2020-12-31"
GIVEN = {"approved_by": "Digital board", "until": LATER, "reason": "The contract ends then."}


def not_met(page: Page, identifier: str = "DBD-01") -> Locator:
    """Answer "not met" and return the line of its exemption."""
    line = criterion(page, identifier).locator("[data-part=exemption]")
    expect(line).to_have_count(0)
    answer(page, identifier, "Not met")
    expect(line.get_by_role("button")).to_have_text("Add an exemption")
    return line


def fill(page: Page, **values: str) -> Locator:
    """Fill in the form and press its first button."""
    dialog = page.get_by_role("dialog")
    labels = {"approved_by": "Approved by, as a role or office", "approved_on": "Approved on"}
    for name, value in values.items():
        dialog.get_by_label(labels.get(name, name.title()), exact=True).fill(value)
    dialog.get_by_role("button", name="Keep the exemption").click()
    return dialog


def exempt(page: Page, **more: str) -> Locator:
    """Give an exemption from the first criterion."""
    line = not_met(page)
    line.get_by_role("button").click()
    dialog = fill(page, **GIVEN, **more)
    expect(dialog).to_have_count(0)
    expect(line).to_contain_text(f"Exempt until {LATER}, approved by Digital board: The contract")
    wait_until_saved(page)
    return line


def finding(page: Page) -> Any:
    return json.loads(downloaded(page))["findings"]["DBD-01"]


def test_only_what_is_not_met_can_be_exempt(page: Page) -> None:
    line = not_met(page)
    for outcome, count in (("Partly met", 1), ("Met", 0), ("Not met", 1), ("Not assessed", 0)):
        answer(page, "DBD-01", outcome)
        expect(line).to_have_count(count)


def test_an_exemption_is_kept_and_raises_no_count_of_what_is_met(page: Page) -> None:
    line = exempt(page)
    open_fold(page.locator("[data-part=standing]"))
    baseline = page.locator("[data-part=baseline]")
    expect(baseline).to_have_text(
        re.compile(f"^Baseline: 0 of [0-9]+ met, 1 exempt until {LATER}$")
    )
    level = page.locator("tr[data-dimension=digital-by-design] [data-cell=level]")
    expect(level).to_have_text(re.compile("^1"))
    assert finding(page) | {"updated": ""} == {
        "title": finding(page)["title"],
        "outcome": "not-met",
        "updated": "",
        "exemption": GIVEN,
    }
    page.reload()
    expect(line).to_contain_text("Exempt until")
    answer(page, "DBD-01", "Met")
    expect(line).to_contain_text("With this outcome no exemption is needed. Remove it.")
    expect(baseline).to_have_text(re.compile("^Baseline: 1 of [0-9]+ met$"))


def test_what_would_not_count_is_not_kept(page: Page) -> None:
    line = not_met(page)
    line.get_by_role("button").click()
    dialog = fill(page, until=LATER)
    said = dialog.get_by_role("alert")
    expect(said).to_have_text(re.compile("counts for nothing: Approved by, as a role or office, R"))
    expect(dialog.get_by_label("Approved by", exact=False)).to_be_focused()
    assert not faults(page)
    fill(page, **GIVEN, approved_on="2999-12-31")
    line.get_by_role("button").click()
    fill(page, until="2998-12-31")
    expect(said).to_have_text("The end lies before the approval.")
    expect(dialog.get_by_label("Until")).to_be_focused()
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    expect(line.get_by_role("button")).to_be_focused()
    expect(line).to_contain_text("Exempt from 2999-12-31 on")


def test_the_form_says_how_long_an_exemption_may_last(open_page: OpenPage) -> None:
    def limited(route: Any) -> None:
        data = route.fetch().json()
        data["scoring"]["exemption_months"] = 1
        route.fulfill(json=data)

    page = open_page(CHECKLIST)
    page.route("**/catalogue*.json", limited)
    page.reload()
    wait_until_ready(page)
    line = not_met(page)
    line.get_by_role("button").click()
    dialog = fill(page, **GIVEN)
    said = dialog.get_by_role("alert")
    expect(said).to_have_text(re.compile("counts for nothing: Approved on.$"))
    fill(page, approved_on="2024-01-31")
    expect(said).to_contain_text("lasts 1 month at most. Let it end on 2024-02-29 or earlier")
    fill(page, until="2024-02-29")
    expect(line).to_contain_text("The exemption ended on 2024-02-29. Meet the criterion")


def test_an_exemption_is_removed_and_comes_back_with_undo(page: Page) -> None:
    line = exempt(page)
    line.get_by_role("button").click()
    page.get_by_role("button", name="Remove the exemption").click()
    expect(line.get_by_role("button")).to_have_text("Add an exemption")
    expect(page.locator("[data-part=announce]")).to_have_text("DBD-01 is not exempt any more.")
    wait_until_saved(page)
    assert "exemption" not in finding(page)


def test_my_service_lists_the_next_to_end_first(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    def said(until: str) -> dict[str, Any]:
        return {"outcome": "not-met", "exemption": GIVEN | {"until": until}}

    answers = {"DBD-01": said(LATER), "DBD-02": said(PAST), "UDR-01": said("2999-06-30")}
    page = open_page(RESULT)
    take_file(page, catalogue, "Parking permits", **answers)
    table = page.get_by_role("table", name="Exemptions, the next to end first")
    expect(table.get_by_role("rowheader")).to_contain_text(["DBD-02", "UDR-01", "DBD-01"])
    cells = table.locator("td:nth-child(2)")
    expect(cells).to_have_text(["Ended", "In force", "In force"])
    expect(page.locator("[data-part=baseline]")).to_contain_text(
        "2 exempt, the first until 2999-06"
    )
    assert not faults(page)
    open_fold(page.locator("[data-part=report]"))
    report = page.locator("[data-part=report-body]")
    expect(report).to_contain_text(f"Exemption: Digital board, {LATER}, The contract ends then.")


def test_the_history_says_that_an_exemption_changed_and_takes_it_back(open_page: OpenPage) -> None:
    checklist = open_page(CHECKLIST)
    line = exempt(checklist)
    page = open_page(RESULT, context=checklist.context)
    fold = page.locator("[data-part=history]")
    open_fold(fold)
    expect(fold.locator("tbody tr").first).to_contain_text("Exemption")
    fold.get_by_role("button", name="Undo the last change").click()
    expect(line.get_by_role("button")).to_have_text("Add an exemption")
    fold.get_by_role("button", name="Redo").click()
    expect(line).to_contain_text(f"Exempt until {LATER}")
