"""A standard without phases speaks of none, and of no gates, wherever a team reads."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults_in_every_look
from tests.browser.checklist_support import answer, wait_until_ready, wait_until_saved
from tests.browser.small_standards.conftest import VisitOf
from tests.browser.support import wait_until_run

CASE = "no-phases"
WORDS = re.compile(r"phase|gate\b|undefined|null|NaN", re.IGNORECASE)
READ = (
    ("standards/", "[data-criterion=TRU-02]"),
    ("standards/trusted/keep-what-the-law-names/", "h1"),
    ("standards/trusted/full_text/", "h2"),
    ("standards/roles/owner/", "[data-criterion=TRU-02]"),
    ("standards/crosswalk/", ".ss-crosswalk table"),
)


def said(page: Page) -> list[str]:
    """Return the words of a page that speak of phases; the texts of what is folded too."""
    return WORDS.findall(str(page.locator("main").evaluate("(main) => main.textContent")))


def answered(visit_of: VisitOf) -> tuple[Page, Page]:
    visit = visit_of(CASE)
    page = visit.open("checklists/trusted/")
    wait_until_ready(page)
    expect(page.locator("[data-part=facts] summary")).to_contain_text("Target and facts")
    answer(page, "TRU-02", "Met")
    wait_until_saved(page)
    assert said(page) == []
    return page, visit.open("my-service/")


def test_my_service_is_read_without_gates(visit_of: VisitOf) -> None:
    _, page = answered(visit_of)
    assessed = page.locator("tr[data-dimension=trusted] [data-cell=assessed]").first
    expect(assessed).to_contain_text("1")
    for name in ("report", "services"):
        page.locator(f"details[data-part={name}] > summary").click()
        expect(page.locator(f"[data-part={name}-body] table").first).to_be_visible()
    assert said(page) == []


@pytest.mark.parametrize(("address", "shown"), READ)
def test_a_page_speaks_of_no_phase(visit_of: VisitOf, address: str, shown: str) -> None:
    page = visit_of(CASE).open(address)
    expect(page.locator(shown).first).to_be_visible()
    assert said(page) == []
    assert page.locator("[data-phases], [data-phase], [data-filter=phase]").count() == 0


def test_axe_finds_nothing_on_my_service(visit_of: VisitOf) -> None:
    _, page = answered(visit_of)
    wait_until_run(page, "report-view")
    expect(page.locator("[data-cell=assessed]").first).not_to_be_empty()
    assert faults_in_every_look(page) == {}
