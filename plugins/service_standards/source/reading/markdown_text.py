"""What the linter needs to know of Markdown text: front matter, headings, items, sentences.

This is no Markdown parser: it looks only at line starts outside fenced code.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from service_standards.model.base import CitedSource
from service_standards.words.message import Message, say

FENCE = re.compile(r"^ {0,3}(`{3,}(?=[^`]*$)|~{3,})")
# Without one of these, no line begins fenced code.
FENCES = re.compile("```|~~~")
HEADING = re.compile(r"^(#{1,6})[ \t]+(.*)$")
HEADINGS = re.compile(HEADING.pattern, re.MULTILINE)
ITEM = re.compile(r"^(?:[-*+]|\d+[.)])\s+(.*)$")
RAW_HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?|!--)")
AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
BACKTICKS = re.compile(r"`+")
# Texts of links hold no brackets, so that a line full of them is read once and not once for each.
LINK = re.compile(r"\[[^\[\]]*\]\([^)\s]+\)|<https?://[^<>\s]+>|\[[^\[\]]+\]\[[^\[\]]*\]")
# An address can hold pairs of parentheses, and a title can stand behind it.
WEB_LINK = re.compile(
    r"\[([^\[\]]+)\]\((https?://(?:[^()\s]|\([^()\s]*\))+)(?:[ \t]+\"[^\"]*\")?\)|<(https?://[^<>\s]+)>"
)
LABEL = re.compile(r"^ {0,3}\[([^\[\]]+)\]:[ \t]*\S")
NAMED = re.compile(r"\[([^\[\]]+)\](?:[ ]?\[([^\[\]]*)\])?(?!\()")
# One check after the other goes through the lines of a text.
FEW_TEXTS = 8
INDENTED_FENCE = re.compile(r"^\s*(?:```|~~~)")


class Line(NamedTuple):
    """One line of Markdown outside fenced code; `number` counts from 1 in the file."""

    number: int
    text: str


@dataclass(frozen=True)
class FrontMatter:
    """The YAML between the `---` lines, and where it and the body start."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split_front_matter(text: str) -> FrontMatter | None:
    """Return the front matter and the body, or None if the `---` lines are not there."""
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip(" \t") == "---":
            yaml, body = "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
            return FrontMatter(yaml + "\n", 2, body, number + 2)
    return None


def lines_outside_code(text: str, first_line: int) -> Iterator[Line]:
    """Yield the lines that are not inside (or the edges of) fenced code."""
    return iter(_outside_code(text, first_line))


@lru_cache(FEW_TEXTS)
def _outside_code(text: str, first_line: int) -> tuple[Line, ...]:
    if not FENCES.search(text):
        return tuple(map(Line, count(first_line), text.split("\n")))
    return tuple(line for fence, line, _ in _fenced(text, first_line) if fence is None)


def unclosed_fence(text: str, first_line: int) -> Line | None:
    """Return where fenced code starts that has no end; the text of the line is the fence."""
    still_open = None
    if not FENCES.search(text):
        return None
    for fence, _, is_end in _fenced(text, first_line):
        still_open = None if is_end else fence
    return still_open


def fence_starts(text: str, first_line: int) -> Iterator[Line]:
    """Yield the whole lines on which fenced code starts."""
    for fence, line, _ in _fenced(text, first_line) if FENCES.search(text) else ():
        if fence and fence.number == line.number:
            yield line


def _fenced(text: str, first_line: int) -> Iterator[tuple[Line | None, Line, bool]]:
    """Yield the fence of the code that a line belongs to, the line, and whether it ends there."""
    fence: Line | None = None
    for number, line in enumerate(text.split("\n"), start=first_line):
        edge = FENCE.match(line)
        same = edge and fence and edge[1].startswith(fence.text)
        is_end = bool(edge and same and line.strip() == edge[1])
        if edge and not fence:
            fence = Line(number, edge[1])
        yield fence, Line(number, line), is_end
        if is_end:
            fence = None


def headings(text: str, first_line: int) -> Iterator[tuple[int, int, str]]:
    """Yield the line, the level and the title of each heading outside fenced code."""
    if FENCES.search(text):
        for line in lines_outside_code(text, first_line):
            if found := heading_of(line.text):
                yield (line.number, *found)
        return
    number, at = first_line, 0
    for one in HEADINGS.finditer(text):
        number += text.count("\n", at, one.start())
        at = one.start()
        yield number, len(one[1]), _title(one[2])


