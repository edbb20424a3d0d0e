"""The option `--language`: what people read is in it, what machines read is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main
from service_standards.export.catalogue import catalogue, catalogue_text
from tests.support.build import ROOT
from tests.support.reference_standard import reference_project

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
