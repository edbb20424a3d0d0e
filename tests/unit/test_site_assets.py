"""Scripts and the list of criteria stand in a folder that no other version of a site has."""

from __future__ import annotations

import pytest

from service_standards.adapters.browser_files import script_files
from service_standards.adapters.mkdocs.assets import assets_of
from service_standards.model.project import Project
from service_standards.source.project import load_project
from tests.support.build import ROOT


@pytest.fixture(scope="module")
def project() -> Project:
    """Read the reference standard."""
    return load_project(ROOT, ROOT / "docs")


def test_the_same_content_has_the_same_folder(project: Project) -> None:
    assert assets_of(project, str) == assets_of(project, str)


def test_a_word_of_a_criterion_changes_the_folder(project: Project) -> None:
    first, *others = project.criteria
    reworded = first.model_copy(update={"requirement": "You must."})
    changed = project.model_copy(update={"criteria": (reworded, *others)})
    assert assets_of(changed, str).folder != assets_of(project, str).folder


def test_a_line_of_a_script_changes_the_folder(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = assets_of(project, str)
    texts = {**script_files(), "filter.js": "export {};\n"}
    monkeypatch.setattr("service_standards.adapters.mkdocs.assets.script_files", lambda: texts)
    assert assets_of(project, str).folder != before.folder


def test_other_addresses_of_the_pages_change_the_folder(project: Project) -> None:
    moved = assets_of(project, lambda path: f"{path}.html")
    assert moved.folder != assets_of(project, str).folder