def _title(written: str) -> str:
    return written.rstrip().rstrip("#").strip()


def heading_of(line: str) -> tuple[int, str] | None:
    """Return the level and the title of a heading, or None for another line."""
    found = HEADING.match(line)
    return (len(found[1]), _title(found[2])) if found else None


def without_code(line: str, fill: str = " ") -> str:
    """Return a line of the same length with `fill` in place of the code between backticks."""
    if "`" not in line:
        return line
    runs = [(found.start(), found.end()) for found in BACKTICKS.finditer(line)]
    by_size: dict[int, list[int]] = {}
    for start, end in runs:
        by_size.setdefault(end - start, []).append(start)
    parts, at = [], 0
    for run_start, run_end in runs:
        start = run_start + (line[run_start - 1 : run_start] == "\\")
        closing = by_size.get(run_end - start, [])
        later = bisect_left(closing, run_end)
        if start >= at and later < len(closing):
            end = closing[later] + run_end - start
            parts += [line[at:start], fill * (end - start)]
            at = end
    return "".join([*parts, line[at:]])


def list_items(text: str, first_line: int) -> list[Line]:
    """Return each top-level list item with its line; its further lines are joined to it."""
    items: list[Line] = []
    for line in lines_outside_code(text, first_line):
        start = ITEM.match(line.text)
        if start:
            items.append(Line(line.number, start[1].strip()))
        elif items and line.text.startswith(("  ", "\t")) and line.text.strip():
            items[-1] = Line(items[-1].number, f"{items[-1].text} {line.text.strip()}")
    return items


def lost_lines(text: str, first_line: int) -> Iterator[tuple[int, Message]]:
    """Yield what a text holds that is to be a list, but no item of it: the line and a sentence."""
    is_open, after_blank = False, True
    for fence in fence_starts(text, first_line):
        yield fence.number, say("code does not fit into an item; write it in `backticks`")
    for line in lines_outside_code(text, first_line):
        if not line.text.strip():
            after_blank = True
        elif ITEM.match(line.text):
            is_open, after_blank = True, False
        elif LABEL.match(line.text):
            is_open = False
        elif is_open and line.text.startswith(("  ", "\t")):
            if ITEM.match(line.text.strip()):
                yield (
                    line.number,
                    say("a list inside an item is lost; make each an item of its own"),
                )
            elif INDENTED_FENCE.match(line.text):
                yield line.number, say("code does not fit into an item; write it in `backticks`")
            after_blank = False
        elif is_open and not after_blank:
            yield (
                line.number,
                say(
                    "this line belongs to no item; start it with '- '; "
                    "blanks make it go on from above"
                ),
            )
        else:
            yield line.number, say("this line belongs to no item; start it with '- '")
            is_open = False


def link_labels(body: str) -> set[str]:
    """Return the names of the addresses that stand on lines of their own (`[name]: https://…`)."""
    lines = lines_outside_code(body, 1) if "]:" in body else ()
    return {found[1].casefold() for line in lines if (found := LABEL.match(line.text))}


def named_link_at(line: str, labels: Collection[str]) -> int | None:
    """Return the column (from 1) of a footnote or of a link by such a name, or None."""
    for found in NAMED.finditer(without_code(line)):
        name = found[2] or found[1]
        if name.startswith("^") or name.casefold() in labels:
            return found.start() + 1
    return None


def cited_sources(body: str, headings: Collection[str]) -> tuple[CitedSource, ...]:
    """Return what the text under a heading such as "Sources" cites, in order."""
    below: list[str] = []
    is_inside = False
    for line in lines_outside_code(body, 1):
        found_heading = heading_of(line.text)
        if found_heading:
            is_inside = found_heading[1] in headings
        elif is_inside:
            below.append(line.text)
    links = WEB_LINK.finditer("\n".join(below))
    return tuple(
        CitedSource(title=" ".join((one[1] or one[3]).split()), url=one[2] or one[3])
        for one in links
    )


def raw_html_at(line: str) -> int | None:
    """Return the column (from 1) at which raw HTML starts in a line, or None."""
    if "<" not in line:
        return None
    blanked = without_code(line)
    blanked = AUTOLINK.sub(lambda found: " " * len(found[0]), blanked)
    found = RAW_HTML.search(blanked)
    return found.start() + 1 if found else None


def words_of(text: str) -> list[str]:
    """Return the words of a text, lower case."""
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.lower())
