"""Sources and prose that stand elsewhere, or are reached in another way, give the same site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cases.golden import VALID, prepared
from tests.support.sites.small_build import build


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


def test_without_a_repository_there_is_no_link_to_edit_a_page(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "site")
    (project / "docs/index.md").write_text("# Home\n\nSee [OBD-01].\n", encoding="utf-8")
    settings = settings_with(".").replace("https://git.example/team/small", '""')

    built = build(project, "--strict", settings=settings)

    assert built.returncode == 0, built.stderr
    page = (project / "site/index.html").read_text("utf-8")
    assert 'href="standards/open-by-default/publish-data/"' in page
    for path in (project / "site").rglob("*.html"):
        assert "edit/main" not in path.read_text("utf-8"), path


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
