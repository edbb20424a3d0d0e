"""Every small standard is built strictly, and a team can answer it, whatever its rules are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from service_standards import load_project
from tests.browser.small_standards.conftest import VisitOf
from tests.support.cases.golden import VALID

# What a page shows where a script or a template has nothing to show.
SLIPS = ("undefined", "NaN", "[object", "None,", "null")


@pytest.mark.parametrize("case", sorted(VALID.iterdir()), ids=lambda case: case.name)
def test_a_checklist_is_answered_and_kept(case: Path, visit_of: VisitOf) -> None:
    project = load_project(case)
    checklist = project.checklists[0]
    first = project.select(checklist.select)[0]
    visit = visit_of(case.name)
    page = visit.open(f"checklists/{checklist.id}/")
    form = page.locator(f'fieldset[data-criterion="{first.id}"]')
    met = form.locator("input[value=met]")
    # The script shows it.
    expect(page.locator("details[data-part=files]")).to_be_visible()
    met.check()
    expect(page.locator("[data-part=saved]")).to_have_text(re.compile(r"\d\d:\d\d"))

    visit.open(first.source.removesuffix(".md") + "/")
    expect(page.locator("h1")).to_contain_text(first.id)
    visit.open("my-service/")
    expect(page.locator("[data-cell=assessed]").first).not_to_be_empty()
    shown = page.locator("main").inner_text()
    assert [word for word in SLIPS if word in shown] == []

    visit.open(f"checklists/{checklist.id}/")
    expect(met).to_be_checked()

    visit.open("my-service/#decision-paper")
    expect(page.locator("[data-cell=assessed]").first).not_to_be_empty()
    paper = page.locator("#decision-paper")
    expect(paper).to_be_visible() if project.phase_model else expect(paper).to_be_hidden()
