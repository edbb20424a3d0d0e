"""A portfolio as files for machines: a line of CSV for each service, and one JSON file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from operator import attrgetter

from service_standards.export.csv_rows import csv_line, csv_of_lines
from service_standards.model.edition import Edition
from service_standards.portfolio.figures import Portfolio
from service_standards.portfolio.graded import DimensionGrade, Graded
from service_standards.portfolio.grading import Heading
from service_standards.words.message import ENGLISH, say

PORTFOLIO_FORMAT = "portfolio/1"
HEAD = ("file", "id", "name", "organisation", "kind", "phase", "edition")
OF_DIMENSION = ("at_least", "at_most", "assessed", "applicable", "met", "target")
# What is left of it where the standard has no levels.
COUNTED = ("assessed", "applicable", "met")
MEMBER = '"{}": {}'
OF_GRADE = attrgetter(*OF_DIMENSION)
TAIL = (
    "unmet",
    "expired",
    "baseline met",
    "baseline assessed",
    "baseline applicable",
    "exempt",
    "exempt_until",
)
# So many different grades and words are remembered.
MOST_GRADES = 16_384
# One for all lines: making it takes as long as writing a short one.
TO_JSON = json.JSONEncoder(ensure_ascii=False).encode
NOTE = say("An indication for each service. It is no OECD score, and no average is made.")


def portfolio_csv(portfolio: Portfolio, edition: Edition) -> str:
    """Return the table: first the services, then the organisations, each with its dimensions."""
    of_dimension = OF_DIMENSION if edition.levels else COUNTED
    return csv_of_lines(_csv_lines(portfolio, of_dimension, has_phases=bool(edition.phases)))


def _csv_lines(
    portfolio: Portfolio, of_dimension: Sequence[str], *, has_phases: bool
) -> Iterator[str]:
    both = (*portfolio.dimensions, *portfolio.organisation_dimensions)
    head = [one for one in HEAD if has_phases or one != "phase"]
    yield csv_line((*head, *(f"{one} {name}" for one in both for name in of_dimension), *TAIL))
    blank = csv_line([""] * len(of_dimension))
    before = [blank] * len(portfolio.dimensions)
    after = [blank] * len(portfolio.organisation_dimensions)
    values_of = attrgetter(*of_dimension)

    @lru_cache(MOST_GRADES)
    def grade(one: DimensionGrade) -> str:
        return csv_line("" if value is None else value for value in values_of(one))

    for one in portfolio.services:
        yield _csv_line(one, [*map(grade, one.dimensions), *after], has_phases=has_phases)
    for one in portfolio.organisations:
        yield _csv_line(one, [*before, *map(grade, one.dimensions)], has_phases=has_phases)


def _csv_line(one: Graded, grades: Iterable[str], *, has_phases: bool) -> str:
    phase = (one.phase,) if has_phases else ()
    about = (one.file, one.id, one.name, one.organisation, _kind(one), *phase, one.edition)
    baseline = (one.baseline.met, one.baseline.assessed, one.baseline.applicable)
    unmet, expired, exempt = map(" ".join, (one.unmet, one.expired, one.exempt))
    tail: tuple[str | int, ...] = (unmet, expired, *baseline, exempt, one.exempt_until)
    return ",".join((csv_line(about), *grades, csv_line(tail)))


def portfolio_json(portfolio: Portfolio, edition: Edition, headings: Sequence[Heading]) -> str:
    """Return the data: one line for each service and organisation."""
    standard = {"id": edition.standard, "version": edition.version, "digest": edition.digest}
    faults = [{"file": one.file, "message": ENGLISH.text(one.message)} for one in portfolio.faults]
    services = _JsonLines(portfolio.dimensions)
    organisations = _JsonLines(portfolio.organisation_dimensions)
    members: dict[str, str] = {
        "format": _line(PORTFOLIO_FORMAT),
        "note": _line(ENGLISH.text(NOTE)),
        "day": _line(portfolio.today),
        "standard": _line(standard),
        "services": _joined(map(services.of, portfolio.services)),
        "headings": _lines({"id": one.id, "title": one.title} for one in headings),
        "organisations": _joined(
            organisations.of(one, _years(one, headings)) for one in portfolio.organisations
        ),
        "faults": _lines(faults),
    }
    inner = ",\n".join(f"  {_line(name)}: {text}" for name, text in members.items())
    return f"{{\n{inner}\n}}\n"


def _line(value: object) -> str:
    return TO_JSON(value)


def _lines(values: Iterable[object]) -> str:
    return _joined(map(_line, values))


def _joined(lines: Iterable[str]) -> str:
    text = ",\n".join([f"    {line}" for line in lines])
    return f"[\n{text}\n  ]" if text else "[]"


class _JsonLines:
    """Makes the line of a service; what many services share is written once.

    Joining texts takes a third of the time that an encoder takes for the same line.
    """

    def __init__(self, dimensions: Iterable[str]) -> None:
        self._names = [f"{_line(one)}: " for one in dimensions]
        self._grade = lru_cache(MOST_GRADES)(_json_grade)
        self._word = lru_cache(MOST_GRADES)(_line)

    def of(self, one: Graded, more: str = "") -> str:
        """Return the line; `more` are members at its end."""
        word = self._word
        grades = map(str.__add__, self._names, map(self._grade, one.dimensions))
        share = one.baseline
        points = [f'["{day}", {met}, {done}, {all_}]' for day, met, done, all_ in one.points]
        return (
            f'{{"file": {_line(one.file)}, "id": {_line(one.id)}, "name": {_line(one.name)}, '
            f'"organisation": {word(one.organisation)}, "kind": "{_kind(one)}", '
            f'"phase": {word(one.phase)}, "edition": {word(one.edition)}, '
            f'"dimensions": {{{", ".join(grades)}}}, "baseline": {{"met": {share.met}, '
            f'"assessed": {share.assessed}, "applicable": {share.applicable}}}, '
            f'"unmet": [{", ".join(map(word, one.unmet))}], '
            f'"exempt": [{", ".join(map(word, one.exempt))}], '
            f'"exempt_until": {word(one.exempt_until)}, '
            f'"expired": [{", ".join(map(word, one.expired))}], '
            f'"outside": [{", ".join(map(word, one.outside))}], '
            f'"points": [{", ".join(points)}]{more}}}'
        )


def _json_grade(grade: DimensionGrade) -> str:
    numbers = ["null" if one is None else str(one) for one in OF_GRADE(grade)]
    return f"{{{', '.join(map(MEMBER.format, OF_DIMENSION, numbers))}}}"


def _years(one: Graded, headings: Sequence[Heading]) -> str:
    years = {
        each.year: {
            heading.id: asdict(share) for heading, share in zip(headings, each.shares, strict=True)
        }
        for each in one.years
    }
    return f', "years": {_line(years)}'


def _kind(one: Graded) -> str:
    return "organisation" if one.is_organisation else "service"
