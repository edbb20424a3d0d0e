"""`service-standards translation`: what lags, and that somebody has looked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main
from tests.support.cases.golden import VALID

ORIGINAL = "standards/open-by-default/publish-data.md"
FILE = "standards/fr/open-by-default/publish-data.md"
HOME = "docs/fr/index.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VALID / "two-languages", tmp_path / "project"))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["translation", *words])


def accept(root: Path, *files: str) -> Result:
    return run("accept", "--directory", str(root), *(str(root / one) for one in files))


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_status_lists_what_lags_and_which_parts_changed(root: Path) -> None:
    edit(root, ORIGINAL, "1. List what you have.", "1. List all that you have.")

    said = run("status", str(root))

    assert said.exit_code == 0
    assert said.output.splitlines() == [
        (
            "fr: 2 texts are not translated, 1 translation is out of date, "
            "6 translations are up to date"
        ),
        f"  {FILE}: out of date; changed in {ORIGINAL}: 'How to meet it'",
        "  standards/fr/open-by-default/index.md: not translated",
        "  docs/fr/guides/counting.md: not translated",
    ]


def test_accept_writes_the_digest_and_nothing_else(root: Path) -> None:
    before = (root / FILE).read_text("utf-8").split("\n")
    edit(root, ORIGINAL, "1. List what you have.", "1. List all that you have.")

    said = accept(root, FILE)

    assert (said.exit_code, said.output) == (0, f"{FILE}: says what {ORIGINAL} says.\n")
    after = (root / FILE).read_text("utf-8").split("\n")
    changed = [one for one, other in zip(before, after, strict=True) if one != other]
    assert [one.partition(":")[0] for one in changed] == ["digest"]
    assert "out of date" not in run("status", str(root)).output


@pytest.mark.parametrize("file", [HOME, "checklists/fr/facts.yml", "standards/fr/standard.yml"])
def test_accept_twice_changes_nothing(root: Path, file: str) -> None:
    before = (root / file).read_bytes()

    assert accept(root, file).exit_code == 0
    assert (root / file).read_bytes() == before


def test_a_page_without_front_matter_gets_some(root: Path) -> None:
    whole = (root / HOME).read_text("utf-8")
    (root / HOME).write_text(whole.split("---\n\n", 1)[1], encoding="utf-8")

    assert accept(root, HOME).exit_code == 0
    assert (root / HOME).read_text("utf-8") == whole


def test_a_translation_with_faults_is_not_accepted(root: Path) -> None:
    edit(root, FILE, "- L'adresse de la page.\n", "- L'adresse.\n- Le nom.\n")
    before = (root / FILE).read_bytes()

    said = accept(root, FILE)

    assert said.exit_code == 1
    assert said.output.splitlines() == [
        f"{FILE}:25:1: 2 items stand here, and 1 in {ORIGINAL}:27",
        "1 fault in 1 file.",
    ]
    assert (root / FILE).read_bytes() == before
    assert run("check", "--directory", str(root), str(root / FILE)).output == said.output


def test_what_is_no_translation_is_told_with_the_nearest(root: Path) -> None:
    stray = root / "standards/fr/open-by-default/publish-date.md"
    stray.write_text("---\ntitle: x\n---\n", encoding="utf-8")

    said = accept(root, str(stray.relative_to(root)))

    assert said.exit_code == 2
    assert f"has no original; did you mean '{FILE}'?" in " ".join(said.output.split())
    said = accept(root, ORIGINAL)
    assert said.exit_code == 2
    assert "'open-by-default' is no language that standards/standard.yml declares" in said.output
