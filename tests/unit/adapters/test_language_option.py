"""The option `--language`: what people read is in it, what machines read is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main
from tests.support.build import ROOT

EXAMPLE = str(ROOT / "checklists/example/assessment.json")
DAY = ("--today", "2026-12-01")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--catalogue", str(ROOT)])


def test_a_report_and_a_badge_are_in_the_language(tmp_path: Path) -> None:
    french = run("report", EXAMPLE, *DAY, "--language", "fr", "--format", "html").output
    assert '<html lang="fr">' in french
    assert "Critères applicables évalués" in french
    assert "criteria that apply" not in french
    assert "criteria that apply" in run("report", EXAMPLE, *DAY, "--format", "html").output
    badge = tmp_path / "badge.svg"
    run("badge", EXAMPLE, "--language", "fr", "--output", str(badge))
    assert "niveau" in badge.read_text("utf-8")


def test_a_check_says_it_in_the_language_and_fails_alike() -> None:
    english, french = run("check", EXAMPLE, *DAY), run("check", EXAMPLE, *DAY, "--language", "fr")
    assert french.exit_code == english.exit_code
    assert "erreurs" in french.output
    assert "faults" in english.output


def test_data_for_machines_stays_as_it_is() -> None:
    english = run("check", EXAMPLE, *DAY, "--format", "json")
    french = run("check", EXAMPLE, *DAY, "--format", "json", "--language", "fr")
    assert json.loads(french.output) == json.loads(english.output)


@pytest.mark.parametrize("command", ["check", "report", "badge"])
def test_a_language_that_is_not_there_is_refused_before_anything_is_written(command: str) -> None:
    result = run(command, EXAMPLE, "--language", "nl")
    assert result.exit_code == 2
    assert "'nl' is no language that this package speaks; en and fr are" in result.output
