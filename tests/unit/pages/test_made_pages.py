"""No page of an editor stands where the generator puts one of its own."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from service_standards import ProblemsFound, load_project
from service_standards.pages.all_pages import site_pages
from tests.support.cases.golden import VALID, prepared
from tests.support.cases.source_changes import tree_of_sources
from tests.support.reference_standard import reference_project


def test_every_place_of_a_generated_page_is_taken(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    paths = {page.path for page in site_pages(reference_project(), defaultdict(int))}
    for path in paths:
        page = project / "docs" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("# Of an editor\n", "utf-8")

    with pytest.raises(ProblemsFound) as found:
        load_project(project)

    told = {one.file for one in found.value.problems if one.code == "made-by-site"}
    assert told == {f"docs/{path}" for path in paths}


def test_the_place_of_a_language_is_taken(tmp_path: Path) -> None:
    project = tree_of_sources(tmp_path / "project")
    (project / "docs/FR.md").write_text("# Of an editor\n", "utf-8")
    (project / "docs/en.md").write_text("# Of an editor\n", "utf-8")

    with pytest.raises(ProblemsFound) as found:
        load_project(project)

    (told,) = found.value.problems
    assert (told.file, told.code) == ("docs/FR.md", "same-address")
    assert "docs/fr/" in str(told.message)
