"""The result of a service: the table first, the picture drawn from it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.accessibility import faults
from tests.browser.checklist_support import (
    assessment,
    open_fold,
    show_details,
    state_fact,
    wait_until_ready,
)
from tests.browser.results_support import FINDINGS, open_service
from tests.browser.sample_site import CHECKLIST, RESULT, OpenPage


def fill_in(page: Page) -> None:
    """Answer two criteria and one fact on the checklist."""
    page.get_by_label("Name of the service").fill("Parking permits")
    for identifier, outcome in (("DBD-01", "Met"), ("DBD-02", "Not met")):
        form = page.locator(f"fieldset[data-criterion={identifier}]")
        form.get_by_role("radio", name=outcome, exact=True).check()
    state_fact(page, "handles-personal-data", "No")
    expect(page.locator("[data-part=saved]")).to_have_text(re.compile("^Saved on this computer"))


def test_the_table_holds_what_the_checklist_holds(open_page: OpenPage) -> None:
    checklist = open_page(CHECKLIST)
    fill_in(checklist)
    row = "tr[data-dimension=digital-by-design] [data-cell={}]"
    open_fold(checklist.locator("[data-part=standing]"))
    cells = {
        cell: checklist.locator(row.format(cell)).inner_text()
        for cell in ("level", "assessed", "points")
    }
    page = open_page(RESULT, context=checklist.context)
    expect(page.get_by_label("Name of the service")).to_have_value("Parking permits")
    for cell, text in cells.items():
        expect(page.locator(row.format(cell))).to_have_text(text)
    expect(page.locator("tbody tr[data-dimension]")).to_have_count(6)
    expect(page.locator("[data-part=index]")).to_contain_text("6 dimensions that weigh the same")
    picture = page.locator("[data-part=picture] svg")
    expect(picture).to_have_attribute("aria-hidden", "true")
    expect(picture).to_contain_text("1 to 3")


def test_the_baseline_is_that_of_the_whole_service_on_every_page(open_page: OpenPage) -> None:
    checklist = open_page(CHECKLIST)
    expect(checklist.get_by_label("Name of the service")).to_be_visible()
    expect(checklist.locator("[data-part=standing]")).to_be_hidden()
    fill_in(checklist)
    open_fold(checklist.locator("[data-part=standing]"))
    # Six in this dimension and three in each other one, less one each that the fact takes out.
    expect(checklist.locator("[data-part=baseline-line]")).to_have_text(
        "The whole service: Baseline: 1 of 15 met"
    )
    page = open_page(RESULT, context=checklist.context)
    baseline = page.locator("[data-part=baseline]")
    expect(baseline).to_have_text("Baseline: 1 of 15 met")
    # Also without a target: what to do next is no riddle.
    still_open = page.locator("[data-part=open-baseline]")
    open_fold(still_open.locator("details"))
    table = still_open.get_by_role("table", name="To do in the baseline")
    expect(table.locator("tbody tr")).to_have_count(14)
    expect(table.get_by_role("link", name="DBD-02")).to_be_visible()
    assert faults(page) == []

    form = checklist.locator("fieldset[data-criterion=DBD-02]")
    form.get_by_role("radio", name="Not applicable", exact=True).check()
    form.get_by_label("Reason").fill("Allowed by the board until spring.")

    expect(baseline).to_have_text("Baseline: 1 of 14 met, 1 not applicable")
    form.get_by_role("radio", name="Met", exact=True).check()
    expect(baseline).to_have_text("Baseline: 2 of 15 met")
    expect(table.locator("tbody tr")).to_have_count(13)
    expect(table.get_by_role("link", name="DBD-02")).to_have_count(0)


def test_what_the_facts_set_aside_is_listed_with_the_reason(open_page: OpenPage) -> None:
    checklist = open_page(CHECKLIST)
    fill_in(checklist)
    page = open_page(RESULT, context=checklist.context)
    open_fold(page.locator("[data-part=set-aside]"))
    reasons = page.locator("[data-part=set-aside-list] li")
    expect(reasons.first).to_contain_text(
        re.compile(r"^[A-Z]{3}-\d\d .+: the service handles no personal data")
    )


def test_a_change_on_the_checklist_shows_here_at_once(open_page: OpenPage) -> None:
    page = open_page(RESULT)
    assessed = page.locator("tr[data-dimension=digital-by-design] [data-cell=assessed]")
    expect(assessed).to_have_text(re.compile("^0 of"))
    checklist = open_page(CHECKLIST, context=page.context)
    form = checklist.locator("fieldset[data-criterion=DBD-01]")
    form.get_by_role("radio", name="Met", exact=True).check()
    expect(assessed).to_have_text(re.compile("^1 of"))


def test_a_target_is_kept(open_page: OpenPage) -> None:
    page = open_page(RESULT)
    target = page.get_by_role("combobox", name="Target level, Proactive")
    expect(page.get_by_text("Nothing is answered yet")).to_be_visible()
    expect(target).to_be_hidden()
    show_details(page)
    page.get_by_role("combobox", name="Target level", exact=True).select_option("2")
    expect(target).to_have_value("2")
    target.select_option("3")
    expect(page.locator("[data-part=saved]")).to_have_text(re.compile("^Saved on this computer"))
    page.reload()
    expect(target).to_have_value("3")
    target.select_option("")
    expect(page.locator("[data-part=saved]")).to_have_text(re.compile("^Saved on this computer"))
    page.reload()
    expect(page.get_by_label("Name of the service")).to_have_value("My service")
    expect(target).to_have_value("")


def test_another_service_is_added_and_chosen(open_page: OpenPage) -> None:
    page = open_page(RESULT)
    name = page.get_by_label("Name of the service")
    name.fill("First")
    open_fold(page.locator("[data-part=files]"))
    page.get_by_role("button", name="Add another service").click()
    expect(name).to_have_value("My service")
    expect(name).to_be_focused()
    name.fill("Second")
    expect(page.get_by_label("Service shown").locator("option:checked")).to_have_text("Second")
    page.get_by_label("Service shown").select_option(label="First")
    expect(name).to_have_value("First")


def test_without_scripts_the_checklists_are_listed(open_page: OpenPage) -> None:
    page = open_page(RESULT, javascript=False)
    expect(page.get_by_text("JavaScript is needed to show the result")).to_be_visible()
    expect(page.locator("tbody th a")).to_have_count(6)
    expect(page.get_by_role("columnheader")).to_have_count(2)
    assert page.locator("service-results :is(button, select, input):visible").count() == 0


def test_who_has_answered_nothing_is_told_what_to_do(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_page(RESULT)
    expect(page.get_by_role("heading", name="Nothing is answered yet")).to_be_visible()
    expect(page.get_by_role("link", name="Answer the first checklist")).to_be_visible()
    for noughts in ("table[data-part=progress]", "[data-part=picture]", "[data-part=heat]"):
        expect(page.locator(noughts)).to_be_hidden()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a file").click()
    content = assessment(catalogue, FINDINGS, name="Dog licences", phase="discovery")
    file: FilePayload = {"name": "a.json", "mimeType": "application/json", "buffer": content}
    chooser.value.set_files(file)
    page.get_by_role("button", name="Add as a new service").click()
    expect(page.locator("[data-part=picture] svg")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing is answered yet")).to_be_hidden()


def test_the_next_gate_comes_first(open_page: OpenPage, catalogue: dict[str, Any]) -> None:
    page = open_service(open_page, catalogue)
    headings = page.locator("service-results h2:visible")
    expect(headings.first).to_have_text("The next gate")
    expect(headings.nth(1)).to_have_text("Result by dimension")
    expect(page.locator("[data-part=next]")).to_have_text(re.compile("^Next to assess: [A-Z]{3}-"))


def test_a_phase_alone_shows_what_its_gate_asks_for(open_page: OpenPage) -> None:
    page = open_page(RESULT)
    expect(page.get_by_role("heading", name="Nothing is answered yet")).to_be_visible()
    expect(page.get_by_role("heading", name="The next gate")).to_be_hidden()
    show_details(page)
    page.get_by_label("Phase").first.select_option("alpha")
    expect(page.get_by_role("heading", name="The next gate")).to_be_visible()
    expect(page.locator("[data-part=gate]")).to_contain_text("Open at the end of Alpha")
    expect(page.locator("[data-part=picture]")).to_be_hidden()
    expect(page.locator("[data-part=next]")).to_have_text(re.compile("^Start with "))


def test_a_fold_does_not_look_like_a_link(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    wait_until_ready(page)
    line = "(node) => getComputedStyle(node).textDecorationLine"
    titles = page.locator("summary:visible .ss-fold-title")
    assert set(titles.evaluate_all(f"(all) => all.map({line})")) == {"none"}
    assert page.locator(".ss-read a").first.evaluate(line) == "underline"
