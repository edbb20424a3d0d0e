"""The command `migrate` with the address of a published catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service_standards.model.plain.limits import MOST_FETCHED_EDITIONS
from tests.support.answer_files import EDITIONS, data_of, fine, refused, written
from tests.support.sites.server import Site, serve

OLD, NEW = "1.0.0", "2.0.0"


def edition(version: str) -> dict[str, Any]:
    """Return an edition of the examples, or one that nothing leads to."""
    path = EDITIONS / f"{version}.json"
    found: dict[str, Any] = data_of(path if path.exists() else EDITIONS / f"{OLD}.json")
    found["standard"]["version"] = version
    return found


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve(tmp_path / "site") as served:
        yield served


def publish(site: Site, count: int) -> str:
    """Publish so many editions, the old one and the new one among them; return the address."""
    versions = [OLD, NEW, *(f"0.0.{number}" for number in range(1, count - 1))]
    (site.root / "releases").mkdir(parents=True)
    for version in versions:
        text = json.dumps(edition(version))
        (site.root / "releases" / f"{version}.json").write_text(text, "utf-8")
    listed = [{"version": one, "url": f"releases/{one}.json"} for one in versions]
    (site.root / "catalogue.json").write_text(json.dumps({"releases": listed}), "utf-8")
    return f"{site.origin}/catalogue.json"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    standard = {"id": edition(OLD)["standard"]["id"], "version": OLD}
    data = {"format": "assessment/1", "standard": standard, "service": {"id": "a", "name": "A"}}
    return written(tmp_path / "a.json", data)


def test_as_many_editions_as_are_allowed_are_fetched(site: Site, answers: Path) -> None:
    address = publish(site, MOST_FETCHED_EDITIONS)

    fine("migrate", answers, "--to", NEW, "--catalogue", address)

    assert data_of(answers)["standard"]["version"] == NEW
    assert sum("/releases/" in one for one in site.requests) == MOST_FETCHED_EDITIONS


def test_one_more_is_refused_before_any_is_fetched(site: Site, answers: Path) -> None:
    address = publish(site, MOST_FETCHED_EDITIONS + 1)
    before = answers.read_bytes()

    said = refused("migrate", answers, "--to", NEW, "--catalogue", address)

    assert f"names {MOST_FETCHED_EDITIONS + 1} editions" in said
    assert answers.read_bytes() == before
    assert [one for one in site.requests if "/releases/" in one] == []
