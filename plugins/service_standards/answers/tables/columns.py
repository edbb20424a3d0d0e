"""The columns of a table of answers, and what a cell of each holds (twin: `formats/csv.js`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from service_standards.answers.days import is_day
from service_standards.model.plain.assessment_keys import EXEMPTION_KEYS
from service_standards.model.plain.characters import BLANKS
from service_standards.model.plain.limits import LONGEST_TEXT
from service_standards.model.vocabulary import Outcome

Item = dict[str, str]
TEXTS = ("reason", "note", "owner")
COLUMNS = ("id", "title", "dimension", "level", "obligation", "outcome", *TEXTS, "due", "evidence")
# Stands behind the others where an answer is inherited.
ORIGIN = "inherited_from"
# Stand behind the others where something is exempt, each for a member of an exemption. They are for
# reading: what somebody approved is not changed in a table.
EXEMPTIONS = {f"exemption_{key}": key for key in EXEMPTION_KEYS}
# What a column may be called for its cells to be read.
READ = ("id", "outcome", *TEXTS, "due", "evidence", ORIGIN)
# The only way to write a day that reads the same everywhere, and two that leave no doubt.
_DAY_CELL = re.compile("([0-9]{4})[-/](0?[1-9]|1[0-2])[-/](0?[1-9]|[12][0-9]|3[01])")
_TEXT, _DAY = "(?:[^<>]|<<|>>)", "[0-9]{4}-[0-9]{2}-[0-9]{2}"
# Title <where> date by somebody expires date; angle brackets inside a text are doubled.
_EVIDENCE = re.compile(
    f"(?:({_TEXT}+) | *)<({_TEXT}*)>(?: ({_DAY}))?"
    f"(?: by ([^\n\r\u2028\u2029]*?))?(?: expires ({_DAY}))?"
)
_LINES = re.compile("[\r\n]+")
_BRACKET = re.compile("[<>]")
_PAIR = re.compile("<<|>>")


def outcome_title(outcome: str) -> str:
    """Return an outcome as forms call it."""
    return outcome[:1].upper() + outcome[1:].replace("-", " ")


def outcome_of(cell: str) -> str:
    """Return the outcome that a cell names, known or not; an empty cell is not assessed."""
    word = re.sub(f"[{BLANKS}_]+", "-", cell.strip(BLANKS).lower())
    return word or Outcome.NOT_ASSESSED.value


def day_of(cell: str) -> str | None:
    """Return the day of a cell, "" if it is empty.

    None where it is not certain which number is the month, or where there is no such day.
    """
    text = cell.strip(BLANKS)
    if not text:
        return ""
    found = _DAY_CELL.fullmatch("-".join(reversed(text.split("."))))
    day = f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else ""
    return day if day and is_day(day) else None


def evidence_cell(evidence: Iterable[Mapping[str, Any]]) -> str:
    """Return evidence as text, one item a line."""
    return "\n".join(map(_evidence_line, evidence))


def evidence_items(cell: str, here: Iterable[Mapping[str, Any]] = ()) -> list[Mapping[str, Any]]:
    """Return the items of a cell; a line that has not the form is a title.

    A line that says what an item of `here` says is that item, with what a line cannot show; of
    several that say the same, the first is taken first.
    """
    kept: dict[str, list[Mapping[str, Any]]] = {}
    for item in here:
        kept.setdefault(_evidence_line(item), []).append(item)
    lines = evidence_lines(cell)
    return [kept[line].pop(0) if kept.get(line) else _item(line) for line in lines]


def evidence_lines(cell: str) -> list[str]:
    """Return the lines of a cell that say something."""
    return [line for line in cell.split("\n") if line.strip(BLANKS)]


def names_no_real_day(line: str) -> bool:
    """Tell whether a line of evidence has a day in it that there is not."""
    found = _EVIDENCE.fullmatch(line) if len(line) <= LONGEST_TEXT else None
    return found is not None and not (is_day(found[3] or "") and is_day(found[5] or ""))


def _evidence_line(item: Mapping[str, Any]) -> str:
    def part(start: str, text: str | None) -> str:
        return f"{start}{text}" if text else ""

    title = f"{_flat(item['title'])} " if item.get("title") else ""
    where = item.get("url") if item.get("url") is not None else item.get("path")
    by = _flat(item["by"]) if item.get("by") else ""
    rest = part(" ", item.get("date")) + part(" by ", by) + part(" expires ", item.get("expires"))
    return f"{title}<{_flat(where or '')}>{rest}"


def _item(line: str) -> Item:
    found = None if names_no_real_day(line) else _EVIDENCE.fullmatch(line)
    parts = found.groups() if found else (line, None, None, None, None)
    title, where, day, by, expires = (_PAIR.sub(lambda two: two[0][0], one or "") for one in parts)
    item = {"title": title, "url" if _is_link(where) else "path": where}
    item |= {"date": day, "by": by, "expires": expires}
    return {key: one for key, one in item.items() if one}


def _flat(text: str) -> str:
    return _BRACKET.sub(lambda one: one[0] * 2, _LINES.sub(" ", text))


def _is_link(text: str) -> bool:
    """Tell whether a page would make a link of a text."""
    if not re.match(f"[{BLANKS}]*https?://", text, re.IGNORECASE):
        return False
    try:
        found = urlsplit(text.strip(BLANKS))
        # Reading the port is what checks it.
        is_whole = bool(found.hostname) and (found.port is None or found.port >= 0)
    except ValueError:
        return False
    # A name before the host makes one site look like another.
    return is_whole and not found.username and not found.password
