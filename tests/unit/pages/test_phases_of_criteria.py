"""What pages and catalogues say of phases: what each expects, and what waits for one."""

from __future__ import annotations

import re
from html import unescape

import pytest

from service_standards.export.browser_catalogue import browser_catalogue
from service_standards.export.catalogue import catalogue
from service_standards.model.checklist import Selection
from service_standards.model.project import Project
from service_standards.pages.checklists import checklist_page_of
from service_standards.pages.criterion import criterion_page
from service_standards.render.blocks import checklist_block, criterion_phases_block
from service_standards.render.criterion_forms import CriterionForms
from tests.support.reference_standard import reference_project

ASKED = "GAP-15"


@pytest.fixture(scope="module")
def project() -> Project:
    """Read the reference standard."""
    return reference_project()


def form(project: Project, checklist: str) -> str:
    """Return the form of one criterion as a checklist shows it."""
    part = Selection(criteria=(ASKED,))
    page = f"checklists/{checklist}.md"
    return unescape(checklist_block(project, checklist, page, part, CriterionForms(project)))


def test_a_page_says_what_each_phase_expects_before_how_to_check_it(project: Project) -> None:
    criterion = project.criteria_by_id[ASKED]
    text = criterion_page(project, criterion).text
    block = unescape(criterion_phases_block(project, criterion))

    phases = [one.id for one in project.standard.phases if one.id in criterion.phases]
    assert re.findall(r'data-phase="([^"]*)"', block) == phases
    assert all(criterion.expectations[one] in block for one in phases)
    assert text.index(f"::: criterion-phases {ASKED}") < text.index("## How to check it")
    assert "\n- **From beta:** " in text


def test_a_gate_says_what_its_phase_expects_and_which_questions_wait(project: Project) -> None:
    criterion = project.criteria_by_id[ASKED]
    due = (*criterion.questions, *criterion.evidence_items)
    later = [one for one in due if one.phase != criterion.questions[0].phase]
    assert {one.phase for one in later} == {"beta", "live"}

    before = form(project, "gate-beta")
    assert (
        f'In Alpha:</strong> <span data-markdown="inline">{criterion.expectations["alpha"]}'
        in before
    )
    assert criterion.expectations["beta"] not in before
    assert before.count('class="ss-hint"><strong>From ') == len(later)

    after = form(project, "gate-live")
    assert criterion.expectations["beta"] in after
    assert "From beta:" not in after
    assert after.count('class="ss-hint"><strong>From live:') == 2


def test_any_other_checklist_has_questions_and_evidence_with_their_phase(project: Project) -> None:
    text = form(project, "government-as-a-platform")
    assert re.findall(r'<li data-from="([^"]*)"><strong>From ', text) == [
        *("beta", "beta", "live"),
        *("beta", "live"),
    ]
    assert "In Alpha:" not in text


def test_the_questions_of_a_gate_lead_to_the_criteria_that_answer_them(project: Project) -> None:
    checklist = project.checklists_by_id["gate-live"]
    text = checklist_page_of(project, checklist, 1).text
    asked = text.split("\n## Questions at this gate\n", 1)[1].split("\n## ", 1)[0]
    due = {one.id for one in project.select(checklist.select)}
    named = re.findall(r"\[([A-Z]{3}-\d+)\]\(#([a-z]{3}-\d+)\)", asked)

    assert named
    assert all(key in due and anchor == key.lower() for key, anchor in named)
    assert f"The other {len(due - {key for key, _ in named})} criteria of the list" in asked


def test_a_catalogue_says_it_for_machines_and_not_for_pages(project: Project) -> None:
    whole = catalogue(project, str)
    entry = next(one for one in whole["criteria"] if one["id"] == ASKED)
    criterion = project.criteria_by_id[ASKED]
    assert entry["expectations"] == criterion.expectations
    assert entry["questions"] == [
        {"text": one.text, "phase": one.phase} for one in criterion.questions
    ]
    assert not entry["questions"][-1]["text"].startswith("From ")
    for one in browser_catalogue(whole, "")["criteria"]:
        assert not {"expectations", "questions"} & one.keys()
