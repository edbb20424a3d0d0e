"""Where this site would show a text in another way than the preview of a host for code.

Editors believe what such a preview shows. Both read most of Markdown alike; what follows here is
told where only one of them takes it for a list, a table, a heading or a link.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from service_standards.source.reading.markdown_text import (
    LINK,
    Line,
    fence_starts,
    lines_outside_code,
    without_code,
)
from service_standards.source.reading.problems import ProblemList
from service_standards.words.message import Message, say

STEP = 4
ITEM = re.compile(r"^ *(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
# What breaks into a paragraph; a number other than 1 does not.
BREAKS_IN = re.compile(r"^ {0,3}(?:[-*+]|1[.)])[ \t]+\S")
PARENTHESIS = re.compile(r"^ *\d{1,9}\)[ \t]+\S")
TASK = re.compile(r"^ *(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]")
HEADING = re.compile(r"^#{1,6}(?:[ \t]|$)")
INDENTED_HEADING = re.compile(r"^ {1,3}#{1,6}[ \t]")
HASHES = re.compile(r"^#{1,6}[^#\s]")
UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})[ \t]*$")
TABLE_RULE = re.compile(r"^[ \t]*(?=[-:| \t]*\|)(?=[:| \t]*-)[-:| \t]+$")
QUOTE = re.compile(r"^ {0,3}> ?")
ALERT = re.compile(r"^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE)
STRUCK = re.compile(r"~~[^~\s](?:[^~]*[^~\s])?~~")
BARE = re.compile(r"(?<![\w/<(\[\"'=:.-])(?:https?://|www\.)[^\s<>)\]]+\w")
# One of these stands in both of them.
MARKS = ("~~", "://", "www.")
# A block of its own starts after these, and each begins with such a sign.
APART = "#!?=:["
OPENER = re.compile(r"^ *(?:!!!|\?\?\?|===|:::|\[\^[^\]]+\]:|:[ \t])")
DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:[ \t]*\S")


def check_dialect(
    body: str, first_line: int, file: str, problems: ProblemList, told: Collection[int] = ()
) -> None:
    """Note what an editor would see in a preview and not on the site, or the other way round.

    `told` are lines that are known to belong to no item: a list below is text because of them.
    """
    for fence in fence_starts(body, first_line):
        if fence.text.startswith(" "):
            message = say("blanks before the fence of code; start the line with it")
            problems.add(file, (fence.number, 1), "indented-code", message)
    is_in_list = False
    for block in _blocks(lines_outside_code(body, first_line)):
        indent = _indent(block[0].text)
        if indent >= STEP and not is_in_list:
            continue  # code, or what an extension takes for its own
        is_list = ITEM.match(block[0].text) is not None
        if is_in_list and not is_list and 0 < indent < STEP:
            message = say("a text inside an item needs {count} blanks in front", count=STEP)
            problems.add(file, (block[0].number, 1), "nested-text", message)
        is_in_list = is_list or (is_in_list and indent > 0)
        has_told = any(line.number in told for line in block)
        for line, code, message in _faults(block, is_list=is_list):
            if has_told and code == "list-as-text":
                continue
            problems.add(file, (line.number, 1), code, message)


def _blocks(lines: Iterator[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines that stand together; a heading and what opens a block are left out."""
    block: list[Line] = []
    for line in lines:
        text = line.text
        if "\t" in text:
            text = text.expandtabs(STEP)
            line = Line(line.number, text)  # noqa: PLW2901 - the same line, as it is shown
        goes_on = block and block[-1].number + 1 == line.number
        start = text.lstrip()[:1]
        is_apart = not start or (
            start in APART and (HEADING.match(text) or OPENER.match(text)) is not None
        )
        if block and (is_apart or not goes_on):
            yield block
            block = []
        if not is_apart:
            block.append(line)
    if block:
        yield block


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _faults(block: Sequence[Line], *, is_list: bool) -> Iterator[tuple[Line, str, Message]]:
    if all(QUOTE.match(line.text) for line in block):
        inner = [Line(line.number, QUOTE.sub("", line.text)) for line in block]
        if ALERT.match(inner[0].text):
            yield (
                inner[0],
                "only-in-previews",
                say("this kind of note stands here as text; leave '[!…]' out"),
            )
        for part in _blocks(iter(inner)):
            yield from _faults(part, is_list=ITEM.match(part[0].text) is not None)
        return
    yield from _list_faults(block) if is_list else _paragraph_faults(block)
    for at, line in enumerate(block):
        # Few lines hold these signs, and looking for one is quicker than any pattern.
        if at > 1 and "|" in line.text and TABLE_RULE.match(line.text):
            yield block[at - 1], "table-as-text", say("put an empty line above the table")
        is_heading = "#" in line.text
        if is_heading and INDENTED_HEADING.match(line.text):
            yield (
                line,
                "heading-form",
                say("blanks before '#' make text of the heading; take them away"),
            )
        if is_heading and HASHES.match(line.text):
            message = say(
                "this becomes a heading; put a blank after '#', or write '\\#' for the sign"
            )
            yield line, "heading-form", message
        yield from _inline_faults(line)


def _list_faults(block: Sequence[Line]) -> Iterator[tuple[Line, str, Message]]:
    for line in block:
        if _indent(line.text) % STEP and ITEM.match(line.text):
            message = say(
                "a list inside an item needs {count} blanks in front, or {more}, and so on",
                count=STEP,
                more=2 * STEP,
            )
            yield line, "nested-list", message
        if ")" in line.text and PARENTHESIS.match(line.text):
            yield line, "only-in-previews", say("number items with '1.' and not with '1)'")
        if "[" in line.text and TASK.match(line.text):
            yield line, "only-in-previews", say("boxes to tick stand here as text; leave '[ ]' out")


def _paragraph_faults(block: Sequence[Line]) -> Iterator[tuple[Line, str, Message]]:
    indent = _indent(block[0].text)
    for line in block[1:]:
        if BREAKS_IN.match(line.text[indent:]) and not line.text[:indent].strip():
            message = say("this list is text, because there is no empty line above; put one there")
            yield line, "list-as-text", message
            return
    if len(block) > 1 and UNDERLINE.match(block[1].text) and "|" not in block[0].text:
        yield block[1], "heading-form", say("write a heading with '#' in front of it")


def _inline_faults(line: Line) -> Iterator[tuple[Line, str, Message]]:
    if not any(map(line.text.__contains__, MARKS)) or DEFINITION.match(line.text):
        return
    text = LINK.sub("", without_code(line.text))
    if STRUCK.search(text):
        yield line, "only-in-previews", say("'~~' stands here as text; leave struck words out")
    found = BARE.search(text)
    if found:
        message = say(
            "'{address}' is no link here; put '<' and '>' around the address",
            address=found[0][:60],
        )
        yield line, "only-in-previews", message
