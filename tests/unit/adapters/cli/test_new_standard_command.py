"""`service-standards new standard`: what it starts, and that it starts nothing by halves."""

from __future__ import annotations

import errno
import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.__main__ import cli as mkdocs

from service_standards import load_project
from service_standards.adapters.cli.main import main
from service_standards.editing.names import file_stem
from service_standards.editing.new_standard import new_dimensions
from service_standards.model.plain.ids import MONTHS
from service_standards.words.catalogues import FOLDER, read_catalogue
from tests.support.sites.build import build_site

TITLE = ("--title", "Harbour rules", "--publisher", "Harbour unit")
NAMED = (*TITLE, "--dimension", "Simple")


def start(folder: Path, *words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", "standard", str(folder), *words], input=typed)


def test_what_is_started_lints_clean_and_builds(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "rules"
    levels = ("--level", "Begun", "--level", "Sound", "--level", "Best")
    result = start(folder, *NAMED, "--dimension", "Trusted", *levels)

    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"wrote 18 files into {folder}\n")
    assert CliRunner().invoke(main, ["lint", str(folder)]).output.startswith("No faults found.\n")
    project = load_project(folder)
    assert sorted(project.criteria_by_id) == ["SIM-01", "SIM-02", "TRU-01", "TRU-02"]
    assert [one.title for one in project.standard.levels] == ["Begun", "Sound", "Best"]
    site = build_site(folder, tmp_path)
    assert (site / "checklists/trusted/index.html").is_file()
    assert "Harbour rules" in (site / "index.html").read_text("utf-8")


def test_words_of_another_language_and_of_yaml_stay_what_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "normes"
    words = ("--title", 'Règles "du" service: été', "--publisher", "L'unité # 1", "--language")
    dimensions = ("--dimension", "Qualité: oui", "--dimension", "- Équité", "--dimension", "no")
    result = start(folder, *words, "fr", *dimensions)

    assert result.exit_code == 0, result.output
    standard = load_project(folder).standard
    assert (standard.title, standard.publisher.name) == (words[1], words[3])
    assert (standard.id, standard.language) == ("regles-du-service-ete", "fr")
    assert [one.title for one in standard.dimensions] == ["Qualité: oui", "- Équité", "no"]


def test_a_standard_in_french_begins_in_french(tmp_path: Path) -> None:
    folder = tmp_path / "referentiel"
    words = ("--title", "Référentiel du port", "--publisher", "Capitainerie", "--language", "fr")
    result = start(folder, *words, "--dimension", "Clair", "--dimension", "Sûr")

    assert result.exit_code == 0, result.output
    project = load_project(folder)
    assert [one.title for one in project.criteria] == [
        "Employer des mots connus de tous",
        "Écrire ce que demande Sûr au niveau 2",
    ]
    english, _ = read_catalogue((FOLDER / "locale/fr.po").read_text("utf-8"), "fr")
    assert english is not None
    sentences = [one.id for one in english if " " in one.id and one.string != one.id]
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".md", ".yml"}:
            text = path.read_text("utf-8")
            assert [one for one in sentences if isinstance(one, str) and one in text] == [], path
    assert [one.id for one in project.standard.phases] == ["construction", "en-service"]
    assert [one.id for one in project.standard.roles][1] == "equipe"
    assert (folder / "standards/sur/niveau-2.md").is_file()


