"""The catalogue has its published form, and what the scripts fetch is a part of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from service_standards import load_project
from service_standards.export.browser_catalogue import browser_catalogue, browser_catalogue_text
from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.export.json_text import canonical_json
from service_standards.known import NOTHING, ReadBefore
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


@pytest.mark.parametrize("titles", [None, {"AAA-01": "Un"}])
def test_the_text_that_is_fetched_is_put_together_as_if_it_were_written_at_once(
    titles: dict[str, str] | None,
) -> None:
    full = {**FULL, "offline": True}
    shown = browser_catalogue(full, "../", titles)
    assert [*shown] == [name for name in full if name != "topics"]
    compact = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    known = ReadBefore()
    for one in (NOTHING, known, known):
        assert browser_catalogue_text(full, "../", titles, one) == compact


def test_the_catalogue_is_put_together_as_if_it_were_written_at_once() -> None:
    full = catalogue(load_project(VALID / "minimal"), str)
    known = ReadBefore()
    for one in (NOTHING, known, known):
        assert catalogue_text(full, one) == canonical_json(full) + "\n"
