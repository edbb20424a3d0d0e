"""The commands with a standard that has no phases: they ask for none, and speak of none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.source.project import load_project
from tests.support.answer_files import answers, run, with_a_service
from tests.support.cases.golden import VALID
from tests.support.schemas import in_form

WORDS = re.compile(r"(?i:\bphases?\b|\bgates?\b)|undefined|\bNone\b")
NO_GATES = "This standard has no phases, and so no gates."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with the answers of a service in `services/`."""
    return with_a_service(VALID / "no-phases", tmp_path)


@pytest.mark.parametrize("command", ["check", "report"])
def test_a_gate_is_refused_in_one_sentence(root: Path, command: str) -> None:
    result = run(command, answers(root), "--catalogue", root, "--gate", "beta")
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert NO_GATES in result.output


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_report_says_nothing_of_phases(root: Path, form: str) -> None:
    result = run("report", answers(root), "--catalogue", root, "--format", form)
    assert result.exit_code == 0, result.output
    assert "Dog licence" in result.output
    assert WORDS.findall(result.output.partition("<body")[2] or result.output) == []


def test_data_is_in_its_form(root: Path) -> None:
    reported = run("report", answers(root), "--catalogue", root, "--format", "json")
    assert in_form(reported.stdout, "report/1")["service"]["phase_title"] is None
    checked = run("check", answers(root), "--catalogue", root, "--format", "json")
    assert checked.exit_code == 0, checked.output
    in_form(checked.stdout, "check/1")
    text = catalogue_text(catalogue(load_project(root), str))
    questions = in_form(text, "catalogue/1")["criteria"][0]["questions"]
    assert [list(one) for one in questions] == [["text"]] * len(questions)


def test_a_catalogue_alone_is_enough(root: Path, tmp_path: Path) -> None:
    alone = tmp_path / "catalogue.json"
    alone.write_text(catalogue_text(catalogue(load_project(root), str)), "utf-8")
    for command in ("check", "report"):
        assert run(command, answers(root), "--catalogue", alone).exit_code == 0
    assert NO_GATES in run("check", answers(root), "--catalogue", alone, "--gate", "x").output


def test_a_portfolio_has_no_phases(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("portfolio", root / "services", "--catalogue", root, "--output", out)
    assert result.exit_code == 0, result.output
    pages = [*out.rglob("*.html"), out / "portfolio.csv"]
    assert "Dog licence" in (out / "index.html").read_text("utf-8")
    assert [path for path in pages if path.name.startswith("phase-")] == []
    for path in pages:
        body = path.read_text("utf-8").partition("<body")[2] or path.read_text("utf-8")
        assert re.findall(r"(?i)\bphases?\b", re.sub(r"<script.*?</script>", "", body)) == [], path
    rows = (out / "portfolio.csv").read_text("utf-8").splitlines()
    assert {line.count(",") for line in rows} == {rows[0].count(",")}
    in_form((out / "portfolio.json").read_text("utf-8"), "portfolio/1")


def test_a_criterion_is_begun_without_phases(root: Path) -> None:
    result = run("new", "criterion", "Answer letters", root, "--dimension", "simple")
    assert result.exit_code == 0, result.output
    text = (root / "standards/simple/answer-letters.md").read_text("utf-8")
    assert "roles: [owner]\n" in text
    assert WORDS.findall(text) == []
