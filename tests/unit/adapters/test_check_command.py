"""The command `check`: what it finds and how it exits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.check_cases import FOLDERS, commands, prepared, told


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_each_case_is_told_as_its_file_says(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(prepared(case, tmp_path / "repository"))
    expected = (case / "expected.txt").read_text("utf-8")
    assert "".join(told(command) for command in commands(case)) == expected
