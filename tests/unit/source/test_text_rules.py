"""Rules about texts: each a fault, a warning or nothing, as a standard has it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards import ProblemsFound, load_project
from service_standards.adapters.cli.main import main
from service_standards.model.vocabulary import TextRule
from tests.support.cases.golden import VALID
from tests.support.sites.build import ROOT

RULES = "text_rules:\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a standard that breaks every rule; each rule is off."""
    root = Path(shutil.copytree(VALID / "boilerplate", tmp_path / "project"))
    standard = root / "standards/standard.yml"
    text = standard.read_text("utf-8").replace("warning", "off")
    avoided = "words_to_avoid:\n  - {word: licence, instead: x}\n"
    standard.write_text(text.replace(RULES, RULES + "  word-to-avoid: off\n") + avoided, "utf-8")
    return root


def judged(root: Path, rule: TextRule, severity: str) -> None:
    standard = root / "standards/standard.yml"
    text = standard.read_text("utf-8")
    assert f"{rule}: off" in text
    standard.write_text(text.replace(f"{rule}: off", f"{rule}: {severity}"), "utf-8")


def test_what_is_off_says_nothing(root: Path) -> None:
    assert load_project(root).warnings == ()


@pytest.mark.parametrize("rule", TextRule)
def test_a_warning_is_told_and_stops_nothing(root: Path, rule: TextRule) -> None:
    judged(root, rule, "warning")
    assert {one.code for one in load_project(root).warnings} == {rule.value}
    said = CliRunner().invoke(main, ["lint", str(root)])
    assert said.exit_code == 0
    assert said.output.startswith("No faults found.\n")
    data = json.loads(CliRunner().invoke(main, ["lint", str(root), "--format", "json"]).output)
    assert {one["code"] for one in data["warnings"]} == {rule.value}
    assert data["problems"] == []


@pytest.mark.parametrize("rule", TextRule)
def test_a_rule_that_is_left_out_is_a_fault(root: Path, rule: TextRule) -> None:
    standard = root / "standards/standard.yml"
    text = standard.read_text("utf-8")
    standard.write_text(text.replace(f"  {rule}: off\n", ""), "utf-8")
    with pytest.raises(ProblemsFound) as found:
        load_project(root)
    assert {one.code for one in found.value.problems} == {rule.value}


def test_warnings_stand_beside_faults(root: Path) -> None:
    judged(root, TextRule.REPEATED_SENTENCE, "warning")
    (root / "checklists/open-by-default.yml").unlink()
    with pytest.raises(ProblemsFound) as found:
        load_project(root)
    assert {one.code for one in found.value.warnings} == {"repeated-sentence"}
    said = CliRunner().invoke(main, ["lint", str(root)])
    assert said.exit_code == 1
    assert "4 warnings:" in said.output


def test_the_documentation_names_every_rule() -> None:
    page = (ROOT / "docs/contributing/index.md").read_text("utf-8")
    assert all(f"| `{rule}` |" in page for rule in TextRule)
