"""The first sheet of a workbook (.xlsx), out and back: every cell is a text and none a formula."""

from __future__ import annotations

import errno
import io
import os
import re
import warnings
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from service_standards.answers.refusal import NotDone
from service_standards.answers.tables.columns import COLUMNS, outcome_title
from service_standards.answers.tables.csv_cells import too_high, too_wide
from service_standards.export.csv_rows import guarded
from service_standards.model.plain.limits import MEGABYTE, MOST_COLUMNS, MOST_ROWS
from service_standards.model.vocabulary import Outcome
from service_standards.words.message import say

PACKED = (b"PK\x03\x04", b"PK\x05\x06")
# Of all parts together, unpacked: a hundred times what the answers of a whole standard need.
MOST_UNPACKED = 64 * MEGABYTE
# What XML cannot hold stands as its number, as Excel writes it; so does what looks like that.
UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\r\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)
WRITTEN = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff]|[Dd][89A-Fa-f][0-9A-Fa-f]{2}|[Ff]{3}[EFef])_")
WIDTHS = {"title": 40, "dimension": 20, "reason": 30, "note": 50, "evidence": 50}
# What reading a damaged workbook can end in.
DAMAGE = (
    BadZipFile,
    InvalidFileException,
    SyntaxError,  # that of XML is one
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)


def workbook_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook with one sheet; the first row holds the names of the columns.

    Raises:
        OSError: if there is no room for the file in which a sheet waits meanwhile.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "answers"
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value = _written(guarded(text))
            cell.data_type = "s"
            # As text: a spreadsheet leaves what is typed there as it is, days too.
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for column, name in enumerate(rows[0], start=1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(name, 14)
    sheet.freeze_panes = "B2"
    titles = ",".join(outcome_title(one.value) for one in Outcome)
    choices = DataValidation(type="list", formula1=f'"{titles}"', allow_blank=True)
    place = get_column_letter(COLUMNS.index("outcome") + 1)
    choices.add(f"{place}2:{place}{max(2, len(rows))}")
    sheet.add_data_validation(choices)
    return _saved(book)


def rows_of_workbook(data: bytes) -> list[list[str]]:
    """Return the cells of the first sheet as texts; a day is written as `2026-11-23`.

    Raises:
        NotDone: with one sentence.
    """
    try:
        _check_parts(data)
        with warnings.catch_warnings():
            # What it leaves out of a workbook are no cells.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True)
            return _rows(book.worksheets[0])
    except DAMAGE:
        raise NotDone(
            say("This workbook is damaged or has a password; save it again as .xlsx.")
        ) from None


def _saved(book: Workbook) -> bytes:
    into = io.BytesIO()
    try:
        # `book.save` would leave the archive open after an error, to complain while Python ends.
        with ZipFile(into, "w", ZIP_DEFLATED) as packed:
            ExcelWriter(book, packed).save()
    except Exception as error:
        # Where lxml is at hand it writes the sheet, and has an error of its own: "IO_ENOSPC".
        if isinstance(error, OSError) or not str(error).startswith("IO_"):
            raise
        number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(number, os.strerror(number)) from None
    return into.getvalue()


def _check_parts(data: bytes) -> None:
    """Look at what is packed before it is unpacked; what claims to be smaller fails the test."""
    with ZipFile(io.BytesIO(data)) as packed:
        size = sum(one.file_size for one in packed.infolist())
        if size > MOST_UNPACKED:
            raise NotDone(
                say(
                    "This workbook has more than {most} MB when unpacked; leave the table alone "
                    "in it.",
                    most=MOST_UNPACKED // MEGABYTE,
                )
            )
        if packed.testzip() is not None:
            raise BadZipFile


def _rows(sheet: Any) -> list[list[str]]:
    # What a file says of its own size is not to be trusted.
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    last = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = list(_texts(cells))
        if len(row) > MOST_COLUMNS:
            raise too_wide()
        last = number if row else last
        # Some rows that hold nothing may follow, but not a million.
        if last > MOST_ROWS + 1 or number > 2 * MOST_ROWS:
            raise too_high()
        rows.append(row)
    # No cell is written for what was emptied at the end of a row; the column is there all the same.
    width = len(rows[0]) if rows else 0
    return [row and row + [""] * (width - len(row)) for row in rows[:last]]


def _texts(cells: Sequence[Any]) -> Iterator[str]:
    """Return the texts of a row up to its last cell that holds something."""
    filled = [place for place, cell in enumerate(cells, start=1) if cell.value not in {None, ""}]
    for cell in cells[: filled[-1] if filled else 0]:
        if cell.value is not None and cell.data_type == "f":
            message = say(
                "The cell {cell} holds a formula; put its value in its place.",
                cell=f"{get_column_letter(cell.column)}{cell.row}",
            )
            raise NotDone(message)
        yield _text(cell.value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str):
        return WRITTEN.sub(lambda found: chr(int(found[1], 16)), value)
    return str(value)


def _written(text: str) -> str:
    return UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
