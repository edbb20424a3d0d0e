"""No command takes the place of answers or of a source with something else."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from service_standards.adapters.cli.writing import keep_answers, write_answers
from tests.support.answer_files import SAMPLE, fine, refused, team_folder

PAPERS = (
    ("export", "{file}", "--format", "csv"),
    ("export", "{file}", "--format", "xlsx"),
    ("report", "{file}"),
    ("report", "{file}", "--format", "json"),
    ("badge", "{file}"),
    ("standalone", str(SAMPLE)),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = team_folder(tmp_path)
    fine("start", "--name", "Library card", "--id", "x", "--output", path)
    return path


@pytest.mark.parametrize("command", PAPERS, ids=" ".join)
@pytest.mark.parametrize("way", ["itself", "link", "another"])
def test_answers_stay_where_something_else_would_be_written(
    file: Path, command: Sequence[str], way: str
) -> None:
    target = file.with_name(f"{way}.json")
    if way == "link":
        target.symlink_to(file)
    elif way == "another":
        # As another program writes it: with a byte order mark, and the form somewhere inside.
        text = file.read_text("utf-8").replace('  "format": "assessment/1",\n', "", 1)
        target.write_text(f'\ufeff{text.rstrip()[:-1]},"format" :"assessment/1"}}\n', "utf-8")
    else:
        target = file
    before = target.read_bytes()
    said = refused(*(one.format(file=file) for one in command), "--output", target)
    assert said == f"'{target}' holds answers, and stays; name another file."
    assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["portfolio.json", "portfolio.csv", "index.html"])
def test_a_portfolio_replaces_no_answers(file: Path, name: str) -> None:
    target = file.rename(file.with_name(name))
    before, beside = target.read_bytes(), sorted(file.parent.iterdir())
    said = refused("portfolio", file.parent, "--output", file.parent)
    assert said == f"'{target}' holds answers, and stays; name another file."
    assert target.read_bytes() == before
    assert sorted(file.parent.iterdir()) == beside


def test_a_paper_takes_the_place_of_an_older_one(file: Path) -> None:
    for form in ("text", "json", "html"):
        paper = file.with_name("paper")
        fine("report", file, "--format", form, "--output", paper)
        assert paper.read_bytes()


def test_a_page_with_an_example_of_answers_is_no_answers(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><pre>{"format": "assessment/1"}</pre>', "utf-8")
    keep_answers(page)


@pytest.mark.parametrize("name", ["catalogue.json", "notes.md"])
def test_answers_take_the_place_of_nothing_else(file: Path, name: str) -> None:
    target = file.with_name(name)
    target.write_text(target.read_text("utf-8") if target.exists() else "Mine\n", "utf-8")
    before = target.read_bytes()
    said = refused("merge", file, file, file, "--output", target)
    assert said == f"'{target}' is there already and holds no answers; name another file."
    assert target.read_bytes() == before


def test_an_empty_file_and_older_answers_can_be_written_over(file: Path) -> None:
    target = file.with_name("merged.json")
    target.touch()
    for _ in range(2):
        fine("merge", file, file, file, "--output", target)
        assert target.read_bytes() == file.read_bytes()
    write_answers(target, file.read_text("utf-8"))


@pytest.mark.parametrize(
    "name",
    ["standards/standard.yml", "standards/simple/ask-once.md", "docs/index.md", "mkdocs.yml"],
)
def test_a_checklist_in_one_file_takes_the_place_of_no_source(tmp_path: Path, name: str) -> None:
    root = Path(shutil.copytree(SAMPLE, tmp_path / "project"))
    target = root / name
    before = target.read_bytes()
    said = refused("standalone", root, "--output", target)
    assert said == f"'{target}' is a source of this site, and stays; name another file."
    assert target.read_bytes() == before
    fine("standalone", root, "--output", root / "docs" / "self-check.html")
