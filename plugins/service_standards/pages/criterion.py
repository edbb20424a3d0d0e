"""The page of a criterion."""

from __future__ import annotations

from functools import partial

from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.vocabulary import Heading
from service_standards.pages.page import ORIGINAL, About, FoundBy, GeneratedPage, page_text, written
from service_standards.source.language.criterion_words import criterion_words
from service_standards.source.language.phase_lines import with_bold_phases
from service_standards.source.language.titled_sections import titled_sections

# What is asked comes before why and how (ADR 0031); files keep the order in which one writes.
ORDER = (
    Heading.REQUIREMENT,
    Heading.WHAT_EACH_PHASE_EXPECTS,
    Heading.HOW_TO_CHECK_IT,
    Heading.EVIDENCE,
    Heading.WHY_IT_MATTERS,
    Heading.HOW_TO_MEET_IT,
    Heading.AVOID,
    Heading.SOURCES,
)


def criterion_page(project: Project, criterion: Criterion) -> GeneratedPage:
    """Return the page of a criterion: its requirement, what that means, all else, and links."""
    title = f"{criterion.id} {criterion.title}"
    text = partial(_text, project, criterion, title)
    return GeneratedPage(criterion.source, title, text, criterion.source)


def _text(project: Project, criterion: Criterion, title: str) -> str:
    sections = _sections(project, criterion)
    expected = Heading.WHAT_EACH_PHASE_EXPECTS
    if expected in sections:
        heading = sections[expected].partition("\n")[0]
        sections[expected] = f"{heading}\n\n::: criterion-phases {criterion.id}"
    requirement, *others = sections.values()
    values: dict[str, object] = {
        "id": criterion.id,
        "requirement": requirement,
        "is_unbound": project.draft is not None and criterion.id in project.draft.unbound,
        "others": "\n\n".join(others),
    }
    found_by = FoundBy(tags=criterion.keywords, boost=ORIGINAL)
    about = About(title, criterion.requirement, found_by)
    return page_text(project.words, "criterion.md.j2", about, values)


def sections_in_order(project: Project, criterion: Criterion) -> list[str]:
    """Return the sections of a criterion, each with its heading, in the order of its page.

    In them, the names of phases stand out.
    """
    return list(_sections(project, criterion).values())


def _sections(project: Project, criterion: Criterion) -> dict[Heading, str]:
    words = criterion_words(project.standard)
    found = titled_sections(criterion.body, words)
    return {
        one: f"## {found[one].title}\n\n"
        + with_bold_phases(written(project, found[one].text), one, words)
        for one in ORDER
        if one in found
    }
