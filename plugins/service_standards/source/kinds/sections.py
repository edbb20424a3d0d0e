"""The body of a criterion: its fixed headings and what each section must hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from service_standards.model.criterion import Section
from service_standards.model.vocabulary import Heading, TextRule, is_to_write
from service_standards.source.language.criterion_words import CriterionWords
from service_standards.source.language.sentences import second_sentence_at
from service_standards.source.reading.markdown_text import (
    WEB_LINK,
    FrontMatter,
    heading_of,
    lines_outside_code,
    link_labels,
    list_items,
    lost_lines,
    named_link_at,
)
from service_standards.source.reading.problems import ProblemList, allowed_words
from service_standards.words.message import say

# A heading of another language looks a little like one of these, and means something else.
ALIKE = 0.8
# Lists whose items stand in checklists as well.
SHOWN_APART = (Heading.WHAT_EACH_PHASE_EXPECTS, Heading.HOW_TO_CHECK_IT, Heading.EVIDENCE)
LISTS = (*SHOWN_APART, Heading.SOURCES)
NOT_WRITTEN = say("this text has yet to be written; only a draft may say so")
# A line that is no part of a sentence: empty, or a list, a quote, a heading, a table, code.
IS_BLOCK = re.compile(r"^(?:\s*$|\s*(?:[-*+]|\d+[.)])\s|\s*>|\s*#|\s*\||\s*(?:```|~~~))")


def read_sections(
    matter: FrontMatter,
    optional: Collection[Heading],
    words: CriterionWords,
    file: str,
    problems: ProblemList,
) -> dict[Heading, Section]:
    """Return the sections by heading; misordered, missing and unknown ones are noted.

    Those in `optional` can be missing.
    """
    found: list[tuple[str, int]] = []
    above: list[int] = []
    for line in lines_outside_code(matter.body, matter.body_line):
        level, title = heading_of(line.text) or (6, "")
        if level <= 2:
            if level == 2:
                found.append((title, line.number))
            else:
                message = say(
                    "'# {title}' is too high; the title stands in the front matter", title=title
                )
                problems.add(file, (line.number, 1), "heading-level", message)
        elif not found and line.text.strip():
            above.append(line.number)
    if found and above:
        message = say("this text belongs to no section; put it under one of the headings")
        problems.add(file, (above[0], 1), "lost-text", message)
    known = _known(found, words, file, problems)
    _check_order(known, words, file, problems)
    there = {heading for heading, _ in known}
    _check_missing(there | set(optional), words, matter, file, problems)
    return _cut(found, known, matter)


def _known(
    found: list[tuple[str, int]], words: CriterionWords, file: str, problems: ProblemList
) -> list[tuple[Heading, int]]:
    known: dict[Heading, int] = {}
    for title, line in found:
        heading = words.heading(title)
        if heading is None:
            message = say(
                "unknown heading '{title}'{allowed}",
                title=title,
                allowed=allowed_words(title, words.titles.values(), ALIKE),
            )
            problems.add(file, (line, 1), "unknown-heading", message)
        elif heading in known:
            first = known[heading]
            message = say(
                "the heading '{title}' stands here twice; the first is on line {first}",
                title=title,
                first=first,
            )
            problems.add(file, (line, 1), "duplicate-heading", message)
        else:
            known[heading] = line
    return list(known.items())


def _check_order(
    known: list[tuple[Heading, int]], words: CriterionWords, file: str, problems: ProblemList
) -> None:
    order = list(Heading)
    last = -1
    for heading, line in known:
        position = order.index(heading)
        if position < last:
            message = say(
                "'{heading}' stands after '{other}'; the order is: {order}",
                heading=words.titles[heading],
                other=words.titles[order[last]],
                order=[words.titles[one] for one in order],
            )
            problems.add(file, (line, 1), "heading-order", message)
        last = max(last, position)


def _check_missing(
    not_missing: Collection[Heading],
    words: CriterionWords,
    matter: FrontMatter,
    file: str,
    problems: ProblemList,
) -> None:
    end = matter.body_line + matter.body.rstrip("\n").count("\n")
    for heading in Heading:
        if heading not in not_missing:
            message = say("the heading '## {heading}' is missing", heading=words.titles[heading])
            problems.add(file, (end, 1), "missing-heading", message, words.titles[heading])


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
    body: str,
    sections: dict[Heading, Section],
    words: CriterionWords,
    file: str,
    problems: ProblemList,
) -> None:
    """Note what is wrong inside the sections of one criterion.

    `body` is its whole text, in which links can be named that stand elsewhere.
    """
    written = {heading: one for heading, one in sections.items() if not is_to_write(one.text)}
    filled = {heading: one for heading, one in written.items() if one.text.strip()}
    for heading in sections.keys() - written.keys():
        problems.add(
            file, (sections[heading].line, 1), "to-write", NOT_WRITTEN, words.titles[heading]
        )
    for heading, section in written.items():
        if heading not in filled:
            message = say("the section '{heading}' is empty", heading=words.titles[heading])
            problems.add(
                file, (section.line - 1, 1), "empty-section", message, words.titles[heading]
            )
    if Heading.REQUIREMENT in filled:
        _check_requirement(filled[Heading.REQUIREMENT], words, file, problems)
    for heading in LISTS:
        if heading in filled:
            _check_items(filled[heading], words, file, problems)
    labels = link_labels(body)
    for heading in (Heading.REQUIREMENT, *SHOWN_APART):
        if heading in filled:
            _check_apart(filled[heading], labels, words, file, problems)


def _check_apart(
    section: Section,
    labels: Collection[str],
    words: CriterionWords,
    file: str,
    problems: ProblemList,
) -> None:
    """Note links that lead over another line: a checklist shows these lines without it."""
    for line in lines_outside_code(section.text, section.line):
        found = named_link_at(line.text, labels)
        if found:
            message = say(
                "a checklist shows this line alone; write the address here: [text](https://…)"
            )
            if line.text[found - 1 :].startswith("[^"):
                message = say("a checklist shows this line without its footnote; write it out here")
            problems.add(
                file, (line.number, found), "named-link", message, words.titles[section.heading]
            )


def _check_requirement(
    section: Section, words: CriterionWords, file: str, problems: ProblemList
) -> None:
    text = " ".join(section.text.split())
    is_plain = not any(IS_BLOCK.match(line) for line in section.text.split("\n"))
    second = second_sentence_at(text, words.language, words.abbreviations)
    if not text.endswith(".") or second or not is_plain:
        message = say("the requirement has to be one sentence that ends in a full stop")
        # A checklist shows it on one line, which no standard can change.
        code = TextRule.REQUIREMENT_SENTENCE if is_plain else "requirement-form"
        problems.add(file, (section.line, 1), code, message, words.titles[section.heading])


def _check_items(section: Section, words: CriterionWords, file: str, problems: ProblemList) -> None:
    items = list_items(section.text, section.line)
    if not items:
        message = say(
            "'{heading}' has to be a list; start each item with '- '",
            heading=words.titles[section.heading],
        )
        problems.add(file, (section.line, 1), "not-a-list", message, words.titles[section.heading])
        return
    for number, message in lost_lines(section.text, section.line):
        problems.add(file, (number, 1), "lost-text", message, words.titles[section.heading])
    for item in items:
        place, shown = (item.number, 1), item.text[:60]
        if section.heading == Heading.HOW_TO_CHECK_IT and not item.text.endswith("?"):
            message = say("'{start}' is no yes/no question; end it with '?'", start=shown)
            problems.add(file, place, "not-a-question", message, words.titles[section.heading])
        if section.heading == Heading.SOURCES and not WEB_LINK.search(item.text):
            message = say("'{start}' has no link; write [title](https://…)", start=shown)
            problems.add(file, place, "source-without-link", message, words.titles[section.heading])


def lines_of_no_item(sections: Mapping[Heading, Section]) -> set[int]:
    """Return which lines of the sections that are lists belong to none of their items."""
    found = [sections[heading] for heading in LISTS if heading in sections]
    return {line for one in found for line, _ in lost_lines(one.text, one.line)}
