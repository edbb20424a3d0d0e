"""`service-standards import --to`: what it takes, and that it writes nothing by halves."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards import load_project
from service_standards.adapters.cli.main import main
from service_standards.export.catalogue import catalogue as own_catalogue
from service_standards.export.catalogue import catalogue_text
from service_standards.words.catalogues import FOLDER, read_catalogue
from tests.support.cases.controls import as_json, catalogue
from tests.support.imports import files_of, import_from
from tests.support.reference_standard import reference_project
from tests.support.sites.build import build_site


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "source.json"
    path.parent.mkdir()
    path.write_bytes(as_json(catalogue(6, groups=2)))
    return path


def test_a_draft_lints_builds_and_says_on_each_page_that_it_is_one(
    source: Path, tmp_path: Path
) -> None:
    said = import_from(source, tmp_path / "made")

    assert said.exit_code == 0, said.output
    assert "draft: 24 sections to write in 6 criteria\n" in said.output
    lint = CliRunner().invoke(main, ["lint", str(tmp_path / "made")])
    assert lint.output.startswith("No faults found.\n\ndraft: 24 sections to write in 6 criteria\n")
    site = build_site(tmp_path / "made", tmp_path)
    pages = [path for path in site.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 12
    notice = "This standard is a draft: texts are missing"
    assert [path for path in pages if path.read_text("utf-8").count(notice) != 1] == []
    page = (site / "standards/g1/list-keys-of-berth-0/index.html").read_text("utf-8")
    assert "This text does not say, with one word of its own, how binding it is" in page
    assert "This text has yet to be written." in page
    assert ">TODO<" not in page
    assert notice not in (site / "search/search_index.json").read_text("utf-8")
    assert (site / "catalogue.oscal.json").is_file()


def test_one_control_is_answered_and_checked(source: Path, tmp_path: Path) -> None:
    import_from(source, tmp_path / "made")
    folder, file = str(tmp_path / "made"), str(tmp_path / "made/assessment.json")
    for words in (
        ["start", "--name", "Berths", "--output", file, "--catalogue", folder],
        ["set", "G1-1", "met", "--file", file, "--catalogue", folder],
        ["check", file, "--catalogue", folder],
    ):
        said = CliRunner().invoke(main, words)
        assert said.exit_code == 0, said.output
    assert json.loads(Path(file).read_text("utf-8"))["findings"]["G1-1"]["outcome"] == "met"


def test_a_draft_is_not_released_and_a_finished_standard_says_where_texts_are_missing(
    source: Path, tmp_path: Path
) -> None:
    import_from(source, tmp_path / "made")
    said = CliRunner().invoke(main, ["release", str(tmp_path / "made"), "--date", "2026-11-29"])
    assert said.exit_code == 1
    assert "standards/standard.yml:1:1: profile: a draft cannot be released" in said.output
    standard = tmp_path / "made/standards/standard.yml"
    standard.write_text(standard.read_text("utf-8").replace("draft", "strict"), "utf-8")
    lint = CliRunner().invoke(main, ["lint", str(tmp_path / "made")])
    assert lint.exit_code == 1
    assert "standards/standard.yml:7:10: summary: this text has yet to be written" in lint.output


def test_our_own_catalogue_becomes_a_project_with_its_words(tmp_path: Path) -> None:
    before = reference_project()
    text = catalogue_text(own_catalogue(before, str))
    (tmp_path / "catalogue.json").write_text(text, "utf-8")
    said = import_from(tmp_path / "catalogue.json", tmp_path / "made")

    assert said.exit_code == 0, said.output
    after = load_project(tmp_path / "made")
    names = (
        *("id", "title", "dimension", "obligation", "level", "phases", "roles", "topics"),
        *("applies_when", "evidence", "related", "requirement"),
    )
    assert [[getattr(one, name) for name in names] for one in after.criteria] == [
        [getattr(one, name) for name in names] for one in before.criteria
    ]
    assert (after.facts, after.scoring) == (before.facts, before.scoring)
    for name in ("id", "title", "levels", "phases", "roles", "topics"):
        assert getattr(after.standard, name) == getattr(before.standard, name)


def test_a_catalogue_in_french_is_drafted_in_french(source: Path, tmp_path: Path) -> None:
    said = import_from(source, tmp_path / "made", "--language", "fr")

    assert said.exit_code == 0, said.output
    english, _ = read_catalogue((FOLDER / "locale/fr.po").read_text("utf-8"), "fr")
    assert english is not None
    sentences = [one.id for one in english if one.id.count(" ") > 2 and one.string != one.id]
    written = {"output": said.output, **files_of(tmp_path / "made")}
    for path, text in written.items():
        if path.endswith((".md", ".yml", "output")) and ".github" not in path:
            found = [one for one in sentences if isinstance(one, str) and one in text]
            assert found == [], path


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--address", "harbour"), "--address cannot be 'harbour'"),
        (("--language", "English"), "--language cannot be 'English'"),
        (("--colour", "red"), "'red' is no colour"),
        (("--catalogue", "x.json"), "With --to there is one FILE"),
    ],
)
def test_what_cannot_be_said_is_told(
    source: Path, tmp_path: Path, more: tuple[str, ...], said: str
) -> None:
    result = import_from(source, tmp_path / "made", *more)

    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


def test_a_folder_that_holds_something_stays_as_it_is(source: Path, tmp_path: Path) -> None:
    for folder in (tmp_path, source, source / "below"):
        assert import_from(source, folder).exit_code == 2
    assert [one.name for one in tmp_path.rglob("*")] == ["in", "source.json"]
    (tmp_path / "empty").mkdir()
    assert import_from(source, tmp_path / "empty").exit_code == 0


def test_what_is_no_source_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    os.mkfifo(tmp_path / "pipe.json")
    for name, code, said in (
        ("a.docx", 2, "say with --as what it is: oscal, csv, xlsx, markdown, catalogue"),
        ("pipe.json", 2, "it is a pipe or a device"),
        ("none.json", 2, "cannot be read: No such file"),
    ):
        result = import_from(tmp_path / name, tmp_path / "made")
        assert result.exit_code == code
        assert said in " ".join(result.output.split())
    result = import_from(tmp_path / "a.docx", tmp_path / "made", "--as", "xlsx")
    assert result.exit_code == 1


def test_without_a_folder_answers_are_meant(source: Path) -> None:
    for words, said in (
        ([], "Name the table with the answers, or with --to a folder for a standard."),
        (["t.csv", "--title", "x"], "Options of a standard need --to."),
    ):
        result = CliRunner().invoke(main, ["import", str(source), *words])
        assert result.exit_code == 2
        assert said in " ".join(result.output.split())
