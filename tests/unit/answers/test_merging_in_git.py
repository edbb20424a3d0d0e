"""git with the command `merge` as its driver."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.support.answer_files import PROGRAM, fine, outcomes, team_folder, written
from tests.support.sites.build import ROOT


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository that merges assessments as docs/reference/commands.md says."""
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch", "main")
    page = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    (attributes,) = re.findall(r"^(assessment\.json merge=\w+)$", page, re.MULTILINE)
    (name, driver) = re.findall(r'^git config (\S+) "(service-standards .*)"$', page, re.MULTILINE)[
        0
    ]
    git(root, "config", name, driver.replace("service-standards", shlex.join(PROGRAM)))
    (root / ".gitattributes").write_text(f"{attributes}\n", "utf-8")
    (root / "team").mkdir()
    path = team_folder(root / "team")
    fine("start", "--name", "Library card", "--id", "x", "--output", path)
    fine("set", "SIM-01", "partly-met", "--file", path)
    commit(root, "Start")
    return root


def git(root: Path, *words: str, fails: bool = False) -> str:
    names = {"GIT_AUTHOR_NAME": "A", "GIT_COMMITTER_NAME": "A", "GIT_CONFIG_NOSYSTEM": "1"}
    mails = {"GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_EMAIL": "a@example.org"}
    environment = {**os.environ, **names, **mails, "HOME": str(root)}
    done = subprocess.run(
        ["git", *words], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def commit(root: Path, subject: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", subject)


def branch_that_sets(root: Path, name: str, *words: str) -> None:
    git(root, "switch", "--quiet", "--create", name, "main")
    fine("set", *words, "--file", root / "team/assessment.json")
    commit(root, name)


def test_git_merges_two_branches_that_change_different_findings(repository: Path) -> None:
    branch_that_sets(repository, "one", "TRU-01", "met", "--note", "one")
    branch_that_sets(repository, "two", "SIM-01", "met")
    git(repository, "merge", "--quiet", "--no-edit", "one")
    assert outcomes(repository / "team/assessment.json") == {"SIM-01": "met", "TRU-01": "met"}
    assert git(repository, "status", "--porcelain") == ""


def test_git_stops_at_a_conflict_with_a_file_that_can_be_used(repository: Path) -> None:
    path = repository / "team/assessment.json"
    branch_that_sets(repository, "one", "SIM-01", "not-met")
    branch_that_sets(repository, "two", "SIM-01", "met")
    said = git(repository, "merge", "--no-edit", "one", fails=True)
    assert "SIM-01: answer: 'met' stands, the other side has 'not-met'" in said
    assert "team/assessment.json: 1 conflict" in said
    assert "CONFLICT" in said
    assert "UU team/assessment.json" in git(repository, "status", "--porcelain")
    assert outcomes(path) == {"SIM-01": "met"}
    fine("set", "SIM-01", "not-met", "--file", path)
    commit(repository, "Merge one")
    assert outcomes(path) == {"SIM-01": "not-met"}


def test_git_merges_files_that_two_branches_added(repository: Path) -> None:
    other = repository / "other"
    for name, key in (("one", "SIM-01"), ("two", "TRU-01")):
        git(repository, "switch", "--quiet", "--create", name, "main")
        path = team_folder(other)
        fine("start", "--name", "Bus pass", "--id", "y", "--output", path)
        fine("set", key, "met", "--file", path)
        commit(repository, name)
    git(repository, "merge", "--quiet", "--no-edit", "one")
    assert outcomes(other / "assessment.json") == {"SIM-01": "met", "TRU-01": "met"}


def test_git_leaves_a_damaged_file_alone(repository: Path) -> None:
    branch_that_sets(repository, "one", "SIM-01", "not-met")
    path = repository / "team/assessment.json"
    git(repository, "switch", "--quiet", "--create", "two", "main")
    written(path, path.read_text("utf-8")[:-20])
    commit(repository, "two")
    before = path.read_bytes()
    said = git(repository, "merge", "--no-edit", "one", fails=True)
    assert "This file is not complete JSON" in said
    assert path.read_bytes() == before
    assert json.loads(git(repository, "show", "one:team/assessment.json"))["format"]
