"""A portfolio as files for machines: a line of CSV for each service, and one JSON file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from operator import attrgetter
from typing import Any

from service_standards.export.csv_rows import csv_text
from service_standards.model.edition import Edition
from service_standards.portfolio.figures import Portfolio
from service_standards.portfolio.graded import Graded
from service_standards.portfolio.grading import Heading
from service_standards.words.message import ENGLISH, say

PORTFOLIO_FORMAT = "portfolio/1"
HEAD = ("file", "id", "name", "organisation", "kind", "phase", "edition")
OF_DIMENSION = ("at_least", "at_most", "assessed", "applicable", "met", "target")
OF_GRADE = attrgetter(*OF_DIMENSION)
TAIL = ("unmet", "expired", "baseline met", "baseline assessed", "baseline applicable")
# One for all lines: making it takes as long as writing a short one.
TO_JSON = json.JSONEncoder(ensure_ascii=False).encode
NOTE = say("An indication for each service. It is no OECD score, and no average is made.")


def portfolio_csv(portfolio: Portfolio, edition: Edition) -> str:
    """Return the table: first the services, then the organisations, each with its dimensions."""
    rows = _rows(portfolio)
    if not edition.phases:
        at = HEAD.index("phase")
        rows = ((*row[:at], *row[at + 1 :]) for row in rows)
    return csv_text(rows)


def _rows(portfolio: Portfolio) -> Iterator[Sequence[str | int]]:
    both = (*portfolio.dimensions, *portfolio.organisation_dimensions)
    yield (*HEAD, *(f"{one} {name}" for one in both for name in OF_DIMENSION), *TAIL)
    blanks = len(OF_DIMENSION)
    for one in portfolio.services:
        yield from _row(one, 0, blanks * len(portfolio.organisation_dimensions))
    for one in portfolio.organisations:
        yield from _row(one, blanks * len(portfolio.dimensions), 0)


def _row(one: Graded, before: int, after: int) -> Iterator[Sequence[str | int]]:
    cells = [
        "" if value is None else value for grade in one.dimensions for value in OF_GRADE(grade)
    ]
    about = (one.file, one.id, one.name, one.organisation, _kind(one), one.phase, one.edition)
    blank = [""]
    yield (
        *about,
        *(blank * before),
        *cells,
        *(blank * after),
        " ".join(one.unmet),
        " ".join(one.expired),
        one.baseline.met,
        one.baseline.assessed,
        one.baseline.applicable,
    )


def portfolio_json(portfolio: Portfolio, edition: Edition, headings: Sequence[Heading]) -> str:
    """Return the data: one line for each service and organisation."""
    standard = {"id": edition.standard, "version": edition.version, "digest": edition.digest}
    faults = [{"file": one.file, "message": ENGLISH.text(one.message)} for one in portfolio.faults]
    members: dict[str, str] = {
        "format": _line(PORTFOLIO_FORMAT),
        "note": _line(ENGLISH.text(NOTE)),
        "day": _line(portfolio.today),
        "standard": _line(standard),
        "services": _lines(_data(one, portfolio.dimensions) for one in portfolio.services),
        "headings": _lines({"id": one.id, "title": one.title} for one in headings),
        "organisations": _lines(
            _organisation(one, portfolio, headings) for one in portfolio.organisations
        ),
        "faults": _lines(faults),
    }
    inner = ",\n".join(f"  {_line(name)}: {text}" for name, text in members.items())
    return f"{{\n{inner}\n}}\n"


def _line(value: object) -> str:
    return TO_JSON(value)


def _lines(values: Any) -> str:
    lines = ",\n".join(f"    {_line(one)}" for one in values)
    return f"[\n{lines}\n  ]" if lines else "[]"


def _data(one: Graded, dimensions: tuple[str, ...]) -> dict[str, Any]:
    grades = zip(dimensions, one.dimensions, strict=True)
    return {
        "file": one.file,
        "id": one.id,
        "name": one.name,
        "organisation": one.organisation,
        "kind": _kind(one),
        "phase": one.phase,
        "edition": one.edition,
        "dimensions": {
            key: dict(zip(OF_DIMENSION, OF_GRADE(grade), strict=True)) for key, grade in grades
        },
        "baseline": asdict(one.baseline),
        "unmet": one.unmet,
        "expired": one.expired,
        "outside": one.outside,
        "points": [[each.day, each.met, each.assessed, each.applicable] for each in one.points],
    }


def _organisation(one: Graded, portfolio: Portfolio, headings: Sequence[Heading]) -> dict[str, Any]:
    years = {
        each.year: {
            heading.id: asdict(share) for heading, share in zip(headings, each.shares, strict=True)
        }
        for each in one.years
    }
    return {**_data(one, portfolio.organisation_dimensions), "years": years}


def _kind(one: Graded) -> str:
    return "organisation" if one.is_organisation else "service"
