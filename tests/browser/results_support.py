"""A service with answers of every kind, opened from a file."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import assessment, offer
from tests.browser.sample_site import RESULT, OpenPage

FINDINGS: dict[str, Any] = {
    "DBD-01": {"title": "", "outcome": "met", "note": "Agreed with the minister."},
    "DBD-02": {
        "title": "",
        "outcome": "not-met",
        "owner": "Amina",
        "due": "2020-01-31",
        "note": "The web form does not know the answers of the counter.",
    },
    "DBD-05": {
        "title": "",
        "outcome": "partly-met",
        "evidence": [
            {"title": "Test report", "url": "https://example.org/report", "expires": "2021-05-01"},
            {"title": "Not a link", "url": "javascript:alert(1)"},
        ],
    },
    "DBD-07": {"title": "", "outcome": "not-applicable", "reason": "There are no forms."},
    "DDP-01": {"title": "", "outcome": "met"},
}
FACTS = {"handles-personal-data": False}


def open_service(
    open_page: OpenPage,
    catalogue: dict[str, Any],
    name: str = "Parking permits",
    **options: Any,
) -> Page:
    """Open the result page with a service from a file."""
    page = open_page(RESULT, **options)
    take_file(page, catalogue, name)
    return page


def take_file(page: Page, catalogue: dict[str, Any], name: str, **findings: Any) -> None:
    """Add a service from a file to those that are here."""
    content = assessment(
        catalogue, FINDINGS | findings, name=name, phase="discovery", facts=FACTS, id=name
    )
    offer(page, "assessment.json", content)
    page.get_by_role("button", name="Add as a new service").click()
    expect(page.get_by_label("Name of the service")).to_have_value(name)
    expect(page.locator("[data-part=saved]")).to_have_text(re.compile("Saved on this computer"))


def choose_target(page: Page, dimension: str, level: int) -> None:
    """Choose how far a dimension should come."""
    page.get_by_label(f"Target level, {dimension}").select_option(str(level))
    expect(page.locator("[data-part=saved]")).to_have_text(re.compile("Saved on this computer"))
