"""A page for each role: what it does in each phase, made from criteria, phases and documents."""

from __future__ import annotations

import re

import pytest

from service_standards.model.project import Project
from service_standards.model.vocabulary import Scope
from service_standards.pages.document_templates import template_pages
from service_standards.pages.roles import role_pages
from service_standards.render.blocks import criterion_summary_block, crosswalk_block
from service_standards.render.links import CROSSWALK_PAGE
from tests.support.reference_standard import reference_project

PROJECT = reference_project()
STANDARD = PROJECT.standard
PHASES = [one.id for one in STANDARD.phases]
PAGES = {page.path: page.text for page in role_pages(PROJECT)}
EACH = pytest.mark.parametrize("role", [one.id for one in STANDARD.roles])
BLOCK = re.compile(r"^::: criteria\n    criteria: \[(?P<ids>[^\]]*)\]$", re.MULTILINE)
AGAIN = re.compile(r"\[([A-Z]{3}-\d\d)\]")
ORGANISATION = "In the organisation"


def part(role: str, heading: str) -> str:
    """Return what stands below a heading on the page of a role, or nothing."""
    parts = PAGES[f"standards/roles/{role}.md"].split(f"\n## {heading}\n")
    return parts[1].split("\n## ")[0] if len(parts) == 2 else ""


def due(role: str, phase: str) -> set[str]:
    """Return the criteria of a service that name a role and a phase."""
    dimensions = {one.id for one in PROJECT.dimensions_of(Scope.SERVICE)}
    return {
        one.id
        for one in PROJECT.criteria
        if role in one.roles and phase in one.phases and one.dimension in dimensions
    }


def listed(text: str) -> list[str]:
    """Return the criteria of the tables in a part of a page."""
    return [one for found in BLOCK.finditer(text) for one in found["ids"].split(", ")]


@EACH
def test_each_phase_has_what_is_due_first_and_what_goes_on(role: str) -> None:
    before: set[str] = set()
    for phase in STANDARD.phases:
        text = part(role, phase.title)
        now = due(role, phase.id)
        assert set(listed(text)) == now - before
        assert set(AGAIN.findall(BLOCK.sub("", text))) == now & before
        before |= now


@EACH
def test_the_duty_and_the_documents_of_each_phase_stand_there(role: str) -> None:
    assert PROJECT.phase_model
    titles = {one.id: one.title for one in PROJECT.templates if role in one.roles}
    for guide, phase in zip(PROJECT.phase_model.phases, STANDARD.phases, strict=True):
        text = part(role, phase.title)
        duties = [one.duty for one in guide.roles if one.role == role]
        assert all(duty in text for duty in duties)
        for document in {*guide.create, *guide.update} & set(titles):
            assert f"[{titles[document]}](../../project-templates/{document}.md)" in text


@EACH
def test_what_the_organisation_does_stands_apart(role: str) -> None:
    own = {one.id for one in PROJECT.criteria_of("organisation") if role in one.roles}
    assert set(listed(part(role, ORGANISATION))) == own


def test_a_phase_without_anything_says_so() -> None:
    bare = PROJECT.model_copy(update={"criteria": (), "phase_model": None, "templates": ()})
    texts = [page.text for page in role_pages(bare)]
    assert len(texts) == len(STANDARD.roles) + 1
    assert texts[1].count("names this role in this phase.") == len(PHASES)
    assert "::: criteria" not in texts[1]


def test_the_list_of_roles_leads_to_each_page() -> None:
    index = PAGES["standards/roles/index.md"]
    for role in STANDARD.roles:
        assert f"- [{role.title}]({role.id}.md): {role.summary}" in index


def role_links(text: str) -> set[str]:
    """Return the roles whose pages a text leads to."""
    return set(re.findall(r"roles/([\w-]+)\.md", text))


def test_the_name_of_a_role_leads_to_its_page_wherever_it_stands() -> None:
    criterion = PROJECT.criteria[0]
    summary = criterion_summary_block(PROJECT, criterion, criterion.source, (None, None), 1)
    assert role_links(summary) == set(criterion.roles)

    every = {one.id for one in STANDARD.roles}
    assert role_links(crosswalk_block(PROJECT, CROSSWALK_PAGE)) == every

    made = {page.path: page.text for page in template_pages(PROJECT)}
    assert role_links(made["project-templates/phases.md"]) == every
    for template in PROJECT.templates:
        text = made[f"project-templates/{template.id}.md"]
        assert role_links(text) == set(template.roles)


def without_criteria_of(project: Project, role: str) -> Project:
    """Return a project in which no criterion names a role."""
    kept = tuple(one for one in project.criteria if role not in one.roles)
    return project.model_copy(update={"criteria": kept})


def test_the_link_to_all_its_criteria_stands_only_where_there_are_some() -> None:
    query = "?role=security"
    pages = {page.path: page.text for page in role_pages(without_criteria_of(PROJECT, "security"))}
    assert query in PAGES["standards/roles/security.md"]
    assert query not in pages["standards/roles/security.md"]
