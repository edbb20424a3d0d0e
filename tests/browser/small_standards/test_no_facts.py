"""A standard that asks no facts about a service speaks of none."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.checklist_support import answer, wait_until_ready, wait_until_saved
from tests.browser.small_standards.conftest import VisitOf


def test_no_page_speaks_of_facts(visit_of: VisitOf) -> None:
    visit = visit_of("no-facts")
    page = visit.open("checklists/trusted/")
    wait_until_ready(page)
    expect(page.get_by_text("Phase and target", exact=True)).to_be_visible()
    answer(page, "TRU-02", "Met")
    wait_until_saved(page)
    assert "fact" not in page.locator("main").inner_text().lower()

    for address, shown in (
        ("my-service/", "[data-cell=assessed]"),
        ("standards/", "[data-criterion=TRU-02]"),
        ("standards/trusted/keep-what-the-law-names/", "h1"),
    ):
        visit.open(address)
        expect(page.locator(shown).first).not_to_be_empty()
        assert "fact" not in page.locator("main").inner_text().lower(), address
