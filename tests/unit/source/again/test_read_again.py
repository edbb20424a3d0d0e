"""Who reads a project again finds what somebody finds who reads it for the first time."""

from __future__ import annotations

import gc
import os
import shutil
import weakref
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random

import pytest

from service_standards import ProblemsFound
from service_standards.known import NOTHING, Knowledge, ReadBefore
from service_standards.model.criterion import Criterion
from service_standards.source.kinds import criterion_file, words_file
from service_standards.source.project import load_project
from service_standards.source.reading.markdown_text import FrontMatter
from service_standards.source.reading.problems import ProblemList
from service_standards.words.catalogues import words_of
from tests.support.cases.golden import INVALID, VALID, prepared
from tests.support.cases.source_changes import (
    ALL_CHANGES,
    DATA,
    PROSE,
    replaced,
    tree_of_sources,
    written,
)

CASES = sorted(one for folder in (VALID, INVALID) for one in folder.iterdir())
WORDS = cache(words_of)


@pytest.fixture(autouse=True)
def same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let words be equal that were read twice: what they are looked up in is not."""
    monkeypatch.setattr(words_file, "words_of", WORDS)


def found(root: Path, known: Knowledge, *, is_preview: bool) -> dict[str, object]:
    """Return all that a reading gives: a project, or its faults; and what is only warned of."""
    try:
        project = load_project(root, known=known, is_preview=is_preview)
    except ProblemsFound as faults:
        return {"faults": faults.problems, "warnings": faults.warnings}
    return {"project": project, "written": repr(project)}


def read_again(root: Path, known: Knowledge, *, is_preview: bool = True) -> None:
    new = found(root, NOTHING, is_preview=is_preview)
    # What one reading forgets the next one lacks.
    for _ in range(2):
        again = found(root, known, is_preview=is_preview)
        assert [key for key in {*new, *again} if new.get(key) != again.get(key)] == []


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_it_is_as_if_it_were_new(tmp_path: Path, seed: int) -> None:
    random, known, root = Random(seed), ReadBefore(), tree_of_sources(tmp_path / "tree")
    kept = shutil.copytree(root, tmp_path / "kept", symlinks=True)
    for _ in range(30):
        _, changes = random.choice(ALL_CHANGES)
        # Not every change fits every other.
        with suppress(AssertionError, OSError, UnicodeError, ProblemsFound):
            for change in changes:
                change(root)
        read_again(root, known, is_preview=random.random() < 0.5)
        # What is wrong would stay, and most trees would be no project.
        if random.random() < 0.7:
            shutil.rmtree(root)
            shutil.copytree(kept, root, symlinks=True)


@pytest.mark.parametrize("seed", range(2))
def test_so_it_is_after_every_fault_that_is_told(tmp_path: Path, seed: int) -> None:
    known, root = ReadBefore(), tmp_path / "tree"
    for case in Random(seed).sample(CASES, 60):
        prepared(case, root)
        read_again(root, known)
        shutil.rmtree(root)


def test_a_file_of_the_same_size_and_time_is_another_if_it_says_something_else(
    tmp_path: Path,
) -> None:
    root, known = tree_of_sources(tmp_path / "tree"), ReadBefore()
    load_project(root, known=known)
    state = (root / DATA).stat()
    replaced(root, DATA, "^level: 2", "level: 3")
    os.utime(root / DATA, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (root / DATA).stat().st_size == state.st_size
    read_again(root, known)


def test_while_the_standard_has_a_fault_its_criteria_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, known = tree_of_sources(tmp_path / "tree"), ReadBefore()
    replaced(root, "standards/standard.yml", "^version:", "nonsense: 1\nversion:")
    found(root, known, is_preview=True)
    read: list[str] = []
    matter = criterion_file.read_front_matter

    def noted(text: str, file: str, problems: ProblemList) -> FrontMatter | None:
        read.append(file)
        return matter(text, file, problems)

    monkeypatch.setattr(criterion_file, "read_front_matter", noted)
    found(root, known, is_preview=True)
    assert read == []


def test_what_was_read_before_the_last_time_is_let_go(tmp_path: Path) -> None:
    root, known = tree_of_sources(tmp_path / "tree"), ReadBefore()
    right = (root / DATA).read_text("utf-8")

    def read() -> list[weakref.ref[Criterion]]:
        project = load_project(root, known=known, is_preview=True)
        return [weakref.ref(one) for one in project.criteria if one.source == DATA]

    (old,) = read()
    PROSE(root)
    assert read() != [old]
    written(root, DATA, right + "\n")
    read()
    read()
    gc.collect()
    assert old() is None
