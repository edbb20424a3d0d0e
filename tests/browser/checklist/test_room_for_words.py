"""A word that is broken and a text that is cut are found; test_states.py looks for them."""

from __future__ import annotations

import pytest

from tests.browser.checklist_support import wait_until_ready
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.texts_on_page import broken_texts


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ("overflow-wrap: anywhere; inline-size: 1em; padding: 0", "“Start” is broken"),
        ("white-space: nowrap; inline-size: 1em; overflow: hidden", "cut: a"),
        ("min-inline-size: 2000px", "px too wide"),
    ],
)
def test_a_planted_fault_is_found(open_page: OpenPage, planted: str, fault: str) -> None:
    page = open_page(CHECKLIST)
    wait_until_ready(page)
    page.locator("[data-part=savebar] [data-part=next]").evaluate(
        "(node, css) => { node.style.cssText = css; }", planted
    )
    assert any(fault in found for found in broken_texts(page))
