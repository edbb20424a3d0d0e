"""The browser makes of ids what Python makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

VECTORS = Path(__file__).resolve().parents[3] / "vectors" / "ids.yml"
CASES: list[dict[str, Any]] = yaml.safe_load(VECTORS.read_text("utf-8"))


def test_addresses_and_what_tables_guard(blank: Page) -> None:
    found = blank.evaluate(
        """async (ids) => {
          const { anchorOf, looksLikeADayOrNumber } = await modules("ids");
          return ids.map((id) => [anchorOf(id), looksLikeADayOrNumber(id)]);
        }""",
        [case["id"] for case in CASES],
    )
    assert found == [[case["address"], case["guarded"]] for case in CASES]
