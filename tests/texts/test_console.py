"""What the documentation shows on a terminal is what the commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from shutil import copytree
from textwrap import dedent

import pytest
from click.testing import CliRunner

from service_standards.adapters.cli.main import main
from service_standards.export.catalogue import catalogue, catalogue_text
from tests.support.reference_standard import reference_project

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(
    r'^( *)```(?:\w+ title="([^"]+)"|(console))\n(.*?)^\1```$', re.MULTILINE | re.DOTALL
)
PROGRAM = "service-standards"
PAGES = [
    page
    for page in sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    if "```console" in page.read_text("utf-8")
]
CATALOGUE = catalogue_text(catalogue(reference_project(), str))


def ran(console: str) -> str:
    """Return a console with what its commands print now."""
    text = ""
    for line in console.splitlines():
        if line.startswith("$ "):
            words = shlex.split(line.removeprefix("$ "))
            assert words[0] == PROGRAM, line
            result = CliRunner().invoke(main, words[1:], prog_name=PROGRAM)
            text += f"{line}\n{result.output}"
    return text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_print(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "catalogue.json").write_text(CATALOGUE, "utf-8")
    copytree(ROOT / "portfolio", tmp_path / "portfolio")
    for _, title, console, indented in BLOCK.findall(page.read_text("utf-8")):
        text = dedent(indented)
        if console:
            assert ran(text) == text
        else:
            (tmp_path / title).write_text(text, "utf-8")


def test_the_page_for_teams_goes_from_red_to_green(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "catalogue.json").write_text(CATALOGUE, "utf-8")
    codes = []
    for _, title, console, text in BLOCK.findall((ROOT / "docs/start/teams.md").read_text("utf-8")):
        if console:
            command = shlex.split(text.splitlines()[0])[2:]
            codes.append(CliRunner().invoke(main, command).exit_code)
        else:
            (tmp_path / title).write_text(text, "utf-8")
    assert codes == [1, 0]
