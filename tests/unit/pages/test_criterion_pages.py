"""What the pages of a criterion and of a dimension hold, and in which order."""

from __future__ import annotations

import re
from html import unescape

import pytest

from service_standards.known import ReadBefore
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.pages.criterion import criterion_page, sections_in_order
from service_standards.pages.dimension import dimension_page_of, full_text_page_of
from service_standards.render.blocks import criterion_phases_block, criterion_summary_block
from service_standards.render.criterion_page import criterion_summary
from tests.support.reference_standard import reference_project

BODY = """## Requirement

You must do it.[^1]

## Why it matters

See [the rule][rule], [Rule][] and [rule]: it says so, [as does](https://example.org) [another].

```text
## No heading, and [^1] is no footnote
```

## How to check it

- Is it done?

## Evidence

- The list.

## Sources

- The law.

[^1]: All of it.
[rule]: https://example.org/{id}
"""
# A phase at the start of an item stands in an element of its own.
PHASE = re.compile(r"^- (?:Discovery|Alpha|Beta|Live|Retirement): ")
HEADINGS = ["Requirement", "How to check it", "Evidence", "Why it matters", "Sources"]


@pytest.fixture(scope="module")
def project() -> Project:
    """Read the reference standard."""
    return reference_project()


@pytest.fixture
def twins(project: Project) -> Project:
    """Return the standard with two criteria whose notes and addresses have the same names."""
    first, second, *others = project.criteria
    made = [
        one.model_copy(update={"body": BODY.replace("{id}", one.id)}) for one in (first, second)
    ]
    return project.model_copy(update={"criteria": (*made, *others)})


def headings(sections: list[str]) -> list[str]:
    return [section.partition("\n")[0].removeprefix("## ") for section in sections]


def test_what_is_asked_comes_before_why_and_code_is_no_heading(twins: Project) -> None:
    sections = sections_in_order(twins, twins.criteria[0])

    assert headings(sections) == HEADINGS
    assert "## No heading" in sections[3]


def test_nothing_of_a_criterion_is_lost_on_its_page(project: Project) -> None:
    for criterion in project.criteria:
        text = criterion_page(project, criterion).text
        block = criterion_phases_block(project, criterion) if criterion.expectations else ""
        shown = (text + unescape(block)).replace("**", "")
        lines = [PHASE.sub("", line.strip()) for line in criterion.body.split("\n")]
        assert all(line.replace("**", "") in shown for line in lines), criterion.id
        start = text.index("::: criterion-badges")
        assert start < text.index("## Requirement") < text.index("::: criterion-summary")


def test_the_list_of_a_dimension_stands_before_its_prose(project: Project) -> None:
    page = project.dimension_pages[0]
    text = dimension_page_of(project, page).text

    assert text.index("::: criteria") < text.index("## About this dimension")
    assert text.index("## About this dimension") < text.index(page.body.strip()[:40])


def test_a_full_text_keeps_the_notes_and_addresses_of_each_criterion_apart(twins: Project) -> None:
    page = full_text_page_of(twins, twins.dimension_pages[0], twins.criteria)
    first, second = (one.anchor for one in twins.criteria[:2])

    assert not page.is_in_menu
    assert '\nsearch: {"exclude": true}\n' in page.text
    for anchor, identifier in ((first, first.upper()), (second, second.upper())):
        assert f"do it.[^{anchor}-1]" in page.text
        assert f"[^{anchor}-1]: All of it." in page.text
        links = f"[the rule][{anchor} rule], [Rule][{anchor} Rule] and [rule][{anchor} rule]: it"
        assert links in page.text
        assert "so, [as does](https://example.org) [another]." in page.text
        assert f"[{anchor} rule]: https://example.org/{identifier}" in page.text
    assert page.text.count("## No heading, and [^1] is no footnote") == 2
    assert re.findall(r"^### (.*)$", page.text, re.MULTILINE)[:5] == HEADINGS


def test_a_full_text_says_when_a_criterion_is_asked_of_whom_and_of_which_services(
    project: Project,
) -> None:
    criterion = next(one for one in project.criteria if one.applies_when.all)
    page = next(one for one in project.dimension_pages if one.id == criterion.dimension)
    text = full_text_page_of(project, page, project.criteria_of(page.id)).text
    _, _, own = text.partition(f"\n## {criterion.id} ")
    start = own.partition("\n### ")[0]
    facts = {one.id: one.question for one in project.facts}
    when = criterion.applies_when
    asked = [*when.all, *when.any, *when.none]

    phases = [one.title for one in project.standard.phases if one.id in criterion.phases]
    assert f"\n- Phases: {', '.join(phases)}\n" in start
    roles = [one.title for one in project.standard.roles if one.id in criterion.roles]
    assert f"\n- Who does it: {', '.join(roles)}\n" in start
    assert re.findall(r"^    - (.*)$", start, re.MULTILINE) == [facts[one] for one in asked]


def test_a_sentence_puts_no_other_criterion_of_a_full_text_together_again(
    twins: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, dimension = ReadBefore(), twins.dimension_pages[0]
    made: list[str] = []

    def sections(project: Project, criterion: Criterion) -> list[str]:
        made.append(criterion.id)
        return sections_in_order(project, criterion)

    monkeypatch.setattr("service_standards.pages.dimension.sections_in_order", sections)
    first, *others = twins.criteria
    body = first.body.replace("You must do it.", "You must do it now.")
    edited = (first.model_copy(update={"body": body}), *others)
    assert "do it." in full_text_page_of(twins, dimension, twins.criteria, known).text
    made.clear()
    known.begin()

    text = full_text_page_of(twins, dimension, edited, known).text
    assert made == [first.id]
    assert text == full_text_page_of(twins, dimension, edited).text


def answer_of(project: Project, criterion: Criterion) -> str | None:
    block = criterion_summary_block(project, criterion, criterion.source, (None, None), 1)
    found = re.search(r'class="ss-button" href="([^"]*)"', block)
    return found[1] if found else None


def test_answer_this_leads_to_the_checklist_of_the_dimension_or_to_another(
    project: Project,
) -> None:
    criterion = project.criteria_by_id["UDR-07"]
    others = tuple(one for one in project.checklists if one.id != criterion.dimension)
    without_own = project.model_copy(update={"checklists": others})
    without_any = project.model_copy(update={"checklists": ()})

    assert answer_of(project, criterion) == "../../checklists/user-driven.md#udr-07"
    assert re.fullmatch(
        r"../../checklists/[\w-]+\.md#udr-07", answer_of(without_own, criterion) or ""
    )
    assert answer_of(without_any, criterion) is None


def test_a_phase_between_others_is_not_said_to_be_over(project: Project) -> None:
    phases = [one.id for one in project.standard.phases]
    changed = project.criteria[0].model_copy(update={"phases": (phases[1], phases[3])})
    views = criterion_summary(project, changed, changed.source, (None, None))["phases"]
    before, *between, after = [project.words.text(one.says) for one in views]  # type: ignore[attr-defined]
    assert before == "Not yet asked for"
    assert between == ["Asked for", "Not asked for", "Asked for"]
    assert after == "No longer asked for"
