"""A table as a file: what is in its bytes, whichever program wrote them."""

from __future__ import annotations

import codecs
from json import JSONDecodeError

from service_standards.answers.refusal import NotDone
from service_standards.answers.tables.csv_cells import cells_of
from service_standards.answers.tables.workbook import PACKED, rows_of_workbook
from service_standards.errors import AssessmentRefused
from service_standards.model.plain.limits import MEGABYTE, MOST_BYTES
from service_standards.source.reading.foreign_files import foreign_text
from service_standards.words.message import Number, say

MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


def rows_of_file(data: bytes) -> list[list[str]]:
    """Return the cells of CSV or of a workbook, row by row.

    CSV is UTF-8 or UTF-16, with a byte order mark or without, split at commas, semicolons or
    tabs, or at what a line `sep=` says.

    Raises:
        NotDone: with one sentence.
    """
    if len(data) > MOST_BYTES:
        message = say(
            "This file has {size} bytes; a table of answers has at most {most} MB.",
            size=Number(len(data)),
            most=MOST_BYTES // MEGABYTE,
        )
        raise NotDone(message)
    if data.startswith(PACKED):
        return rows_of_workbook(data)
    if data.startswith(OLD_WORKBOOK):
        raise NotDone(
            say("This workbook has a password or an old form; save it again as .xlsx or CSV.")
        )
    text = _text(data)
    _refuse_others(text)
    return cells_of(text)


def _text(data: bytes) -> str:
    try:
        if data.startswith(MARKS):
            return data.decode("utf-16")
        if len(data) > 1 and (data[0] == 0) != (data[1] == 0):
            return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotDone(
            say("This file is not UTF-8 text; save it from the spreadsheet as CSV UTF-8.")
        ) from None


def _refuse_others(text: str) -> None:
    start = text.lstrip()
    found: AssessmentRefused = foreign_text(text, JSONDecodeError("", text, 0))
    if found.kind in {"empty", "merge-conflict", "web-page"}:
        raise NotDone(found.message)
    if start.startswith(("{", "[")):
        raise NotDone(say("This file is JSON and no table; a table is a CSV file or a workbook."))
