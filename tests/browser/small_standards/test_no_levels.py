"""A standard without levels shows none, and no target, picture or filter of them, anywhere."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults_in_every_look
from tests.browser.checklist_support import answer, wait_until_ready, wait_until_saved
from tests.browser.small_standards.conftest import VisitOf
from tests.browser.support import wait_until_run

CASE = "no-levels"
WORDS = re.compile(r"(?i:\blevels?\b|maturity|\btargets?\b)|undefined|null|NaN")
OF_LEVELS = "[data-level], [data-filter=level], [data-cell=level], [data-target], [data-part=aim]"
READ = (
    ("standards/", "[data-criterion=TRU-02]"),
    ("standards/trusted/keep-what-the-law-names/", "h1"),
    ("standards/trusted/full_text/", "h2"),
    ("standards/crosswalk/", ".ss-crosswalk table"),
    ("checklists/before-opening/", "[data-criterion=SIM-01]"),
)


def said(page: Page) -> list[str]:
    """Return the words of a page that speak of levels; the texts of what is folded too."""
    return WORDS.findall(str(page.locator("main").evaluate("(main) => main.textContent")))


def answered(visit_of: VisitOf, case: str = CASE) -> tuple[Page, Page]:
    visit = visit_of(case)
    page = visit.open("checklists/simple/")
    wait_until_ready(page)
    answer(page, "SIM-01", "Met")
    answer(page, "SIM-02", "Not met")
    wait_until_saved(page)
    expect(page.locator("[data-part=baseline]")).to_have_text("Baseline: 1 of 2 met")
    assert said(page) == []
    assert page.locator(OF_LEVELS).count() == 0
    return page, visit.open("my-service/")


@pytest.mark.parametrize("case", [CASE, "bare"])
def test_my_service_is_read_by_what_is_required(visit_of: VisitOf, case: str) -> None:
    _, page = answered(visit_of, case)
    gaps = page.locator("[data-part=gaps]")
    expect(gaps.get_by_text("Required and not met (1)")).to_be_visible()
    expect(gaps.locator("table").first).to_contain_text("SIM-02")
    expect(page.locator("tr[data-dimension=simple] [data-cell=points]")).to_have_text("4 of 10")
    for name in ("report", "services", "snapshots"):
        page.locator(f"details[data-part={name}] > summary").click()
    expect(page.locator("[data-part=report-body] table").first).to_be_visible()
    expect(page.locator("[data-part=service-list] table")).to_be_visible()
    assert said(page) == []
    assert page.locator(OF_LEVELS).count() == 0
    assert page.locator(".ss-radar, [data-part=picture], .ss-heat").count() == 0


@pytest.mark.parametrize(("address", "shown"), READ)
def test_a_page_speaks_of_no_level(visit_of: VisitOf, address: str, shown: str) -> None:
    page = visit_of(CASE).open(address)
    expect(page.locator(shown).first).to_be_visible()
    assert said(page) == []
    assert page.locator(OF_LEVELS).count() == 0


def test_a_link_with_the_outcomes_shows_none(visit_of: VisitOf) -> None:
    page, _ = answered(visit_of)
    page.locator("details[data-part=share] > summary").click()
    page.get_by_role("button", name="Make a link with the outcomes").click()
    made = page.get_by_label("Link with the outcomes")
    expect(made).to_be_focused()
    other = visit_of(CASE).open(made.input_value().split("/", 3)[3])
    dialog = other.get_by_role("dialog", name="Outcomes that somebody shared with you")
    row = dialog.get_by_role("table", name="Result by dimension").get_by_role("row", name="Simple")
    expect(row).to_contain_text("2 of 3")
    assert said(other) == []


def test_axe_finds_nothing_on_my_service(visit_of: VisitOf) -> None:
    _, page = answered(visit_of)
    wait_until_run(page, "report-view")
    expect(page.locator("[data-cell=assessed]").first).not_to_be_empty()
    assert faults_in_every_look(page) == {}
