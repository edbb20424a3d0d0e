"""The command `check`: what it finds and how it exits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cases.check_cases import FOLDERS, commands, prepared, run, told
from tests.support.schemas import in_form


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_each_case_is_told_as_its_file_says(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(prepared(case, tmp_path / "repository"))
    expected = (case / "expected.txt").read_text("utf-8")
    assert "".join(told(command) for command in commands(case)) == expected


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_each_case_in_json_has_the_form_that_is_published(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(prepared(case, tmp_path / "repository"))
    results = [run(f"{command} --format json") for command in commands(case)]
    said = [one for one in results if one.stdout]
    checked = [in_form(one.stdout, "check/1") for one in said]
    assert [bool(one["faults"]) for one in checked] == [one.exit_code == 1 for one in said]
