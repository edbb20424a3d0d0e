"""The pages of a dimension: its list of criteria, and the full text of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from service_standards.known import NOTHING, Knowledge
from service_standards.model.criterion import Criterion, DimensionPage
from service_standards.model.project import Project
from service_standards.pages.criterion import sections_in_order
from service_standards.pages.page import (
    About,
    FoundBy,
    GeneratedPage,
    escape_markdown,
    page_text,
    written,
)
from service_standards.render.criterion_page import conditions
from service_standards.render.links import dimension_page, full_text_page, link
from service_standards.render.views import titles_of
from service_standards.source.reading.markdown_text import (
    heading_of,
    lines_outside_code,
    link_labels,
)
from service_standards.words.message import Message, say

# The start of a line with an address of its own, the second half of a link, or all of one.
NAMED = re.compile(
    r"(^ {0,3}(?=\[[^\[\]]+\]:)|(?<=\]))?\[([^\[\]^][^\[\]]*)\](?![\[(](?!\]))((?:\[\])?)"
)
FOOTNOTE = re.compile(r"\[\^([^\[\]]+)\]")


def dimension_page_of(project: Project, page: DimensionPage) -> GeneratedPage:
    """Return the page of a dimension: its criteria and the way to its checklist, then its prose."""
    path = dimension_page(page.id)
    values: dict[str, object] = {
        "body": written(project, page.body.strip("\n")),
        "dimension": page.id,
    }
    summary = project.dimensions_by_id[page.id].summary
    about = About(page.title, summary)
    text = partial(page_text, project.words, "dimension.md.j2", about, values)
    return GeneratedPage(path, page.title, text, page.source)


def full_text_page_of(
    project: Project,
    page: DimensionPage,
    criteria: Sequence[Criterion],
    known: Knowledge = NOTHING,
) -> GeneratedPage:
    """Return the full text of a dimension with its criteria, to read in one go or to print.

    The search leaves it out, for all of it stands on pages of their own. `known` has what was made
    of each criterion before.
    """
    path = full_text_page(page.id)
    title = say("{dimension}: all criteria in full", dimension=page.title)
    text = partial(_full_text, project, page, criteria, title, known)
    return GeneratedPage(path, project.words.text(title), text, page.source, is_in_menu=False)


def _full_text(
    project: Project,
    page: DimensionPage,
    criteria: Sequence[Criterion],
    title: Message,
    known: Knowledge,
) -> str:
    values: dict[str, object] = {
        "dimension": link(full_text_page(page.id), dimension_page(page.id)),
        "escape": escape_markdown,
        "criteria": known.each(_shown, criteria, project),
    }
    summary = project.dimensions_by_id[page.id].summary
    about = About(title, summary, FoundBy(is_found=False))
    return page_text(project.words, "full_text.md.j2", about, values)


def _shown(criterion: Criterion, project: Project) -> tuple[Criterion, dict[str, object], str]:
    """Return a criterion with when it is asked, and its text."""
    return criterion, _scope(project, criterion), _text(project, criterion)


def _scope(project: Project, criterion: Criterion) -> dict[str, object]:
    """Return when a criterion is asked, of whom, and of which services."""
    standard = project.standard
    return {
        "phases": ", ".join(titles_of(standard.phases, criterion.phases)),
        "roles": ", ".join(titles_of(standard.roles, criterion.roles)),
        "conditions": conditions(criterion.applies_when, project.facts),
    }


def _text(project: Project, criterion: Criterion) -> str:
    """Return the sections of a criterion, one heading lower and with names of their own."""
    labels = link_labels(criterion.body)
    return "\n\n".join(
        "\n".join(_lines(section, criterion.anchor, labels))
        for section in sections_in_order(project, criterion)
    )


def _lines(section: str, prefix: str, labels: set[str]) -> Iterator[str]:
    """Yield lines; footnotes and named addresses of several criteria must not get mixed up."""
    changed = {line.number for line in lines_outside_code(section, 1)}
    for number, line in enumerate(section.split("\n"), start=1):
        if number not in changed:
            yield line
        elif line.startswith("#") and heading_of(line):
            yield f"#{line}"
        elif "[" not in line:
            yield line
        else:
            own = FOOTNOTE.sub(rf"[^{prefix}-\1]", line)
            yield NAMED.sub(partial(_own_name, prefix, labels), own)


def _own_name(prefix: str, labels: set[str], found: re.Match[str]) -> str:
    """Return `[label]: …`, `[text][label]`, `[label][]` or `[label]` with a label of its own."""
    start, label, end = found.groups()
    if label.casefold() not in labels:
        return found[0]
    if start is None:
        return f"[{label}][{prefix} {label}]"
    return f"{start}[{prefix} {label}]{end}"
