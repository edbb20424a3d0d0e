"""Texts of others as Markdown that says the same, and nothing that our readers refuse."""

from __future__ import annotations

import re
import textwrap

from service_standards.model.plain.characters import UNSHOWABLE, unshowable
from service_standards.model.plain.limits import LONGEST_TEXT
from service_standards.model.vocabulary import Heading
from service_standards.source.reading.markdown_text import (
    lines_outside_code,
    raw_html_at,
    unclosed_fence,
)
from service_standards.words.message import Message, Number, say

LISTS = frozenset({Heading.HOW_TO_CHECK_IT, Heading.EVIDENCE, Heading.SOURCES})
# Lines of a source file end before 5,000 characters.
WIDEST = 4_000
URL = re.compile(r"https?://[^\s<>()\[\]\"']+[\w/]")
BARE = re.compile(r"(?<![\w/<(\[\"'=:.-])https?://[^\s<>)\]]+\w/?")
# What Markdown would take for something else in a plain text.
SIGNS = re.compile(r"[\\`*]|\[(?=\^)|(?<![^\W_])_|_(?![^\W_])")
# Before these it ends the text of a link, also for readers that know no backslash.
BRACKET = re.compile(r"\](?=[(\[:])")
TAG = re.compile(r"<(?=[A-Za-z/!?])")
ENTITY = re.compile(r"&(?=#?\w+;)")
# Signs at the start of a line that open a block, and those that a backslash does not disarm.
OPENING = re.compile(r"^(#+(?=\s|$)|#(?=\S)|>|[-+](?=\s|$)|-{3,}\s*$|\d{1,9}(?=[.)](?:\s|$)))")
BY_NUMBER = re.compile(r"^(:::|!!!|\?\?\?|={2,}|:(?=\s)|~~~|\|)")
BULLET = re.compile(r"^\s*(?:[-*+\u2022\u2023\u25aa\u2013]|\(?\d{1,3}[.)])\s+")
HEADING = re.compile(r"^(#{1,6})(?=[ \t])")
# A picture of elsewhere becomes a link; a link into the source leads nowhere from here.
PICTURE = re.compile(r"!(?=\[[^\[\]]*\]\()")
INNER_LINK = re.compile(r"\[([^\[\]]*)\]\((?!https?://|mailto:)[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
INNER_LABEL = re.compile(r"^ {0,3}\[[^\[\]]+\]:[ \t]*(?!https?://|mailto:)\S.*$")
# A line with more tags is no prose.
MOST_TAGS = 100
# Members of what follows belong to sections of ours.
LOWEST_HEADING = 3


def fault_of(text: str) -> Message | None:
    """Return why a text cannot be used, or None."""
    if len(text) > LONGEST_TEXT:
        return say(
            "this text has {length} characters; at most {most} are allowed",
            length=Number(len(text)),
            most=Number(LONGEST_TEXT),
        )
    found = UNSHOWABLE.search(text)
    if found:
        return unshowable(found[0])
    word = next((one for one in text.split() if len(one) > WIDEST), None)
    if word:
        return say(
            "a word of {length} characters stands here; at most {most} are allowed",
            length=Number(len(word)),
            most=Number(WIDEST),
        )
    return None


def one_line(text: str) -> str:
    """Return a title: one line, without what no title may hold."""
    return " ".join(text.replace("<", "\u2039").replace(">", "\u203a").split())


def escaped(line: str) -> str:
    """Return a line of plain text, so that Markdown shows it as it is; addresses become links."""
    parts, at = [], 0
    for found in URL.finditer(line):
        parts += [signs_escaped(line[at : found.start()]), f"<{found[0]}>"]
        at = found.end()
    return start_escaped("".join([*parts, signs_escaped(line[at:])]).strip())


def start_escaped(line: str) -> str:
    """Return a line whose first signs open no block."""
    line = BY_NUMBER.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", line)
    found = OPENING.match(line)
    if found is None:
        return line
    if found[0].isdigit():
        return f"{found[0]}\\{line[found.end() :]}"
    return f"\\{line}"


def signs_escaped(text: str) -> str:
    """Return a plain text whose signs mean nothing in Markdown."""
    text = ENTITY.sub("&amp;", text).replace("~~", "&#126;&#126;")
    text = BRACKET.sub("&#93;", text)
    return TAG.sub("&lt;", SIGNS.sub(lambda found: f"\\{found[0]}", text))


def from_plain(text: str, heading: Heading) -> str:
    """Return a plain text as a section: a list where ours is one, else its paragraphs."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    filled = [line for line in lines if line]
    if heading in LISTS:
        bare = [BULLET.sub("", line).strip() for line in filled]
        return "\n".join(f"- {_item(line, heading)}" for line in bare if line)
    return wrapped("\n\n".join(_paragraph(line) for line in filled))


def _paragraph(line: str) -> str:
    found = BULLET.match(line)
    # A bullet of one spelling; a number stays the number that the source gives.
    is_bullet = found is not None and not any(one.isdigit() for one in found[0])
    if found and is_bullet:
        return f"- {escaped(line[found.end() :])}"
    return escaped(line)


def _item(line: str, heading: Heading) -> str:
    found = URL.search(line)
    if heading != Heading.SOURCES or found is None:
        return escaped(line)
    title = re.sub(r"[\s:,;(\[<-]+$", "", line[: found.start()]).strip()
    rest = line[found.end() :].strip(" )]>.,;")
    words = " ".join(one for one in (title, rest) if one)
    name = signs_escaped(words.replace("[", "(").replace("]", ")"))
    return f"[{name}]({found[0]})" if name else f"<{found[0]}>"


def from_markdown(text: str) -> str:
    """Return Markdown of others without raw HTML, blocks of ours, and headings above its own."""
    body = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").strip("\n")
    fence = unclosed_fence(body, 1)
    if fence:
        body = f"{body}\n{fence.text}"
    lines = body.split("\n")
    for line in list(lines_outside_code(body, 1)):
        lines[line.number - 1] = _allowed(line.text)
    return wrapped("\n".join(line.rstrip() for line in lines))


def _allowed(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip(" "))]
    line = indent + BY_NUMBER.sub(
        lambda found: found[0] if found[0] in "|~~~" else f"&#{ord(found[0][0])};{found[0][1:]}",
        line[len(indent) :],
    )
    for _ in range(MOST_TAGS):
        column = raw_html_at(line)
        if column is None:
            break
        line = f"{line[: column - 1]}&lt;{line[column:]}"
    else:
        line = line.replace("<", "&lt;")
    line = INNER_LINK.sub(r"\1", INNER_LABEL.sub("", PICTURE.sub("", line)))
    line = HEADING.sub(lambda found: "#" * max(LOWEST_HEADING, len(found[1])), line)
    return BARE.sub(lambda found: f"<{found[0]}>", line)


def wrapped(text: str) -> str:
    """Return a text without endless lines."""
    return "\n".join(
        "\n".join(textwrap.wrap(line, WIDEST, break_long_words=False, break_on_hyphens=False))
        if len(line) > WIDEST
        else line
        for line in text.split("\n")
    )
