"""The catalogue of the site has the form that the site publishes for it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema


def test_the_published_catalogue_passes_the_published_schema(any_site_dir: Path) -> None:
    schema = json.loads((any_site_dir / "schemas/catalogue.schema.json").read_text("utf-8"))
    data = json.loads((any_site_dir / "catalogue.json").read_text("utf-8"))

    jsonschema.validate(data, schema)
    assert len(data["criteria"]) > 0


def test_every_address_in_it_leads_to_a_file_of_the_site(any_site_dir: Path) -> None:
    data = json.loads((any_site_dir / "catalogue.json").read_text("utf-8"))
    parts = ("releases", "dimensions", "checklists", "criteria")
    urls = [one["url"] for part in parts for one in data[part]]

    assert urls
    files = [any_site_dir / (f"{url}index.html" if url.endswith("/") else url) for url in urls]
    assert [file for file in files if not file.is_file()] == []


def test_the_same_criteria_are_published_as_oscal(any_site_dir: Path) -> None:
    data = json.loads((any_site_dir / "catalogue.json").read_text("utf-8"))
    oscal = json.loads((any_site_dir / "catalogue.oscal.json").read_text("utf-8"))["catalog"]

    labels = [one["props"][0]["value"] for group in oscal["groups"] for one in group["controls"]]
    assert labels == [one["id"] for one in data["criteria"]]
    # The day of the build, which SOURCE_DATE_EPOCH sets.
    assert oscal["metadata"]["last-modified"] == "2026-01-01T00:00:00Z"
