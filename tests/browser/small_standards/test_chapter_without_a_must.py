"""A chapter that only recommends: it has no level, so nobody reaches one by doing nothing."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist_support import (
    answer,
    show_details,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.small_standards.conftest import VisitOf

CASE = "chapter-without-a-must"


def level(page: Page, dimension: str) -> Locator:
    return page.locator(f"tr[data-dimension={dimension}] [data-cell=level]").first


def test_it_has_no_level_and_counts_all_the_same(visit_of: VisitOf) -> None:
    visit = visit_of(CASE)
    page = visit.open("checklists/trusted/")
    wait_until_ready(page)
    answer(page, "TRU-01", "Met")
    wait_until_saved(page)

    visit.open("my-service/")
    expect(level(page, "simple")).to_have_text("at least 1, at most 2")
    expect(level(page, "trusted")).to_have_text("no level")
    assessed = page.locator("tr[data-dimension=trusted] [data-cell=assessed]").first
    expect(assessed).to_contain_text("1")
    for word in ("undefined", "NaN", "null"):
        assert word not in page.locator("main").inner_text()


def test_musts_beside_it_reach_their_level(visit_of: VisitOf) -> None:
    visit = visit_of(CASE)
    page = visit.open("checklists/simple/")
    wait_until_ready(page)
    answer(page, "SIM-01", "Met")
    answer(page, "SIM-02", "Met")
    wait_until_saved(page)

    visit.open("my-service/")
    expect(level(page, "simple")).to_have_text("2 Done")
    expect(level(page, "trusted")).to_have_text("no level")


def test_no_target_is_offered_for_it(visit_of: VisitOf) -> None:
    visit = visit_of(CASE)
    page = visit.open("checklists/simple/")
    wait_until_ready(page)
    answer(page, "SIM-01", "Met")
    wait_until_saved(page)
    show_details(page)
    page.get_by_role("combobox", name="Target level", exact=True).select_option("2")
    wait_until_saved(page)

    page = visit.open("my-service/")
    show_details(page)
    expect(page.get_by_role("combobox", name="Target level, Simple")).to_have_value("2")
    expect(page.get_by_role("combobox", name="Target level, Trusted")).to_have_count(0)
    row = page.locator("[data-part=progress] tr[data-dimension=trusted]")
    expect(row.get_by_role("cell").nth(2)).to_have_text("None")
    # The same for all that have one, although one has none.
    expect(page.get_by_role("combobox", name="Target level", exact=True)).to_have_value("2")
    expect(page.locator("[data-part=gaps]")).to_contain_text("SIM-02")
    expect(page.locator("[data-part=gaps]")).not_to_contain_text("TRU-01")
