"""Portfolios of any size: invented services with answers, evidence and snapshots, from a seed."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from service_standards.model.edition import Edition
from service_standards.model.vocabulary import Scope

OUTCOMES = ("met", "met", "met", "partly-met", "not-met", "not-applicable")
PHASES = ("discovery", "alpha", "beta", "live", "retirement")
NOTE = "Written by a program to try a portfolio of many services, as long as a note often is."


def assessment(edition: Edition, number: int, seed: int = 0) -> dict[str, Any]:
    """Return the data of one service; the same numbers give the same data."""
    dice = random.Random(f"{seed} {number}")
    names = [one.id for one in edition.dimensions_of(Scope.SERVICE)]
    criteria = [one for one in edition.criteria if one.dimension in names]
    findings = {one.id: _finding(dice, one.title) for one in criteria if dice.random() < 0.8}
    outcomes = {key: one["outcome"] for key, one in findings.items()}
    snapshots = [
        {"date": f"{year}-06-{10 + number % 10}", "label": "Yearly check", "outcomes": outcomes}
        for year in (2025, 2026)
    ]
    return {
        "format": "assessment/1",
        "standard": {"id": edition.standard, "version": edition.version, "digest": ""},
        "service": {
            "id": f"service-{number}",
            "name": f"Service {number} (invented)",
            "phase": dice.choice(PHASES),
            "facts": {fact: dice.random() < 0.8 for fact in edition.facts},
            "organisation": f"Body {number % 40} (invented)",
        },
        "target": {one: dice.randint(2, 4) for one in names},
        "findings": findings,
        "parked": {},
        "snapshots": snapshots,
    }


def _finding(dice: random.Random, title: str) -> dict[str, Any]:
    finding: dict[str, Any] = {"title": title, "outcome": dice.choice(OUTCOMES)}
    if finding["outcome"] == "not-applicable":
        finding["reason"] = "The service has no part to which this could apply."
    if dice.random() < 0.5:
        finding["note"] = NOTE
    if dice.random() < 0.5:
        day = f"2026-{dice.randint(1, 10):02}-{dice.randint(1, 28):02}"
        expires = f"{dice.choice((2026, 2027))}-{dice.randint(1, 12):02}-15"
        finding["evidence"] = [
            {"title": "Report", "path": "results/report.md", "date": day, "expires": expires}
        ]
    finding["updated"] = f"2026-{dice.randint(1, 10):02}-{dice.randint(1, 28):02}T09:00:00Z"
    return finding


def write_many(folder: Path, edition: Edition, count: int, seed: int = 0) -> None:
    """Write so many files, a hundred a folder."""
    for number in range(count):
        path = folder / f"part-{number // 100:03}" / f"service-{number:05}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(assessment(edition, number, seed), ensure_ascii=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8")
