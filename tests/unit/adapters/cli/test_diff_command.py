"""`service-standards diff`: each way to name an edition, each form, and what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards import load_project
from service_standards.adapters.cli.main import main
from service_standards.export.catalogue import catalogue, catalogue_text
from tests.support.cases.edition_cases import FOLDER
from tests.support.cases.golden import VALID
from tests.support.schemas import in_form

CRITERION = "standards/open-by-default/publish-data.md"
OLD, NEW = (str(FOLDER / f"{version}.json") for version in ("1.0.0", "2.0.0"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))
    assert CliRunner().invoke(main, ["release", str(root), "--date", "2026-11-23"]).exit_code == 0
    return root


def diff(*words: str) -> Result:
    return CliRunner().invoke(main, ["diff", *words])


def edit(root: Path, old: str, new: str, file: str = CRITERION) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def reworded(root: Path) -> None:
    edit(root, "publish the data of the service", "publish *all* data of the service")
    edit(root, "- Can anybody open it?", "- Can anybody open it?\n- Is it complete?")


def test_a_release_has_no_difference_to_its_sources(root: Path) -> None:
    result = diff("--directory", str(root))
    assert (result.exit_code, result.output) == (
        0,
        "A small standard: 1.0.0 → 1.0.0\n\nNo criterion differs.\n",
    )


def test_text_marks_what_changed_word_by_word(root: Path) -> None:
    reworded(root)
    result = diff("--directory", str(root))
    assert result.output == (
        "A small standard: 1.0.0 → 1.0.0\n\n1 difference.\n\n"
        "Reworded, so that answers have to be checked again (1)\n\n"
        "  OBD-01 Publish data (not declared)\n"
        "    Requirement: You must publish [-the-] {+*all*+} data of the service.\n"
        "    How to check it: {+Is it complete?+}\n"
    )


def test_markdown_shows_every_word_as_it_is_written(root: Path) -> None:
    reworded(root)
    result = diff("--directory", str(root), "--format", "markdown")
    assert "- Requirement: You must publish ~~the~~ **\\*all\\*** data of the service." in (
        result.output
    )
    assert result.output.startswith("## A small standard: 1.0.0 → 1.0.0\n")


def test_json_is_for_machines(root: Path) -> None:
    reworded(root)
    said = diff("1.0.0", str(root), "--directory", str(root), "--format", "json").output
    data = in_form(said, "differences/1")
    assert (data["from"], data["to"]) == ("1.0.0", "1.0.0")
    (one,) = data["differences"]
    assert (one["kind"], one["is_declared"], one["after"][0]["id"]) == ("reworded", False, "OBD-01")
    assert {"op": "added", "text": "*all*"} in one["fields"][0]["parts"]


def test_declared_changes_are_told_with_their_reasons(root: Path) -> None:
    (root / "standards/open-by-default/publish-results.md").unlink()
    edit(root, "version: 1.0.0", "version: 1.1.0", "standards/standard.yml")
    (root / "releases/changes-1.1.0.yml").write_text(
        "format: changes/1\nchanges:\n  - {kind: withdrawn, id: OBD-03, reason: Nobody read it.}\n"
    )
    told = diff("--directory", str(root)).output
    assert "Withdrawn (1)\n\n  OBD-03 Publish results: Nobody read it.\n" in told
    assert told == diff("1.0.0", "1.1.0", "--directory", str(root)).output


def test_files_of_editions_are_compared() -> None:
    told = diff(OLD, NEW).output
    assert "AAA-05 Plan and rehearse failure → AAA-10 Plan for failure, AAA-11" in told
    assert "not declared" not in told


def test_a_catalogue_is_compared_without_its_questions(root: Path) -> None:
    file = root.parent / "catalogue.json"
    file.write_text(catalogue_text(catalogue(load_project(root), str)), encoding="utf-8")
    reworded(root)
    told = diff(str(file), str(root), "--directory", str(root)).output
    assert "is not compared: How to check it" in told
    assert "Is it complete" not in told
    assert "[-the-] {+*all*+}" in told


def test_a_folder_that_is_unfinished_is_told_of(root: Path) -> None:
    edit(root, "You must publish the data of the service.", "")
    result = diff("--directory", str(root))
    assert result.exit_code == 1
    assert "the section 'Requirement' is empty" in result.output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["9.9.9"], 2, "'9.9.9' is no file, no folder and no released version; released: 1.0.0"),
        (["no.json"], 2, "'no.json' is no file"),
        ([OLD, __file__], 1, "this is not valid JSON"),
        ([OLD, str(VALID / "minimal/checklists")], 1, "standards/standard.yml:1:1: this file is"),
    ],
)
def test_a_word_that_names_no_edition_is_told(
    root: Path, words: list[str], code: int, said: str
) -> None:
    result = diff(*words, "--directory", str(root))
    assert result.exit_code == code
    assert said in result.output


def test_another_file_is_no_edition(root: Path) -> None:
    file = root / "x.json"
    file.write_text('{"format": "assessment/1"}', encoding="utf-8")
    result = diff(OLD, str(file))
    assert (result.exit_code, result.output.splitlines()[0]) == (
        1,
        "x.json:1:12: this is no edition; its format has to be 'release/1' or 'catalogue/1'",
    )


def test_without_a_release_two_editions_have_to_be_named(tmp_path: Path) -> None:
    root = shutil.copytree(VALID / "minimal", tmp_path / "project")
    result = diff("--directory", str(root))
    assert (result.exit_code, "name two editions" in result.output) == (2, True)
