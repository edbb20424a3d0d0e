"""What tests of spreadsheets in the browser share."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

CATALOGUE = {
    "dimensions": [{"id": "first", "title": "First, of all"}],
    "criteria": [
        {
            "id": f"AAA-{number:02}",
            "title": f"Criterion {number}",
            "dimension": "first",
            "level": 2,
            "obligation": "must",
        }
        for number in range(1, 5)
    ],
}
READ = """async ([text, catalogue, current]) =>
  (await modules("csv")).csvToFindings(text, catalogue, current ?? undefined)"""


def read(blank: Page, text: str, current: object = None) -> Any:
    return blank.evaluate(READ, [text, CATALOGUE, current])
