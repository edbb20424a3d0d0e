"""The organisation answers once; its services inherit, override, and lose nothing."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults_in_looks
from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    downloaded,
    open_fold,
    unfold,
    wait_until_saved,
)
from tests.browser.organisation.organisation_site import (
    BODY,
    ORGANISATION,
    OWN,
    STORED,
    answer_for_organisation,
    inherited,
    show,
    take_service,
)
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage

AGAIN = re.compile("^Use the organisation.s answer again")


def test_two_services_inherit_one_answer(page: Page) -> None:
    for name in ("Parking permits", "Dog licences"):
        show(page, name)
        expect(chosen(page, "ORG-01")).to_have_value("met")
        expect(inherited(page, "ORG-01")).to_contain_text(f"Inherited from {BODY}.")
        form = unfold(page, "ORG-01")
        expect(form.get_by_label("Note", exact=True)).to_have_value("The strategy was published.")
        expect(form.locator("[data-evidence=title]").first).to_have_value("Strategy")
        expect(page.locator("[data-part=mini]")).to_have_text("1 of 3 assessed")
        open_fold(page.locator("[data-part=standing]"))
        row = page.get_by_role("table", name="Progress").get_by_role("row").nth(1)
        expect(row.locator("[data-cell=assessed]")).to_have_text("1 of 3")
        expect(inherited(page, "ORG-02")).to_have_count(0)
    assert page.evaluate(STORED, "Dog licences") == []


def test_a_service_may_answer_for_itself_and_go_back(page: Page) -> None:
    answer(page, "ORG-01", "Not met")
    wait_until_saved(page)
    own = inherited(page, "ORG-01")
    expect(own).to_contain_text(f"own answer. {BODY} says: Met.")
    expect(unfold(page, "ORG-01").get_by_label("Note", exact=True)).to_have_value(
        "The strategy was published."
    )
    own.get_by_role("button", name=AGAIN).click()
    expect(chosen(page, "ORG-01")).to_have_value("met")
    expect(own).to_contain_text(f"Inherited from {BODY}.")
    page.locator("[data-part=undo]").click()
    expect(chosen(page, "ORG-01")).to_have_value("not-met")
    expect(own).to_contain_text(OWN)
    show(page, "Parking permits")
    expect(chosen(page, "ORG-01")).to_have_value("met")


CHOOSES_WHILE_UNDONE = """(name) => {
  const select = document.querySelector("[data-part=switch] select");
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
    const made = transaction.call(this, stores, mode, ...more);
    if (mode === "readwrite" && [stores].flat().includes("findings")) {
      IDBDatabase.prototype.transaction = transaction;
      made.addEventListener("complete", () => {
        select.value = [...select.options].find(({ text }) => text === name).value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }
    return made;
  };
}"""


def test_a_service_that_is_chosen_while_something_is_undone_stays_chosen(page: Page) -> None:
    answer(page, "ORG-01", "Not met")
    wait_until_saved(page)
    inherited(page, "ORG-01").get_by_role("button", name=AGAIN).click()
    expect(chosen(page, "ORG-01")).to_have_value("met")
    expect(page.locator("[data-part=undo]")).to_be_visible()
    page.evaluate(CHOOSES_WHILE_UNDONE, "Parking permits")
    page.locator("[data-part=undo]").click()

    expect(page.locator("[data-service=name]")).to_have_value("Parking permits")
    wait_until_saved(page)
    page.reload()
    expect(page.locator("[data-service=name]")).to_have_value("Parking permits")


def test_the_same_outcome_can_be_made_ones_own(page: Page) -> None:
    inherited(page, "ORG-01").get_by_role("button", name="Make it our own answer").click()
    expect(inherited(page, "ORG-01")).to_contain_text(OWN)
    expect(inherited(page, "ORG-01").get_by_role("button", name=AGAIN)).to_be_focused()
    wait_until_saved(page)
    show(page, BODY)
    answer(page, "ORG-01", "Not met")
    show(page, "Dog licences")
    expect(chosen(page, "ORG-01")).to_have_value("met")
    show(page, "Parking permits")
    expect(chosen(page, "ORG-01")).to_have_value("not-met")


def test_an_inherited_answer_can_be_left_open(page: Page) -> None:
    show(page, BODY)
    answer(page, "ORG-02", "Met")
    show(page, "Dog licences")
    answer(page, "ORG-02", "Not assessed")
    wait_until_saved(page)
    expect(chosen(page, "ORG-02")).to_have_value("not-assessed")
    page.reload()
    expect(inherited(page, "ORG-02")).to_contain_text(OWN)
    expect(chosen(page, "ORG-02")).to_have_value("not-assessed")
    assert json.loads(downloaded(page))["findings"]["ORG-02"]["inherits"] is False


def test_without_the_organisation_nothing_is_inherited(page: Page, open_page: OpenPage) -> None:
    result = open_page(RESULT, context=page.context)
    fold = result.locator("[data-part=services]")
    open_fold(fold)
    fold.get_by_role("button", name=f"Delete {BODY}").click()
    expect(chosen(page, "ORG-01")).to_have_value("not-assessed")
    expect(inherited(page, "ORG-01")).to_be_hidden()
    expect(page.get_by_role("button", name="Answer for your organisation")).to_be_visible()
    result.locator("[data-part=undo]").click()
    expect(chosen(page, "ORG-01")).to_have_value("met")


def test_an_answer_taken_back_is_inherited_no_more(page: Page) -> None:
    show(page, BODY)
    page.get_by_role("button", name="Reset this checklist").click()
    show(page, "Dog licences")
    expect(chosen(page, "ORG-01")).to_have_value("not-assessed")


def test_another_tab_shows_what_the_organisation_changes(page: Page, open_page: OpenPage) -> None:
    other = open_page(ORGANISATION, context=page.context)
    other.get_by_role("button", name=f"Answer for {BODY}").click()
    expect(other.get_by_label("Name of the organisation")).to_have_value(BODY)
    answer(other, "ORG-01", "Partly met")
    answer(other, "ORG-03", "Met")
    expect(chosen(page, "ORG-01")).to_have_value("partly-met")
    expect(inherited(page, "ORG-03")).to_contain_text(f"Inherited from {BODY}.")
    expect(page.locator("[data-part=mini]")).to_have_text("2 of 3 assessed")
    other.get_by_label("Name of the organisation").fill("Ministry of Transport")
    expect(inherited(page, "ORG-03")).to_contain_text("Inherited from Ministry of Transport.")


def test_criteria_of_a_service_are_inherited_too(page: Page, open_page: OpenPage) -> None:
    show(page, BODY)
    checklist = open_page(CHECKLIST, context=page.context)
    answer(checklist, "DBD-02", "Partly met")
    wait_until_saved(checklist)
    show(checklist, "Parking permits")
    expect(chosen(checklist, "DBD-02")).to_have_value("partly-met")
    expect(inherited(checklist, "DBD-02")).to_contain_text(f"Inherited from {BODY}.")
    expect(checklist.locator("[data-part=organisation]")).to_have_text(
        f"2 answers are inherited from {BODY}."
    )
    result = open_page(RESULT, context=page.context)
    expect(result.locator("[data-part=mini]")).to_have_text("1 of 24 assessed")
    result.get_by_label("Target level, Digital by design").select_option("3")
    gaps = result.locator("[data-part=gaps]")
    expect(gaps.get_by_role("row", name="DBD-02")).to_contain_text("Partly met (inherited)")
    heat = result.get_by_role("link", name="0 of 3 met, 2 not assessed, 1 inherited")
    expect(heat).to_have_text("0 of 3, 1 inherited")
    open_fold(result.locator("[data-part=report]"))
    report = result.locator("[data-part=report]")
    expect(report.get_by_role("row", name="DBD-02")).to_contain_text(f"Inherited from {BODY}.")


def test_two_services_are_compared_with_what_they_inherit(page: Page, open_page: OpenPage) -> None:
    answer(page, "ORG-01", "Not met")
    wait_until_saved(page)
    result = open_page(RESULT, context=page.context)
    fold = result.locator("[data-part=services]")
    open_fold(fold)
    heading = fold.locator("[data-part=service-list] tbody th").filter(has_text=BODY)
    expect(heading).to_have_text(f"{BODY} (the organisation)")
    fold.get_by_label("Compare").select_option(label="Parking permits")
    fold.get_by_label("with").select_option(label="Dog licences")
    differing = fold.get_by_role("table", name="Answers that differ (1)")
    cells = differing.get_by_role("row", name="ORG-01").get_by_role("cell")
    expect(cells).to_have_text(["Met (inherited)", "Not met"])


def test_what_is_inherited_is_no_place_where_anybody_stopped(page: Page) -> None:
    expect(page.locator("[data-part=resume]")).to_be_hidden()
    answer(page, "ORG-02", "Met")
    wait_until_saved(page)
    page.reload()
    expect(page.locator("[data-part=resume-link]")).to_contain_text("ORG-02")


def test_a_service_is_marked_and_unmarked_in_the_list(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_page(RESULT)
    take_service(page, catalogue, "Parking permits", **{"DBD-01": {"outcome": "met"}})
    take_service(page, catalogue, "Dog licences")
    expect(page.locator("[data-part=mini]")).to_have_text("0 of 24 assessed")
    fold = page.locator("[data-part=services]")
    open_fold(fold)
    fold.get_by_role("button", name="Use as the organisation Parking permits").click()
    expect(page.locator("[data-part=mini]")).to_have_text("1 of 24 assessed")
    expect(fold.get_by_role("button", name="Use as the organisation")).to_have_count(0)
    fold.get_by_role("button", name="Duplicate Parking permits").click()
    expect(fold.locator("[data-part=service-list]").get_by_role("rowheader")).to_contain_text(
        ["Copy of Parking permits (shown now)"]
    )
    show(page, "Dog licences")
    fold.get_by_role("button", name="Use as a service Parking permits").click()
    expect(page.locator("[data-part=mini]")).to_have_text("0 of 24 assessed")
    page.locator("[data-part=undo]").click()
    expect(page.locator("[data-part=mini]")).to_have_text("1 of 24 assessed")


def test_nothing_stands_in_the_way_of_access(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_page(ORGANISATION)
    expect(page.get_by_role("button", name="Answer for your organisation")).to_be_visible()
    assert faults_in_looks(page) == {}
    answer_for_organisation(open_page, context=page.context)
    page.reload()
    expect(page.get_by_label("Name of the organisation")).to_have_value(BODY)
    assert faults_in_looks(page) == {}
    answer(page, "ORG-02", "Met")
    take_service(page, catalogue, "Dog licences")
    answer(page, "ORG-02", "Not met")
    expect(inherited(page, "ORG-02")).to_contain_text(OWN)
    outcomes = criterion(page, "ORG-01").get_by_role("group", name="Outcome")
    expect(outcomes).to_have_accessible_description(
        re.compile("^Inherited from Ministry of Roads. Change anything to make it")
    )
    assert faults_in_looks(page) == {}
