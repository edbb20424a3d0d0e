"""The decision paper of a gate on the page: drawn, printed by itself and copied."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from service_standards.report.gate_paper import gate_paper
from service_standards.report.paper_markdown import paper_as_markdown
from service_standards.report.service_report import Given, gate_report
from service_standards.source.kinds.assessment_file import read_assessment
from service_standards.source.kinds.edition_file import edition_from
from service_standards.words.message import ENGLISH
from tests.browser.accessibility import faults_in_looks
from tests.browser.checklist_support import assessment
from tests.browser.results_support import FACTS, FINDINGS, open_service
from tests.browser.sample_site import OpenPage

PAPER = "[data-part=paper]"
SHEET = "[data-part=paper-sheet]"


@pytest.fixture
def page(open_page: OpenPage, catalogue: dict[str, Any]) -> Page:
    """Return the result of a service, with its paper unfolded."""
    page = open_service(open_page, catalogue)
    page.locator(f"{PAPER} > summary").click()
    expect(page.locator(SHEET)).to_contain_text("Decision paper: Parking permits")
    return page


def test_it_is_about_the_gate_that_the_phase_leads_to(page: Page) -> None:
    expect(page.get_by_role("combobox", name="Gate", exact=True)).to_have_value("gate-alpha")
    link = page.get_by_role("link", name="Checklist for this gate")
    assert str(link.get_attribute("href")).endswith("/checklists/gate-alpha/")
    sheet = page.locator(SHEET)
    for said in (
        "Discovery",
        "Project brief (to be written)",
        "Name and role",
        "2020-01-31, overdue",
    ):
        expect(sheet).to_contain_text(said)
    expect(sheet.get_by_role("link", name="Test report")).to_have_attribute(
        "href", "https://example.org/report"
    )
    expect(sheet.get_by_role("link", name="Not a link")).to_have_count(0)


def test_what_changes_is_drawn_anew(page: Page) -> None:
    page.get_by_label("Name of the service").fill("Fishing <b>licences</b>")
    expect(page.locator(SHEET)).to_contain_text("Decision paper: Fishing <b>licences</b>")


def test_the_copied_paper_is_that_of_the_command_line(
    page: Page, catalogue: dict[str, Any]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy this paper as Markdown").click()
    expect(page.locator("[data-part=paper-copied]")).to_contain_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    today = page.evaluate("new Date().toLocaleDateString('sv')")

    assert text == paper_in_python(catalogue, today)


def paper_in_python(catalogue: dict[str, Any], today: str) -> str:
    edition = edition_from({"releases": []} | catalogue, "catalogue.json")
    assert edition.scoring is not None
    content = assessment(
        catalogue, FINDINGS, name="Parking permits", phase="discovery", facts=FACTS, id="p"
    )
    read = read_assessment(content, edition.standard, edition.criteria_by_id)
    dimensions = tuple(one.id for one in edition.dimensions)
    given = Given(read, edition, edition.scoring, dimensions, today)
    return paper_as_markdown(gate_paper(gate_report(given, edition.gates[0])), ENGLISH)


def test_without_a_clipboard_the_paper_is_ready_to_copy(page: Page) -> None:
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copy this paper as Markdown").click()
    text = page.get_by_label("Decision paper as Markdown")
    expect(text).to_be_focused()
    assert text.input_value().startswith("# Decision paper: Parking permits\n")


def test_only_the_paper_is_printed_when_it_is_asked_for(page: Page) -> None:
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(SHEET)).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print this paper").click()
    page.emulate_media(media="print")
    expect(page.locator(SHEET)).to_be_visible()
    expect(page.get_by_role("heading", name="Result by dimension")).to_be_hidden()
    expect(page.get_by_role("button", name="Print this paper")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("heading", name="Result by dimension")).to_be_visible()
    expect(page.locator(SHEET)).to_be_hidden()


def test_it_can_be_read_by_everyone(page: Page) -> None:
    assert not any(faults_in_looks(page).values())


def test_an_address_leads_to_it(page: Page) -> None:
    page.goto(f"{page.url.partition('#')[0]}#decision-paper")
    page.reload()
    expect(page.locator(SHEET)).to_contain_text("Decision paper: Parking permits")
    expect(page.locator(f"{PAPER} > summary")).to_be_in_viewport()
