"""A table as a standard: one row a criterion, with columns by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service_standards.answers.refusal import NotDone
from service_standards.answers.tables.csv_cells import plain
from service_standards.answers.tables.opening import rows_of_file
from service_standards.importing.columns import NAMES, SECTIONS, fields_of
from service_standards.importing.ids import usable
from service_standards.importing.imported import (
    Imported,
    ImportedCriterion,
    ImportedGroup,
    check_count,
)
from service_standards.importing.texts import fault_of, from_plain, one_line
from service_standards.model.standard import MOST_LEVELS
from service_standards.model.vocabulary import Obligation
from service_standards.source.reading.problems import START, Place, ProblemList, listed
from service_standards.words.message import Message, say

FORMULA = "="
LOWEST = 2


@dataclass(frozen=True)
class _Row:
    """A row: the line on which it starts, and its texts by field, each with its column."""

    line: int
    texts: Mapping[str, str]
    columns: Mapping[str, int]

    def place(self, field: str) -> Place:
        return self.line, self.columns.get(field, 0) + 1

    def text(self, field: str) -> str:
        return self.texts.get(field, "")


def read_table(
    data: bytes, file: str, said: Mapping[str, str], problems: ProblemList
) -> Imported | None:
    """Return what a table holds, after noting what is wrong with it; None if it is no such table.

    `said` names columns by field. A place is the line of the file and the number of the cell.
    """
    try:
        rows = rows_of_file(data)
    except NotDone as refused:
        problems.add(file, START, "unreadable", refused.message)
        return None
    names = [one.strip() for one in rows[0]] if rows else []
    columns = fields_of(names, said)
    if not _has_columns(names, columns, said, file, problems):
        return None
    found = [_Row(*one, columns) for one in _lines(rows, columns)]
    if not check_count(len(found), file, problems):
        return None
    imported = Imported()
    groups: dict[str, ImportedGroup] = {}
    for row in found:
        _check(row, file, problems)
        title = one_line(row.text("dimension")) or _above(groups)
        group = groups.setdefault(title.casefold(), ImportedGroup(title))
        group.criteria.append(_criterion(row, file))
    imported.groups = list(groups.values())
    imported.told = list(_told(names, columns))
    return imported


def _has_columns(
    names: Sequence[str],
    columns: Mapping[str, int],
    said: Mapping[str, str],
    file: str,
    problems: ProblemList,
) -> bool:
    before = len(problems.problems)
    for field, name in said.items():
        if field not in columns:
            message = say(
                "there is no column '{name}' for '{field}'; the columns are: {words}",
                name=name,
                field=field,
                words=listed(names),
            )
            problems.add(file, START, "missing-column", message, field)
    if len(problems.problems) == before and not {"title", "requirement"} & columns.keys():
        message = say(
            "no column is called 'title' or 'requirement'; say in a file of columns which one it "
            "is; the columns are: {words}",
            words=listed(names),
        )
        problems.add(file, START, "missing-column", message)
    return len(problems.problems) == before


def _lines(
    rows: Sequence[Sequence[str]], columns: Mapping[str, int]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows that hold something, each with the line on which it starts."""
    line = 1
    for number, cells in enumerate(rows):
        texts = {
            field: plain(cells[at]).strip() for field, at in columns.items() if at < len(cells)
        }
        if number and any(texts.values()):
            yield line, texts
        line += 1 + sum(cell.replace("\r\n", "\n").count("\n") for cell in cells)


def _check(row: _Row, file: str, problems: ProblemList) -> None:
    for field, text in row.texts.items():
        fault: Message | None = fault_of(text)
        if text.startswith(FORMULA):
            fault = say("a formula stands here; put its value in its place")
        if fault:
            problems.add(file, row.place(field), "bad-cell", fault, field)
    level = row.text("level")
    if level and (
        not level.isascii() or not level.isdigit() or not 1 <= int(level[:3]) <= MOST_LEVELS
    ):
        message = say(
            "found '{found}'; a level is a whole number from 1 to {most}",
            found=level[:60],
            most=MOST_LEVELS,
        )
        problems.add(file, row.place("level"), "bad-value", message, "level")
    obligation = row.text("obligation")
    if obligation and _obligation(obligation) is None:
        message = say(
            "found {found}; allowed: {allowed}",
            found=f"'{obligation[:60]}'",
            allowed=list(Obligation),
        )
        problems.add(file, row.place("obligation"), "bad-value", message, "obligation")
    if not any(row.text(field) for field in ("id", "title", "requirement")):
        message = say("this row has no id, no title and no requirement")
        problems.add(file, row.place("title"), "empty", message)


def _criterion(row: _Row, file: str) -> ImportedCriterion:
    requirement = one_line(row.text("requirement"))
    # A criterion of a table without titles is called by its number, or by its first words.
    title = one_line(row.text("title")) or row.text("id") or requirement[:80]
    level = row.text("level")
    return ImportedCriterion(
        # Tables of ours guard a number that a spreadsheet would change.
        id=usable(row.text("id").removeprefix("'")),
        title=title,
        texts={
            heading: from_plain(row.text(field), heading)
            for field, heading in SECTIONS.items()
            if row.text(field)
        },
        obligation=_obligation(row.text("obligation")),
        # Nothing asks for the first level; what the source puts there is due at the next.
        level=max(LOWEST, int(level[:3])) if level.isascii() and level.isdigit() else None,
        file=file,
        place=row.place("id"),
    )


def _obligation(text: str) -> Obligation | None:
    word = text.strip().casefold()
    return Obligation(word) if word in set(Obligation) else None


def _above(groups: Mapping[str, ImportedGroup]) -> str:
    """Return the dimension of the row above: people leave it out where it stays the same."""
    return [*groups.values()][-1].title if groups else ""


def _told(names: Sequence[str], columns: Mapping[str, int]) -> Iterator[Message]:
    for field in NAMES:
        if field in columns:
            yield say("{field}: column '{name}'", field=field, name=names[columns[field]])
    others = [name for at, name in enumerate(names) if at not in columns.values() and name]
    if others:
        yield say("columns that are left out: {words}", words=listed(others))
