"""The catalogue has its published form, and what the scripts fetch is a part of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from service_standards import load_project
from service_standards.export.catalogue import (
    browser_catalogue,
    browser_catalogue_text,
    catalogue,
    catalogue_text,
)
from service_standards.export.json_text import canonical_json
from service_standards.model.catalogue import Catalogue
from service_standards.schema.generate import schemas
from tests.support.cases.golden import VALID
from tests.support.sites.build import ROOT

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


@pytest.mark.parametrize("root", [ROOT, VALID / "minimal"], ids=["reference", "minimal"])
def test_the_text_is_what_the_model_says(root: Path) -> None:
    text = catalogue_text(catalogue(load_project(root), str))

    read = Catalogue.model_validate_json(text)

    assert canonical_json(read.model_dump(mode="json", by_alias=True)) + "\n" == text
    jsonschema.validate(json.loads(text), json.loads(schemas()["catalogue.schema.json"]))


@pytest.mark.parametrize(
    "change", [{"dimensions": None}, {"criteria": [CRITERION]}, {"extra": 1}, {"format": "c/2"}]
)
def test_another_form_is_refused_by_the_schema(change: dict[str, Any]) -> None:
    data = catalogue(load_project(VALID / "minimal"), str) | change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(schemas()["catalogue.schema.json"]))


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
