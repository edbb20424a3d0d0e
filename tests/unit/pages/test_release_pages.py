"""Frozen editions on their way to the site: the page, the list, and what they leave alone."""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from service_standards import load_project
from service_standards.export.catalogue import catalogue, digest
from service_standards.export.release import freeze, index_text, release_text
from service_standards.model.project import Project
from service_standards.model.release import Change
from service_standards.pages.all_pages import site_pages
from service_standards.pages.releases import releases_page
from tests.support.cases.golden import VALID

STANDARD = "standards/standard.yml"
CRITERION = "standards/open-by-default/publish-data.md"


def replace(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def frozen(root: Path, previous: str | None, *changes: Change) -> Project:
    """Freeze the project as it is, and return it with its releases."""
    project = load_project(root)
    (root / "releases").mkdir(exist_ok=True)
    text = release_text(freeze(project, "2026-11-23", previous, changes))
    path = root / f"releases/{project.standard.version}.json"
    path.write_text(text, encoding="utf-8")
    return load_project(root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))


@pytest.fixture
def project(root: Path) -> Project:
    """Return a project with two releases, the second with a reworded and a moved criterion."""
    frozen(root, None)
    replace(root, STANDARD, "version: 1.0.0", "version: 1.1.0")
    replace(root, CRITERION, "phases: [alpha, live]", "phases: [live]")
    replace(root, "standards/open-by-default/publish-results.md", "id: OBD-03", "id: OBD-09")
    modified = Change.model_validate({"kind": "modified", "id": "OBD-01", "note": "Later [now]."})
    moved = Change.model_validate(
        {"kind": "moved-to", "from": ["OBD-03"], "to": ["OBD-09"], "reason": "No *need*."}
    )
    return frozen(root, "1.0.0", modified, moved)


def test_releases_are_read_with_the_project(project: Project) -> None:
    assert [one.standard.version for one in project.releases] == ["1.0.0", "1.1.0"]
    assert catalogue(project, str)["releases"] == [
        {"version": "1.0.0", "previous": None, "url": "releases/1.0.0.json"},
        {"version": "1.1.0", "previous": "1.0.0", "url": "releases/1.1.0.json"},
    ]


def test_the_list_names_each_release_in_order(project: Project) -> None:
    listed = json.loads(index_text(project.releases))["releases"]
    assert [(one["version"], one["previous"], one["url"]) for one in listed] == [
        ("1.0.0", None, "1.0.0.json"),
        ("1.1.0", "1.0.0", "1.1.0.json"),
    ]
    assert [one["criteria"] for one in listed] == [3, 3]
    assert listed[1]["digest"] == project.releases[1].standard.digest


def test_the_page_says_what_changed_the_newest_first(project: Project) -> None:
    text = releases_page(project).text
    assert text.index("## 1.1.0") < text.index("## 1.0.0")
    data = "[OBD-01 Publish data](../standards/open-by-default/publish-data.md)"
    assert f"- {data}: Later \\[now\\].\n" in text
    # Its address is that of the other one now.
    moved = "[OBD-09 Publish results](../standards/open-by-default/publish-results.md)"
    assert f"- OBD-03 Publish results → {moved}: No \\*need\\*.\n" in text
    assert "[1.1.0.json](1.1.0.json)" in text
    assert "Frozen on 23 November 2026 with 3 criteria.\nIt follows on 1.0.0." in text


def test_without_a_release_there_is_no_page(root: Path) -> None:
    assert "releases/index.md" not in {
        page.path for page in site_pages(load_project(root), defaultdict(int))
    }


def test_freezing_does_not_change_what_is_frozen(root: Path) -> None:
    before = digest(load_project(root))
    after = frozen(root, None)
    assert digest(after) == before == after.releases[0].standard.digest


def test_a_draft_may_be_unfinished(root: Path) -> None:
    frozen(root, None)
    replace(root, STANDARD, "version: 1.0.0", "version: 1.1.0")
    replace(root, CRITERION, "phases: [alpha, live]", "phases: [live]")
    assert load_project(root).standard.version == "1.1.0"


def test_a_text_that_no_answer_depends_on_can_be_mended(root: Path) -> None:
    frozen(root, None)
    replace(root, CRITERION, "## Why it matters\n", "## Why it matters\n\nIt is theirs.\n")
    replace(root, CRITERION, "1. List what you have.", "1. List all that you have.")
    replace(root, CRITERION, "A note", "Another note")
    replace(root, STANDARD, "summary: Just enough to be complete.", "summary: Just enough.")
    (root / "docs/guide.md").write_text(
        "---\ntitle: A guide\nsummary: It helps.\nserves: [OBD-01]\n---\nText.\n", encoding="utf-8"
    )
    project = load_project(root)
    assert len(project.guides) == 1
    assert digest(project) == project.releases[0].standard.digest


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CRITERION, "the data of the service", "all data of the service"),
        (CRITERION, "Can anybody open it?", "Can everybody open it?"),
        (CRITERION, "phases: [alpha, live]", "phases: [live]"),
        (STANDARD, "It is measured.", "It is measured each year."),
        ("checklists/scoring.yml", "met: 2", "met: 3"),
    ],
)
def test_what_answers_depend_on_changes_the_digest(
    root: Path, file: str, old: str, new: str
) -> None:
    before = digest(load_project(root))
    replace(root, file, old, new)
    assert digest(load_project(root)) != before


def test_a_release_tells_a_team_in_ten_lines_what_to_do(project: Project) -> None:
    text = releases_page(project).text
    _, second, first = re.split(r"^## ", text, flags=re.MULTILINE)
    steps = re.findall(r"^[0-9]+\. (.*)$", second, re.MULTILINE)

    assert len(steps) <= 10
    assert "Look at 1 answer again: its criterion asks for something else now." in steps
    assert steps[-1] == "All other answers stay as they are."
    assert not any("new;" in step or "withdrawn" in step for step in steps)
    assert "What to do with your answers" not in first
