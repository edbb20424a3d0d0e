"""Earlier versions from git, and none where there is no git, no repository or no commit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from service_standards.source.many.git_history import GitHistory

TODAY = "2026-11-29"
WHO = ("-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str, day: str = TODAY) -> None:
    at = f"{day}T10:00:00Z"
    environment = {**os.environ, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    command = ["git", *WHO, *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


def commit(folder: Path, name: str, text: str, day: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", day, day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    commit(tmp_path, "services/a.json", "1", "2025-12-31")
    commit(tmp_path, "services/a.json", "2", "2026-04-01")
    commit(tmp_path, "services/a.json", "3", "2026-06-30")
    commit(tmp_path, 'services/é "x".json', "4", "2026-07-01")
    commit(tmp_path, "elsewhere/a.json", "5", "2026-08-01")
    return tmp_path


def versions(folder: Path, name: str) -> list[tuple[str, bytes]]:
    history = GitHistory(folder, TODAY)
    try:
        return list(history.versions(name))
    finally:
        history.close()


def test_the_last_version_of_each_quarter_comes_oldest_first(repository: Path) -> None:
    folder = repository / "services"
    assert versions(folder, "a.json") == [("2025-12-31", b"1"), ("2026-06-30", b"3")]
    assert versions(folder, 'é "x".json') == [("2026-07-01", b"4")]
    assert versions(repository, "elsewhere/a.json") == [("2026-08-01", b"5")]
    assert versions(folder, "never.json") == []


def test_there_is_no_history_outside_a_repository(tmp_path: Path) -> None:
    assert versions(tmp_path, "a.json") == []


def test_there_is_no_history_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert versions(tmp_path, "a.json") == []


def test_there_is_no_history_without_git(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert versions(repository / "services", "a.json") == []


def test_a_git_that_fails_is_no_fault(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nexit 7\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    assert versions(repository / "services", "a.json") == []


def test_a_deleted_version_is_passed_over(repository: Path) -> None:
    git(repository, "rm", "-q", "services/a.json")
    git(repository, "commit", "-q", "-m", "gone", day="2026-10-10")
    commit(repository, "services/a.json", "6", "2026-11-01")
    found = versions(repository / "services", "a.json")
    assert found == [("2025-12-31", b"1"), ("2026-06-30", b"3"), ("2026-11-01", b"6")]