def test_a_colour_that_is_too_light_is_made_darker(tmp_path: Path) -> None:
    result = start(tmp_path / "rules", *NAMED, "--colour", "#ffcc00")

    assert "Text in #ffcc00 is hard to read; #7f6600 stands in its place." in result.output
    look = load_project(tmp_path / "rules").standard.look
    assert look
    assert look.colours
    assert look.colours.main == "#7f6600"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*NAMED, "--level", "Only"), "2 to 9 levels"),
        ((*NAMED, *("--level", "x") * 10), "2 to 9 levels"),
        ((*NAMED, "--dimension", "One", "--dimension", "one"), "'one' cannot be a dimension"),
        ((*NAMED, "--dimension", "日本"), "'日本' cannot be a dimension"),
        ((*NAMED, "--colour", "red"), "'red' is no colour"),
        ((*NAMED, "--language", "English"), "in standards/standard.yml, found 'English'"),
        ((*NAMED, "--address", "harbour"), "'harbour' is no address"),
        ((*NAMED, "--dimension", "a <b>"), "in checklists/a-b.yml, found 'a <b>'"),
        (TITLE, "--dimension is missing"),
        (
            (*TITLE[:2], "--dimension", "a", "--publisher", ""),
            "cannot be used: in standards/standard.yml",
        ),
        ((*NAMED, "--title", "[a](b)"), "in docs/index.md, there is no page"),
        (TITLE[:2], "--publisher is missing"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence_and_leaves_nothing(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    result = start(tmp_path / "rules", *words)

    assert result.exit_code == 2
    assert said in result.output.replace("\n", " ")
    assert list(tmp_path.iterdir()) == []


OWN = """headings:
  Evidence: Unsere Belege
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - id: build", "\t- id: build"),
        ("title: Harbour rules", "title: „Hafen: Regeln“"),
        ("title: Harbour rules", 'title: "Das „Hafen" Amt"'),
        ("title: Harbour rules", "title: H\xe4fen"),
    ],
    ids=["tab", "colon", "quote", "no UTF-8"],
)
def test_a_slip_in_a_standard_makes_none_of_its_texts_wrong(
    old: str, new: str, tmp_path: Path
) -> None:
    folder = tmp_path / "regeln"
    assert start(folder, *NAMED, "--language", "de").exit_code == 0
    for file in folder.glob("standards/*/*.md"):
        file.write_text(
            file.read_text("utf-8").replace("## Nachweise", "## Unsere Belege"), "utf-8"
        )
    file = folder / "standards/standard.yml"
    text = file.read_text("utf-8") + OWN
    file.write_text(text, "utf-8")
    assert CliRunner().invoke(main, ["lint", str(folder)]).output.startswith("No faults found.\n")

    slipped = text.replace(old, new)
    file.write_bytes(slipped.encode("cp1252" if "\xe4" in new else "utf-8", "replace"))

    lines = CliRunner().invoke(main, ["lint", str(folder)]).output.splitlines()
    assert lines[-1] == "1 fault in 1 file."
    assert lines[0].startswith("standards/standard.yml:")
    assert slipped != text


@pytest.mark.parametrize("refusing", ["tempfile.mkdtemp", "pathlib.Path.rename"])
def test_what_the_system_refuses_is_told_in_a_sentence_and_leaves_nothing(
    refusing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "inner")

    monkeypatch.setattr(refusing, refuse)
    result = start(tmp_path / "rules", *NAMED)

    assert result.exit_code == 2
    assert result.output == f"Error: '{tmp_path / 'rules'}' cannot be written: Permission denied.\n"
    assert not [*tmp_path.iterdir()]


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "mine.md", tmp_path / "mine.md" / "below"):
        assert start(folder, *NAMED).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]
    assert (tmp_path / "mine.md").read_text("utf-8") == "mine"


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    assert start(tmp_path, *NAMED).exit_code == 0
    assert (tmp_path / "standards/standard.yml").is_file()


@given(st.lists(st.text("abcdefgjan érß-", min_size=1, max_size=8), unique=True, max_size=12))
def test_dimensions_have_ids_and_prefixes_of_their_own(titles: list[str]) -> None:
    stems = [file_stem(one) for one in titles]
    if "" in stems or len(set(stems)) < len(stems):
        with pytest.raises(ValueError, match=f"^({'|'.join(map(re.escape, titles))})$"):
            new_dimensions(titles)
        return
    made = new_dimensions(titles)
    prefixes = [one.prefix for one in made]
    assert len(set(prefixes)) == len({one.id for one in made}) == len(titles)
    assert all(len(one) == 3 and one.isascii() and one.isupper() for one in prefixes)
    assert not set(prefixes) & set(MONTHS)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_command_line_takes_every_command_of_the_readme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    assert start(tmp_path / "first", *NAMED, "--language", language).exit_code == 0
    readme = (tmp_path / "first/README.md").read_text("utf-8")
    commands = re.findall(r"^\| `([^`]+)` \|", readme, re.MULTILINE)
    assert len(commands) == 6
    for number, command in enumerate(commands):
        folder = tmp_path / str(number)
        # Each in a project of its own: a criterion that is only begun cannot be released.
        start(folder, *NAMED, "--language", language)
        monkeypatch.chdir(folder)
        *_, line = command.split(" && ")
        program, *words = shlex.split(line)
        if program == ".venv/bin/pip":
            assert (words[:2], Path(words[2]).is_file()) == (["install", "-r"], True)
            continue
        program = program.removeprefix(".venv/bin/")
        assert program in {"mkdocs", "service-standards"}
        if program == "mkdocs":
            result = CliRunner().invoke(mkdocs, [*words, "--help"])
        else:
            said = [re.sub("^(YYYY-MM-DD|AAAA-MM-JJ)$", "2026-11-23", word) for word in words]
            result = CliRunner().invoke(main, said)
        assert result.exit_code == 0, (command, result.output)
    assert (tmp_path / "5/releases/0.1.0.json").is_file()


def test_the_readme_says_what_to_do_before_a_command(tmp_path: Path) -> None:
    assert start(tmp_path, *NAMED).exit_code == 0
    above, _, table = (tmp_path / "README.md").read_text("utf-8").partition("| --- |")
    assert "on no index" in above
    assert "`requirements.txt`" in above
    release = next(line for line in table.splitlines() if "-standards release" in line)
    assert "`version` in `standards/standard.yml`" in release
