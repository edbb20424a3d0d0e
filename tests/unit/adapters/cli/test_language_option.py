"""The option `--language`: what people read is in it, what machines read is not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli import languages
from service_standards.adapters.cli.main import main
from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.source.project import load_project
from service_standards.words.message import Words
from tests.support.cases.golden import VALID
from tests.support.reference_standard import reference_project
from tests.support.sites.build import ROOT

EXAMPLE = str(ROOT / "checklists/example/assessment.json")
DAY = ("--today", "2026-12-01")
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return what runs a command with the catalogue of the reference standard."""
    path = tmp_path_factory.mktemp("site") / "catalogue.json"
    path.write_text(catalogue_text(catalogue(reference_project(), str)), "utf-8")
    return lambda *words: CliRunner().invoke(main, [*words, "--catalogue", str(path)])


def test_a_report_and_a_badge_are_in_the_language(run: Run, tmp_path: Path) -> None:
    french = run("report", EXAMPLE, *DAY, "--language", "fr", "--format", "html").output
    assert '<html lang="fr">' in french
    assert "Critères applicables évalués" in french
    assert "criteria that apply" not in french
    assert "criteria that apply" in run("report", EXAMPLE, *DAY, "--format", "html").output
    badge = tmp_path / "badge.svg"
    run("badge", EXAMPLE, "--language", "fr", "--output", str(badge))
    assert "niveau" in badge.read_text("utf-8")


def test_a_check_says_it_in_the_language_and_fails_alike(run: Run) -> None:
    english, french = run("check", EXAMPLE, *DAY), run("check", EXAMPLE, *DAY, "--language", "fr")
    assert french.exit_code == english.exit_code
    assert "erreurs" in french.output
    assert "faults" in english.output


def test_data_for_machines_stays_as_it_is(run: Run) -> None:
    english = run("check", EXAMPLE, *DAY, "--format", "json")
    french = run("check", EXAMPLE, *DAY, "--format", "json", "--language", "fr")
    assert json.loads(french.output) == json.loads(english.output)


@pytest.mark.parametrize("command", ["check", "report", "badge"])
def test_a_language_that_is_not_there_is_refused_before_anything_is_written(
    run: Run, command: str
) -> None:
    result = run(command, EXAMPLE, "--language", "nl")
    assert result.exit_code == 2
    assert "'nl' is no language that this package speaks; en and fr are" in result.output


@pytest.fixture
def french(tmp_path: Path) -> Path:
    """Return the folder of a French standard with its catalogue and an assessment."""
    folder = tmp_path / "referentiel"
    said = ("--title", "Référentiel", "--publisher", "Unité", "--dimension", "Égalité")
    CliRunner().invoke(main, ["new", "standard", str(folder), "--language", "fr", *said])
    (folder / "catalogue.json").write_text(
        catalogue_text(catalogue(load_project(folder), str)), "utf-8"
    )
    started = CliRunner().invoke(
        main, ["start", "--name", "Permis", "--output", str(folder / "assessment.json")]
    )
    assert started.output.startswith("fichier écrit"), started.output
    return folder


@pytest.mark.parametrize(
    ("command", "french_words"),
    [
        (["check", "FILE"], "0 erreur et 0 avertissement"),
        (["check", "FILE", "--format", "markdown"], "# Contrôle des évaluations"),
        (["check", "FILE", "--target", "7"], "y a pas de niveau"),
        (["report", "FILE"], "Critères applicables évalués"),
        (["report", "FILE", "--format", "html"], '<html lang="fr">'),
        (["report", "FILE", "--gate", "beta"], "a pas de jalon"),
        (["badge", "FILE", "--output", "-"], "pas encore évalué"),
        (["export", "FILE", "--format", "csv"], "fichier écrit"),
        (["set", "EGA-09", "met", "--file", "FILE"], "y a pas de critère"),
        (["portfolio", "FOLDER", "--output", "OUT"], "fichier écrit"),
    ],
)
def test_a_command_speaks_the_language_of_the_standard(
    french: Path, command: list[str], french_words: str
) -> None:
    names = {"FILE": "assessment.json", "FOLDER": "", "OUT": "pages"}
    words = [str(french / names[one]) if one in names else one for one in command]
    assert french_words in CliRunner().invoke(main, words).output


def test_the_language_that_is_asked_for_comes_first(french: Path) -> None:
    words = ["report", str(french / "assessment.json"), "--language", "en"]
    assert "criteria that apply" in CliRunner().invoke(main, words).output


def test_a_portfolio_is_in_the_language_of_the_standard(french: Path) -> None:
    out = french / "pages"
    CliRunner().invoke(main, ["portfolio", str(french), "--output", str(out)])
    page = (out / "index.html").read_text("utf-8")
    assert '<html lang="fr">' in page
    assert "Portfolio of services" not in page


def test_what_is_wrong_with_a_new_standard_is_said_in_its_language(tmp_path: Path) -> None:
    about = ("--title", "X", "--publisher", "Y", "--dimension", "Z", "--colour", "gris")
    words = ["new", "standard", str(tmp_path / "x"), "--language", "fr", *about]
    said = CliRunner().invoke(main, words).output
    assert "is no colour" not in said
    assert "est pas une couleur" in said


@pytest.mark.parametrize("command", ["check", "report"])
def test_data_for_machines_does_not_wait_for_a_catalogue(
    french: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_language: str) -> Words:
        raise AssertionError("a catalogue was read")

    words = [command, str(french / "assessment.json"), "--format", "json"]
    before = CliRunner().invoke(main, words)
    monkeypatch.setattr(languages, "_words_of", refuse)
    after = CliRunner().invoke(main, words)
    assert (after.exit_code, after.output) == (before.exit_code, before.output)
    assert isinstance(CliRunner().invoke(main, words[:2]).exception, AssertionError)


OWN_WORDS = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "No evidence is missing, expired or too old."
msgstr "Kein Nachweis fehlt."
"""


def test_a_command_speaks_the_own_words_of_a_project(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(VALID / "german", project)
    (project / "words").mkdir()
    (project / "words/de.po").write_text(OWN_WORDS, "utf-8")
    answers = str(project / "assessment.json")
    started = CliRunner().invoke(
        main, ["start", "--name", "Hafen", "--output", answers, "--catalogue", str(project)]
    )
    assert started.exit_code == 0, started.output

    page = CliRunner().invoke(main, ["report", answers, "--format", "html"]).output
    assert '<html lang="de"' in page
    assert "Kein Nachweis fehlt." in page
    asked = CliRunner().invoke(main, ["report", answers, "--format", "html", "--language", "en"])
    assert '<html lang="en"' in asked.output


def test_the_first_standard_that_is_read_gives_the_language(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    (first / "catalogue.json").write_text(
        catalogue_text(catalogue(load_project(VALID / "minimal"), str)), "utf-8"
    )
    shutil.copytree(VALID / "german", second)
    files = [str(one / "assessment.json") for one in (first, second)]
    for file in files:
        words = ["start", "--name", "X", "--output", file, "--catalogue", str(Path(file).parent)]
        assert CliRunner().invoke(main, words).exit_code == 0
    assert "criteria assessed" in CliRunner().invoke(main, ["check", *files]).output
