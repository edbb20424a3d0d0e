"""Rows of cells as CSV (twin: `toCsv` of `browser/formats/csv-cells.js`).

No cell may become a formula, not even in a program that splits this file at semicolons, tabs or
line breaks: where text would start with a sign such as "=" it gets an apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from service_standards.model.plain.characters import BLANKS

_START = r"(?:^|(?<=[\n\r\t;]))"
_SIGN = "(?=[\"' ]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\0])"
RISKY = re.compile(_START + _SIGN)
GUARD: Final = re.compile(f"{_START}'{_SIGN}")
QUOTED = re.compile(f'[",;\r\n\t]|^[{BLANKS}]|[{BLANKS}]\\Z')
# Most cells: no sign of a formula can stand at a start, and nothing has to be quoted.
SURELY_PLAIN = re.compile(f'[A-Za-z0-9](?:[^",;\\r\\n\\t]*[^",;\\r\\n\\t{BLANKS}])?')
LINE_END = re.compile("\r\n?")
MARK = "\ufeff"
# Lines of thousands of services have few different numbers and words.
MOST_CELLS = 4_096
HALF: Final = re.compile("[\ud800-\udfff]")


def csv_text(rows: Iterable[Sequence[str | int]]) -> str:
    """Return RFC 4180 with the byte order mark by which spreadsheets know UTF-8.

    For half a character, which UTF-8 cannot hold, stands U+FFFD, as a browser writes it.
    """
    return csv_of_lines(map(csv_line, rows))


def csv_line(row: Iterable[str | int]) -> str:
    """Return a line without its end, or a part of one."""
    return ",".join(map(_cell, row))


def csv_of_lines(lines: Iterable[str]) -> str:
    """Return the same as `csv_text` for lines that are made already."""
    return MARK + "".join([f"{_with_whole_characters(line)}\r\n" for line in lines])


def _with_whole_characters(line: str) -> str:
    return line if line.isascii() else HALF.sub("\N{REPLACEMENT CHARACTER}", line)


def guarded(text: str) -> str:
    """Return the text of a cell that no program takes for a formula."""
    return RISKY.sub("'", with_lines(text))


def with_lines(text: str) -> str:
    """Return a text whose lines end in LF: a spreadsheet, or git, may have changed that."""
    return LINE_END.sub("\n", text)


@lru_cache(MOST_CELLS)
def _cell(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    if not value or SURELY_PLAIN.fullmatch(value):
        return value
    safe = guarded(value)
    return '"' + safe.replace('"', '""') + '"' if QUOTED.search(safe) else safe
