"""The evidence of an answer: the shared vectors, and that every command follows the one rule."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service_standards.checking.check import check_assessment
from service_standards.checking.request import CheckRequest, PathState
from service_standards.model.edition import EvidenceNeed
from service_standards.model.vocabulary import OUTCOMES
from service_standards.scoring.evidence import evidence_faults
from service_standards.source.kinds.edition_file import edition_from
from tests.support.cases.report_cases import CATALOGUE, CRITERIA, DIMENSIONS
from tests.support.papers import told
from tests.support.sites.build import ROOT

VECTORS = sorted((ROOT / "tests/vectors/evidence").glob("*.json"))
CODES = {
    "missing": "no-evidence",
    "expired": "expired-evidence",
    "undated": "undated-evidence",
    "outdated": "old-evidence",
}
each_vector = pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)


def vector(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def assessment(finding: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": "assessment/1",
        "standard": {"id": "sample", "version": "1.1.0", "digest": ""},
        "service": {"id": "s", "name": "S", "phase": "", "facts": {}},
        "target": {},
        "findings": {"FST-01": finding},
        "parked": {},
        "snapshots": [],
    }


def catalogue(need: dict[str, Any]) -> dict[str, Any]:
    """Return a catalogue whose first criterion needs this evidence, and no other any."""
    none: dict[str, Any] = {"required_for": [], "max_age_months": None}
    criteria = [one | {"evidence": none} for one in CRITERIA]
    criteria[0] |= {"evidence": need}
    return CATALOGUE | {"criteria": criteria}


@each_vector
def test_the_rule_gives_what_the_vector_says(path: Path) -> None:
    given = vector(path)["input"]
    need = EvidenceNeed(
        tuple(OUTCOMES[one] for one in given["need"]["required_for"]),
        given["need"]["max_age_months"],
    )
    found = [asdict(one) for one in evidence_faults(given["finding"], need, given["today"])]
    items = given["finding"].get("evidence") or []
    for fault in found:
        at = fault.pop("at")
        assert (at is None) is (fault["title"] == "")
        assert at is None or fault["date"] in items[at].values()
    assert found == vector(path)["expected"]


@each_vector
def test_check_follows_the_rule(path: Path) -> None:
    given = vector(path)["input"]
    edition = edition_from(catalogue(given["need"]), "catalogue.json")
    data = json.dumps(assessment(given["finding"])).encode()
    today = date.fromisoformat(given["today"])
    checked = check_assessment(data, "x", edition, CheckRequest(today, lambda _: PathState.THERE))
    codes = [one.problem.code for one in checked.issues if one.problem.code in CODES.values()]
    assert sorted(codes) == sorted(CODES[one["kind"]] for one in vector(path)["expected"])


@each_vector
def test_a_report_follows_the_rule(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = vector(path)["input"]
    edition = edition_from(catalogue(given["need"]), "catalogue.json")
    monkeypatch.setattr("tests.support.papers.EDITION", edition)
    case = {
        "assessment": assessment(given["finding"]),
        "dimensions": DIMENSIONS,
        "today": given["today"],
        "gate": None,
    }
    found = told(case)
    assert found["report"]["evidence"] == [
        {"id": "FST-01", **one} for one in vector(path)["expected"]
    ]
    lines = [one for one in found["markdown"].splitlines() if one.startswith("- **FST-01** ")]
    assert len(lines) >= len(vector(path)["expected"])


def test_there_are_vectors_of_each_kind() -> None:
    kinds = {one["kind"] for path in VECTORS for one in vector(path)["expected"]}
    assert kinds == set(CODES)
