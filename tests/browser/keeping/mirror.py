"""The mirror of what is not on the disk yet: what a page leaves, and what is planted."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.checklist_support import criterion
from tests.browser.stored_rows import dump

ENTRIES = "Object.keys(localStorage).filter((name) => name.includes('/unsaved/'))"
PLANT = "([name, text]) => localStorage.setItem(name, text)"


def note_of(page: Page, identifier: str = "DBD-01") -> Locator:
    return criterion(page, identifier).get_by_label("Note")


def findings(page: Page) -> dict[str, dict[str, Any]]:
    return {row["criterion"]: row for row in dump(page)["findings"]}


def entry(page: Page, **given: Any) -> dict[str, Any]:
    """Return an entry of the mirror as a page would have left it for the service that is shown."""
    service = dump(page)["services"][0]["id"]
    now = page.evaluate("new Date().toISOString()")
    blank = {"service": service, "criterion": "DBD-01", "base": 0, "tab": "left", "at": now}
    return {**blank, **given}


def leave_behind(page: Page, text: str, number: int = 0) -> None:
    place = page.evaluate("async () => (await indexedDB.databases())[0].name")
    page.evaluate(PLANT, [f"{place}/unsaved/left/{number}", text])
