"""Options that several commands have mean the same in each, and a fault is told in one way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service_standards.adapters.cli.main import main
from tests.support.cases.report_cases import CATALOGUE
from tests.support.sites.build import ROOT

VECTOR = json.loads((ROOT / "tests/vectors/report/gate.json").read_text("utf-8"))
FILES = {"assessment.json": VECTOR["assessment"], "catalogue.json": CATALOGUE}
COMMANDS = {"check": "assessment.json", "portfolio": ".", "report": "assessment.json"}
WITH_GATES = ("check", "report")
NO_DAYS = (
    "",
    "0999-01-01",
    "1899-12-31",
    "2026-02-30",
    "2026-13-01",
    "20261129",
    "2026-W48-7",
    "23.11.2026",
    "today",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run the commands in a folder that holds an assessment and its catalogue."""
    for name, data in FILES.items():
        (tmp_path / name).write_text(json.dumps(data), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str, *words: str) -> Result:
    return CliRunner().invoke(main, [command, COMMANDS[command], *words])


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("day", NO_DAYS)
def test_what_is_no_day_is_told_in_one_way(folder: Path, command: str, day: str) -> None:
    before = sorted(folder.iterdir())
    result = run(command, "--today", day)
    assert result.exit_code == 2
    assert result.output.splitlines()[-1] == (
        f"Error: Invalid value for '--today': '{day}' is no day; write it as 2026-11-23."
    )
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("day", ["1900-01-01", "2028-02-29", "9999-12-31"])
def test_every_day_that_a_file_can_hold_is_taken(command: str, day: str) -> None:
    result = run(command, "--today", day)
    assert result.exit_code in {0, 1}
    assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("command", WITH_GATES)
def test_a_gate_has_two_names(command: str) -> None:
    told = [run(command, "--gate", name, "--today", "2026-11-23") for name in ("beta", "gate-beta")]
    assert told[0].output == told[1].output
    assert "Gate to beta" in told[0].output


@pytest.mark.parametrize("command", WITH_GATES)
@pytest.mark.parametrize(
    ("gates", "word", "said"),
    [
        (None, "bta", "There is no gate 'bta'; did you mean 'beta'? Allowed: beta, live."),
        ([], "beta", "This standard has no gates."),
    ],
)
def test_a_gate_that_is_not_there_is_told_in_one_way(
    folder: Path, command: str, gates: list[str] | None, word: str, said: str
) -> None:
    if gates is not None:
        bare = CATALOGUE | {"gates": gates, "checklists": gates}
        (folder / "catalogue.json").write_text(json.dumps(bare), "utf-8")
    result = run(command, "--gate", word)
    assert (result.exit_code, result.output) == (2, f"Error: {said}\n")
