"""A standard with numbers of its own through its life: released, changed, and answered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards import load_project
from service_standards.adapters.cli.main import main
from service_standards.editing.withdrawing import mentions
from tests.support.cases.golden import VALID

NEXT = "releases/changes-2.2.0.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the project with its first release and a raised version."""
    root = Path(shutil.copytree(VALID / "official-numbers", tmp_path / "project"))
    assert run("release", str(root), "--date", "2026-11-01").exit_code == 0
    edit(root / "standards/standard.yml", "version: 2.1.0", "version: 2.2.0")
    return root


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_criteria_are_in_the_order_of_their_numbers() -> None:
    project = load_project(VALID / "official-numbers")
    ids = [one.id for one in project.criteria]
    assert ids == ["AC-2", "AC-2(1)", "AC-10", "SPC-1.2", "V1.1.1"]


def test_a_withdrawn_one_is_declared_mended_and_migrated(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "assessment.json"
    old = str(root / "releases/2.1.0.json")
    assert run("start", "--name", "X", "--output", str(file), "--catalogue", old).exit_code == 0
    setting = ("--file", str(file), "--catalogue", old)
    assert run("set", "AC-2(1)", "met", *setting).exit_code == 0
    assert "did you mean 'AC-2'?" in run("set", "AC2", "met", *setting).output

    said = run("withdraw", "AC-2(1)", str(root), "--reason", "R.", "--replaced-by", "1.10")
    assert "unknown criterion '1.10'" in said.output
    edit(root / "standards/simple/ask-once.md", "id: AC-10", 'id: "1.10"')
    edit(root / "docs/index.md", "[AC-2]", "[AC-2], [1.10]")
    edit(root / "standards/trusted/delete-data-on-time.md", "[V1.1.1]", "[AC-2(1)]")
    said = run("withdraw", "AC-2(1)", str(root), "--reason", "R.", "--replaced-by", "1.10")
    assert said.exit_code == 0, said.output
    assert '{kind: covered-by, from: [AC-2(1)], to: ["1.10"], reason: R.}' in (
        root / NEXT
    ).read_text("utf-8")
    assert 'related: ["1.10"]' in (root / "standards/trusted/delete-data-on-time.md").read_text(
        "utf-8"
    )

    drafted = run("release", str(root), "--draft")
    assert 'from: [AC-10], to: ["1.10"]' in (root / NEXT).read_text("utf-8"), drafted.output


def test_a_change_of_a_number_is_told_and_takes_the_answer_along(
    root: Path, tmp_path: Path
) -> None:
    for path in root.rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace("AC-2(1)", "AC-2(2)"), "utf-8")
    moved = "format: changes/1\nchanges:\n  - {kind: moved-to, from: [AC-2(1)], to: [AC-2(2)]}\n"
    (root / NEXT).write_text(moved, "utf-8")
    assert run("release", str(root), "--date", "2026-11-02").exit_code == 0
    editions = [str(root / f"releases/{version}.json") for version in ("2.1.0", "2.2.0")]
    assert "AC-2(1)" in run("diff", *editions).output

    file = tmp_path / "assessment.json"
    run("start", "--name", "X", "--output", str(file), "--catalogue", editions[0])
    run("set", "AC-2(1)", "met", "--file", str(file), "--catalogue", editions[0])
    done = run("migrate", str(file), "--to", "2.2.0", "--catalogue", editions[1])
    assert done.exit_code == 0, done.output
    assert list(json.loads(file.read_text("utf-8"))["findings"]) == ["AC-2(2)"]


def test_a_line_that_speaks_of_another_id_is_not_named() -> None:
    text = "AC-2(1)\nAC-2.1\nAC-20\nSee AC-2.\n(AC-2)\n[AC-2]\nB.AC-2"
    assert list(mentions(text, "AC-2", "a/b.md")) == [4, 5, 6]
