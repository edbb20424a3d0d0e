"""What no text of ours may hold, whatever it is about: raw HTML and code without an end.

The prose of criteria and dimensions also has each sentence on a line of its own.
"""

from __future__ import annotations

from collections.abc import Collection

from service_standards.source.language.criterion_words import CriterionWords
from service_standards.source.language.sentences import second_sentence_at
from service_standards.source.reading.dialect import check_dialect
from service_standards.source.reading.markdown_text import (
    FrontMatter,
    lines_outside_code,
    raw_html_at,
    unclosed_fence,
)
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.work import check_work
from service_standards.words.message import say


def check_markup(
    body: str, first_line: int, file: str, problems: ProblemList, told: Collection[int] = ()
) -> None:
    """Note raw HTML, and code that runs to the end of the page.

    `told` are lines that are known to belong to no item of a list.
    """
    for line in lines_outside_code(body, first_line) if "<" in body else ():
        column = raw_html_at(line.text)
        if column:
            message = say("raw HTML is not allowed; use Markdown (a tag can stand in `backticks`)")
            problems.add(file, (line.number, column), "raw-html", message)
    check_work(body, first_line, file, problems)
    check_dialect(body, first_line, file, problems, told)
    fence = unclosed_fence(body, first_line)
    if fence:
        message = say(
            "the code that starts here has no end; close it with a line '{text}'", text=fence.text
        )
        problems.add(file, (fence.number, 1), "open-code", message)


def check_prose(
    matter: FrontMatter,
    words: CriterionWords,
    file: str,
    problems: ProblemList,
    told: Collection[int] = (),
) -> None:
    """Note raw HTML, open code and lines with two sentences in a criterion or a dimension page.

    `told` are lines that are known to belong to no item of a list.
    """
    check_markup(matter.body, matter.body_line, file, problems, told)
    for line in lines_outside_code(matter.body, matter.body_line):
        column = second_sentence_at(line.text, words.language, words.abbreviations)
        if column:
            message = say("a second sentence starts here; put each sentence on a line of its own")
            problems.add(file, (line.number, column), "two-sentences", message)
