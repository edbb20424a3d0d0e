"""The commands `report` and `badge`: what they write and how they end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main
from tests.support.cases.report_cases import CATALOGUE, TODAY
from tests.support.schemas import in_form
from tests.support.sites.build import ROOT

VECTOR = json.loads((ROOT / "tests/vectors/report/gate.json").read_text("utf-8"))
GATE = ["--gate", "beta", "--today", TODAY]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "catalogue.json").write_text(json.dumps(CATALOGUE), "utf-8")
    path = tmp_path / "assessment.json"
    path.write_text(json.dumps(VECTOR["assessment"]), "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_the_paper_of_a_gate_is_that_of_the_page(file: Path) -> None:
    result = run("report", file, *GATE, "--format", "markdown")
    assert result.exit_code == 0
    assert result.stdout.split("\n") == VECTOR["markdown"]


def test_machines_get_the_data(file: Path) -> None:
    result = run("report", file, *GATE, "--format", "json")
    assert in_form(result.stdout, "report/1") == {"format": "report/1", **VECTOR["report"]}


@pytest.mark.parametrize(
    ("form", "begins", "holds"),
    [
        ("text", "Parking permits\n====", "Index 47 of 100"),
        ("markdown", "# Parking permits\n", "it is not an official score."),
        ("html", "<!doctype html>\n", "<h1"),
        ("json", "{\n", '"hundredths": 47'),
    ],
)
def test_without_a_gate_it_is_the_whole_service(
    file: Path, form: str, begins: str, holds: str
) -> None:
    result = run("report", file, "--today", TODAY, "--format", form)
    assert result.exit_code == 0
    assert result.stdout.startswith(begins)
    assert holds in result.stdout


def test_a_file_is_written_whole(file: Path) -> None:
    written = file.with_name("paper.html")
    result = run("report", file, *GATE, "--format", "html", "--output", written)
    assert (result.exit_code, result.stdout) == (0, f"wrote {written}\n")
    assert written.read_text("utf-8").endswith("</html>\n")


def test_without_a_day_it_is_this_one(file: Path) -> None:
    result = run("report", file, "--format", "json")
    assert result.exit_code == 0
    assert len(in_form(result.stdout, "report/1")["date"]) == len(TODAY)


@pytest.mark.parametrize("command", ["report", "badge"])
@pytest.mark.parametrize(
    "text",
    ["", "x", "[" * 1001, '{"format": "assessment/2"}', '{"format": "assessment/1"', "\x00\x00"],
)
def test_what_is_no_assessment_ends_with_one_sentence(file: Path, command: str, text: str) -> None:
    file.write_text(text, "utf-8")
    result = run(command, file)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {file}: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["report", "badge"])
def test_a_release_alone_says_too_little(file: Path, command: str) -> None:
    release = ROOT / "tests/fixtures/editions/1.0.0.json"
    result = run(command, file, "--catalogue", release)
    assert result.exit_code == 2
    assert "This needs the catalogue.json of the standard" in result.stderr


def test_an_organisation_is_looked_at_by_its_own_dimensions(file: Path) -> None:
    data: dict[str, Any] = VECTOR["assessment"]
    service = {**data["service"], "kind": "organisation"}
    file.write_text(json.dumps(data | {"service": service}), "utf-8")
    result = run("report", file, "--format", "json")
    dimensions = in_form(result.stdout, "report/1")["dimensions"]
    assert [one["id"] for one in dimensions] == ["organisation"]


def test_half_a_character_breaks_no_form(file: Path) -> None:
    data = VECTOR["assessment"]
    service = {**data["service"], "name": "\ud800 & <b>"}
    file.write_text(json.dumps(data | {"service": service}), "utf-8")
    for form in ("text", "markdown", "html", "json"):
        result = run("report", file, *GATE, "--format", form)
        assert result.exit_code == 0, result.output


def test_a_badge_is_written_and_can_be_piped(file: Path) -> None:
    written = file.with_name("b.svg")
    assert run("badge", file, "--output", written).stdout == f"wrote {written}\n"
    result = run("badge", file, "--output", "-")
    assert result.stdout == written.read_text("utf-8")
    assert result.stdout.startswith("<svg ")
