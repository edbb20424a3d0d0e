"""Pictures that are documents of their own: an SVG may draw, but not run."""

from __future__ import annotations

import html
import re
from pathlib import Path

from service_standards.source.reading.problems import START, Place, ProblemList
from service_standards.words.message import say

# A name can have a prefix in front, and an entity could stand for any of the others.
ACTIVE = re.compile(
    r"""<(?:[\w.-]+:)?(script)\b|\s(on[a-z]+)\s*=\s*["']|<!(ENTITY)|<\?(xml-stylesheet)""",
    re.IGNORECASE,
)
ADDRESS = "javascript:"


def check_picture(path: Path, file: str, problems: ProblemList) -> None:
    """Note what could run a script in an SVG file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        problems.add(
            file,
            START,
            "unreadable",
            say("the file cannot be read: {reason}", reason=error.strerror),
        )
        return
    problems.once(_check_content, content, file)


def _check_content(content: bytes, file: str, problems: ProblemList) -> None:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        problems.add(file, START, "not-utf-8", say("the picture is not UTF-8; save it as UTF-8"))
        return
    for found in ACTIVE.finditer(text):
        start = found.start(found.lastindex or 0)
        line = text.rfind("\n", 0, start) + 1
        place = text.count("\n", 0, start) + 1, start - line + 1
        _note(file, place, found[found.lastindex or 0], problems)
    # Browsers skip blanks in an address, and its signs can be written as numbers.
    if ADDRESS in re.sub(r"[\x00-\x20]", "", html.unescape(text)).casefold():
        _note(file, START, ADDRESS, problems)


def _note(file: str, place: Place, what: str, problems: ProblemList) -> None:
    message = say("'{what}' could run a script; take it out of the picture", what=what)
    problems.add(file, place, "script-file", message)
