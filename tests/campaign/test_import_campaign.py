"""A large catalogue of others from its import to an answer, and what broken sources end in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards import load_project
from service_standards.adapters.cli.main import main
from service_standards.importing.imported import MOST_CRITERIA
from tests.support.cases.controls import as_json, catalogue, flat, told
from tests.support.cases.import_fuzz import after_changes
from tests.support.imports import import_from
from tests.support.sites.build import build_site

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(3600)]

CONTROLS = 1000
CHANGES = 150


def test_a_thousand_controls_are_imported_built_answered_and_given_back(tmp_path: Path) -> None:
    data = catalogue(CONTROLS)
    (tmp_path / "controls.json").write_bytes(as_json(data))
    made = tmp_path / "made"
    said = import_from(tmp_path / "controls.json", made)
    assert said.exit_code == 0, said.output
    # Statement and guidance are there; a finished criterion has four sections more.
    counted = f"draft: {4 * CONTROLS} sections to write in {CONTROLS} criteria"
    assert counted in said.output.replace(",", "")

    lint = CliRunner().invoke(main, ["lint", str(made)])
    assert (lint.exit_code, lint.output.splitlines()[0]) == (0, "No faults found.")

    site = build_site(made, tmp_path)
    exported = json.loads((site / "catalogue.oscal.json").read_text("utf-8"))
    assert told(exported) == told({"catalog": {"groups": flat(data["catalog"]["groups"])}})

    file, standard = str(tmp_path / "assessment.json"), str(site / "catalogue.json")
    for words in (
        ["start", "--name", "Berths", "--output", file],
        ["set", "G5-3(1)", "met", "--file", file],
        ["check", file],
    ):
        result = CliRunner().invoke(main, [*words, "--catalogue", standard])
        assert result.exit_code == 0, result.output
    assert json.loads(Path(file).read_text("utf-8"))["findings"]["G5-3(1)"]["outcome"] == "met"


def test_as_many_controls_as_an_assessment_answers_are_imported(tmp_path: Path) -> None:
    (tmp_path / "controls.json").write_bytes(as_json(catalogue(MOST_CRITERIA, groups=50)))
    said = import_from(tmp_path / "controls.json", tmp_path / "made")

    assert said.exit_code == 0, said.output
    assert len(load_project(tmp_path / "made").criteria) == MOST_CRITERIA


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_changed_source_ends_in_a_project_or_in_faults(tmp_path: Path, seed: int) -> None:
    ended, broken = after_changes(tmp_path, CHANGES, seed)

    assert broken == {}, f"the sources are kept in {tmp_path}"
    assert {one.rpartition(" ")[2] for one in ended} == {"0", "1"}
