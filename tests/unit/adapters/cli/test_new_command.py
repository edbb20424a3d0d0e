"""`service-standards new`: what it writes, and that nothing is ever replaced."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards import load_project
from service_standards.adapters.cli.main import main
from tests.support.cases.golden import VALID

FOLDER = "standards/open-by-default"
CRITERION = ("criterion", "Publish decisions", "--dimension", "open-by-default")
DIMENSION = ("dimension", "user-driven", "--prefix", "UDR", "--title", "User-driven")
CHECKLIST = ("checklist", "live", "--title", "Live", "--summary", "While it runs.")
BODY = {
    "Requirement": "The service should publish what was decided about it.",
    "Why it matters": "Nobody can follow what nobody writes down.",
    "How to meet it": "1. Keep a list of them.",
    "How to check it": "- Is there a list of decisions?",
    "Evidence": "- The list with its days.",
    "Sources": "- [A body, A note](https://example.org/note)",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VALID / "minimal", tmp_path / "project"))


def new(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["new", *words[:2], str(root), *words[2:]])


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def filled_in(path: Path) -> None:
    text = path.read_text("utf-8").replace("## Avoid\n\n", "")
    for heading, words in BODY.items():
        text = text.replace(f"## {heading}\n", f"## {heading}\n\n{words}\n")
    path.write_text(text, encoding="utf-8")


def test_a_criterion_names_all_that_is_left_to_write_and_then_lints_clean(root: Path) -> None:
    result = new(root, *CRITERION)
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[0] == f"wrote {FOLDER}/publish-decisions.md: criterion OBD-04"
    assert lines[2] == "7 things are left:"
    assert all(line.endswith("is empty") for line in lines[3:])

    filled_in(root / FOLDER / "publish-decisions.md")

    made = load_project(root).criteria_by_id["OBD-04"]
    assert (made.title, made.phases, made.roles) == (
        "Publish decisions",
        ("alpha", "live"),
        ("data", "legal"),
    )


def test_options_fill_in_the_front_matter(root: Path) -> None:
    # A word that is said twice counts once.
    phases, roles = ("--phase", "live", "--phase", "live"), ("--role", "legal")
    words = ("--obligation", "may", "--level", "3", *phases, *roles)
    assert new(root, *CRITERION, *words, "--file", "say-it").exit_code == 0
    text = (root / FOLDER / "say-it.md").read_text("utf-8")
    assert "obligation: may\nlevel: 3\nphases: [live]\nroles: [legal]\n" in text


def test_a_number_of_a_criterion_that_is_gone_is_not_given_again(root: Path) -> None:
    main_result = CliRunner().invoke(main, ["release", str(root), "--date", "2026-11-23"])
    assert main_result.exit_code == 0
    (root / FOLDER / "publish-results.md").unlink()
    (root / "releases/changes-2.0.0.yml").write_text(
        "format: changes/1\nchanges:\n  - {kind: moved-to, from: [OBD-03], to: [OBD-07]}\n"
    )
    assert "criterion OBD-08" in new(root, *CRITERION).output


def test_the_next_criterion_counts_on_from_one_that_is_unfinished(root: Path) -> None:
    assert "OBD-04" in new(root, *CRITERION).output
    path = root / FOLDER / "publish-decisions.md"
    path.write_text(path.read_text("utf-8").replace("level: 2", "level: high"), "utf-8")
    assert "OBD-05" in new(root, "criterion", "Another", *CRITERION[2:]).output


def test_a_release_that_cannot_be_read_stops_it(root: Path) -> None:
    (root / "releases").mkdir()
    (root / "releases/1.0.0.json").write_text("{", encoding="utf-8")
    before = files(root)
    result = new(root, *CRITERION)
    assert (result.exit_code, files(root)) == (1, before)
    assert result.output.startswith("releases/1.0.0.json:1:2: this is not valid JSON")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("criterion", "A", "--dimension", "open"), "unknown dimension 'open'"),
        ((*CRITERION, "--level", "9"), "unknown level '9'"),
        ((*CRITERION, "--level", "0"), "unknown level '0'"),
        ((*CRITERION, "--phase", "lives"), "did you mean 'live'?"),
        ((*CRITERION, "--role", "x"), "unknown role 'x'"),
        (("criterion", "<b>", *CRITERION[2:]), "without '<' and '>'"),
        (("criterion", "服务", *CRITERION[2:]), "say one with --file"),
        ((*CRITERION, "--file", "index"), "'index' is no name for a file"),
        ((*CRITERION, "--file", "../up"), "'../up' is no name for a file"),
        ((*DIMENSION[:3], "OBD", *DIMENSION[4:], "--summary", "S"), "'OBD' cannot be the prefix"),
        ((*DIMENSION[:3], "MAY", *DIMENSION[4:], "--summary", "S"), "'MAY' cannot be the prefix"),
        (
            (*DIMENSION[:3], "Ud", *DIMENSION[4:], "--summary", "S"),
            "it has three of the letters A to Z",
        ),
        (("dimension", "Ü", *DIMENSION[2:], "--summary", "S"), "id: found 'Ü'"),
        (("dimension", "open-by-default", *DIMENSION[2:], "--summary", "S"), "is there already"),
        (("checklist", "A B", *CHECKLIST[2:]), "id: found 'A B'"),
        ((*CHECKLIST, "--phase", "x"), "unknown phase 'x'"),
    ],
)
def test_a_wrong_word_writes_nothing(root: Path, words: tuple[str, ...], said: str) -> None:
    before = files(root)
    result = new(root, *words)
    assert (result.exit_code, files(root)) == (2, before)
    assert said in result.output


@pytest.mark.parametrize("words", [CRITERION, (*DIMENSION, "--summary", "S"), CHECKLIST])
def test_what_is_there_is_never_replaced(root: Path, words: tuple[str, ...]) -> None:
    assert new(root, *words).exit_code == 0
    before = files(root)
    result = new(root, *words)
    assert (result.exit_code, files(root)) == (2, before)
    assert "is there already" in result.output


def test_a_dimension_gets_its_entry_its_page_and_its_checklist(root: Path) -> None:
    standard = root / "standards/standard.yml"
    before = standard.read_text("utf-8")
    result = new(root, *DIMENSION, "--summary", "Needs lead: always.", "--scope", "organisation")
    assert result.exit_code == 0, result.output
    assert "standards/user-driven/index.md:5:1: the page has no text" in result.output
    added = (
        "  - id: user-driven\n    prefix: UDR\n    title: User-driven\n"
        '    summary: "Needs lead: always."\n    scope: organisation\n'
    )
    assert standard.read_text("utf-8") == before.replace("levels:\n", f"{added}levels:\n", 1)
    assert "dimensions: [user-driven]" in (root / "checklists/user-driven.yml").read_text("utf-8")


def test_a_checklist_that_holds_criteria_is_complete(root: Path) -> None:
    result = new(root, *CHECKLIST, "--phase", "live", "--level", "2")
    assert result.output == "wrote checklists/live.yml\n"
    project = load_project(root)
    found = project.select(project.checklists_by_id["live"].select)
    assert {one.level for one in found} == {2}


@pytest.fixture
def numbered(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VALID / "official-numbers", tmp_path / "numbered"))


OPEN = ("criterion", "Answer within a day", "--dimension", "simple")


def test_numbers_of_its_own_are_asked_for_where_the_next_is_not_plain(numbered: Path) -> None:
    before = files(numbered)
    result = new(numbered, *OPEN)
    assert (result.exit_code, files(numbered)) == (2, before)
    assert "Say its id with --id: the ids of the dimension 'simple' do not" in result.output

    result = new(numbered, *OPEN, "--id", "AC-2(2)")
    assert result.exit_code == 0, result.output
    assert "criterion AC-2(2)" in result.output
    assert "id: AC-2(2)\n" in (numbered / "standards/simple/answer-within-a-day.md").read_text()


def test_numbers_of_its_own_go_on_where_that_is_plain(numbered: Path) -> None:
    (numbered / "standards/simple/use-plain-words.md").unlink()
    for path in numbered.rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace("AC-2(1)", "AC-2"), "utf-8")
    result = new(numbered, *OPEN)
    assert result.exit_code == 0, result.output
    assert "criterion AC-11" in result.output


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("ac-2.1", "'ac-2.1' is, or was, the id of another criterion."),
        ("\u00c9-1", "has not the form of an id of this standard."),
        ("", "has not the form of an id of this standard."),
    ],
)
def test_a_wrong_number_of_its_own_writes_nothing(
    numbered: Path, identifier: str, said: str
) -> None:
    before = files(numbered)
    result = new(numbered, *OPEN, "--id", identifier)
    assert (result.exit_code, files(numbered)) == (2, before)
    assert said in result.output


def test_an_id_that_is_asked_for_has_the_form_of_the_standard(root: Path) -> None:
    assert "unknown prefix 'UDR'" in new(root, *CRITERION, "--id", "UDR-01").output
    assert "is, or was, the id" in new(root, *CRITERION, "--id", "OBD-01").output
    assert "has not the form" in new(root, *CRITERION, "--id", "AC-2(1)").output
    assert "criterion OBD-09" in new(root, *CRITERION, "--id", "OBD-09").output


def test_a_prefix_is_short_where_ids_are_open(numbered: Path) -> None:
    result = new(numbered, *DIMENSION[:3], "PE", *DIMENSION[4:], "--summary", "S.")
    assert result.exit_code == 0, result.output


def test_a_criterion_of_a_standard_without_roles_has_no_such_key(tmp_path: Path) -> None:
    root = Path(shutil.copytree(VALID / "no-roles", tmp_path / "project"))
    result = new(root, "criterion", "Answer letters", "--dimension", "simple")
    assert result.exit_code == 0, result.output
    text = (root / "standards/simple/answer-letters.md").read_text("utf-8")
    assert "phases: [build, run]\n" in text
    assert "roles" not in text
    assert "role" in new(root, "criterion", "A", "--dimension", "simple", "--role", "x").output
