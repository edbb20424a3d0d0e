"""How much Markdown a page may ask for: what is at a limit works, what is above it is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from markdown import Markdown

from service_standards import ProblemsFound, load_project
from service_standards.source.reading import work
from service_standards.source.reading.work import (
    MOST_BRACKETS,
    MOST_DEPTH,
    MOST_NOTES,
    MOST_OPENINGS,
    MOST_SIGNS,
    MOST_SIGNS_OF_A_PAGE,
    work_faults,
)
from tests.support.cases.golden import VALID, prepared

EXTENSIONS = ["abbr", "attr_list", "def_list", "fenced_code", "footnotes", "tables", "toc"]


def nested(depth: int) -> str:
    return "".join(f"{'    ' * level}- Level {level}\n" for level in range(depth))


# How to write a text with so many of something, how many are allowed, and what is said.
LIMITS: list[tuple[Callable[[int], str], int, str]] = [
    (lambda count: "An *a" * count, MOST_SIGNS, "signs of Markdown in one paragraph"),
    (lambda count: "A &amp; b.\n\n" * count, MOST_SIGNS_OF_A_PAGE, "on one page"),
    (lambda count: "## A heading\n" * count, MOST_OPENINGS, "without an empty line"),
    (lambda count: "A note[^1].\n\n" * count, MOST_NOTES, "notes and abbreviations"),
    (lambda count: "[a " * count + "b] " * count, MOST_BRACKETS, "brackets open at once"),
    (nested, MOST_DEPTH, "levels of lists and quotes"),
    (lambda count: "> " * count + "A quote", MOST_DEPTH, "levels of lists and quotes"),
    (lambda count: "- " * count + "An item", MOST_DEPTH, "levels of lists and quotes"),
]


@pytest.mark.parametrize(("write", "most", "said"), LIMITS)
def test_a_limit_can_be_reached_and_not_passed(
    write: Callable[[int], str], most: int, said: str, tmp_path: Path
) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    page = project / "docs" / "about.md"
    page.write_text(f"# About\n\n{write(most)}\n", "utf-8")

    load_project(project)
    assert Markdown(extensions=EXTENSIONS).convert(page.read_text("utf-8"))

    page.write_text(f"# About\n\n{write(most + 1)}\n", "utf-8")
    with pytest.raises(ProblemsFound) as found:
        load_project(project)
    (problem,) = found.value.problems
    assert (problem.file, problem.code) == ("docs/about.md", "too-much-markup")
    assert str(problem.message).startswith(f"more than {most:,} ")
    assert said in str(problem.message)


@pytest.mark.parametrize(
    "text", ["- - - - - - - - - - - -", "*" * 40, "```\n" + "*a " * 600 + "\n```", "_ _ _"]
)
def test_rules_and_code_count_for_nothing(text: str, tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    (project / "docs" / "about.md").write_text(f"# About\n\n{text}\n", "utf-8")
    assert load_project(project).criteria


def test_texts_in_data_have_the_same_limits(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    path = project / "checklists/facts.yml"
    text = path.read_text("utf-8").replace("Fees and fines", "a* " * (MOST_SIGNS + 1))
    path.write_text(text, "utf-8")

    with pytest.raises(ProblemsFound) as found:
        load_project(project)
    (problem,) = found.value.problems
    assert (problem.line, problem.path) == (5, "facts[0].help")


def test_a_text_that_is_little_at_a_glance_has_no_fault_that_a_longer_look_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    random = Random(1)
    parts = ["> ", ">", "- ", "1. ", "\t", "    ", "[", "]", "[^1]", "*[A]: b", "`", "#", "a"]
    parts += ["\n", "\n\n"]
    texts = ["".join(random.choices(parts, k=random.choice([12, 60, 700]))) for _ in range(400)]
    texts += [one * 9 for one in parts] + [one * 600 for one in parts]
    found = [list(work_faults(one)) for one in texts]

    monkeypatch.setattr(work, "_is_little", lambda _: False)

    assert found == [list(work_faults(one)) for one in texts]
    assert {bool(one) for one in found} == {True, False}
