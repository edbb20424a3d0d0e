"""A whole self-check on the reference site: by keyboard alone, and on paper without a script."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import wait_until_ready, wait_until_saved
from tests.browser.support import PHONE, Pages
from tests.support.sites.server import Site

CHECKLIST = "checklists/user-driven/"
RESULT = "my-service/"
MOST_STOPS = 900
# What has the focus, in the words that this test needs.
FOCUS = """() => {
  const node = document.activeElement;
  const { top, bottom, width } = node.getBoundingClientRect();
  return {
    kind: node.tagName === "INPUT" ? node.type : node.tagName.toLowerCase(),
    name: node.getAttribute("data-service") ?? node.getAttribute("data-field")
      ?? node.getAttribute("data-evidence") ?? node.getAttribute("data-action") ?? "",
    criterion: node.closest("[data-criterion]")?.dataset.criterion ?? "",
    fact: node.closest("[data-fact]")?.dataset.fact ?? "",
    opens: node.tagName === "SUMMARY" && !node.parentElement.open,
    part: node.parentElement.getAttribute("data-part") ?? "",
    bar: node.closest("[data-part=savebar]") !== null,
    seen: width > 0 && bottom > 0 && top < innerHeight,
    html: node.outerHTML.slice(0, 120),
  };
}"""
UNLABELLED = """(nodes) => nodes.filter((node) => node.type !== "hidden"
  && !node.labels?.length && !node.getAttribute("aria-label")).map((node) => node.outerHTML)"""


@pytest.fixture(scope="module")
def listed(site: Site) -> list[dict[str, Any]]:
    """Return the checklists of the reference site."""
    read = json.loads((site.root / "catalogue.json").read_text(encoding="utf-8"))
    checklists: list[dict[str, Any]] = read["checklists"]
    return checklists


def criteria(listed: list[dict[str, Any]], url: str) -> set[str]:
    return set(next(one["criteria"] for one in listed if one["url"] == url))


def next_stop(page: Page) -> dict[str, Any]:
    """Press Tab; wherever that leads must be in sight."""
    page.keyboard.press("Tab")
    at: dict[str, Any] = page.evaluate(FOCUS)
    assert at["seen"], at
    return at


def fill_in(page: Page, identifier: str) -> None:
    """Go through a checklist with Tab, and answer what has the focus."""
    for _ in range(MOST_STOPS):
        at = next_stop(page)
        if at["name"] == "name":
            page.keyboard.type("Keyboard service")
        elif at["opens"] and (at["part"] == "facts" or at["criterion"] == identifier):
            page.keyboard.press("Enter")
        elif at["kind"] == "radio":
            # The last choice is the one that says nothing; from there it goes on to the first.
            page.keyboard.press("ArrowDown")
        elif at["criterion"] == identifier and at["name"] in {"note", "title"}:
            page.keyboard.type(f"By keyboard: {at['name']}")
        elif at["bar"] and at["name"] == "download":
            return
    raise AssertionError("Tab never came to the end")


def test_a_whole_self_check_by_keyboard_alone(
    new_page: Pages, listed: list[dict[str, Any]]
) -> None:
    visit = new_page()
    page = visit.open(CHECKLIST)
    wait_until_ready(page)
    wanted = criteria(listed, CHECKLIST)
    first = min(wanted)
    fill_in(page, first)
    wait_until_saved(page)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    content = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert content["service"]["name"] == "Keyboard service"
    assert len(set(content["service"]["facts"].values())) == 1
    answered = {name for name, one in content["findings"].items() if one["outcome"] == "met"}
    aside = set(
        page.locator("[data-criterion][data-removed]").evaluate_all(
            "(nodes) => nodes.map((node) => node.dataset.criterion)"
        )
    )
    assert answered >= wanted - aside
    assert content["findings"][first]["note"] == "By keyboard: note"
    assert content["findings"][first]["evidence"][0]["title"] == "By keyboard: title"

    page = visit.open(RESULT)
    expect(page.get_by_label("Name of the service")).to_have_value("Keyboard service")
    for _ in range(MOST_STOPS):
        at = next_stop(page)
        if at["bar"] and at["name"] == "download":
            break
    with page.expect_download() as again:
        page.keyboard.press("Space")
    assert json.loads(Path(again.value.path()).read_text(encoding="utf-8")) == content
    visit.assert_clean()


def test_each_checklist_is_complete_and_labelled_without_javascript(
    new_page: Pages, listed: list[dict[str, Any]]
) -> None:
    visit = new_page(javascript=False, viewport=PHONE)
    for checklist in listed:
        page = visit.open(checklist["url"])
        forms = page.locator("fieldset[data-criterion]")
        ids = forms.evaluate_all("(nodes) => nodes.map((node) => node.dataset.criterion)")
        assert set(ids) == set(checklist["criteria"]), checklist["id"]
        for name in ids:
            radios = page.locator(f"input[name=outcome-{name}]")
            expect(radios).to_have_count(5)
        fields = page.locator("service-checklist :is(input, select, textarea)")
        assert fields.evaluate_all(UNLABELLED) == [], checklist["id"]
        assert page.locator("service-checklist button:visible").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
