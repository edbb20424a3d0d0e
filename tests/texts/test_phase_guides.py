"""Guides that go through a service phase by phase: what is done, by whom, and what is written down.

Each shows a good record and an example in which something goes wrong.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service_standards.model.plain.ids import IdForm
from service_standards.model.standard import Term
from service_standards.model.template import GateModel
from service_standards.model.vocabulary import Obligation
from service_standards.source.kinds.mentions import mentioned
from tests.support.reference_standard import reference_project

ROOT = Path(__file__).resolve().parents[2]
PROJECT = reference_project()
STANDARD = PROJECT.standard
GUIDES = pytest.mark.parametrize(
    "page", ["guidance/security.md", "guidance/privacy.md", "guidance/fraud-and-error.md"]
)
PHASES = "What to do in each phase"
ROW = re.compile(r"^\| (?P<cells>.+) \|$", re.MULTILINE)
FAILURE = re.compile(r"\b(?:wrong|fail|cut|copies|complains|falls? behind|not met)\b")
LINK = re.compile(r"\]\((?P<target>[^)#]+\.md)")


def section(page: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one of its kind."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def titles(terms: tuple[Term, ...]) -> list[str]:
    """Return the names of terms as the standard has them."""
    return [one.title for one in terms]


@GUIDES
def test_each_phase_has_a_row_that_says_who_leads(page: str) -> None:
    rows = [row["cells"].split(" | ") for row in ROW.finditer(section(page, PHASES))]
    assert [row[0] for row in rows[2:]] == titles(STANDARD.phases)
    roles = {title.lower() for title in titles(STANDARD.roles)}
    for _, does, leads, written in rows[2:]:
        assert does
        assert written
        assert {one.strip().lower() for one in leads.split(",")} <= roles


@GUIDES
def test_a_record_is_shown_and_something_goes_wrong_in_the_example(page: str) -> None:
    assert section(page, "What a good record looks like").lstrip().startswith("> **")
    assert FAILURE.search(section(page, "Example"))


@GUIDES
def test_the_text_leads_to_criteria_that_it_serves(page: str) -> None:
    guide = PROJECT.guides_by_page[page]
    text = (ROOT / "docs" / page).read_text("utf-8").split("## Sources")[0]
    served = {PROJECT.criteria_by_id[one].source for one in guide.serves}
    linked = {found["target"].removeprefix("../") for found in LINK.finditer(text)}
    assert len(guide.serves) >= 5
    assert linked & served


@GUIDES
def test_menu_and_overview_lead_to_it(page: str) -> None:
    assert f"- {page}\n" in (ROOT / "mkdocs.yml").read_text("utf-8")
    overview = (ROOT / "docs/guidance/index.md").read_text("utf-8")
    assert f"]({page.removeprefix('guidance/')})" in overview


MODEL = PROJECT.phase_model
GATES = [gate for one in MODEL.phases for gate in one.gates.values()] if MODEL else []


@pytest.mark.parametrize("gate", GATES, ids=lambda one: one.id)
def test_what_is_asked_at_a_gate_is_answered_by_its_criteria(gate: GateModel) -> None:
    """One gate, one list: each question names criteria, and none that must be met goes unasked."""
    due = PROJECT.select(PROJECT.checklists_by_id[gate.id].select)
    named = [{key for _, _, key in mentioned(one, 1, IdForm.OPEN)} for one in gate.questions]
    assert all(named)
    assert set.union(*named) <= {one.id for one in due}
    assert {one.id for one in due if one.obligation == Obligation.MUST} <= set.union(*named)
