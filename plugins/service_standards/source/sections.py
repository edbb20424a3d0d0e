"""The body of a criterion: its fixed headings and what each section must hold."""

from __future__ import annotations

from service_standards.model.criterion import Section
from service_standards.model.vocabulary import OPTIONAL_HEADINGS, Heading, Obligation
from service_standards.source.markdown_text import (
    LINK,
    FrontMatter,
    heading_of,
    lines_outside_code,
    list_items,
    second_sentence_at,
    words_of,
)
from service_standards.source.markup import check_markup
from service_standards.source.problems import ProblemList, allowed_words

TITLES = [heading.value for heading in Heading]


def read_sections(matter: FrontMatter, file: str, problems: ProblemList) -> dict[Heading, Section]:
    """Return the sections by heading; misordered, missing and unknown ones are noted."""
    found: list[tuple[str, int]] = []
    for line in lines_outside_code(matter.body, matter.body_line):
        level, title = heading_of(line.text) or (6, "")
        if level <= 2:
            if level == 2:
                found.append((title, line.number))
            else:
                message = f"'# {title}' is too high; the title stands in the front matter"
                problems.add(file, (line.number, 1), "heading-level", message)
    known = _known(found, file, problems)
    _check_order(known, file, problems)
    _check_missing(known, matter, file, problems)
    return _cut(found, known, matter)


def _known(
    found: list[tuple[str, int]], file: str, problems: ProblemList
) -> list[tuple[Heading, int]]:
    known: dict[Heading, int] = {}
    for title, line in found:
        if title not in TITLES:
            message = f"unknown heading '{title}'{allowed_words(title, TITLES)}"
            problems.add(file, (line, 1), "unknown-heading", message)
        elif Heading(title) in known:
            first = known[Heading(title)]
            message = f"the heading '{title}' stands here twice; the first is on line {first}"
            problems.add(file, (line, 1), "duplicate-heading", message)
        else:
            known[Heading(title)] = line
    return list(known.items())


def _check_order(known: list[tuple[Heading, int]], file: str, problems: ProblemList) -> None:
    order = list(Heading)
    last = -1
    for heading, line in known:
        position = order.index(heading)
        if position < last:
            message = f"'{heading}' stands after '{order[last]}'; the order is: {', '.join(TITLES)}"
            problems.add(file, (line, 1), "heading-order", message)
        last = max(last, position)


def _check_missing(
    known: list[tuple[Heading, int]], matter: FrontMatter, file: str, problems: ProblemList
) -> None:
    there = {heading for heading, _ in known}
    end = matter.body_line + matter.body.rstrip("\n").count("\n")
    for heading in Heading:
        if heading not in there | OPTIONAL_HEADINGS:
            message = f"the heading '## {heading}' is missing"
            problems.add(file, (end, 1), "missing-heading", message, heading)


def _cut(
    found: list[tuple[str, int]], known: list[tuple[Heading, int]], matter: FrontMatter
) -> dict[Heading, Section]:
    lines = matter.body.split("\n")
    starts = sorted(line for _, line in found)
    sections = {}
    for heading, line in known:
        after = [start for start in starts if start > line]
        end = after[0] - matter.body_line if after else len(lines)
        text = "\n".join(lines[line - matter.body_line + 1 : end]).strip("\n")
        below = lines[line - matter.body_line + 1 :] if text else []
        blank = next((i for i, one in enumerate(below) if one), 0)
        sections[heading] = Section(heading=heading, text=text, line=line + 1 + blank)
    return sections


def check_sections(
    sections: dict[Heading, Section],
    obligation: Obligation | None,
    file: str,
    problems: ProblemList,
) -> None:
    """Note what is wrong inside the sections of one criterion."""
    for heading, section in sections.items():
        if not section.text.strip():
            message = f"the section '{heading}' is empty"
            problems.add(file, (section.line - 1, 1), "empty-section", message, heading)
    filled = {heading: one for heading, one in sections.items() if one.text.strip()}
    if Heading.REQUIREMENT in filled:
        _check_requirement(filled[Heading.REQUIREMENT], obligation, file, problems)
    for heading in (Heading.HOW_TO_CHECK_IT, Heading.EVIDENCE, Heading.SOURCES):
        if heading in filled:
            _check_items(filled[heading], file, problems)


def _check_requirement(
    section: Section, obligation: Obligation | None, file: str, problems: ProblemList
) -> None:
    place = (section.line, 1)
    text = " ".join(section.text.split())
    words = [word for word in words_of(text) if word in set(Obligation)]
    if not text.endswith(".") or second_sentence_at(text):
        message = "the requirement has to be one sentence that ends in a full stop"
        problems.add(file, place, "requirement-sentence", message, section.heading)
    if len(words) != 1:
        what = f"found {', '.join(words)}" if words else "found none"
        message = f"the requirement needs exactly one of must, should and may; {what}"
        problems.add(file, place, "obligation-words", message, section.heading)
    elif obligation and words[0] != obligation:
        message = f"the requirement says '{words[0]}', the front matter '{obligation}'"
        problems.add(file, place, "obligation-differs", message, section.heading)


def _check_items(section: Section, file: str, problems: ProblemList) -> None:
    items = list_items(section.text, section.line)
    if not items:
        message = f"'{section.heading}' has to be a list; start each item with '- '"
        problems.add(file, (section.line, 1), "not-a-list", message, section.heading)
    for item in items:
        place, shown = (item.number, 1), item.text[:60]
        if section.heading == Heading.HOW_TO_CHECK_IT and not item.text.endswith("?"):
            message = f"'{shown}' is no yes/no question; end it with '?'"
            problems.add(file, place, "not-a-question", message, section.heading)
        if section.heading == Heading.SOURCES and not LINK.search(item.text):
            message = f"'{shown}' has no link; write [title](https://…)"
            problems.add(file, place, "source-without-link", message, section.heading)


def check_prose(body: str, first_line: int, file: str, problems: ProblemList) -> None:
    """Note raw HTML, open code and lines with two sentences in a criterion or a dimension page."""
    check_markup(body, first_line, file, problems)
    for line in lines_outside_code(body, first_line):
        column = second_sentence_at(line.text)
        if column:
            message = "a second sentence starts here; put each sentence on a line of its own"
            problems.add(file, (line.number, column), "two-sentences", message)
