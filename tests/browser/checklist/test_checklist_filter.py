"""Finding a criterion in a checklist: by filter and by link."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    Catalogue,
    answer,
    criterion,
    open_fold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.sample_site import CHECKLIST, OpenPage


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


def test_the_filter_lives_in_the_address(open_page: OpenPage, catalogue: Catalogue) -> None:
    page = open_page(CHECKLIST + "?h=word")
    shown = page.locator("fieldset[data-criterion]:visible")
    wait_until_ready(page)
    page.get_by_role("combobox", name="Criteria", exact=True).select_option("must")
    page.locator("[data-part=filter]").get_by_label("Level").select_option("3")
    entries = [e for e in catalogue["criteria"] if e["dimension"] == "digital-by-design"]
    fitting = [e for e in entries if e["obligation"] == "must" and e["level"] == 3]
    expect(shown).to_have_count(len(fitting))
    assert page.url.endswith("?h=word&show=must&level=3")

    page.reload()
    expect(shown).to_have_count(len(fitting))
    expect(page.locator("[data-part=shown]")).to_be_visible()
    expect(page.get_by_role("combobox", name="Criteria", exact=True)).to_have_value("must")

    page.get_by_role("button", name="Show all").click()
    expect(shown).to_have_count(len(entries))
    assert page.url.endswith("?h=word")


def test_words_that_were_typed_stay_out_of_the_address_and_come_back(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST + "?h=word")
    shown = page.locator("fieldset[data-criterion]:visible")
    words = page.locator("[data-filter=text]")
    wait_until_ready(page)
    expect(shown).to_have_count(9)
    words.fill("DBD-07")
    expect(shown).to_have_count(1)
    assert page.url.endswith("?h=word")

    page.reload()
    expect(shown).to_have_count(1)
    expect(words).to_have_value("DBD-07")

    page.get_by_role("button", name="Show all").click()
    expect(shown).to_have_count(9)
    page.reload()
    wait_until_ready(page)
    expect(words).to_have_value("")
    expect(shown).to_have_count(9)


def test_words_that_a_link_brings_leave_the_address(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST + "?text=DBD-07&level=3")
    expect(page).to_have_url(re.compile(r"/\?level=3$"))
    expect(page.locator("[data-filter=text]")).to_have_value("DBD-07")


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("phase=beta", lambda entry: "beta" in entry["phases"]),
        ("role=data", lambda entry: "data" in entry["roles"]),
        ("text=DBD-07", lambda entry: entry["id"] == "DBD-07"),
        ("show=open", lambda _: True),
    ],
    ids=["phase", "role", "text", "open"],
)
def test_an_address_brings_its_filter(
    open_page: OpenPage, catalogue: Catalogue, query: str, fits: Callable[[Catalogue], bool]
) -> None:
    page = open_page(f"{CHECKLIST}?{query}")
    entries = [e for e in catalogue["criteria"] if e["dimension"] == "digital-by-design"]
    expect(page.get_by_role("button", name="Show all")).to_be_visible()
    expect(page.locator("fieldset[data-criterion]:visible")).to_have_count(sum(map(fits, entries)))


def test_an_address_that_filters_for_nothing_we_know_shows_all(page: Page) -> None:
    page.goto(page.url + "?level=99&role=%3Cscript%3E")
    wait_until_ready(page)
    expect(page).to_have_url(re.compile("/$"))
    expect(page.locator("fieldset[data-criterion]:visible")).to_have_count(9)
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()


def test_a_link_to_a_criterion_leads_there_through_a_filter(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST + "?show=must&level=2#dbd-08")
    expect(page.get_by_role("button", name="Show all")).to_be_visible()
    expect(page.locator("#dbd-08")).to_be_focused()
    expect(page.locator("#dbd-08")).to_be_in_viewport()
    expect(criterion(page, "DBD-02")).to_be_hidden()


def test_on_a_phone_the_filter_is_folded_and_says_what_it_leaves(open_page: OpenPage) -> None:
    page = open_page(CHECKLIST, viewport=(390, 844))
    wait_until_ready(page)
    level = page.locator("[data-part=filter]").get_by_label("Level")
    expect(level).to_be_hidden()
    open_fold(page.locator("[data-part=filters]"))
    level.select_option("3")
    expect(page.get_by_role("button", name="Show all")).to_be_visible()
    page.reload()
    expect(page.locator("[data-part=shown]")).to_have_text("3 of 9 criteria are shown.")
    expect(level).to_be_hidden()
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("fieldset[data-criterion]:visible")).to_have_count(9)
