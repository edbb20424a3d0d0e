"""A process that reads again does not judge again what is the same, and tells its faults again."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_standards import ProblemsFound
from service_standards.source.project import load_project
from service_standards.source.reading.problems import START, ProblemList
from service_standards.source.reading.read_before import ReadBefore
from service_standards.words.message import say
from tests.support.cases.golden import VALID, prepared

CRITERION = "standards/open-by-default/publish-data.md"


def test_a_text_is_judged_once_and_its_faults_are_told_each_time() -> None:
    judged: list[str] = []

    def judge(text: str, problems: ProblemList) -> str:
        judged.append(text)
        problems.add("file.md", START, "long", say("it is long"))
        return text.upper()

    known = ReadBefore()
    for text in ("one", "one", "two", "one"):
        known.begin()
        problems = ProblemList(read_before=known)
        assert problems.once(judge, text) == text.upper()
        assert [one.code for one in problems.problems] == ["long"]
    # What the last reading did not ask for is forgotten.
    assert judged == ["one", "two", "one"]


def test_a_project_that_was_read_before_is_read_as_if_it_were_new(tmp_path: Path) -> None:
    root, known = prepared(VALID / "minimal", tmp_path / "tree"), ReadBefore()
    file = root / CRITERION
    right = file.read_text("utf-8")
    assert load_project(root, read_before=known) == load_project(root)

    for change in (("level: 2", "level: two"), ("Publish data", "Publish all <b>data</b>")):
        file.write_text(right.replace(*change), "utf-8")
        for _ in range(2):
            with pytest.raises(ProblemsFound) as new:
                load_project(root)
            with pytest.raises(ProblemsFound) as again:
                load_project(root, read_before=known)
            assert again.value.problems == new.value.problems

    file.write_text(right.replace("Publish data", "Publish all data"), "utf-8")
    assert load_project(root, read_before=known) == load_project(root)
