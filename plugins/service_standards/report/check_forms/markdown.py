"""The result of a check as Markdown, for the summary of a pipeline or a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service_standards.checking.result import CheckedFile
from service_standards.report.baseline import baseline_words
from service_standards.report.check_forms.text import counted, dimension_text, printable
from service_standards.words.message import ENGLISH, Words, say

# All but those that do not break, which a language sets on purpose.
BLANKS = re.compile(r"[^\S\xa0\u202f]+")
SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&])")


def check_as_markdown(files: Sequence[CheckedFile], words: Words = ENGLISH) -> str:
    """Return a heading, the count, and for each file its table of issues and its dimensions."""
    title = words.text(say("Check of assessments"))
    lines = [f"# {title}", "", _plain(words.text(counted(files)))]
    for one in files:
        lines += _of_file(one, words)
    return "\n".join(lines) + "\n"


def _of_file(checked: CheckedFile, words: Words) -> Iterator[str]:
    yield from ("", f"## {_plain(checked.service or checked.file)}", "")
    name = printable(checked.file).replace("`", "'")
    yield f"`{name}`"
    if checked.issues:
        heads = (say("Where"), say("What"), say("Kind"))
        yield from ("", _row(*(words.text(one) for one in heads)), "|---|---|---|")
    for issue in checked.issues:
        problem = issue.problem
        place = f"{problem.line}:{problem.column} {problem.path}".strip()
        kind = (
            problem.code if issue.fails else words.text(say("{code} (warning)", code=problem.code))
        )
        yield _row(_plain(place), _plain(words.text(problem.message)), _plain(kind))
    baseline = checked.baseline
    if baseline and (said := baseline_words(baseline, checked.exemptions)):
        yield from ("", _plain(words.text(said)))
    if checked.dimensions:
        yield ""
    for state in checked.dimensions:
        yield f"- {_plain(words.text(dimension_text(state)))}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return a text that no reader of Markdown takes for more than a text, on one line."""
    return SIGNS.sub(r"\\\1", BLANKS.sub(" ", printable(text)).strip())
