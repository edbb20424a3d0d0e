"""`service-standards release --draft`: it adds what is missing and changes nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards import load_project
from service_standards.adapters.cli.main import main
from tests.support.cases.golden import VALID

FOLDER = "standards/open-by-default"
CHANGES = "releases/changes-1.1.0.yml"
LEVEL = "  - {number: 4, title: Leading, summary: It is measured.}\n"
WHY = "  # why\n  - {kind: withdrawn, id: OBD-03, reason: 'Nobody read it, ever.'} # last year\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with a release, whose sources withdraw, reword and move a criterion each."""
    root = Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))
    # Without the one of level 4 this level would have no gate.
    edit(root, f"{FOLDER}/publish-results.md", "level: 4", "level: 3")
    edit(root, "standards/standard.yml", LEVEL, "")
    assert run(root, "release", "--date", "2026-11-23").exit_code == 0
    edit(root, "standards/standard.yml", "version: 1.0.0", "version: 1.1.0")
    edit(root, f"{FOLDER}/publish-data.md", "the data of", "all: data of")
    edit(root, f"{FOLDER}/publish-code.md", "OBD-02", "OBD-09")
    (root / FOLDER / "publish-results.md").unlink()
    return root


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [words[0], str(root), *words[1:]])


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_undeclared_is_written_with_what_differs(root: Path) -> None:
    result = run(root, "release", "--draft")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        f"wrote {CHANGES}: 3 changes to look at",
        "1 thing is left:",
        f"{CHANGES}:11:5: changes[2]: a criterion is withdrawn for a reason; say it in 'reason'",
    ]
    assert (root / CHANGES).read_text("utf-8") == (
        "format: changes/1\n"
        "changes:\n"
        "  # OBD-01 Publish data\n"
        "  # requirement: You must publish [-the-] {+all:+} data of the service.\n"
        "  # If every answer stays true, write 'editorial' in place of 'modified'.\n"
        "  - {kind: modified, id: OBD-01}\n"
        "  # OBD-02 Publish code\n"
        "  - {kind: moved-to, from: [OBD-02], to: [OBD-09]}\n"
        "  # OBD-03 Publish results\n"
        "  # Say why in 'reason', or declare what became of it: "
        "moved-to, split-to, merged-to or covered-by.\n"
        "  - {kind: withdrawn, id: OBD-03}\n"
    )
    assert not (root / "releases/1.1.0.json").exists()


def test_what_is_declared_stays_byte_by_byte_and_the_rest_is_added(root: Path) -> None:
    own = f"# ours\nformat: changes/1\nchanges:\n{WHY}"
    (root / CHANGES).write_text(own, encoding="utf-8")
    assert run(root, "release", "--draft").output == f"wrote {CHANGES}: 2 changes to look at\n"
    text = (root / CHANGES).read_text("utf-8")
    assert text.startswith(own)
    assert "OBD-03" not in text.removeprefix(own)

    assert run(root, "release", "--draft").output == "Everything that changed is declared.\n"
    assert (root / CHANGES).read_text("utf-8") == text

    assert run(root, "release", "--date", "2026-11-24").exit_code == 0
    kinds = [one.kind.value for one in load_project(root).releases[-1].changes]
    assert kinds == ["withdrawn", "modified", "moved-to"]


def test_the_line_ends_of_windows_stay(root: Path) -> None:
    own = f"format: changes/1\r\nchanges:\r\n{WHY}".replace("\r\n", "\n").replace("\n", "\r\n")
    (root / CHANGES).write_bytes(own.encode())
    assert run(root, "release", "--draft").exit_code == 0
    data = (root / CHANGES).read_bytes().decode()
    assert data.startswith(own)
    assert data.count("\n") == data.count("\r\n")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("format: changes/1\nchanges: [{kind: new, id: OBD-09}]\n", 2, "cannot be added to"),
        ("format: changes/1\nchanges: {}\n", 1, f"{CHANGES}:2:10: changes: found keys"),
        ("format: changes/1\nchanges:\n  - {kind: gone}\n", 1, f"{CHANGES}:3:12: changes[0].kind"),
    ],
)
def test_a_file_that_cannot_be_added_to_stays(root: Path, text: str, code: int, said: str) -> None:
    (root / CHANGES).write_text(text, encoding="utf-8")
    result = run(root, "release", "--draft")
    assert (result.exit_code, (root / CHANGES).read_text("utf-8")) == (code, text)
    assert said in result.output


@pytest.mark.parametrize(
    ("edited", "code", "said"),
    [
        (("standards/standard.yml", "version: 1.1", "version: 1.0"), 2, "raise it in standards"),
        (("releases/1.0.0.json", '"format"', '"form"'), 1, "releases/1.0.0.json:1:1:"),
        ((f"{FOLDER}/publish-data.md", "You must", "You can"), 1, "exactly one of must"),
    ],
)
def test_what_stops_a_next_edition_stops_its_draft(
    root: Path, edited: tuple[str, str, str], code: int, said: str
) -> None:
    edit(root, *edited)
    result = run(root, "release", "--draft")
    assert (result.exit_code, (root / CHANGES).exists()) == (code, False)
    assert said in result.output


def test_before_the_first_release_there_is_nothing_to_declare(tmp_path: Path) -> None:
    root = Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))
    result = run(root, "release", "--draft")
    assert (result.exit_code, "no release yet" in result.output) == (2, True)
