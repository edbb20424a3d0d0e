"""How the commands write: whole files, nothing beside them, and one line when it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main
from service_standards.adapters.cli.writing import NotWritten, write_whole
from tests.support.cases.golden import VALID


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
    commands = (
        ("standalone", str(root), "--output", str(tmp_path / "nodir/x.html")),
        ("schema", str(tmp_path / "file/x")),
    )
    for command in commands:
        result = run(*command)
        assert result.exit_code == 2, command
        (line,) = result.output.splitlines()
        assert line.startswith("Error: '")
        assert "' cannot be written: " in line


def test_a_folder_that_is_a_file_is_told(root: Path) -> None:
    for name in ("releases", "docs"):
        shutil.rmtree(root / name, ignore_errors=True)
        (root / name).write_text("text", encoding="utf-8")
    result = run("lint", str(root))
    assert result.exit_code == 1
    said = "this has to be a folder; delete it, or give it another name"
    assert result.output.splitlines()[:2] == [f"{one}:1:1: {said}" for one in ("docs", "releases")]


def command(*arguments: str, **streams: Any) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-c", "from service_standards.adapters.cli.main import main; main()"]
    return subprocess.run([*program, *arguments], timeout=120, check=False, **streams)


@pytest.mark.parametrize("output", ["-", "/dev/stdout", "/dev/fd/1"])
def test_standard_output_is_written_through(root: Path, output: str) -> None:
    wanted = ("standalone", str(root), "--checklist", "open-by-default", "--output", output)
    done = command(*wanted, capture_output=True)
    assert done.returncode == 0
    assert (done.stdout[:15], done.stdout[-7:]) == (b"<!doctype html>", b"</html>")
    assert done.stderr.decode() == f"wrote {output}: 3 criteria\n"


def test_a_pipe_is_written_through(root: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        result = run("standalone", str(root), "--output", str(pipe))
        assert result.exit_code == 0
        assert read.result(60)[-7:] == b"</html>"
    assert pipe.is_fifo()
    assert names(tmp_path) == ["pipe", "project"]


@pytest.mark.parametrize("place", ["/dev/null", "/dev/full", "a-folder", "a-link"])
def test_devices_and_folders_are_refused(root: Path, place: str, tmp_path: Path) -> None:
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "a-link").symlink_to("/dev/null")
    target = tmp_path / place
    result = run("standalone", str(root), "--output", str(target))
    what = "folder" if place == "a-folder" else "device"
    assert result.exit_code == 2
    assert result.output == f"Error: '{target}' cannot be written: it is a {what}; name a file.\n"


def test_a_schema_replaces_no_pipe(tmp_path: Path) -> None:
    (tmp_path / "assessment.schema.json").mkdir()
    result = run("schema", str(tmp_path))
    assert result.exit_code == 2
    assert "it is a folder; name a file." in result.output


@pytest.mark.parametrize("arguments", [["lint"], ["lint", "--format", "json"], ["--help"]])
def test_an_answer_that_cannot_be_written_is_one_line(root: Path, arguments: list[str]) -> None:
    more = [str(root)] if arguments[0] == "lint" else []
    with Path("/dev/full").open("wb") as full:
        done = command(*arguments, *more, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"Error: The answer cannot be written: No space left on device.\n"


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
