"""The cells of a CSV file, back from what `export.csv_rows` or a spreadsheet wrote.

`browser/formats/csv-cells.js` is the twin of both; reading takes away what guards a cell.
"""

from __future__ import annotations

import re

from service_standards.answers.refusal import NotDone
from service_standards.export.csv_rows import GUARD, with_lines
from service_standards.model.plain.limits import MOST_COLUMNS, MOST_ROWS
from service_standards.words.message import Number, say

# Excel's own line, which says what stands between the cells.
SEPARATOR_LINE = re.compile("sep=([^\n\r\u2028\u2029])(?:\r\n?|\n|\\Z)", re.IGNORECASE)


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of a text, row by row, as they are written.

    Raises:
        NotDone: if it ends inside a cell, or is wider or higher than any table of answers.
    """
    said = SEPARATOR_LINE.match(text)
    first = re.split("[\r\n]", text[said.end() if said else 0 :], maxsplit=1)[0]
    # Who changes the separator often leaves the line about it as it was. Of several that stand
    # there as often, the first.
    separator = said[1] if said and said[1] in first else max(",;\t", key=first.count)
    edge = re.compile(f"[{re.escape(separator)}\r\n]")
    rows: list[list[str]] = [[]]
    at = said.end() if said else 0
    while at <= len(text):
        after = _after_quotes(text, at)
        found = edge.search(text, after)
        end = found.start() if found else len(text)
        quoted = text[at + 1 : after - 1].replace('""', '"') if after > at else ""
        rows[-1].append(quoted + text[after:end])
        if len(rows[-1]) > MOST_COLUMNS:
            raise too_wide()
        if found and found[0] != separator:
            rows.append([])
            if len(rows) > MOST_ROWS + 2:
                raise too_high()
        at = end + (2 if text.startswith("\r\n", end) else 1)
    return rows


def plain(cell: str) -> str:
    """Return a cell without what guards it, and with its lines as they end here."""
    return with_lines(GUARD.sub("", cell.replace("\r\n", "\n")))


def too_wide() -> NotDone:
    """Return the refusal of a table with too many columns."""
    return NotDone(
        say(
            "This file has a row of more than {most} cells; leave the columns that are exported.",
            most=Number(MOST_COLUMNS),
        )
    )


def too_high() -> NotDone:
    """Return the refusal of a table with too many rows."""
    return NotDone(
        say(
            "This file has more than {most} rows; leave one row for each criterion.",
            most=Number(MOST_ROWS),
        )
    )


def _after_quotes(text: str, at: int) -> int:
    """Return where the quoted part of a cell ends, which is where it starts if there is none."""
    if not text.startswith('"', at):
        return at
    after = at
    while True:
        after = text.find('"', after + 1) + 1
        if after == 0:
            raise NotDone(say("This file ends inside a quoted cell; save or copy it again."))
        if not text.startswith('"', after):
            return after
