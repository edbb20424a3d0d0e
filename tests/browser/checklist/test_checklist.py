"""A checklist in the browser: what is answered is shown, counted, flagged and can be undone."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    assessment,
    chosen,
    conditional,
    criterion,
    downloaded,
    offer,
    state_fact,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.support import wait_until
from tests.support.sites.server import Site


@pytest.mark.parametrize("viewport", [(1280, 900), (390, 844)], ids=["1280", "390"])
def test_a_reason_that_is_asked_for_is_not_behind_the_bar(
    open_page: OpenPage, viewport: tuple[int, int]
) -> None:
    page = open_page(CHECKLIST, viewport=viewport)
    wait_until_ready(page)
    choice = criterion(page, "DBD-02").get_by_text("Not applicable", exact=True)
    bar = page.locator("[data-part=savebar]")
    place = "(node) => node.getBoundingClientRect()"
    # As low as somebody can still press it.
    page.evaluate(
        "([top, room]) => scrollBy({ top: top - room, behavior: 'instant' })",
        [choice.evaluate(place)["bottom"], bar.evaluate(place)["top"] - 4],
    )
    choice.click()
    reason = criterion(page, "DBD-02").get_by_label("Reason, if it does not apply")
    expect(reason).to_be_visible()
    expect(criterion(page, "DBD-02").locator("[data-part=flags]")).to_be_visible()
    page.wait_for_function(
        "(both) => both[0].getBoundingClientRect().bottom <= both[1].getBoundingClientRect().top",
        arg=[reason.element_handle(), bar.element_handle()],
    )


def test_an_answer_survives_a_reload(page: Page) -> None:
    answer(page, "DBD-02", "Partly met")
    wait_until_saved(page)
    expect(page.get_by_label("Name of the service")).to_have_value("My service")
    expect(page.locator("[data-part=mini]")).to_have_text(re.compile(r"^1 of \d+ assessed$"))

    page.reload()

    expect(chosen(page, "DBD-02")).to_have_value("partly-met")
    expect(chosen(page, "DBD-01")).to_have_value("not-assessed")


def test_what_is_entered_before_the_code_arrives_is_kept(open_page: OpenPage, sample: Site) -> None:
    page = open_page("")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/catalogue.json", hold)
    page.goto(sample.url(CHECKLIST))
    wait_until(page, "customElements.get('service-checklist') !== undefined")
    answer(page, "DBD-01", "Not met")
    unfold(page, "DBD-01").get_by_label("Note").fill("early")
    page.wait_for_timeout(100)
    for route in held:
        route.continue_()
    page.unroute("**/catalogue.json")

    wait_until_saved(page)
    expect(chosen(page, "DBD-01")).to_have_value("not-met")
    expect(criterion(page, "DBD-01").get_by_label("Note")).to_have_value("early")


def test_notes_owner_and_due_date_are_kept_when_typing_pauses(page: Page) -> None:
    form = unfold(page, "DBD-01")
    form.get_by_label("Note").press_sequentially("Agreed in March", delay=5)
    wait_until_saved(page)
    form.get_by_label("Owner", exact=True).fill("Ada")
    form.get_by_label("Due date").fill("2027-02-01")
    form.get_by_label("Due date").blur()
    wait_until_saved(page)
    expect(form.locator("[data-part=more-count]")).to_have_text("(1 note, Ada, due 2027-02-01)")

    page.reload()

    expect(criterion(page, "DBD-01").get_by_label("Note")).to_have_value("Agreed in March")
    expect(criterion(page, "DBD-01").get_by_label("Due date")).to_have_value("2027-02-01")


def test_evidence_is_added_linked_and_removed(page: Page) -> None:
    form = unfold(page, "DBD-01")
    first = form.locator("[data-part=evidence]").first
    first.get_by_label("Title").fill("Problem statement")
    first.get_by_label("Link or repository path").fill("https://example.org/problem")
    first.get_by_label("Link or repository path").blur()
    wait_until_saved(page)
    link = first.get_by_role("link", name="Open this evidence")
    expect(link).to_have_attribute("href", "https://example.org/problem")
    expect(link).to_have_attribute("rel", "noopener noreferrer")

    form.get_by_role("button", name="Add evidence").click()
    second = form.locator("[data-part=evidence]").nth(1)
    expect(second.get_by_label("Title")).to_be_focused()
    second.get_by_label("Title").fill("Baseline")
    second.get_by_label("Link or repository path").fill("docs/baseline.csv")
    second.get_by_label("By").fill("Grace")
    second.get_by_label("By").blur()
    wait_until_saved(page)
    page.reload()

    stored = json.loads(downloaded(page))["findings"]["DBD-01"]["evidence"]
    assert stored == [
        {"title": "Problem statement", "url": "https://example.org/problem"},
        {"title": "Baseline", "path": "docs/baseline.csv", "by": "Grace"},
    ]
    form = unfold(page, "DBD-01")
    form.get_by_role("button", name="Remove this evidence").first.click()
    expect(form.locator("[data-part=evidence]")).to_have_count(1)
    expect(form.get_by_label("Title")).to_have_value("Baseline")
    expect(form.get_by_role("button", name="Add evidence")).to_be_focused()
    wait_until_saved(page)
    assert len(json.loads(downloaded(page))["findings"]["DBD-01"]["evidence"]) == 1


def test_a_blank_row_of_evidence_waits_for_its_first_word(page: Page) -> None:
    form = unfold(page, "DBD-01")
    rows = form.locator("[data-part=evidence]")
    form.get_by_role("button", name="Add evidence").click()
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    expect(rows).to_have_count(2)
    rows.nth(1).get_by_label("Title").fill("Baseline")
    rows.nth(1).get_by_label("Title").blur()
    wait_until_saved(page)
    form.get_by_role("button", name="Add evidence").click()
    answer(page, "DBD-01", "Partly met")
    expect(page.locator("[data-part=mini]")).to_contain_text("1 of")
    wait_until_saved(page)
    page.get_by_label("Name of the service").fill("Permits")
    page.get_by_label("Name of the service").blur()
    wait_until_saved(page)
    stored = json.loads(downloaded(page))["findings"]["DBD-01"]["evidence"]
    assert stored == [{"title": "Baseline"}]


def test_a_blank_row_of_evidence_is_removed(page: Page) -> None:
    form = unfold(page, "DBD-01")
    rows = form.locator("[data-part=evidence]")
    rows.first.get_by_label("Title").fill("Baseline")
    for count in (2, 3):
        form.get_by_role("button", name="Add evidence").click()
        expect(rows).to_have_count(count)
    rows.nth(1).get_by_role("button", name="Remove this evidence").click()
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text("Evidence 2")
    rows.first.get_by_role("button", name="Remove this evidence").click()
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("Evidence 1")
    expect(rows.first.get_by_label("Title")).to_have_value("")
    wait_until_saved(page)
    assert json.loads(downloaded(page))["findings"] == {}


def test_evidence_from_a_file_keeps_its_rows_whatever_the_order_of_its_keys(
    page: Page, catalogue: Catalogue
) -> None:
    item = {"path": "docs/baseline.csv", "shelf": "3", "title": "Baseline"}
    content = assessment(catalogue, {"DBD-01": {"outcome": "met", "evidence": [item]}})
    offer(page, "assessment.json", content)
    page.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    form = unfold(page, "DBD-01")
    expect(form.get_by_label("Title")).to_have_value("Baseline")
    form.get_by_role("button", name="Add evidence").click()
    rows = form.locator("[data-part=evidence]")
    answer(page, "DBD-01", "Partly met")
    wait_until_saved(page)
    expect(rows).to_have_count(2)
    stored = json.loads(downloaded(page))["findings"]["DBD-01"]["evidence"]
    assert stored == [item]


def test_an_address_that_runs_code_is_never_a_link(page: Page) -> None:
    form = unfold(page, "DBD-01")
    form.get_by_label("Link or repository path").first.fill("javascript:alert(1)")
    form.get_by_label("Link or repository path").first.blur()
    wait_until_saved(page)
    expect(form.locator("[data-part=evidence-link]")).to_be_hidden()
    assert form.locator("[data-part=evidence-link]").get_attribute("href") is None


def test_not_applicable_asks_for_a_reason_and_counts_with_one(page: Page) -> None:
    form = criterion(page, "DBD-02")
    wait_until_ready(page)
    expect(form.get_by_label("Reason")).to_be_hidden()
    answer(page, "DBD-02", "Not applicable")
    expect(form.locator("[data-part=flags]")).to_contain_text("Give a reason")
    before = page.locator("[data-part=mini]").inner_text()

    form.get_by_label("Reason").fill("There is one channel by law.")
    form.get_by_label("Reason").blur()

    expect(form.locator("[data-part=flags]")).to_be_hidden()
    expect(page.locator("[data-part=mini]")).not_to_have_text(before)


def test_met_without_expected_evidence_is_flagged_and_not_stopped(
    page: Page, catalogue: Catalogue
) -> None:
    identifier = next(
        entry["id"] for entry in catalogue["criteria"] if "met" in entry["evidence"]["required_for"]
    )
    answer(page, identifier, "Met")
    flags = criterion(page, identifier).locator("[data-part=flags]")
    expect(flags).to_contain_text("Evidence with a link or a path is expected")
    announced = page.locator("[data-part=announce]")
    expect(announced).to_contain_text("Evidence with a link or a path is expected")
    wait_until_saved(page)
    form = unfold(page, identifier)
    form.get_by_label("Title").fill("Old report")
    form.get_by_label("Link or repository path").fill("docs/report.md")
    form.get_by_label("Expires").fill("2020-01-31")
    form.get_by_label("Expires").blur()
    expect(flags).to_have_text("The evidence “Old report” expired on 2020-01-31.")


def test_a_fact_sets_a_criterion_aside_and_says_why(page: Page, catalogue: Catalogue) -> None:
    identifier, fact = conditional(catalogue)
    form = criterion(page, identifier)
    answer(page, identifier, "Met")
    state_fact(page, fact["id"], "No")

    reason = f"Does not apply because: {fact['if_no']}. Your answer (Met) is kept."
    expect(form.locator("[data-part=removed]")).to_have_text(reason)
    expect(form.get_by_role("radio", name="Met", exact=True)).to_be_hidden()
    expect(page.locator("[data-part=facts-count]")).to_contain_text("(1 of")
    wait_until_saved(page)
    page.reload()
    expect(form.locator("[data-part=removed]")).to_have_text(reason)

    state_fact(page, fact["id"], "Not answered")
    expect(form.get_by_role("radio", name="Met", exact=True)).to_be_checked()


def test_the_table_counts_what_is_answered(page: Page, catalogue: Catalogue) -> None:
    row = page.locator("tr[data-dimension=digital-by-design]")
    ids = [e["id"] for e in catalogue["criteria"] if e["dimension"] == "digital-by-design"]
    wait_until_ready(page)
    expect(page.locator("[data-part=standing]")).to_be_hidden()
    answer(page, ids[0], "Met")
    expect(row.locator("[data-cell=level]")).to_have_text("at least 1, at most 4")
    expect(page.locator("[data-part=standing]")).to_be_visible()
    for identifier in ids:
        answer(page, identifier, "Met")
    expect(row.locator("[data-cell=level]")).to_have_text("4 Leading")
    count = len(ids)
    expect(row.locator("[data-cell=assessed]")).to_have_text(f"{count} of {count}")
    expect(row.locator("[data-cell=points]")).to_have_text(f"{2 * count} of {2 * count}")
    expect(page.locator("[data-part=index]")).to_contain_text("Index 100 of 100")
    expect(page.locator("[data-part=index]")).to_contain_text("not an official score")
    expect(page.locator("[data-part=picture] svg")).to_have_attribute("aria-hidden", "true")


def test_a_reset_can_be_undone(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    answer(page, "DBD-02", "Not met")
    wait_until_saved(page)
    page.get_by_role("button", name="Reset this checklist").click()
    expect(page.locator("[data-part=done]")).to_have_text("2 answers were cleared.")
    expect(chosen(page, "DBD-01")).to_have_value("not-assessed")

    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-part=done]")).to_have_text("Undone.")
    expect(chosen(page, "DBD-01")).to_have_value("met")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    page.reload()
    expect(chosen(page, "DBD-02")).to_have_value("not-met")


def test_undo_is_offered_until_the_next_change(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    page.get_by_role("button", name="Reset this checklist").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    answer(page, "DBD-02", "Met")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
