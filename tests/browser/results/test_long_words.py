"""Words and addresses without an end, in whatever people write: they never widen the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_support import assessment, offer
from tests.browser.sample_site import RESULT, OpenPage
from tests.browser.states import on_paper

LONG = "Donaudampfschifffahrtsgesellschaft" * 8
ITEM = {"title": LONG, "url": f"https://example.org/{LONG}", "by": LONG, "expires": "2021-05-01"}
FINDINGS = {
    "DBD-01": {"outcome": "not-met", "note": LONG, "owner": LONG, "due": "2020-01-31"},
    "DBD-02": {"outcome": "not-applicable", "reason": LONG},
    "DBD-05": {"outcome": "partly-met", "evidence": [ITEM, {"path": LONG}], "owner": LONG},
}
# What scrolls sideways although nothing but its own words is in it, is no fault of a long word.
WIDE = """() => [...document.querySelectorAll(".ss-scroll")]
  .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.textContent.includes("Donau"))
  .map((node) => node.textContent.slice(0, 60))"""


def open_all(page: Page) -> None:
    for fold in page.locator("main details, .ss details").all():
        fold.evaluate("(node) => { node.open = true; }")


def open_long(open_page: OpenPage, catalogue: dict[str, Any], width: int) -> Page:
    page = open_page(RESULT, viewport=(width, 800))
    content = json.loads(assessment(catalogue, FINDINGS, name=LONG, phase="discovery"))
    content["target"] = {"digital-by-design": 4}
    offer(page, "assessment.json", json.dumps(content).encode())
    return page


def wide(page: Page) -> bool:
    return bool(page.evaluate("() => document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("width", [320, 1280])
def test_a_long_word_does_not_widen_the_page(
    open_page: OpenPage, catalogue: dict[str, Any], width: int
) -> None:
    page = open_long(open_page, catalogue, width)
    page.get_by_role("button", name="Add as a new service").click()
    expect(page.get_by_label("Name of the service")).to_have_value(LONG)
    open_all(page)
    expect(page.locator(f"[data-part=report-body] td:has-text('{LONG}')").first).to_be_visible()
    expect(page.locator(f"[data-part=service-list] th:has-text('{LONG}')")).to_be_visible()
    expect(page.locator(f"[data-part=gaps] td:has-text('{LONG}')").first).to_be_visible()
    assert not wide(page)
    assert page.evaluate(WIDE) == []


def test_a_question_that_is_open_is_not_printed_over_the_page(
    open_page: OpenPage, catalogue: dict[str, Any]
) -> None:
    page = open_long(open_page, catalogue, 1280)
    question = page.get_by_role("dialog", name="Open this file?")
    expect(question).to_be_visible()
    on_paper(page)
    expect(question).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.emulate_media(media="screen")
    expect(question).to_be_visible()
