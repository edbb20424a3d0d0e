"""What the scripts fetch of the catalogue is a part of it."""

from __future__ import annotations

import json
from typing import Any

from service_standards.export.catalogue import browser_catalogue, browser_catalogue_text

CRITERION: dict[str, Any] = {
    "id": "AAA-01",
    "title": "One",
    "requirement": "You must.",
    "url": "a/",
}
FULL: dict[str, Any] = {
    "format": "catalogue/1",
    "standard": {"id": "sample", "digest": "sha256:0"},
    "facts": [{"id": "pays", "question": "Does it take money?", "help": "Fees count."}],
    "checklists": [{"id": "first", "url": "checklists/first/", "criteria": ["AAA-01"]}],
    "criteria": [CRITERION, CRITERION | {"id": "AAA-02"}],
}


def test_the_scripts_get_what_they_read() -> None:
    fetched = browser_catalogue(FULL, "../../")
    assert fetched["standard"] == FULL["standard"]
    assert fetched["facts"] == [{"id": "pays", "question": "Does it take money?"}]
    assert fetched["checklists"][0]["url"] == "../../checklists/first/"


def test_only_a_criterion_in_no_checklist_has_an_address() -> None:
    assert browser_catalogue(FULL, "../")["criteria"] == [
        {"id": "AAA-01", "title": "One"},
        {"id": "AAA-02", "title": "One", "url": "../a/"},
    ]


def test_the_text_has_no_blanks_to_spare() -> None:
    text = browser_catalogue_text(FULL, "")
    assert json.loads(text) == browser_catalogue(FULL, "")
    assert "\n" not in text
    assert '", "' not in text
