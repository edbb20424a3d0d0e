"""The example service: checked like the other sources, published in the canonical form."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from service_standards import load_project
from service_standards.adapters.cli.main import main
from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.export.catalogue import digest
from service_standards.export.example import example_text
from service_standards.model.checklist import Selection
from service_standards.model.example import EXAMPLE_FILE
from service_standards.pages.all_pages import site_pages
from service_standards.render.blocks import checklist_block, example_block, my_service_block
from service_standards.render.criterion_forms import CriterionForms
from service_standards.source.kinds.assessment_file import read_assessment
from tests.support.cases.golden import VALID, prepared

GIVEN = {
    "format": "assessment/1",
    "standard": {"id": "small-standard", "version": "1.0.0", "digest": ""},
    "service": {"id": "an-example", "name": "An example", "phase": "live", "facts": {}},
    "target": {},
    "findings": {
        "OBD-01": {
            "title": "Publish the data",
            "outcome": "met",
            "evidence": [{"title": "A list", "expires": "2026-03-05"}],
            "updated": "2026-03-06T09:00:00Z",
        },
    },
    "parked": {},
    "snapshots": [],
    "example": True,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with an example in the canonical form."""
    root = prepared(VALID / "minimal", tmp_path / "project")
    write(root, GIVEN)
    project = load_project(root)
    write(root, canonical_assessment(project.example.data, CatalogueOrder.of(project)))  # type: ignore[union-attr]
    return root


def write(root: Path, content: dict[str, Any] | str) -> None:
    """Write the example of a project."""
    path = root / EXAMPLE_FILE
    path.parent.mkdir(exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content, indent=2) + "\n"
    path.write_text(text, encoding="utf-8")


def test_lint_has_nothing_to_say_about_a_canonical_example(root: Path) -> None:
    result = CliRunner().invoke(main, ["lint", str(root)])
    assert (result.exit_code, result.output.split("\n")[0]) == (0, "No faults found.")


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (('"title": "Publish', '"title": "Print'), (17, 18), ('"Print', '"Publish')),
        (('"example": true\n', '"example": true \n'), (30, 18), ("true·'", "true'")),
        (('      "title": "P', '    "title": "P'), (17, 5), ("'····\"title", "'······\"title")),
        (('      "title": "P', '     \t"title": "P'), (17, 6), ("'·····→\"t", "'······\"title")),
        (("\n}\n", "\n}"), (32, 1), ("no line", "an empty line")),
    ],
)
def test_lint_tells_the_first_line_that_is_not_canonical(
    root: Path, change: tuple[str, str], place: tuple[int, int], said: tuple[str, str]
) -> None:
    old, new = change
    path = root / EXAMPLE_FILE
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(root, text.replace(old, new, 1))
    result = CliRunner().invoke(main, ["lint", "--format", "json", str(root)])
    problems = json.loads(result.output)["problems"]
    told = [(one["file"], one["line"], one["column"], one["code"]) for one in problems]
    assert (result.exit_code, told) == (1, [(EXAMPLE_FILE, *place, "not-canonical")])
    before, after = problems[0]["message"].split("; the canonical form has ")
    assert (said[0] in before, said[1] in after) == (True, True), problems[0]["message"]


def test_the_published_file_names_this_edition_and_is_canonical(root: Path) -> None:
    project = load_project(root)
    assert project.example
    text = example_text(project, project.example)
    ids = [one.id for one in project.criteria]
    read = read_assessment(text.encode(), project.standard.id, ids)
    assert read["standard"]["digest"] == digest(project)
    assert read["example"] is True
    assert canonical_assessment(read, CatalogueOrder.of(project)) == text


def test_the_example_is_no_part_of_the_standard(root: Path) -> None:
    before = digest(load_project(root))
    (root / EXAMPLE_FILE).unlink()
    assert digest(load_project(root)) == before


def test_the_stop_about_evidence_leads_to_what_had_expired(root: Path) -> None:
    project = load_project(root)
    assert "open-by-default.md#obd-01" in my_service_block(project, "my-service.md")
    write(root, json.loads((root / EXAMPLE_FILE).read_text("utf-8").replace("03-05", "03-07")))
    assert "#obd-01" not in my_service_block(load_project(root), "my-service.md")


def test_nothing_of_it_is_shown_in_a_project_without_an_example(root: Path) -> None:
    def shown() -> str:
        project = load_project(root)
        sizes: dict[str, int] = defaultdict(int)
        pages = "".join(page.text for page in site_pages(project, sizes))
        checklist = checklist_block(
            project, "open-by-default", "a.md", Selection(), CriterionForms(project)
        )
        blocks = [checklist, my_service_block(project, "a.md"), example_block(project, "a.md")]
        return pages + "".join(blocks)

    marks = ("service-example", "load-example", "::: example")
    assert [mark for mark in marks if mark not in shown()] == []
    (root / EXAMPLE_FILE).unlink()
    assert [mark for mark in marks if mark in shown()] == []
