"""The documents of the invented fishing licence service that fills in all templates.

Its figures are worked out in `tests/support/example/` from `docs/project-templates/_example.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from service_standards.model.template import Column, ColumnKind
from tests.support.example import facts
from tests.support.reference_standard import reference_project

AMOUNT = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")

Row = Mapping[str, str]

ROOT = facts.ROOT
EXAMPLE = facts.FACTS

PROJECT = reference_project()
TEMPLATES = {one.id: one for one in PROJECT.templates}
SECTIONS = {(one.id, section.id): section for one in PROJECT.templates for section in one.sections}
TABLES = {where: section.example_rows for where, section in SECTIONS.items() if section.columns}
LISTS = (  # of things with ids
    "objectives",
    "options",
    "costs",
    "benefits",
    "risks",
    "decisions",
    "conditions",
    "milestones",
)
KNOWN: dict[str, Row] = {row["id"]: row for name in LISTS for row in EXAMPLE[name]}
WRITTEN: dict[str, Row] = {row["id"]: row for row in EXAMPLE["documents"]}


# Reading the tables and texts.


def table(document: str, section: str) -> Sequence[Row]:
    """Return the rows of the example in a table."""
    return TABLES[document, section]


def keyed(rows: Sequence[Row], key: str = "id") -> dict[str, Row]:
    """Return rows by what stands in one of their columns, which no two may share."""
    found = {row[key]: row for row in rows}
    assert len(found) == len(rows), f"two rows have the same {key}"
    return found


def column(rows: Sequence[Row], key: str) -> list[str]:
    """Return one column from top to bottom."""
    return [row[key] for row in rows]


def total(rows: Sequence[Row], key: str) -> int:
    """Return the sum of one column."""
    return sum(int(row[key]) for row in rows)


def pick(row: Row, *keys: str) -> dict[str, str]:
    """Return some cells; `_example.yml` writes `_` where a column has `-`."""
    return {key: row[key if key in row else key.replace("-", "_")] for key in keys}


def rows_about(name: str) -> Iterator[tuple[str, str, Row, Row]]:
    """Yield document, section, row and entry for each row about an entry of a list."""
    entries = keyed(EXAMPLE[name])
    for (document, section), rows in TABLES.items():
        for row in rows:
            about = row.get("id") or row.get("option", "")
            if about in entries:
                yield document, section, row, entries[about]


def example_texts(document: str) -> Iterator[str]:
    """Yield what the example says in words: filled-in texts, lists and text cells."""
    for section in TEMPLATES[document].sections:
        yield section.example
        text = {one.id for one in section.columns if one.kind is ColumnKind.TEXT}
        yield from (row[key] for row in section.example_rows for key in row if key in text)


def amounts_in(text: str) -> set[int]:
    """Return the amounts of a text that are written with separators."""
    return {int(amount.replace(",", "")) for amount in AMOUNT.findall(text)}


def in_words(day: str) -> str:
    """Return a date as texts write it: `2 July 2026`."""
    there = date.fromisoformat(day)
    return f"{there.day} {there:%B %Y}"


def is_day(text: str) -> bool:
    """Say whether a text is a day of the calendar, such as 2026-07-02."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def fits(cell: str, one: Column) -> bool:
    """Say whether a cell holds what its column asks for."""
    forms = {ColumnKind.MONEY: r"-?\d+", ColumnKind.NUMBER: r"-?\d+", ColumnKind.TEXT: r"\S.*"}
    if one.kind is ColumnKind.CHOICE:
        return cell in one.choices
    if one.kind is ColumnKind.DATE:
        return is_day(cell)
    return bool(re.fullmatch(forms[one.kind], cell))


def points_in_time(fact: str) -> dict[str, str]:
    """Return the dates of milestones, gates, starts and ends of phases by their names."""
    dates = {one["id"].capitalize(): one["date"] for one in EXAMPLE["gates"]}
    dates |= {one["title"]: one[fact] for one in EXAMPLE["milestones"] if fact in one}
    for phase in EXAMPLE["phases"]:
        dates[f"{phase['id'].capitalize()} starts"] = phase["start"]
        dates[f"{phase['id'].capitalize()} ends"] = phase["end"]
    return dates
