"""Lines that are meant to hold the reader up; the time limit of the tests is the guard."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_standards import ProblemsFound, load_project
from service_standards.source.reading.markdown_text import (
    heading_of,
    lines_outside_code,
    without_code,
)
from tests.support.cases.golden import VALID, prepared

LONGEST = 5_000
HOSTILE = [
    "## a" + " " * 4_900 + "x",
    "## a" + " #" * 2_400 + "x",
    "[" * LONGEST,
    "[](" * 1_600,
    "[a](https://" * 400,
    "[a][" * 1_200,
    "<https://" * 500,
    "<https://a" + "a" * 4_900,
    "".join("`" * size + "a" for size in range(1, 95)),
    "`a" * 2_400,
    "<a " * 1_600,
    "e.g. A" * 800,
    "." + ")" * 4_900,
    ". " + " " * 4_900 + "a",
    "1" * LONGEST,
    "* " * 2_500,
]
ROUNDS = 3


def hostile_text() -> str:
    parts = [f"{line}\n\n## Part {number} ##\n" for number, line in enumerate(HOSTILE * ROUNDS)]
    return "\n".join(parts)


def test_a_hostile_text_gives_the_right_headings() -> None:
    text = hostile_text()
    assert len(text) > 200_000

    found = [one for line in lines_outside_code(text, 1) if (one := heading_of(line.text))]

    parts = [(2, f"Part {number}") for number in range(len(HOSTILE) * ROUNDS)]
    assert [one for one in found if one[1].startswith("Part")] == parts
    assert len(found) == len(parts) + 2 * ROUNDS


@pytest.mark.parametrize("name", ["docs/long.md", "standards/open-by-default/publish-data.md"])
def test_a_hostile_file_is_read(name: str, tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    path = project / name
    before = path.read_text("utf-8") if path.exists() else ""
    lines = hostile_text() + "\n".join(["::: a " + "b" * 10 + " " * 4_900 + "c"] * ROUNDS)
    path.write_text(before + lines, "utf-8")

    with pytest.raises(ProblemsFound) as found:
        load_project(project)

    assert {problem.file for problem in found.value.problems} == {name}
    assert "long-line" not in {problem.code for problem in found.value.problems}


@pytest.mark.parametrize("name", ["docs/long.md", "standards/open-by-default/publish-data.md"])
def test_a_line_beyond_all_measure_is_told(name: str, tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    with (project / name).open("a", encoding="utf-8") as file:
        file.write("\n" + "[" * 200_000 + "\n")

    with pytest.raises(ProblemsFound) as found:
        load_project(project)

    assert [problem.code for problem in found.value.problems] == ["long-line"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("a `b` c", "a     c"),
        ("``a`b`` c", "        c"),
        ("`a``b` c", "       c"),
        ("``a` c", "``a` c"),
        (r"\`a` c", r"\`a` c"),
        (r"`a\` c", "     c"),
        ("a ` c", "a ` c"),
    ],
)
def test_code_is_taken_out_of_a_line(line: str, left: str) -> None:
    assert without_code(line) == left


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("## Why", (2, "Why")),
        ("#\tWhy ##  ", (1, "Why")),
        ("### ", (3, "")),
        ("##Why", None),
        ("####### Why", None),
        (" # Why", None),
    ],
)
def test_a_heading_is_read(line: str, found: tuple[int, str] | None) -> None:
    assert heading_of(line) == found
