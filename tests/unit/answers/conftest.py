"""Commands that write answers: `path` is a file to come, `started` one with no answers yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.answer_files import fine, team_folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return team_folder(tmp_path)


@pytest.fixture
def started(path: Path) -> Path:
    fine("start", "--name", "Library card", "--id", "library-card", "--output", path)
    return path
