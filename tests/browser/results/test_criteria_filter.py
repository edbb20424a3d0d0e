"""The list of all criteria: its filter lives in the address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import faults_in_looks
from tests.browser.sample_site import LIST, OpenPage

Catalogue = dict[str, Any]


def choose(page: Page, name: str, value: str) -> None:
    """Choose a value of one filter."""
    page.get_by_role("combobox", name=name).select_option(value)


def rows(page: Page) -> Locator:
    """Return the rows that are shown."""
    return page.locator("tr[data-criterion]:visible")


def status(page: Page) -> Locator:
    """Return the sentence that says how many are shown."""
    return page.locator("[data-part=shown]")


def test_filters_join_and_go_into_the_address(open_page: OpenPage, catalogue: Catalogue) -> None:
    page = open_page(LIST + "?h=word")
    everything = len(catalogue["criteria"])
    expect(status(page)).to_have_text(f"All {everything} criteria are shown.")
    choose(page, "Level", "3")
    choose(page, "Role", "data")
    fitting = [c for c in catalogue["criteria"] if c["level"] == 3 and "data" in c["roles"]]
    expect(rows(page)).to_have_count(len(fitting))
    said = f"{len(fitting)} of {everything} criteria are shown."
    expect(status(page)).to_have_text(said)
    assert page.url.endswith("?h=word&level=3&role=data")

    page.reload()
    expect(rows(page)).to_have_count(len(fitting))
    expect(page.get_by_role("combobox", name="Level")).to_have_value("3")

    page.get_by_role("button", name="Show all").click()
    expect(rows(page)).to_have_count(everything)
    assert page.url.endswith("?h=word")


def test_every_filter_filters(open_page: OpenPage, catalogue: Catalogue) -> None:
    page = open_page(LIST)
    for name, value, fits in (
        ("Dimension", "proactive", lambda c: c["dimension"] == "proactive"),
        ("Obligation", "should", lambda c: c["obligation"] == "should"),
        ("Phase", "alpha", lambda c: "alpha" in c["phases"]),
    ):
        choose(page, name, value)
        expect(rows(page)).to_have_count(sum(map(fits, catalogue["criteria"])))
        choose(page, name, "")


def test_going_back_brings_the_filter_back(open_page: OpenPage, catalogue: Catalogue) -> None:
    page = open_page(LIST)
    choose(page, "Obligation", "may")
    expected = [c["id"] for c in catalogue["criteria"] if c["obligation"] == "may"]
    page.goto("about:blank")
    page.go_back()
    expect(rows(page)).to_have_count(len(expected))
    expect(page.get_by_role("combobox", name="Obligation")).to_have_value("may")


@pytest.mark.parametrize(
    "query", ["?level=99", "?role=%3Cscript%3E", "?level=3&level=4&x=%", "?dimension="]
)
def test_an_odd_address_does_no_harm(open_page: OpenPage, query: str) -> None:
    page = open_page(LIST + query)
    expect(status(page)).to_contain_text("criteria are shown")
    assert rows(page).count() > 0


def test_the_link_to_what_is_shown_is_copied(open_page: OpenPage) -> None:
    page = open_page(LIST + "?h=word#top", permissions=["clipboard-read", "clipboard-write"])
    choose(page, "Level", "3")
    expect(page).to_have_url(re.compile("level=3"))
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-part=link-said]")).to_have_text("The link was copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(LIST + "?level=3")


def test_where_nothing_may_be_copied_the_link_of_the_page_is_selected(open_page: OpenPage) -> None:
    page = open_page(LIST)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-part=link-said]")).to_contain_text("copy it with Ctrl+C")
    expect(page.get_by_role("textbox", name="Link")).to_be_focused()
    assert page.evaluate("getSelection().toString()") == page.url
    assert faults_in_looks(page) == {}


def test_nothing_fits(open_page: OpenPage) -> None:
    page = open_page(LIST + "?level=1")
    expect(page.get_by_text("No criterion fits this filter.")).to_be_visible()


def test_without_scripts_the_list_is_complete(open_page: OpenPage, catalogue: Catalogue) -> None:
    page = open_page(LIST + "?level=3", javascript=False)
    expect(rows(page)).to_have_count(len(catalogue["criteria"]))
    expect(page.get_by_role("combobox")).to_have_count(0)
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)


def test_only_what_the_list_needs_is_fetched(open_page: OpenPage) -> None:
    page = open_page(LIST)
    expect(status(page)).to_be_visible()
    names = page.evaluate("performance.getEntriesByType('resource').map(({name}) => name)")
    ours = [name for name in names if "/assets/service-standards/" in name]
    scripts = {name.rsplit("/", 1)[1] for name in ours if name.endswith(".js")}
    assert scripts == {"main.js", "common.js", "listed.js", "link.js"}


def test_nothing_stands_in_the_way_of_access(open_page: OpenPage) -> None:
    page = open_page(LIST)
    expect(status(page)).to_be_visible()
    assert faults_in_looks(page) == {}
    choose(page, "Level", "2")
    assert faults_in_looks(page) == {}
