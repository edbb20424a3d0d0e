"""What the result says about a service: gaps, gate, evidence, heat map, report, Markdown."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import open_fold, show_details
from tests.browser.results_support import choose_target, open_service
from tests.browser.sample_site import RESULT, OpenPage
from tests.browser.support import wait_until_run


@pytest.fixture
def page(open_page: OpenPage, catalogue: dict[str, Any]) -> Page:
    """Return the result of a service with answers of every kind and one target."""
    page = open_service(open_page, catalogue)
    choose_target(page, "Digital by design", 3)
    return page


def rows(page: Page, part: str) -> list[str]:
    """Return the first cell of each row of a part."""
    return page.locator(f"[data-part={part}] tbody th").all_inner_texts()


def test_a_sentence_sums_the_service_up(page: Page) -> None:
    summary = page.locator("[data-part=summary]")
    expect(summary).to_have_text(re.compile(r"^4 of \d\d criteria that apply are assessed\."))
    expect(summary).to_contain_text(
        "0 of 1 target is reached for certain. 2 criteria stand in the way"
    )
    expect(summary).to_contain_text("1 criterion is overdue.")


def test_gaps_are_ranked_and_lead_to_the_answer(page: Page) -> None:
    gaps = page.locator("[data-part=gaps]")
    first = gaps.get_by_role("row").nth(1)
    expect(first).to_contain_text("DBD-02")
    expect(first).to_contain_text("Must, level 3")
    expect(first).to_contain_text("Not met")
    expect(first).to_contain_text("Amina")
    expect(first).to_contain_text("2020-01-31, overdue")
    gaps.get_by_text("Not in the way, but advised").first.click()
    assert [text[:6] for text in rows(page, "gaps")] == ["DBD-02", "DBD-08", "DBD-04", "DBD-05"]
    gaps.get_by_role("link", name="DBD-02").click()
    expect(page).to_have_url(re.compile("/checklists/digital-by-design/#dbd-02$"))
    expect(page.get_by_role("heading", name="DBD-02")).to_be_focused()


def test_without_a_target_or_phase_it_says_what_to_choose(open_page: OpenPage) -> None:
    page = open_page(RESULT)
    expect(page.locator("[data-part=gaps]")).to_contain_text("Choose a target level")
    expect(page.locator("[data-part=gate]")).to_contain_text("Choose the phase of the service")


def test_the_next_gate_lists_what_the_phase_asks_for(page: Page) -> None:
    gate = page.locator("[data-part=gate]")
    expect(gate.locator("summary")).to_contain_text("Open at the end of Discovery")
    gate.locator("summary").click()
    listed = rows(page, "gate")
    assert listed
    assert all(re.match(r"[A-Z]{3}-0[147] ", text) for text in listed)
    show_details(page)
    page.locator("[data-service=phase]").select_option("live")
    expect(gate.locator("summary")).to_contain_text("Open at the end of Live")


def test_evidence_is_looked_after(page: Page) -> None:
    problems = page.locator("[data-part=evidence-problems]")
    expect(problems.get_by_role("row", name="DBD-01")).to_contain_text("Missing")
    expired = problems.get_by_role("row", name="DBD-05")
    expect(expired).to_contain_text("Expired on 2021-05-01")
    expect(expired).to_contain_text("Test report")


def test_the_heat_map_counts_and_leads_on(page: Page) -> None:
    heat = page.locator("[data-part=heat]")
    cell = heat.get_by_role("link", name=re.compile("Digital by design, level 2$"))
    expect(cell).to_have_text("1 of 2")
    expect(cell).to_have_attribute("href", re.compile(r"/checklists/digital-by-design/#dbd-04$"))
    expect(cell).to_have_attribute(
        "aria-label", "1 of 2 met, 1 not assessed: Digital by design, level 2"
    )
    expect(heat.get_by_role("columnheader")).to_have_count(4)
    expect(heat.locator("tbody tr")).to_have_count(6)
    expect(heat.locator("td svg.ss-heat-bar[aria-hidden=true]")).not_to_have_count(0)


def test_the_report_holds_every_answer_and_a_place_to_sign(page: Page) -> None:
    open_fold(page.locator("[data-part=report]"))
    report = page.locator("[data-part=report-body]")
    for text in ("Parking permits", "Discovery", "Agreed with the minister.", "Signature"):
        expect(report).to_contain_text(text)
    expect(report.get_by_role("row", name="DBD-07")).to_contain_text("Reason: There are no forms.")
    expect(report.get_by_role("row", name="DBD-02")).to_contain_text("Owner: Amina")
    evidence = report.get_by_role("row", name="DBD-05")
    expect(evidence.get_by_role("link", name="Test report")).to_have_attribute(
        "href", "https://example.org/report"
    )
    expect(evidence.get_by_role("link", name="Not a link")).to_have_count(0)


def test_paper_holds_the_report_without_being_asked(page: Page) -> None:
    expect(page.locator("[data-part=report]")).not_to_have_attribute("open", "")
    wait_until_run(page, "report-view")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    report = page.locator("[data-part=report-body]")
    expect(report.get_by_text("Agreed with the minister.")).to_be_visible()
    expect(report.get_by_text("Name of the assessor")).to_be_visible()
    expect(page.get_by_role("button", name="Copy as Markdown")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(report).to_be_hidden()


def test_the_result_is_copied_as_markdown(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator("[data-part=copied]")).to_contain_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("# Parking permits\n\n- **Service:** Parking permits\n")
    assert "- **Standard:** Sample standard 1.0.0\n- **Phase:** Discovery\n- **Date:** 20" in text
    assert "- **DBD-02** Design one service for every channel" in text
    assert "Evidence: [Test report](https://example.org/report)" in text
    assert "There are no forms." in text


def test_without_a_clipboard_the_text_is_ready_to_copy(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_service(open_page, catalogue, name="<b>Permits</b>")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copy as Markdown").click()
    text = page.get_by_label("Result as Markdown")
    expect(text).to_be_focused()
    expect(text).to_have_value(re.compile("^# &#60;b&#62;Permits"))
    assert page.evaluate("getSelection().toString()").startswith("# &#60;b&#62;Permits")


def test_forced_colours_keep_the_pattern(open_page: OpenPage, catalogue: dict[str, Any]) -> None:
    page = open_service(open_page, catalogue, forced_colours=True)
    inks = page.locator("[data-part=heat] .ss-ink").evaluate_all(
        "(nodes) => [...new Set(nodes.map((node) => getComputedStyle(node).fill))]"
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert inks
    assert ground not in inks
