"""A page on paper: what was written is all there, and an empty form can be filled in by hand."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    answer,
    criterion,
    state_fact,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.results_support import open_service
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.states import on_paper

LONG = "A report that nobody would find by half of its name, volume " + "1" * 60


def test_what_is_written_in_a_field_is_printed_in_full(page: Page) -> None:
    form = unfold(page, "DBD-01")
    form.get_by_label("Title").fill(LONG)
    form.get_by_label("Date", exact=True).fill("2026-03-01")
    form.get_by_label("Note", exact=True).fill("One line.\nAnother line.")
    wait_until_saved(page)
    on_paper(page)
    written = form.locator(".ss-written")
    expect(written).to_have_text(["One line.\nAnother line.", LONG, "2026-03-01"])
    for text in written.all():
        expect(text).to_be_visible()
        assert text.evaluate("(node) => node.scrollWidth <= node.clientWidth")
    expect(form.locator("[data-evidence=title]")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".ss-written")).to_have_count(0)
    expect(form.locator("[data-evidence=title]")).to_have_value(LONG)


def test_an_empty_form_is_not_marked_and_has_empty_fields(page: Page) -> None:
    wait_until_ready(page)
    on_paper(page)
    form = criterion(page, "DBD-01")
    for field in ("[data-field=due]", "[data-evidence=date]"):
        expect(form.locator(field)).to_be_visible()
        expect(form.locator(field)).to_have_css("color", "rgba(0, 0, 0, 0)")
    expect(form.locator("input[value=not-assessed]")).to_have_css("appearance", "none")
    expect(page.locator("[data-fact]").first.get_by_role("radio", name="Yes")).to_be_visible()
    expect(page.get_by_role("table", name="Progress")).to_be_hidden()


def test_of_a_service_that_is_described_only_the_answered_facts_are_printed(page: Page) -> None:
    state_fact(page, "takes-payments", "Yes")
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    on_paper(page)
    shown = page.locator("[data-fact]:visible")
    expect(shown).to_have_count(1)
    expect(shown.get_by_role("radio")).to_have_count(1)
    expect(shown.get_by_role("radio", name="Yes")).to_be_visible()
    expect(page.get_by_role("table", name="Progress")).to_be_visible()
    about = page.locator(".ss-service > .ss-naming")
    assert about.evaluate("(row) => row.offsetWidth > 0.9 * row.parentElement.clientWidth - 40")


def test_where_no_fact_is_answered_none_is_printed_with_the_answers(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    on_paper(page)
    expect(page.get_by_label("Phase").first).to_be_visible()
    expect(page.locator("[data-fact]:visible")).to_have_count(0)


def test_the_report_keeps_words_whole(open_page: OpenPage, catalogue: dict[str, Any]) -> None:
    page = on_paper(open_service(open_page, catalogue))
    table = page.locator("[data-part=report-body] .ss-stack").first
    expect(table).to_have_css("table-layout", "fixed")
    widths = table.locator("thead th").evaluate_all("(all) => all.map((one) => one.offsetWidth)")
    assert widths[0] > 2 * widths[1]
    expect(table.locator("td").first).to_have_css("overflow-wrap", "break-word")


def test_dark_colours_stay_on_the_screen(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST)
    wait_until_ready(page)
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    dark = page.evaluate("getComputedStyle(document.querySelector('.ss-hint')).color")
    page.emulate_media(media="print")
    expect(page.locator(".ss-hint").first).not_to_have_css("color", dark)
