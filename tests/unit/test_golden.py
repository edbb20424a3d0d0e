"""Each golden folder: a small project with one fault, and the lines that an editor sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_standards import ProblemsFound, load_project
from tests.support.golden import INVALID, VALID, prepared

PLANTED_AT_ONCE = 23


@pytest.mark.parametrize("case", sorted(VALID.iterdir()), ids=lambda case: case.name)
def test_a_valid_project_is_read(case: Path) -> None:
    assert load_project(case).criteria


@pytest.mark.parametrize("case", sorted(INVALID.iterdir()), ids=lambda case: case.name)
def test_a_fault_is_told_with_its_place(case: Path, tmp_path: Path) -> None:
    project = prepared(case, tmp_path / "project")

    with pytest.raises(ProblemsFound) as found:
        load_project(project)

    told = "".join(f"{problem.code}: {problem}\n" for problem in found.value.problems)
    assert told == (case / "expected.txt").read_text("utf-8")


def test_many_faults_are_told_at_once() -> None:
    told = (INVALID / "twenty-faults" / "expected.txt").read_text("utf-8")
    assert len(told.splitlines()) >= PLANTED_AT_ONCE
