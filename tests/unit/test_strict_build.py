"""Faults in the sources under `mkdocs build --strict`: the same lines, no traceback, no site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.golden import INVALID, VALID, prepared

SETTINGS = """
site_name: Small
theme: {name: service-standards}
plugins: [service-standards]
"""
EXAMPLE = (
    '{"format": "assessment/1", "standard": {"id": "small-standard", "version": "1.0.0"}, '
    '"service": {"id": "x", "name": "X"}, "example": true}'
)


def build(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["twenty-faults", "link-out-of-root", "no-front-matter"])
@pytest.mark.parametrize("options", [["--strict"], []])
def test_faults_stop_the_build_with_the_lines_of_lint(
    name: str, options: list[str], tmp_path: Path
) -> None:
    project = prepared(INVALID / name, tmp_path / "project")
    (project / "site").mkdir()
    (project / "site" / "old.html").write_text("old", "utf-8")

    built = build(project, *options)

    expected = (INVALID / name / "expected.txt").read_text("utf-8").splitlines()
    assert built.returncode == 1
    assert [line for line in expected if line.split(": ", 1)[1] not in built.stderr] == []
    assert "Traceback" not in built.stderr
    assert [path.name for path in (project / "site").iterdir()] == ["old.html"]


def test_an_example_that_is_not_canonical_stops_the_build(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    (project / "checklists/example").mkdir()
    (project / "checklists/example/assessment.json").write_text(EXAMPLE, "utf-8")

    built = build(project)

    assert built.returncode == 1
    assert 'checklists/example/assessment.json:1:2: found \'{"format"' in built.stderr
    assert "Traceback" not in built.stderr


def test_a_clean_project_is_built(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")

    built = build(project, "--strict")

    assert built.returncode == 0, built.stderr
    assert (
        project / "site" / "standards" / "open-by-default" / "publish-data" / "index.html"
    ).exists()
