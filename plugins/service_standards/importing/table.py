"""A table as a standard: one row a criterion, with columns by their names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service_standards.answers.refusal import NotDone
from service_standards.answers.tables.csv_cells import plain
from service_standards.answers.tables.opening import rows_of_file
from service_standards.errors import on_one_line
from service_standards.importing.columns import (
    NAMES,
    SECTIONS,
    VALUES,
    fields_of,
    obligation_of,
    rule_of,
)
from service_standards.importing.ids import usable
from service_standards.importing.imported import (
    Imported,
    ImportedCriterion,
    ImportedGroup,
    check_count,
)
from service_standards.importing.texts import fault_of, from_plain, one_line
from service_standards.source.reading.problems import START, Place, ProblemList, listed
from service_standards.words.message import Message, say

FORMULA = "="
LOWEST = 2
MOST_VALUES = 5


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
    columns, unfit = _columns_that_fit(names, rows, said)
    if not _has_columns(names, columns, said, file, problems):
        return None
    found = [_Row(*one, columns) for one in _lines(rows, columns)]
    if not check_count(len(found), file, problems):
        return None
    imported = Imported()
    groups: dict[str, ImportedGroup] = {}
    _check_values(found, names, file, problems)
    for row in found:
        _check(row, file, problems)
        title = one_line(row.text("dimension")) or _above(groups)
        group = groups.setdefault(title.casefold(), ImportedGroup(title))
        group.criteria.append(_criterion(row, file))
    imported.groups = list(groups.values())
    imported.told = [
        *(_unfit(names[at], field, rows, at) for at, field in unfit.items()),
        *_told(names, columns, unfit),
    ]
    return imported


def _columns_that_fit(
    names: Sequence[str], rows: Sequence[Sequence[str]], said: Mapping[str, str]
) -> tuple[dict[str, int], dict[int, str]]:
    """Return which column holds each field, and which ones only have the name of a field.

    What somebody said is taken at their word; what is only guessed has to have one value that fits.
    """
    unfit: dict[int, str] = {}
    while True:
        left = ["" if at in unfit else name for at, name in enumerate(names)]
        columns = fields_of(left, said)
        wrong = {
            columns[field]: field
            for field, is_value in VALUES.items()
            if field in columns
            and not said
            and (found := _values(rows, columns[field]))
            and not any(map(is_value, found))
        }
        if not wrong:
            return columns, unfit
        unfit |= wrong


def _values(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    """Return what stands in a column below its name, each once."""
    texts = (plain(cells[at]).strip() for cells in rows[1:] if at < len(cells))
    return list(dict.fromkeys(filter(None, texts)))


def _unfit(name: str, field: str, rows: Sequence[Sequence[str]], at: int) -> Message:
    values = (on_one_line(one_line(one[:60])) for one in _values(rows, at))
    return say(
        "column '{name}' was read as '{field}', but none of its values is one: {words}; it is "
        "left out ({rule})",
        name=on_one_line(one_line(name[:60])),
        field=field,
        words=listed(values, MOST_VALUES),
        rule=rule_of(field),
    )


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


def _check_values(
    rows: Sequence[_Row], names: Sequence[str], file: str, problems: ProblemList
) -> None:
    """Note each value that its field does not know, once: a column repeats them."""
    for field, is_value in VALUES.items():
        found: set[str] = set()
        for row in rows:
            text = row.text(field)
            if text and text not in found and not is_value(text):
                found.add(text)
                message = say(
                    "found '{found}' in column '{name}'; {rule}",
                    found=text[:60],
                    name=names[row.columns[field]],
                    rule=rule_of(field),
                )
                problems.add(file, row.place(field), "bad-value", message, field)


def _check(row: _Row, file: str, problems: ProblemList) -> None:
    for field, text in row.texts.items():
        fault: Message | None = fault_of(text)
        if text.startswith(FORMULA):
            fault = say("a formula stands here; put its value in its place")
        if fault:
            problems.add(file, row.place(field), "bad-cell", fault, field)
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
        obligation=obligation_of(row.text("obligation")),
        # Nothing asks for the first level; what the source puts there is due at the next.
        level=max(LOWEST, int(level[:3])) if level.isascii() and level.isdigit() else None,
        file=file,
        place=row.place("id"),
    )


def _above(groups: Mapping[str, ImportedGroup]) -> str:
    """Return the dimension of the row above: people leave it out where it stays the same."""
    return [*groups.values()][-1].title if groups else ""


def _told(
    names: Sequence[str], columns: Mapping[str, int], unfit: Collection[int]
) -> Iterator[Message]:
    for field in NAMES:
        if field in columns:
            yield say("{field}: column '{name}'", field=field, name=names[columns[field]])
    known = {*columns.values(), *unfit}
    others = [name for at, name in enumerate(names) if at not in known and name]
    if others:
        yield say("columns that are left out: {words}", words=listed(others))
