"""What is wider than the page is scrolled by keyboard, and is no stop where all is seen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.checklist_support import open_fold
from tests.browser.results_support import open_service
from tests.browser.sample_site import OpenPage

WIDEN = "(node, width) => { node.style.minInlineSize = width; }"


@pytest.mark.parametrize(
    ("fold", "table"),
    [
        (None, "[data-part=progress]"),
        (None, "[data-part=heat] table"),
        (None, "[data-part=evidence-problems] table"),
        ("paper", "[data-part=paper-sheet] table"),
    ],
)
def test_what_scrolls_is_a_place_to_stop_at(
    open_page: OpenPage, catalogue: dict[str, Any], fold: str | None, table: str
) -> None:
    page = open_service(open_page, catalogue)
    if fold is not None:
        open_fold(page.locator(f"[data-part={fold}]"))
    inner = page.locator(table).first
    expect(inner).to_be_visible()
    box = inner.locator("xpath=..")
    assert box.get_attribute("tabindex") is None
    expect(box).to_have_js_property("scrollLeft", 0)
    inner.evaluate(WIDEN, "3000px")
    expect(box).to_have_role("region")
    name = inner.get_attribute("aria-label") or inner.locator("caption").text_content()
    assert name
    expect(box).to_have_accessible_name(name)
    box.focus()
    page.keyboard.press("ArrowRight")
    expect(box).not_to_have_js_property("scrollLeft", 0)
    # Who stands there is not sent away.
    inner.evaluate(WIDEN, "0")
    expect(box).to_have_js_property("scrollLeft", 0)
    expect(box).to_be_focused()
