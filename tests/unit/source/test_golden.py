"""Each golden folder: a small project with one fault, and the lines that an editor sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_standards import ProblemsFound, load_project
from service_standards.words.catalogues import words_of
from service_standards.words.message import Words
from tests.support.cases.golden import INVALID, VALID, prepared
from tests.support.sites.pseudo import PSEUDO, outside, pseudo_catalogue

PLANTED_AT_ONCE = 23


@pytest.fixture(scope="module")
def pseudo_words() -> Words:
    words, faults = words_of(PSEUDO, pseudo_catalogue())
    assert faults == ()
    return words


@pytest.mark.parametrize("case", sorted(VALID.iterdir()), ids=lambda case: case.name)
def test_a_valid_project_is_read(case: Path) -> None:
    assert load_project(case).criteria


@pytest.mark.parametrize("case", sorted(INVALID.iterdir()), ids=lambda case: case.name)
def test_a_fault_is_told_with_its_place_in_any_language(
    case: Path, tmp_path: Path, pseudo_words: Words
) -> None:
    project = prepared(case, tmp_path / "project")

    with pytest.raises(ProblemsFound) as found:
        load_project(project)

    told = "".join(f"{problem.code}: {problem}\n" for problem in found.value.problems)
    assert told == (case / "expected.txt").read_text("utf-8")
    spoken = [pseudo_words.text(problem.message) for problem in found.value.problems]
    assert [outside(text) for text in spoken] == [" "] * len(spoken)


def test_many_faults_are_told_at_once() -> None:
    told = (INVALID / "twenty-faults" / "expected.txt").read_text("utf-8")
    assert len(told.splitlines()) >= PLANTED_AT_ONCE
