"""How much a text may ask of whoever converts it: counted, so that it is the same everywhere.

Converting Markdown takes longer than the text grows where signs have no partner or blocks have no
end, and deep nesting ends it altogether. The limits are far above what anybody writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service_standards.source.reading.markdown_text import lines_outside_code
from service_standards.source.reading.problems import ProblemList
from service_standards.words.message import Message, Number, say

MOST_SIGNS = 500
MOST_SIGNS_OF_A_PAGE = 20_000
MOST_OPENINGS = 100
MOST_NOTES = 200
MOST_DEPTH = 8
MOST_BRACKETS = 20
SIGNS = r"[]*_`<&!~\:{"
SIGN = re.compile(f"[{re.escape(SIGNS)}]")
# Each of these starts a text of its own: an item, a row, a heading.
ITEM = re.compile(r"^\s*(?:(?:[-*+]|\d+[.)])\s|\||#)")
OPENING = re.compile(r"^\s*(?:#|>|\*\[|\[|!!!|\?\?\?|={2,}|(?:[-*_] ?){3,}$)")
OPENINGS = re.compile(OPENING.pattern, re.MULTILINE)
NOTE = re.compile(r"\[\^|^\s*\*\[")
RULE = re.compile(r"^ {0,3}([-*_])(?:[ ]{0,2}\1){2,}[ \t]*$")
LEVELS = re.compile(r"^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*")
# What a line starts with that may stand deeper: each level takes a sign or a blank at least.
MARGIN = re.compile(rf"^[ \t>*+.)\d-]{{{MOST_DEPTH + 1}}}", re.MULTILINE)
LEVEL = re.compile(r">|[-*+]|\d+[.)]")


def too_many_entries(most: int) -> Message:
    """Return what is said of a list or of keys beyond a limit."""
    return say("at most {limit} entries may stand here", limit=most)


def check_work(body: str, first_line: int, file: str, problems: ProblemList) -> None:
    """Note where a text asks for more than a page may; each kind once."""
    told: set[str] = set()
    for line, kind, message in work_faults(body, first_line):
        if kind not in told:
            problems.add(file, (line, 1), "too-much-markup", message)
        told.add(kind)


def work_faults(text: str, first_line: int = 1) -> Iterator[tuple[int, str, Message]]:
    """Yield the lines with what is too much there: which limit, and a sentence."""
    if _is_little(text):
        return
    counts = _Counts()
    for line in lines_outside_code(text, first_line):
        counts.take(line.number, line.text)
        for kind, message in counts.faults(line.text):
            yield line.number, kind, message


def _is_little(text: str) -> bool:
    """Tell whether all lines together stay below the limits of one paragraph, as most texts do."""
    return (
        text.count("[") <= MOST_BRACKETS
        and text.count("[^") + text.count("*[") <= MOST_NOTES
        and not MARGIN.search(text)
        and (len(text) <= MOST_SIGNS or sum(map(text.count, SIGNS)) <= MOST_SIGNS)
        # A line opens one at most.
        and (text.count("\n") < MOST_OPENINGS or len(OPENINGS.findall(text)) <= MOST_OPENINGS)
    )


class _Counts:
    """What stands in the paragraph, the block and the page so far."""

    def __init__(self) -> None:
        self.last = 0
        self.signs = self.openings = self.notes = self.all_signs = self.brackets = 0

    def take(self, number: int, text: str) -> None:
        if not text.strip() or number != self.last + 1:
            self.openings = self.signs = self.brackets = 0
        if ITEM.match(text):
            self.signs = self.brackets = 0
        self.last = number
        signs = len(SIGN.findall(text))
        self.signs += signs
        self.all_signs += signs
        self.notes += len(NOTE.findall(text))
        self.openings += OPENING.match(text) is not None
        self.brackets = self._open_brackets(text)

    def _open_brackets(self, text: str) -> int:
        """Return how many brackets are open at once at most, those from above included."""
        depth = deepest = self.brackets
        for sign in re.findall(r"[\[\]]", text):
            depth = depth + 1 if sign == "[" else max(0, depth - 1)
            deepest = max(deepest, depth)
        return deepest if deepest > MOST_BRACKETS else depth

    def faults(self, text: str) -> Iterator[tuple[str, Message]]:
        found = (
            (self.signs, MOST_SIGNS, _signs),
            (self.all_signs, MOST_SIGNS_OF_A_PAGE, _all_signs),
            (self.openings, MOST_OPENINGS, _openings),
            (self.notes, MOST_NOTES, _notes),
            (self.brackets, MOST_BRACKETS, _brackets),
            (_depth(text), MOST_DEPTH, _levels),
        )
        for count, most, said in found:
            if count > most:
                yield said.__name__, said(Number(most))


def _signs(most: Number) -> Message:
    return say("more than {most} signs of Markdown in one paragraph; split it", most=most)


def _all_signs(most: Number) -> Message:
    return say("more than {most} signs of Markdown on one page; split it", most=most)


def _openings(most: Number) -> Message:
    return say("more than {most} headings, rules and quotes without an empty line", most=most)


def _notes(most: Number) -> Message:
    return say("more than {most} notes and abbreviations on one page; split it", most=most)


def _brackets(most: Number) -> Message:
    return say("more than {most} brackets open at once; write it flat", most=most)


def _levels(most: Number) -> Message:
    return say("more than {most} levels of lists and quotes; write it flat", most=most)


def _depth(text: str) -> int:
    if RULE.match(text):
        return 0
    wide = text.expandtabs(4)
    found = LEVELS.match(wide)
    levels = LEVEL.findall(found[0]) if found else []
    return (len(wide) - len(wide.lstrip(" "))) // 4 + len(levels) if levels else 0
