"""The catalogue in OSCAL has the form that OSCAL documents, and says what the standard says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from service_standards import load_project
from service_standards.export.json_text import canonical_json
from service_standards.export.oscal import NAMESPACE, oscal_catalogue, oscal_text
from service_standards.known import ReadBefore
from service_standards.model.project import Project
from tests.support.cases.golden import VALID
from tests.support.sites.build import ROOT

DAY = "2026-11-29"
# As https://pages.nist.gov/OSCAL-Reference/ writes them: tokens, and UUIDs of the kinds 4 and 5.
TOKEN = re.compile(r"(?:[^\W\d]|_)[\w.-]*")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
GERMAN = VALID / "german"


@pytest.fixture(
    scope="module",
    params=[ROOT, VALID / "minimal", GERMAN, VALID / "official-numbers"],
    ids=lambda path: path.name,
)
def project(request: pytest.FixtureRequest) -> Project:
    return load_project(request.param)


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Yield all objects of some data."""
    if isinstance(value, dict):
        yield value
    inside = value if isinstance(value, list) else []
    for one in value.values() if isinstance(value, dict) else inside:
        yield from nodes(one)


def test_what_oscal_asks_for_is_there(project: Project) -> None:
    catalog = oscal_catalogue(project, DAY)["catalog"]

    assert UUID.fullmatch(catalog["uuid"])
    metadata = catalog["metadata"]
    assert metadata["title"] == project.standard.title
    assert (metadata["last-modified"], metadata["oscal-version"]) == (f"{DAY}T00:00:00Z", "1.1.2")
    ids = [one["id"] for one in nodes(catalog["groups"]) if "id" in one]
    assert len(set(ids)) == len(ids)
    assert [one for one in ids if not TOKEN.fullmatch(one)] == []
    links = [one["href"] for one in nodes(catalog) if "href" in one]
    inner = {one.removeprefix("#") for one in links if one.startswith("#")}
    assert inner <= set(ids)
    assert [one for one in nodes(catalog["groups"]) if one.get("parts") == []] == []
    assert [one for one in nodes(catalog) if "prose" in one and not one["prose"].strip()] == []


def test_the_file_has_the_bytes_of_the_data(project: Project) -> None:
    text = canonical_json(oscal_catalogue(project, DAY)) + "\n"

    known = ReadBefore()
    for _ in range(2):
        known.begin()
        assert oscal_text(project, DAY, known) == text


def test_every_criterion_is_there_in_order_with_its_texts(project: Project) -> None:
    groups = oscal_catalogue(project, DAY)["catalog"]["groups"]
    controls = [one for group in groups for one in group["controls"]]

    assert [one["props"][0]["value"] for one in controls] == [one.id for one in project.criteria]
    for control, criterion in zip(controls, project.criteria, strict=True):
        parts = {one["name"]: one for one in control["parts"]}
        assert " ".join(parts["statement"]["prose"].split()) == criterion.requirement
        checks = parts["assessment-objective"]["parts"]
        assert [one["prose"] for one in checks] == [one.text for one in criterion.questions]
        later = [one.phase for one in criterion.questions if one.phase != criterion.phases[0]]
        assert [prop["value"] for one in checks for prop in one.get("props", ())] == later
        expected = parts.get("phase-expectations", {"parts": []})["parts"]
        said = {one["props"][0]["value"]: one["prose"] for one in expected}
        assert said == criterion.expectations
        assert parts["evidence"]["ns"] == NAMESPACE


def test_the_same_standard_gives_the_same_text(project: Project) -> None:
    assert oscal_text(project, DAY) == oscal_text(project, DAY)
