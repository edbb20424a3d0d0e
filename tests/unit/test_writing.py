"""How the commands write: whole files, nothing beside them, and one line when it fails."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main
from service_standards.adapters.cli.writing import NotWritten, write_whole
from tests.support.golden import VALID


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"SOURCE_DATE_EPOCH": None})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_beside_the_target_stays(tmp_path: Path) -> None:
    (tmp_path / "a.draft").write_text("mine", encoding="utf-8")
    write_whole(tmp_path / "a.html", "text\n")
    assert names(tmp_path) == ["a.draft", "a.html"]
    assert (tmp_path / "a.draft").read_text("utf-8") == "mine"
    assert (tmp_path / "a.html").read_bytes() == b"text\n"


def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/a.html").write_text("old", encoding="utf-8")
    (tmp_path / "a.html").symlink_to("there/a.html")
    write_whole(tmp_path / "a.html", "new")
    assert (tmp_path / "a.html").is_symlink()
    assert (tmp_path / "there/a.html").read_text("utf-8") == "new"
    assert names(tmp_path / "there") == ["a.html"]


def test_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o604)
    write_whole(path, "new")
    assert path.stat().st_mode & 0o777 == 0o604


def test_nothing_is_left_of_a_write_that_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "\ud800")
    assert names(tmp_path) == ["a.html"]
    assert path.read_text("utf-8") == "old"


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()
    with pytest.raises(NotWritten, match="cannot be written"):
        write_whole(tmp_path / "a.html", "text")
    assert names(tmp_path) == ["a.html"]


def test_what_cannot_be_written_is_one_line(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text", encoding="utf-8")
    (root / "releases").write_text("text", encoding="utf-8")
    commands = (
        ("standalone", str(root), "--output", str(tmp_path / "nodir/x.html")),
        ("schema", str(tmp_path / "file/x")),
        ("release", str(root), "--date", "2026-11-23"),
    )
    for command in commands:
        result = run(*command)
        assert result.exit_code == 2, command
        (line,) = result.output.splitlines()
        assert line.startswith("Error: '")
        assert "' cannot be written: " in line


@pytest.mark.parametrize("seconds", ["-1", "253402300800", "9" * 30])
def test_a_second_outside_the_calendar_is_wrong_usage(root: Path, seconds: str) -> None:
    result = run("release", str(root), "--source-date-epoch", seconds)
    assert result.exit_code == 2
    assert "253402300799" in result.output


def test_the_nearest_checklist_is_named(root: Path, tmp_path: Path) -> None:
    target = str(tmp_path / "x.html")
    result = run("standalone", str(root), "--checklist", "open-by-defalt", "--output", target)
    assert result.exit_code == 2
    assert (
        "There is no checklist 'open-by-defalt'; did you mean 'open-by-default'? "
        "Allowed: open-by-default, self-check." in result.output
    )
