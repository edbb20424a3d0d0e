"""From the data of one assessment file to what a portfolio keeps of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from service_standards.model.edition import Edition, EditionCriterion
from service_standards.model.plain.characters import UNSHOWABLE
from service_standards.model.vocabulary import Outcome, Scope
from service_standards.portfolio.graded import DimensionGrade, Graded, Point, Share, Year
from service_standards.portfolio.quarters import quarter_of
from service_standards.scoring.evaluate import Scale
from service_standards.scoring.tally import Selected, Tallier, counted, counts_of

# How a file says that it is about the body that runs many services (ADR 0010).
ORGANISATION = "organisation"
LONGEST_NAME, LONGEST_PATH = 200, 1_000
UNMET = frozenset({Outcome.NOT_MET.value, Outcome.PARTLY_MET.value})
NOT_APPLICABLE, NOT_ASSESSED = Outcome.NOT_APPLICABLE.value, Outcome.NOT_ASSESSED.value
# Outcomes of one day by criterion.
Version = tuple[str, Mapping[str, str]]
# The data of a file as it was on a day.
Earlier = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Heading:
    """One item of the framework by which an organisation is looked at, with its criteria."""

    id: str
    title: str
    criteria: frozenset[str]


class _Side:
    """The half of an edition that a service answers, or an organisation."""

    def __init__(self, edition: Edition, scope: Scope) -> None:
        self.dimensions = edition.dimensions_of(scope)
        names = tuple(one.id for one in self.dimensions)
        self.criteria = tuple(one for one in edition.criteria if one.dimension in names)
        if edition.scoring is None:
            raise ValueError("a release holds no scoring rule")
        levels = tuple(one.number for one in edition.levels)
        self.ids = tuple(one.id for one in self.criteria)
        # Thousands of services have few different grades: each is kept once.
        self._known: dict[DimensionGrade, DimensionGrade] = {}
        self.tallier = Tallier(self.criteria, Scale(names, levels, edition.scoring))

    def grades(
        self, selected: Selected, outcomes: Mapping[str, str], target: Mapping[str, Any]
    ) -> tuple[DimensionGrade, ...]:
        """Return the grade of each dimension, in their order."""
        known = self._known
        tallies = self.tallier.tallies(selected, outcomes)
        made = []
        for dimension, one in zip(self.dimensions, tallies, strict=True):
            wanted = target.get(dimension.id)
            grade = DimensionGrade(*one, None if wanted is None else int(wanted))
            made.append(known.setdefault(grade, grade))
        return tuple(made)


class Grader:
    """Grades assessment files by one edition, as of one day (YYYY-MM-DD).

    Raises:
        ValueError: for an edition without a scoring rule (a release).
    """

    def __init__(self, edition: Edition, today: str) -> None:
        self.edition = edition
        self.today = today
        self._sides = {scope: _Side(edition, scope) for scope in Scope}
        self.headings = _headings(edition, self._sides[Scope.ORGANISATION].criteria)

    def ids_of(self, scope: Scope) -> tuple[str, ...]:
        """Return the ids of the dimensions that are graded, in the order of `Graded.dimensions`."""
        return tuple(one.id for one in self._sides[scope].dimensions)

    def grade(
        self,
        file: str,
        data: Mapping[str, Any],
        earlier: Iterable[Earlier] = (),
    ) -> Graded:
        """Return what to keep of a file.

        `data` is what `read_assessment` gives; `earlier` are the days and the data of earlier
        versions of the file. `file` is the path that people see.
        """
        service = data["service"]
        is_organisation = service.get("kind") == ORGANISATION
        side = self._sides[Scope.ORGANISATION if is_organisation else Scope.SERVICE]
        findings = data.get("findings") or {}
        outcomes = _outcomes(findings)
        selected = side.tallier.selected(service.get("facts") or {})
        versions = self._versions(data, outcomes, earlier)
        return Graded(
            file=shown(file, LONGEST_PATH),
            id=shown(service.get("id")),
            name=shown(service.get("name") or service.get("id") or file),
            organisation=_organisation(service, file),
            phase=shown(service.get("phase")),
            edition=shown(data["standard"].get("version")),
            is_organisation=is_organisation,
            dimensions=side.grades(selected, outcomes, data.get("target") or {}),
            baseline=_baseline(selected, outcomes),
            unmet=tuple([one for one in selected.ids if outcomes.get(one) in UNMET]),
            expired=self._expired(side, selected, findings, outcomes),
            outside=tuple(
                [
                    one
                    for one in side.ids
                    if outcomes.get(one) == NOT_APPLICABLE or one in selected.removed
                ]
            ),
            points=_points(selected, versions),
            years=self._years(selected, versions) if is_organisation else (),
        )

    def _expired(
        self,
        side: _Side,
        selected: Selected,
        findings: Mapping[str, Any],
        outcomes: Mapping[str, str],
    ) -> tuple[str, ...]:
        """Return the criteria that apply and have evidence whose last day is over."""
        found = set()
        for key, one in findings.items():
            for each in one.get("evidence") or ():
                expires = each.get("expires")
                if expires and expires < self.today:
                    found.add(key)
        found -= selected.removed
        return tuple(
            one
            for one in (side.ids if found else ())
            if one in found and outcomes[one] != NOT_APPLICABLE
        )

    def _versions(
        self,
        data: Mapping[str, Any],
        outcomes: Mapping[str, str],
        earlier: Iterable[Earlier],
    ) -> tuple[Version, ...]:
        """Return the last version of each quarter, ascending; what is later than today is left out.

        A snapshot holds no reasons: its "not applicable" is taken at its word.
        """
        findings = data.get("findings") or {}
        versions: list[Version] = [
            (one["date"], one.get("outcomes") or {})
            for one in data.get("snapshots") or ()
            if one.get("date")
        ]
        for day, one in earlier:
            versions.append((day, _outcomes(one.get("findings") or {})))
        last = max([one.get("updated") or "" for one in findings.values()], default="")[:10]
        versions.append((min(last or self.today, self.today), outcomes))
        # Of two versions of one day the later in the list holds: what the file says now is last.
        ordered = sorted(versions, key=lambda one: one[0])
        by_quarter = {quarter_of(day): (day, one) for day, one in ordered if day <= self.today}
        return tuple(by_quarter.values())

    def _years(self, selected: Selected, versions: tuple[Version, ...]) -> tuple[Year, ...]:
        return tuple(
            Year(year, tuple(_share(one, selected.ids, outcomes) for one in self.headings))
            for year, outcomes in {day[:4]: one for day, one in versions}.items()
        )


def _outcomes(findings: Mapping[str, Any]) -> dict[str, str]:
    """Return the outcomes that count."""
    said = {key: one.get("outcome", NOT_ASSESSED) for key, one in findings.items()}
    for key in [key for key, outcome in said.items() if outcome == NOT_APPLICABLE]:
        said[key] = counted(findings[key])
    return said


def _baseline(selected: Selected, outcomes: Mapping[str, str]) -> Share:
    counts = counts_of(selected.baseline, outcomes)
    return Share(counts.met, counts.assessed, counts.applicable)


def _points(selected: Selected, versions: tuple[Version, ...]) -> tuple[Point, ...]:
    points = []
    for day, outcomes in versions:
        counts = counts_of(selected.ids, outcomes)
        points.append(Point(day, counts.met, counts.assessed, counts.applicable))
    return tuple(points)


def _share(heading: Heading, applying: Iterable[str], outcomes: Mapping[str, str]) -> Share:
    said = [outcomes.get(one, NOT_ASSESSED) for one in applying if one in heading.criteria]
    said = [one for one in said if one != NOT_APPLICABLE]
    return Share(
        met=sum(one == Outcome.MET for one in said),
        assessed=sum(one != NOT_ASSESSED for one in said),
        applicable=len(said),
    )


def _organisation(service: Mapping[str, Any], file: str) -> str:
    """Return whose service it is: as the file says, else the first folder that it lies in."""
    said = service.get("organisation")
    if isinstance(said, str) and said.strip():
        return shown(said)
    folder, _, rest = file.partition("/")
    return shown(folder) if rest else ""


def shown(text: str | None, longest: int = LONGEST_NAME) -> str:
    """Return a name of a file as pages and tables can hold it: on one line, and not endless."""
    said = text or ""
    if not (said.isascii() and said.isprintable()):
        said = UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", said)
    said = " ".join(said.split())
    return said if len(said) <= longest else said[:longest] + "…"


def _headings(edition: Edition, criteria: tuple[EditionCriterion, ...]) -> tuple[Heading, ...]:
    """Return the items of the framework that most criteria of the organisation are mapped to."""
    uses = Counter(framework for one in criteria for framework in one.maps)
    if not uses:
        return ()
    chosen = max(sorted(uses), key=uses.__getitem__)
    used = dict.fromkeys(item for one in criteria for item in one.maps.get(chosen, ()))
    titles = edition.frameworks.get(chosen, {})
    served: dict[str, set[str]] = {}
    for one in criteria:
        for item in one.maps.get(chosen, ()):
            served.setdefault(item, set()).add(one.id)
    # In the order of the framework, where the edition knows it.
    return tuple(
        Heading(
            item,
            titles.get(item, item.replace("-", " ").capitalize()),
            frozenset(served[item]),
        )
        for item in dict.fromkeys([*(one for one in titles if one in used), *used])
    )
