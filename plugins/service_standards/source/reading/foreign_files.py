"""What a file is that is no assessment: each cause is refused with a sentence of its own.

`browser/formats/foreign-file.js` tells the same causes apart; the cases are in
`tests/vectors/foreign/`.
"""

from __future__ import annotations

import re
from json import JSONDecodeError

from service_standards.errors import AssessmentRefused
from service_standards.words.message import say

# How much of a packed file is searched, at each end, for the names of what is in it.
SEARCHED = 65_536
# Compiled when a file is refused, and not at each start.
CONFLICT = r"(?m)^[ \t]*((?:<{7}|\|{7}|={7}|>{7})(?: .*)?)\r?$"
WEB_PAGE = r"(?i)<(!doctype|html|head|body|\?xml|!--)"
TABLE = r"(?i)(^|[,;\t\"])id[\"']?[,;\t]"
YAML = r"(---|%YAML|- |[\"'\w-]+:(\s|$))"
# What is left of a word or a number that has no end.
CUT = r"\s*(-|[tfn][a-z]{0,3}|-?\d*(\.\d*)?([eE][+-]?\d*)?)"
SENTENCES = {
    "empty": say("This file is empty; it may not have been saved or copied to its end."),
    "zeros": say("This file holds nothing but zeros, as a disk leaves it after a fault."),
    "workbook": say("This file is a workbook of a spreadsheet program, not an assessment."),
    "document": say("This file is a document, not an assessment."),
    "packed": say("This file is packed, as .zip files are; unpack it first."),
    "utf-16": say("This file is text in UTF-16 where UTF-8 is needed; save it again as UTF-8."),
    "not-text": say("This file is not text in UTF-8."),
    "web-page": say("This file is a web page, perhaps of a sign-in that was saved in its place."),
    "yaml": say("This file is YAML, not JSON."),
    "table": say(
        "This file is a table of a spreadsheet; 'service-standards import' takes its answers over."
    ),
    "not-json": say("This file is text, not JSON."),
    "cut-off": say("This file is not complete JSON; it may have been cut off while saving."),
}


def refusal(kind: str) -> AssessmentRefused:
    """Return the refusal of one of the kinds."""
    return AssessmentRefused(kind, SENTENCES[kind])


def text_of(data: bytes) -> str:
    """Return the text of a file, without a byte order mark.

    Raises:
        AssessmentRefused: if it is no text in UTF-8.
    """
    kind = _foreign_bytes(data)
    if kind:
        raise refusal(kind)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refusal("not-text") from None


def foreign_text(text: str, error: JSONDecodeError) -> AssessmentRefused:
    """Return why text is refused that is no JSON."""
    conflict = re.search(CONFLICT, text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        message = say(
            "This file holds marks of a merge conflict in git, the first in line {line} "
            "('{mark}'); resolve it there.",
            line=line,
            mark=conflict[1][:60],
        )
        return AssessmentRefused("merge-conflict", message, (), (line, 1))
    rest = text.lstrip()
    lines = rest[:SEARCHED].split("\n")
    line_one = next((line for line in lines if not re.match(r"\s*(#|$)", line)), "")
    if not rest:
        return refusal("empty")
    if rest[0] in "{[":
        return _json_fault(text, error)
    if re.match(WEB_PAGE, rest):
        return refusal("web-page")
    if re.search(TABLE, line_one):
        return refusal("table")
    return refusal("yaml" if re.match(YAML, line_one) else "not-json")


def _json_fault(text: str, error: JSONDecodeError) -> AssessmentRefused:
    rest = text[error.pos :]
    is_open = error.msg.startswith("Unterminated string") and not re.search(r"[\n\r]", rest)
    if is_open or re.fullmatch(CUT, rest[:40]):
        return refusal("cut-off")
    word = re.match(r"\S{0,20}", rest)
    message = say(
        "This file is JSON with a fault in line {line}, column {column} ('{found}'); "
        "correct it there.",
        line=error.lineno,
        column=error.colno,
        found=word[0] if word else "",
    )
    return AssessmentRefused("json-fault", message, (), (error.lineno, error.colno))


def _foreign_bytes(data: bytes) -> str:
    if not data:
        return "empty"
    if data.startswith(b"PK\x03\x04"):
        return _packed(data[:SEARCHED] + data[-SEARCHED:])
    for start, kind in (
        (b"\xd0\xcf\x11\xe0", "workbook"),
        (b"%PDF-", "document"),
        (b"\x1f\x8b", "packed"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(start):
            return kind
    if not data.strip(b"\0"):
        return "zeros"
    return "utf-16" if (data[:1] == b"\0") != (data[1:2] == b"\0") and len(data) > 1 else ""


def _packed(names: bytes) -> str:
    if b"xl/" in names or b"opendocument.spreadsheet" in names:
        return "workbook"
    return "document" if b"word/" in names or b"opendocument.text" in names else "packed"
