"""The page at an address at which a criterion stood."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from service_standards.export.release import freeze, release_text
from service_standards.model.gone import OldPage, old_pages
from service_standards.model.project import Project
from service_standards.model.release import Change
from service_standards.pages.old_addresses import old_address_pages
from service_standards.source.project import load_project
from tests.support.cases.edition_cases import release
from tests.support.cases.golden import VALID

FIRST, SECOND = release("1.0.0"), release("2.0.0")
FOLDER = "standards/open-by-default"
FILE = f"{FOLDER}/publish-results.md"


def pages(*releases: Any, present: Any = (), waiting: Any = ()) -> dict[str, OldPage]:
    return {one.last.id: one for one in old_pages(releases, waiting, "9.0.0", present)}


def test_every_criterion_that_a_release_held_has_a_page() -> None:
    now = [(one.id, f"standards/{one.dimension}/x-{one.id}.md") for one in SECOND.criteria]
    found = pages(FIRST, SECOND, present=now)
    assert set(found) == set(FIRST.criteria_by_id) - set(SECOND.criteria_by_id)
    assert {one.version for one in found.values()} == {"2.0.0"}
    kinds = {key: one.change.kind.value if one.change else "" for key, one in found.items()}
    assert kinds["AAA-05"] == "split-to"
    assert kinds["AAA-09"] == "withdrawn"
    assert found["AAA-09"].page == "standards/first/aaa-09.md"


def test_what_was_taken_out_since_the_last_release_has_one_too() -> None:
    gone = Change.model_validate(
        {"kind": "withdrawn", "id": "AAA-09", "reason": "r", "page": "standards/first/letter.md"}
    )
    now = [(one.id, "standards/x/y.md") for one in FIRST.criteria if one.id != "AAA-09"]
    found = pages(FIRST, present=now, waiting=[gone])["AAA-09"]
    assert (found.page, found.version, found.edition) == (
        "standards/first/letter.md",
        "9.0.0",
        "1.0.0",
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))
    for file, old, new in (
        (FILE, "level: 4", "level: 3"),
        (
            "standards/standard.yml",
            "  - {number: 4, title: Leading, summary: It is measured.}\n",
            "",
        ),
    ):
        replace(root, file, old, new)
    (root / "releases").mkdir()
    text = release_text(freeze(load_project(root), "2026-11-23", None, ()))
    (root / "releases/1.0.0.json").write_text(text, encoding="utf-8")
    replace(root, "standards/standard.yml", "version: 1.0.0", "version: 1.1.0")
    return root


def replace(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def declared(root: Path, change: str) -> Project:
    text = f"format: changes/1\nchanges:\n  - {{{change}}}\n"
    (root / "releases/changes-1.1.0.yml").write_text(text, encoding="utf-8")
    return load_project(root)


def test_a_page_says_what_became_of_it(root: Path) -> None:
    (root / FILE).unlink()
    change = "kind: covered-by, from: [OBD-03], to: [OBD-01], reason: It *is* the same."
    (page,) = old_address_pages(declared(root, change))
    assert (page.path, page.is_in_menu) == (FILE, False)
    assert page.title == "OBD-03 Publish results (no longer in the standard)"
    assert "This criterion is covered by others since edition 1.1.0." in page.text
    assert "It \\*is\\* the same." in page.text
    assert "- [OBD-01 Publish data](publish-data.md)" in page.text
    assert "In edition 1.0.0:\n\n> You must" in page.text


def test_a_page_without_a_declaration_says_that_it_is_gone(root: Path) -> None:
    (root / FILE).unlink()
    (page,) = old_address_pages(load_project(root))
    assert "This criterion is no part of edition 1.1.0 any more." in page.text


def test_a_page_that_stands_elsewhere_now_leads_there(root: Path) -> None:
    (root / FILE).rename(root / FOLDER / "publish-all-results.md")
    (page,) = old_address_pages(load_project(root))
    assert (page.path, page.title) == (FILE, "OBD-03 Publish results")
    assert "- [OBD-03 Publish results](publish-all-results.md)" in page.text
    assert load_project(root).gone == {}


def test_an_address_that_another_criterion_has_stays_its_own(root: Path) -> None:
    replace(root, FILE, "id: OBD-03", "id: OBD-09")
    project = declared(root, "kind: moved-to, from: [OBD-03], to: [OBD-09]")
    assert old_address_pages(project) == ()
    assert (project.page_of("OBD-03"), project.page_of("OBD-09")) == (FILE, FILE)
    assert project.page_of("OBD-77") is None
