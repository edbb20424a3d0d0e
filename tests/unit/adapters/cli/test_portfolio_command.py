"""The command `portfolio`: what it writes and says, and what it refuses."""

from __future__ import annotations

import os
import re
import shutil
import sys
from codecs import BOM_UTF8
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli import portfolio as command
from service_standards.adapters.cli.main import main
from service_standards.export.catalogue import catalogue as data_of
from service_standards.export.catalogue import catalogue_text
from service_standards.export.release import index_text
from service_standards.model.plain.limits import MOST_BYTES
from service_standards.portfolio.data_files import PORTFOLIO_FORMAT
from service_standards.source.many import folder as folders
from tests.support.reference_standard import reference_project
from tests.support.schemas import in_form

ROOT = Path(__file__).resolve().parents[4]
EXAMPLES = ROOT / "portfolio"


@pytest.fixture
def catalogue(tmp_path: Path, site_catalogue: str) -> str:
    path = tmp_path / "catalogue.json"
    path.write_text(site_catalogue, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="session")
def site_catalogue() -> str:
    return catalogue_text(data_of(reference_project(), str))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES, tmp_path / "files"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["portfolio", *map(str, arguments)])


def test_a_folder_holds_as_many_files_as_it_may(
    folder: Path, catalogue: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    count = len(list(folder.rglob("*.json")))
    for most, code in ((count, 0), (count - 1, 2)):
        monkeypatch.setattr(folders, "MOST_FILES", most)
        result = run(folder, "--catalogue", catalogue, "--output", out)
        assert result.exit_code == code, result.output
    assert f"holds more than {count - 1} files" in result.output


def test_it_writes_pages_a_table_and_data(folder: Path, catalogue: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run(folder, "--catalogue", catalogue, "--output", out, "--today", "2026-11-29")

    assert (result.exit_code, result.output) == (
        0,
        f"wrote {out}/index.html: 6 services, 1 organisation, 0 files not read\n",
    )
    data = in_form((out / "portfolio.json").read_text("utf-8"), "portfolio/1")
    assert data["day"] == "2026-11-29"
    assert {one["phase"] for one in data["services"]} == {
        "discovery",
        "alpha",
        "beta",
        "live",
        "retirement",
    }
    assert len({one["edition"] for one in data["services"]}) == 3
    assert [len(one["years"]) for one in data["organisations"]] == [3]
    assert (out / "lists" / "all.html").is_file()


def test_a_faulty_file_is_listed_and_stops_nothing(
    folder: Path, catalogue: str, tmp_path: Path
) -> None:
    (folder / "cut.json").write_text('{"format": "assess', encoding="utf-8")
    (folder / "other.JSON").write_text("{}", encoding="utf-8")
    (folder / ".hidden.json").write_text("{}", encoding="utf-8")
    (folder / "outside.json").symlink_to("/etc/hostname")
    (folder / "here.json").symlink_to(folder / "bees" / "beekeeper-registration.json")
    os.mkfifo(folder / "pipe.json")
    result = run(folder, "--catalogue", catalogue, "--output", tmp_path / "out")

    assert result.exit_code == 0
    assert result.stdout.endswith("index.html: 7 services, 1 organisation, 4 files not read\n")
    assert [line.split(": ", 1) for line in result.stderr.splitlines()] == [
        [
            "cut.json",
            "This file is not complete JSON; it may have been cut off while saving.",
        ],
        ["other.JSON", "This file is JSON, but not an assessment."],
        [
            "outside.json",
            "this link leaves the project's folder; put a copy of the file here instead",
        ],
        ["pipe.json", "this is neither a file nor a folder; delete it"],
    ]
    text = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "cut.json" in text
    assert "4 files could not be read." in text


def test_the_standard_and_the_portfolio_itself_are_no_faulty_files(
    folder: Path, catalogue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(catalogue, folder / "catalogue.json")
    shutil.copytree(ROOT / "releases", folder / "releases")
    (folder / "releases" / "index.json").write_text(index_text(()), "utf-8")
    large = f'{{\n  "format": "{PORTFOLIO_FORMAT}",\n  "note": "{"x" * MOST_BYTES}"}}'
    (folder / "large.json").write_text(large, "utf-8")
    (folder / "marked.json").write_bytes(BOM_UTF8 + Path(catalogue).read_bytes())
    monkeypatch.chdir(folder)
    said = "wrote portfolio-pages/index.html: 6 services, 1 organisation, 0 files not read\n"
    assert [run(".").output for _ in range(2)] == [said, said]


def test_json_of_every_other_kind_is_listed(folder: Path, catalogue: str, tmp_path: Path) -> None:
    for name, text in {
        "check": '{"format": "check/1"}',
        "later": '{"name": "x", "format": "portfolio/1"}',
        "inner": '{"standard": {"format": "catalogue/1"}}',
        "other": '{"format": "catalogues/1"}',
        "report": '{"format": "report/1", "service": {}}',
        "twice": '{"format": "portfolio/1", "format": "assessment/1", "standard": {"id": "x"}}',
        "cut": '{"format": "portfolio/1", ',
    }.items():
        (folder / f"{name}.json").write_text(text, "utf-8")
    result = run(folder, "--catalogue", catalogue, "--output", tmp_path / "out")
    told = {line.partition(":")[0] for line in result.stderr.splitlines()}
    assert told == {"check.json", "cut.json", "inner.json", "later.json", "other.json"} | {
        "report.json",
        "twice.json",
    }


def test_lists_of_a_service_that_was_taken_out_are_deleted(
    folder: Path, catalogue: str, tmp_path: Path
) -> None:
    out, page = tmp_path / "out", tmp_path / "page.html"
    secret = folder / "secret.json"
    text = (folder / "bees" / "beekeeper-registration.json").read_text("utf-8")
    secret.write_text(re.sub('"name": ".*?"', '"name": "Secret service"', text, count=1), "utf-8")
    run(folder, "--catalogue", catalogue, "--output", out)
    lists = out / "lists"
    kept = {one.name: one.read_bytes() for one in lists.iterdir() if b"Secret" in one.read_bytes()}
    assert "all.html" in kept
    (lists / "phase-zzz.html").write_bytes(kept["all.html"])
    # What people have put there, though it may be called as a list is.
    page.write_bytes(kept["all.html"])
    (lists / "phase-link.html").symlink_to(page)
    (lists / "phase-mine.html").write_text("<!doctype html><p>Mine</p>", "utf-8")
    (lists / "mine.html").write_bytes(kept["all.html"])
    (lists / "level-folder.html").mkdir()
    secret.unlink()

    # Nothing is deleted before all could be written.
    (out / "portfolio.js").rename(out / "before.js")
    (out / "portfolio.js").mkdir()
    assert run(folder, "--catalogue", catalogue, "--output", out).exit_code == 2
    assert (lists / "phase-zzz.html").is_file()
    (out / "portfolio.js").rmdir()

    assert run(folder, "--catalogue", catalogue, "--output", out).exit_code == 0
    fresh = tmp_path / "fresh"
    run(folder, "--catalogue", catalogue, "--output", fresh)
    names = {one.name for one in (fresh / "lists").iterdir()}
    mine = {"phase-link.html", "phase-mine.html", "mine.html", "level-folder.html"}
    assert {one.name for one in lists.iterdir()} == names | mine
    assert page.is_file()


def test_nothing_is_deleted_behind_a_link(folder: Path, catalogue: str, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    run(folder, "--catalogue", catalogue, "--output", out)
    (out / "lists").rename(other)
    (out / "lists").symlink_to(other)
    (other / "phase-zzz.html").write_bytes((other / "all.html").read_bytes())
    assert run(folder, "--catalogue", catalogue, "--output", out).exit_code == 0
    assert (other / "phase-zzz.html").is_file()


def test_a_folder_without_files_is_no_fault(catalogue: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run(empty, "--catalogue", catalogue, "--output", tmp_path / "out")
    assert result.exit_code == 0
    assert "0 services, 0 organisations, 0 files not read" in result.output


def test_a_release_is_refused_with_one_sentence(folder: Path) -> None:
    result = run(folder, "--catalogue", ROOT / "releases" / "0.1.0.json")
    assert result.exit_code == 2
    assert "A release holds no scoring rule" in result.output


def test_a_bar_is_drawn_on_a_terminal_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(command, "SECOND", -1.0)
    assert list(command.progress(list(range(500)))) == list(range(500))
    assert "100%" in capsys.readouterr().err

    monkeypatch.setattr(command, "SECOND", 60.0)
    assert list(command.progress(list(range(500)))) == list(range(500))
    assert capsys.readouterr().err == ""


def test_no_bar_is_drawn_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "SECOND", -1.0)
    items = [1, 2]
    assert command.progress(items) is items


def test_the_documentation_shows_what_happens(
    site_catalogue: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    shown = re.search(r"\n## portfolio\n\n```console\n\$ service-standards (.+)\n(.+\n)```", text)
    assert shown
    shutil.copytree(EXAMPLES, tmp_path / "portfolio")
    (tmp_path / "catalogue.json").write_text(site_catalogue, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)

    assert CliRunner().invoke(main, shown[1].split()).output == shown[2]
    section = text[shown.start() :].partition("\n## release")[0]
    for name in re.findall(r"^\| `([a-z./]+)` \|", section, re.MULTILINE):
        assert (tmp_path / "pages" / name).exists()
