"""A command that is killed while it writes leaves the old file or the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.interrupted import COMMANDS, assert_a_kill_leaves_a_whole_file


@pytest.mark.parametrize("command", COMMANDS)
def test_a_kill_leaves_a_whole_file(command: str, tmp_path: Path) -> None:
    assert_a_kill_leaves_a_whole_file(tmp_path / "team", command, times=2, seed=1)
