"""Several commands at once on one file: what each of them said was done stays done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service_standards.adapters.cli.turns import alone_with
from tests.support.answer_files import data_of, fine, program, sample_edition, team_folder

IDS = [one.id for one in sample_edition().criteria]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = team_folder(tmp_path)
    fine("start", "--name", "Library card", "--id", "x", "--output", path)
    return path


@pytest.mark.parametrize("is_link", [False, True])
def test_no_command_writes_over_what_another_wrote(path: Path, is_link: bool) -> None:
    before = sorted(path.parent.iterdir())
    files = [path] * len(IDS)
    if is_link:
        # The second is reached through a link in another folder.
        folder = path.parent / "elsewhere"
        folder.mkdir()
        before = sorted(path.parent.iterdir())
        files[1] = folder / "answers.json"
        files[1].symlink_to(path)
        (folder / "catalogue.json").symlink_to(path.parent / "catalogue.json")
    with ThreadPoolExecutor(len(IDS)) as pool:
        done = list(
            pool.map(lambda key, file: program("set", key, "met", "--file", file), IDS, files)
        )
    assert [one.returncode for one in done] == [0] * len(IDS)
    assert list(data_of(path)["findings"]) == IDS
    assert sorted(path.parent.iterdir()) == before


def test_a_file_that_cannot_be_there_is_no_reason_to_stop(tmp_path: Path) -> None:
    for odd in (tmp_path / "none" / "a.json", Path("a\0b")):
        with alone_with(odd):
            pass
