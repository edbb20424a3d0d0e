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


def build(
    project: Path, *options: str, settings: str = SETTINGS
) -> subprocess.CompletedProcess[str]:
    (project / "mkdocs.yml").write_text(settings, "utf-8")
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


def settings_with(root: str, docs: str = "docs") -> str:
    return f"""
site_name: Small
repo_url: https://git.example/team/small
edit_uri: edit/main/{"docs" if docs == "../docs" else "site/docs"}/
docs_dir: {docs}
theme: {{name: service-standards, features: [content.action.edit]}}
plugins: [{{service-standards: {{root: {root}}}}}]
"""


def moved(project: Path, *names: str, to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for name in names:
        (project / name).rename(to / name)


SOURCES = ("standards", "checklists")


@pytest.mark.parametrize(
    ("root", "docs", "edited"),
    [("src", "docs", "site/src"), ("../", "docs", ""), (".", "../docs", "site")],
)
def test_the_sources_and_the_prose_can_stand_anywhere(
    root: str, docs: str, edited: str, tmp_path: Path
) -> None:
    project = prepared(VALID / "minimal", tmp_path / "all" / "site")
    if root != ".":
        moved(project, *SOURCES, to=project / root)
    if docs != "docs":
        moved(project, "docs", to=project.parent)

    built = build(project, "--strict", settings=settings_with(root, docs))

    assert built.returncode == 0, built.stderr
    page = project / "site" / "standards" / "open-by-default" / "publish-data" / "index.html"
    address = "/".join(filter(None, ["edit/main", edited, "standards/open-by-default"]))
    assert f'href="https://git.example/team/small/{address}/publish-data.md"' in page.read_text(
        "utf-8"
    )


def test_a_project_can_be_reached_through_a_link(tmp_path: Path) -> None:
    prepared(VALID / "minimal", tmp_path / "project")
    link = tmp_path / "link"
    link.symlink_to("project")

    built = build(link, "--strict")

    assert built.returncode == 0, built.stderr


def test_a_missing_root_is_told(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")

    built = build(project, "--strict", settings=settings_with("nope"))

    assert built.returncode == 1
    assert "there is no folder 'nope', which the option 'root' names" in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(("root", "docs"), [("src", "docs"), (".", "../docs")])
def test_prose_beside_the_sources_is_checked(root: str, docs: str, tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "all" / "site")
    if root != ".":
        moved(project, *SOURCES, to=project / root)
    if docs != "docs":
        moved(project, "docs", to=project.parent)
    (project / docs / "leak.md").symlink_to("/etc/hosts")

    built = build(project, "--strict", settings=settings_with(root, docs))

    assert built.returncode == 1
    assert "../docs/leak.md:1:1: this link leaves the project's folder" in built.stderr
    assert "Traceback" not in built.stderr


def test_front_matter_that_looks_like_a_number_is_text(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    front = "---\ntitle: 2026\nauthor: yes\ndescription: 1.10\ntags: [2026, no]\nstatus: new\n---\n"
    (project / "docs" / "year.md").write_text(front + "# The year\n", "utf-8")

    built = build(project, "--strict")

    assert built.returncode == 0, built.stderr
    assert "<title>2026 - Small</title>" in (project / "site/year/index.html").read_text("utf-8")


def test_a_page_can_have_a_template_of_the_site(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    (project / "overrides").mkdir()
    own = '{% extends "main.html" %}{% block content %}Of our own{% endblock %}'
    (project / "overrides" / "own.html").write_text(own, "utf-8")
    (project / "docs" / "own.md").write_text("---\ntemplate: own.html\n---\n# Own\n", "utf-8")

    theme = "theme: {name: service-standards, custom_dir: overrides}"
    settings = SETTINGS.replace("theme: {name: service-standards}", theme)
    built = build(project, "--strict", settings=settings)

    assert built.returncode == 0, built.stderr
    assert "Of our own" in (project / "site/own/index.html").read_text("utf-8")


def test_what_the_pages_may_not_hold_is_told_with_its_place(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    page = "---\ntitle: About\n---\n# About\n\nGo [there](javascript:alert(1)).\n"
    (project / "docs" / "about.md").write_text(page, "utf-8")
    criterion = project / "standards" / "open-by-default" / "publish-data.md"
    text = criterion.read_text("utf-8").replace("what you have", "[all](data:text/html,x) you have")
    criterion.write_text(text, "utf-8")
    line = text[: text.index("data:text")].count("\n") + 1

    built = build(project, "--strict")

    assert built.returncode == 1
    assert "docs/about.md:6:12: the address 'javascript:alert(1)' is not allowed" in built.stderr
    told = f"standards/open-by-default/publish-data.md:{line}:15: the address 'data:text/html,x'"
    assert told in built.stderr
