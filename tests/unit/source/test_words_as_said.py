"""What is wrong with a French standard is told in French, and a slip makes no other text wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards.adapters.cli.main import main
from service_standards.source.language.words_as_said import language_said, words_as_said

STANDARD, CRITERION = "standards/standard.yml", "standards/egalite/niveau-3.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "referentiel"
    said = ("--title", "Référentiel", "--publisher", "Unité", "--dimension", "Égalité")
    levels = ("--level", "Amorcé", "--level", "Établi", "--level", "Exemplaire")
    CliRunner().invoke(main, ["new", "standard", str(folder), "--language", "fr", *said, *levels])
    return folder


def lint_after(root: Path, file: str, before: str, after: str) -> list[str]:
    """Return what `lint` says of each fault once a text of a file has been replaced."""
    path = root / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
    return CliRunner().invoke(main, ["lint", str(root)]).output.splitlines()[:-1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("publisher:", "editeur:"),
        ("language: fr", "language: français"),
        ("language: fr", "language: Fr"),
        ("version: 0.1.0", "version: un"),
    ],
)
def test_a_slip_in_the_standard_makes_no_criterion_wrong(
    root: Path, before: str, after: str
) -> None:
    faults = lint_after(root, STANDARD, before, after)
    assert faults
    assert [one for one in faults if not one.startswith(f"{STANDARD}:")] == []
    assert [one for one in faults if "allowed" in one or "missing" in one] == []


def test_a_section_is_called_by_its_own_heading(root: Path) -> None:
    faults = lint_after(root, CRITERION, "## Preuves\n", "## Sources\n")
    assert any(": Preuves: " in one for one in faults), faults
    assert not any("Evidence" in one for one in faults), faults


def test_a_sentence_that_binds_nobody_is_called_by_its_own_heading(root: Path) -> None:
    faults = lint_after(root, CRITERION, "doit faire", "fera")
    assert [one.split(": ")[1] for one in faults] == ["Exigence"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("obligation: must", "\tobligation: must"),
        ("title: ", "title: Accès : pour tous: "),
        ("phases: [", "phases: [["),
        ("id: EGA-02", "id EGA-02"),
        ("roles: [", "roles: %"),
    ],
)
def test_a_slip_in_yaml_is_told_in_one_language(root: Path, before: str, after: str) -> None:
    faults = lint_after(root, CRITERION, before, after)
    said = [one for one in faults if "YAML" in one]
    assert said
    english = ("found", "expected", "allowed", "mapping", "token", "scanning", "parsing")
    assert [one for one in said if any(word in one.split() for word in english)] == []


def test_own_words_of_a_faulty_standard_are_known() -> None:
    words = words_as_said(
        {
            "language": "de",
            "headings": {"Requirement": "Regel", "Evidence": 3},
            "obligation_words": {"must": ["Hat"], "may": "darf"},
        }
    )
    assert words.heading("Regel") == "Requirement"
    assert words.heading("Nachweise") == "Evidence"
    assert list(words.obligations) == ["hat"]


@pytest.mark.parametrize("said", [None, [], {}, {"language": 3}, {"language": "../x"}])
def test_without_a_language_it_is_english(said: object) -> None:
    assert language_said(said) == "en"
    assert words_as_said(said).heading("Evidence") == "Evidence"
