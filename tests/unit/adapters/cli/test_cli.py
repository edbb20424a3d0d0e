"""The command line: what it prints and how it exits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards import __version__
from service_standards.adapters.cli.main import main
from tests.support.cases.golden import INVALID, VALID, prepared

FAULTY = INVALID / "twenty-faults"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return prepared(FAULTY, tmp_path / "project")


def test_lint_prints_each_fault_on_a_line_and_exits_with_1(faulty: Path) -> None:
    result = CliRunner().invoke(main, ["lint", str(faulty)])

    expected = [
        line.split(": ", 1)[1] for line in (FAULTY / "expected.txt").read_text("utf-8").splitlines()
    ]
    assert result.exit_code == 1
    assert result.output.splitlines()[:-1] == expected
    assert result.output.splitlines()[-1] == f"{len(expected)} faults in 9 files."


def test_lint_prints_json_for_machines(faulty: Path) -> None:
    result = CliRunner().invoke(main, ["lint", "--format", "json", str(faulty)])

    report = json.loads(result.output)
    assert result.exit_code == 1
    assert report["format"] == "problems/1"
    first = report["problems"][0]
    assert (first["file"], first["line"], first["code"]) == (
        "checklists/facts.yml",
        3,
        "missing-key",
    )


def test_the_name_of_a_file_gives_no_orders(faulty: Path) -> None:
    name = b"\xff\n::error::\x1b[31m\xe2\x80\xaeend.js"
    (faulty / "docs" / os.fsdecode(name)).write_text("", "utf-8")

    told = CliRunner().invoke(main, ["lint", str(faulty)])
    report = CliRunner().invoke(main, ["lint", "--format", "json", str(faulty)])

    said = r"docs/\udcff\n::error::\x1b[31m\u202eend.js:1:1: this name is no text in UTF-8"
    assert [line for line in told.output.splitlines() if line.startswith(said)]
    files = {problem["file"] for problem in json.loads(report.stdout_bytes)["problems"]}
    assert "docs/" + os.fsdecode(name) in files


def test_lint_of_a_clean_project_exits_with_0() -> None:
    result = CliRunner().invoke(main, ["lint", str(VALID / "minimal")])
    assert result.exit_code == 0
    assert result.output.startswith("No faults found.\n\n3 criteria\n")


@pytest.mark.parametrize(
    "arguments", [["lint", "no-such-folder"], ["lint", "--form", "x"], ["lnt"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, arguments).exit_code == 2


def test_the_command_is_installed() -> None:
    command = Path(sys.executable).parent / "service-standards"
    told = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert __version__ in told.stdout


def test_schema_writes_every_schema(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["schema", str(tmp_path / "schemas")])

    names = sorted(path.name for path in (tmp_path / "schemas").iterdir())
    assert result.exit_code == 0
    assert "assessment.schema.json" in names
    assert all(name.endswith(".schema.json") for name in names)
