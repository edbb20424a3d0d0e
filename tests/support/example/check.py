"""Compares the figures of the documents with those that follow from the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from service_standards import ProblemsFound
from service_standards.source.reading.problems import MarkedData, ProblemList
from service_standards.source.reading.yaml_reader import read_yaml
from tests.support.example.cells import Expected
from tests.support.example.facts import ROOT

TEMPLATES = "docs/project-templates"
NAME = re.compile(r"\{([\w.-]+)\}")
WORDS = "two|three|four|five|six|seven|eight|nine|ten"
# An amount with separators, a ratio with two decimals, a plain whole number, or one in words.
FIGURE = rf"\d{{1,3}}(?:,\d{{3}})+|\d+\.\d\d|\d+|{WORDS}"


@dataclass(frozen=True)
class Fault:
    """A figure that does not follow from the facts, with its place (the column is a text's)."""

    file: str
    line: int
    where: str
    found: str
    expected: str

    def __str__(self) -> str:
        """Return the fault on one line."""
        return (
            f"{self.file}:{self.line}: found {self.found}, expected {self.expected} ({self.where})"
        )


@cache
def marked(document: str) -> MarkedData:
    """Return a document of the templates with the places of its values."""
    file = f"{TEMPLATES}/{document}.yml"
    problems = ProblemList()
    data = read_yaml((ROOT / file).read_text(encoding="utf-8"), file, problems)
    if data is None or problems.problems:
        raise ProblemsFound(problems.problems)
    return data


def table_faults(expected: Expected) -> Iterator[Fault]:
    """Yield the cells that hold another figure than expected, and rows that are missing."""
    for (document, section), rows in expected.items():
        data = marked(document)
        yield from section_faults(data, section, rows)


def section_faults(
    data: MarkedData, section: str, rows: Sequence[Mapping[str, str]]
) -> Iterator[Fault]:
    """Yield the faults of the table of one section."""
    document: Any = data.value
    (number,) = (at for at, one in enumerate(document["sections"]) if one["id"] == section)
    there = document["sections"][number]["example_rows"]
    top = ("sections", number, "example_rows")
    if len(there) != len(rows):
        found, wanted = f"{len(there)} rows", f"{len(rows)} rows"
        yield Fault(data.file, data.place(top)[0], section, found, wanted)
        return
    for at, row in enumerate(rows):
        for column, value in row.items():
            found = there[at].get(column, "nothing")
            if found != value:
                line = data.place((*top, at, column))[0]
                yield Fault(data.file, line, f"{section}, {column}", found, value)


def pattern(claim: str) -> re.Pattern[str]:
    """Return what finds a claim: its words, with any figure in place of each name."""
    words = [re.escape(part) for part in NAME.split(claim)[::2]]
    return re.compile(f"({FIGURE})".join(words))


def claim_faults(file: str, text: str, claim: str, figures: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what differs in the places of a text that make a claim; it has to stand there."""
    names = NAME.findall(claim)
    places = list(pattern(claim).finditer(text))
    if not places:
        yield Fault(file, 1, claim, "no such words", NAME.sub(lambda one: figures[one[1]], claim))
    for place in places:
        line = text.count("\n", 0, place.start()) + 1
        for name, found in zip(names, place.groups(), strict=True):
            if found != figures[name]:
                yield Fault(file, line, f"{name} in '{place.group()}'", found, figures[name])


def uncovered(text: str, claims: Sequence[str], counted: re.Pattern[str]) -> list[tuple[int, str]]:
    """Return figures of a text, with their lines, that stand in no claim."""
    spans = [one.span() for claim in claims for one in pattern(claim).finditer(text)]
    return [
        (text.count("\n", 0, one.start()) + 1, one.group())
        for one in counted.finditer(text)
        if not any(start <= one.start() and one.end() <= end for start, end in spans)
    ]


def read(file: str) -> str:
    """Return the text of a file of the repository."""
    return (ROOT / Path(file)).read_text(encoding="utf-8")


def filled_in(text: str) -> str:
    """Return a template with only what the example says; other lines are left empty."""
    kept, inside, deep = [], False, 0
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        if inside and line.strip() and indent <= deep and not line.lstrip().startswith("- {"):
            inside = False
        kept.append(line if inside else "")
        if re.match(r" *example(_rows)?:", line):
            inside, deep = True, indent
    return "\n".join(kept)
