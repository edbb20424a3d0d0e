"""Scripts and the list of criteria stand in a folder that no other version of a site has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.model.project import Project
from service_standards.packing.assets import assets_of, wanted_early, with_fitting_styles
from service_standards.packing.browser_files import script_files
from tests.support.reference_standard import reference_project


@pytest.fixture(scope="module")
def project() -> Project:
    """Read the reference standard."""
    return reference_project()


def listed(project: Project, url_of: Callable[[str], str] = str) -> str:
    return catalogue_text(catalogue(project, url_of))


def test_the_same_content_has_the_same_folder(project: Project) -> None:
    assert assets_of(listed(project)) == assets_of(listed(project))


def test_a_word_of_a_criterion_changes_the_folder(project: Project) -> None:
    first, *others = project.criteria
    reworded = first.model_copy(update={"requirement": "You must."})
    changed = project.model_copy(update={"criteria": (reworded, *others)})
    assert assets_of(listed(changed)).folder != assets_of(listed(project)).folder


def test_a_line_of_a_script_changes_the_folder(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = assets_of(listed(project))
    texts = {**script_files(), "filter.js": "export {};\n"}
    monkeypatch.setattr("service_standards.packing.assets.script_files", lambda: texts)
    assert assets_of(listed(project)).folder != before.folder


def test_other_addresses_of_the_pages_change_the_folder(project: Project) -> None:
    moved = assets_of(listed(project, lambda path: f"{path}.html"))
    assert moved.folder != assets_of(listed(project)).folder


def test_a_page_asks_early_for_what_its_elements_need(project: Project) -> None:
    assets = assets_of(listed(project))

    wanted = wanted_early("<service-results></service-results>", assets)

    # The longest first.
    names = ["answers.js", "results.js", "progress.js", "common.js", "main.js"]
    assert wanted == {
        "script": assets.script,
        "modules": [assets.path_of(name) for name in names],
        "data": assets.data,
    }
    assert wanted_early("<p>Text.</p>", assets) is None


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("<p>Words.</p>", "reading.css"),
        ('<service-answers data-standard="x"><table></table></service-answers>', "reading.css"),
        ("<service-checklist></service-checklist>", "checklist.css"),
        (
            "<service-checklist><service-example></service-example></service-checklist>",
            "checklist.css",
        ),
        (
            '<service-checklist></service-checklist><ul class="ss-references"></ul>',
            "service-standards.css",
        ),
        (
            "<service-checklist></service-checklist><service-results></service-results>",
            "service-standards.css",
        ),
        ("<service-results></service-results>", "service-standards.css"),
        (
            "<service-answers></service-answers><service-example></service-example>",
            "service-standards.css",
        ),
    ],
)
def test_a_page_asks_for_the_styles_that_it_needs(
    project: Project, content: str, name: str
) -> None:
    assets = assets_of(listed(project))
    page = f'<link rel="stylesheet" href="../{assets.style}">{content}'

    asked = with_fitting_styles(page, content, assets)

    assert asked == f'<link rel="stylesheet" href="../{assets.path_of(name)}">{content}'
    assert name in assets.texts
