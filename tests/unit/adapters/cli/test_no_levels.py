"""The commands with a standard that has no levels: none is reached, aimed at or spoken of."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.source.project import load_project
from tests.support.answer_files import answers, run, with_a_service
from tests.support.cases.golden import VALID
from tests.support.schemas import in_form

WORDS = re.compile(r"(?i:\blevels?\b|\btargets?\b|maturity)|undefined|\bNone\b")
NO_TARGET = "The standard has no levels, so that there is no target to reach."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with a service that meets one of its two musts, in `services/`."""
    root = with_a_service(VALID / "no-levels", tmp_path)
    data = json.loads(answers(root).read_text("utf-8"))
    data["findings"] = {"SIM-01": {"title": "", "outcome": "met"}}
    answers(root).write_text(json.dumps(data), "utf-8")
    return root


def said(text: str) -> list[str]:
    """Return the words of levels in what people read."""
    body = text.partition("<body")[2] or text
    return WORDS.findall(re.sub(r"(?s)<script.*?</script>|aria-level", "", body))


@pytest.mark.parametrize("target", ["2", "file"])
def test_a_target_is_refused_in_one_sentence(root: Path, target: str) -> None:
    result = run("check", answers(root), "--catalogue", root, "--target", target)
    assert result.exit_code == 2
    assert NO_TARGET in result.output
    assert result.output.count("\n") == 1


def test_a_service_starts_without_a_target(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    result = run(
        "start", "--name", "Fishing", "--target", "2", "--catalogue", root, "--output", other
    )
    assert result.exit_code == 2
    assert "unknown level" in result.output
    assert not other.exists()


def test_a_check_tells_the_baseline_and_no_level(root: Path) -> None:
    result = run("check", answers(root), "--catalogue", root)
    assert "Baseline: 1 of 2 met" in result.output
    assert said(result.output) == []
    data = in_form(
        run("check", answers(root), "--catalogue", root, "--format", "json").stdout, "check/1"
    )
    [file] = data["files"]
    assert file["dimensions"] == []
    assert file["baseline"] == {"met": 1, "assessed": 1, "applicable": 2, "not_applicable": 0}


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_report_says_what_is_not_met(root: Path, form: str) -> None:
    result = run("report", answers(root), "--catalogue", root, "--format", form)
    assert result.exit_code == 0, result.output
    assert "What is not met" in result.output
    assert said(result.output) == []


def test_data_is_in_its_form(root: Path) -> None:
    reported = run("report", answers(root), "--catalogue", root, "--format", "json")
    data = in_form(reported.stdout, "report/1")
    assert {(one["target"], *one["level"].values()) for one in data["dimensions"]} == {(None,) * 3}
    assert [one["blocks"] for one in data["gaps"]] == [True, False, False, False]
    project = load_project(root)
    published = in_form(catalogue_text(catalogue(project, str)), "catalogue/1")
    assert published["levels"] == []
    assert "first_level" not in published["scoring"]["gate"]
    assert [one for one in published["criteria"] if "level" in one] == []


def test_a_badge_tells_the_baseline(root: Path, tmp_path: Path) -> None:
    badge = tmp_path / "badge.svg"
    assert run("badge", answers(root), "--catalogue", root, "--output", badge).exit_code == 0
    assert "Baseline: 1 of 2 met" in badge.read_text("utf-8")
    assert said(badge.read_text("utf-8")) == []


def test_a_table_has_no_column_of_levels_and_comes_back(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    result = run("export", answers(root), "--format", "csv", "--output", table, "--catalogue", root)
    assert result.exit_code == 0, result.output
    head, *rows = table.read_text("utf-8-sig").splitlines()
    assert "level" not in head.split(",")
    assert {row.count(",") for row in rows} == {head.count(",")}
    changed = table.read_text("utf-8-sig").replace(",must,Not assessed,", ",must,Partly met,")
    table.write_text(changed, "utf-8")
    result = run("import", answers(root), table, "--catalogue", root)
    assert result.exit_code == 0, result.output
    findings = json.loads(answers(root).read_text("utf-8"))["findings"]
    assert [one["outcome"] for one in findings.values()] == ["met", "partly-met"]


def test_a_catalogue_alone_is_enough(root: Path, tmp_path: Path) -> None:
    alone = tmp_path / "catalogue.json"
    alone.write_text(catalogue_text(catalogue(load_project(root), str)), "utf-8")
    told = [run("check", answers(root), "--catalogue", one).output for one in (alone, root)]
    assert told[0] == told[1]


def test_a_release_comes_back_without_levels(root: Path) -> None:
    result = run("release", root, "--date", "2026-11-30")
    assert result.exit_code == 0, result.output
    text = (root / "releases/2.1.0.json").read_text("utf-8")
    assert [one for one in in_form(text, "release/1")["criteria"] if "level" in one] == []
    assert load_project(root).releases[0].criteria
    checked = run("check", answers(root), "--catalogue", root / "releases/2.1.0.json")
    assert said(checked.output) == []


def test_a_portfolio_counts_criteria(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("portfolio", root / "services", "--catalogue", root, "--output", out)
    assert result.exit_code == 0, result.output
    index = (out / "index.html").read_text("utf-8")
    assert re.findall(r'data-sum="simple/(\w+)">(\d)<', index) == [
        ("met", "1"),
        ("assessed", "1"),
        ("applicable", "3"),
    ]
    for path in [*out.rglob("*.html"), out / "portfolio.csv"]:
        assert said(path.read_text("utf-8")) == [], path
        assert not re.match("level-|distance-", path.name)
    rows = (out / "portfolio.csv").read_text("utf-8").splitlines()
    assert {line.count(",") for line in rows} == {rows[0].count(",")}
    in_form((out / "portfolio.json").read_text("utf-8"), "portfolio/1")


def test_a_criterion_is_begun_without_a_level(root: Path) -> None:
    result = run("new", "criterion", "Answer letters", root, "--dimension", "simple")
    assert result.exit_code == 0, result.output
    assert said((root / "standards/simple/answer-letters.md").read_text("utf-8")) == []
    refused = run("new", "criterion", "Ask", root, "--dimension", "simple", "--level", "2")
    assert refused.exit_code != 0
    assert "unknown level" in refused.output
