"""The example assessments of the portfolio: invented, canonical, and of every phase."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.source.kinds.assessment_file import read_assessment
from tests.texts.example.example_service import PROJECT

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "portfolio").rglob("*.json"))
STANDARD = PROJECT.standard
# They answer the edition that was released first, and drafts of it.
ANSWERED = PROJECT.releases[0]
KNOWN = ANSWERED.criteria_by_id
ORDER = replace(CatalogueOrder.of(PROJECT), titles={key: one.title for key, one in KNOWN.items()})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_is_canonical_and_says_that_it_is_one(path: Path) -> None:
    data = read_assessment(path.read_bytes(), STANDARD.id, KNOWN)
    assert data["standard"]["version"].partition("-")[0] == ANSWERED.standard.version
    assert canonical_assessment(data, ORDER) == path.read_text("utf-8")
    assert data["parked"] == {}
    for name in ("name", "organisation"):
        assert data["service"][name].endswith(" (example)")


def test_there_are_six_services_at_every_phase_and_an_organisation() -> None:
    services = [read_assessment(one.read_bytes(), STANDARD.id, KNOWN)["service"] for one in FILES]
    assert sum(one.get("kind") == "organisation" for one in services) == 1
    assert len(services) == 7
    assert {one["phase"] for one in services} == {one.id for one in STANDARD.phases}
