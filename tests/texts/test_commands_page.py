"""What the page of the commands shows of a paper is what the command writes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards.adapters.cli.main import main
from service_standards.export.catalogue import catalogue, catalogue_text
from tests.support.reference_standard import reference_project
from tests.support.sites.build import ROOT

PAGE = (ROOT / "docs/reference/commands.md").read_text("utf-8")
# Lines that the page leaves out.
GAP = "…\n"


def block(kind: str, section: str) -> str:
    """Return the text of the first block of a kind from the heading of a section on."""
    text = PAGE.split(f"\n## {section}\n")[1]
    found = re.search(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the file of the page and the catalogue, as a team has them."""
    (tmp_path / "berths.json").write_text(block('json title="berths.json"', "badge"), "utf-8")
    (tmp_path / "catalogue.json").write_text(catalogue_text(catalogue(reference_project(), str)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("section", ["badge", "report"])
def test_the_commands_answer_as_shown(section: str, folder: Path) -> None:
    lines = block("console", section).splitlines()
    for command, said in zip(lines[::2], lines[1::2], strict=True):
        result = CliRunner().invoke(main, shlex.split(command)[2:])
        assert (result.exit_code, result.output) == (0, f"{said}\n")
        assert (folder / said.removeprefix("wrote ")).stat().st_size > 500


@pytest.mark.usefixtures("folder")
def test_the_paper_begins_and_ends_as_shown() -> None:
    command = block("console", "report").splitlines()[2]
    arguments = shlex.split(command)[2:]
    arguments[arguments.index("--output") + 1] = "-"

    written = CliRunner().invoke(main, arguments).output

    shown = block("markdown", "report").split(GAP)
    assert len(shown) == 4
    assert re.fullmatch(".*".join(map(re.escape, shown)), written, re.DOTALL), written
