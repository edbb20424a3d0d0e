"""Finding a criterion in a checklist: by filter and by link."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    criterion,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, OpenPage, catalogue, open_page, page, site

__all__ = ["catalogue", "open_page", "page", "site"]


def test_the_filter_shows_some_and_says_how_many(page: Page, catalogue: Catalogue) -> None:
    entries = [e for e in catalogue["criteria"] if e["dimension"] == "digital-by-design"]
    shown = page.locator("fieldset[data-criterion]:visible")
    status = page.locator("[data-part=shown]")
    wait_until_ready(page)
    expect(status).to_have_text(f"All {len(entries)} criteria are shown.")

    page.get_by_role("combobox", name="Criteria", exact=True).select_option("must")
    musts = [e for e in entries if e["obligation"] == "must"]
    expect(shown).to_have_count(len(musts))
    page.locator("[data-part=filter]").get_by_label("Level").select_option("3")
    both = [e for e in musts if e["level"] == 3]
    expect(shown).to_have_count(len(both))
    expect(status).to_have_text(f"{len(both)} of {len(entries)} criteria are shown.")

    page.locator("[data-part=filter]").get_by_role("button", name="Show all").click()
    expect(shown).to_have_count(len(entries))
    expect(page.get_by_role("combobox", name="Criteria", exact=True)).to_be_focused()


def test_the_filter_for_what_is_open(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    page.get_by_role("combobox", name="Criteria", exact=True).select_option("open")
    expect(criterion(page, "DBD-01")).to_be_hidden()
    # What is answered under the filter stays where it is.
    answer(page, "DBD-02", "Met")
    wait_until_saved(page)
    expect(criterion(page, "DBD-02")).to_be_visible()


def test_a_filter_that_nothing_fits_says_so(page: Page) -> None:
    page.locator("[data-part=filter]").get_by_label("Level").select_option("1")
    expect(page.locator("[data-part=empty]")).to_be_visible()
    expect(page.locator("[data-action=clear-filter]:visible")).to_have_count(1)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("[data-part=empty]")).to_be_hidden()


def test_a_deep_link_leads_to_the_criterion(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST + "#dbd-08")
    expect(page.locator("#dbd-08")).to_be_focused()
    expect(page.locator("#dbd-08")).to_be_in_viewport()

    page.get_by_role("combobox", name="Criteria", exact=True).select_option("must")
    page.locator("[data-part=filter]").get_by_label("Level").select_option("2")
    expect(criterion(page, "DBD-02")).to_be_hidden()
    page.evaluate("location.hash = '#DBD-02'")
    expect(criterion(page, "DBD-02")).to_be_visible()
    expect(page.locator("#dbd-02")).to_be_focused()
    expect(page.locator("#dbd-02")).to_be_in_viewport()
