"""A dimension in which nothing gates has no levels: none is offered, asked for or counted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from service_standards.model.edition import Edition
from service_standards.portfolio.grading import Grader
from service_standards.render.views import dimension_rows, shared_values
from service_standards.source.project import load_project
from tests.support.answer_files import (
    data_of,
    fine,
    refused,
    run,
    sample_catalogue,
    sample_edition,
    written,
)
from tests.support.sites.build import ROOT

# Of its two dimensions, only "simple" has a must.
CASE = ROOT / "tests/golden/valid/chapter-without-a-must"
TODAY = "2026-11-23"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "catalogue.json").write_text(sample_catalogue(CASE), "utf-8")
    return tmp_path / "assessment.json"


@pytest.fixture
def edition() -> Edition:
    return sample_edition(CASE)


@pytest.fixture
def aiming(path: Path) -> Path:
    """Return an assessment in which somebody set a target for both dimensions all the same."""
    fine("start", "--name", "Library card", "--id", "library-card", "--output", path)
    data = data_of(path)
    return written(path, {**data, "target": {"simple": 2, "trusted": 2}})


def report(path: Path) -> Any:
    result = fine("report", path, "--today", TODAY, "--format", "json")
    return json.loads(result.stdout)


def test_a_target_for_all_dimensions_is_one_for_those_with_levels(path: Path) -> None:
    words = ("start", "--name", "Library card", "--output", path)
    fine(*words, "--target", "2")
    assert data_of(path)["target"] == {"simple": 2}


def test_a_target_for_such_a_dimension_is_refused(path: Path) -> None:
    words = ("start", "--name", "Library card", "--output", path)
    assert refused(*words, "--target", "trusted=2") == (
        "'trusted' has no levels, so there is no target to reach."
    )
    assert not path.exists()


@pytest.mark.parametrize("target", ["2", "file"])
def test_a_check_asks_for_no_target_in_it(aiming: Path, target: str) -> None:
    result = run("check", aiming, "--target", target, "--today", TODAY, "--format", "json")
    (checked,) = json.loads(result.stdout)["files"]
    states = {one["id"]: one for one in checked["dimensions"]}
    assert states["simple"]["target"] == 2
    assert states["trusted"]["target"] is None
    lines = run("check", aiming, "--target", target, "--today", TODAY).stdout.splitlines()
    (line,) = (one for one in lines if "no level" in one)
    assert "target" not in line


def test_a_report_names_no_target_and_no_gap_in_it(aiming: Path) -> None:
    found = report(aiming)
    assert [(one["id"], one["target"]) for one in found["dimensions"]] == [
        ("simple", 2),
        ("trusted", None),
    ]
    assert {one["dimension"] for one in found["gaps"]} == {"simple"}


def test_a_portfolio_counts_no_target_in_it(aiming: Path, edition: Edition) -> None:
    grades = Grader(edition, TODAY).grade("a.json", data_of(aiming)).dimensions
    assert [one.target for one in grades] == [2, None]


def test_a_release_that_holds_no_rule_denies_no_level(edition: Edition) -> None:
    released = replace(edition, scoring=None)
    assert [one.id for one in released.dimensions if released.has_levels(one.id)] == [
        "simple",
        "trusted",
    ]


def test_pages_know_which_dimensions_have_levels() -> None:
    project = load_project(CASE)
    rows = dimension_rows(project, "my-service.md")
    assert [(one.id, one.has_levels) for one in rows] == [("simple", True), ("trusted", False)]
    assert shared_values(project)["has_levels"] is True
