"""What no text of ours may hold, whatever it is about: raw HTML and code without an end."""

from __future__ import annotations

from collections.abc import Collection

from service_standards.source.reading.dialect import check_dialect
from service_standards.source.reading.markdown_text import (
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
    for line in lines_outside_code(body, first_line):
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
