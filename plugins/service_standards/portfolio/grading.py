"""From the data of one assessment file to what a portfolio keeps of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, NamedTuple

from service_standards.model.edition import Edition, EditionCriterion, ScoringRule
from service_standards.model.plain.assessment_keys import EXEMPTION, scope_of
from service_standards.model.vocabulary import Outcome, Scope
from service_standards.portfolio.graded import DimensionGrade, Graded, Point, Share, Year
from service_standards.portfolio.names import LONGEST_PATH, organisation_of, shown
from service_standards.portfolio.quarters import quarter_of
from service_standards.scoring.evaluate import Scale
from service_standards.scoring.exemptions import IN_FORCE, exemption_state
from service_standards.scoring.tally import Answers, Criteria, Selected, Tallier, counted, counts_of

NOT_APPLICABLE, NOT_ASSESSED = Outcome.NOT_APPLICABLE.value, Outcome.NOT_ASSESSED.value
# So many different grades are kept, while a site is served for days.
MOST_GRADES = 10_000
# Outcomes of one day by criterion, and the same ready to be counted.
Outcomes = tuple[str, Mapping[str, str]]
Version = tuple[str, Answers]
# The data of a file as it was on a day.
Earlier = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Heading:
    """One item of the framework by which an organisation is looked at, with its criteria."""

    id: str
    title: str
    criteria: frozenset[str]


class _Said(NamedTuple):
    """The outcomes that count, criteria with expired evidence, and the last day of an answer.

    `exempt` has the end of each exemption that is in force.
    """

    outcomes: Mapping[str, str]
    exempt: Mapping[str, str]
    expired: Sequence[str]
    last: str


class _Side:
    """The half of an edition that a service answers, or an organisation."""

    def __init__(self, edition: Edition, scope: Scope) -> None:
        self.dimensions = edition.dimensions_of(scope)
        names = tuple(one.id for one in self.dimensions)
        self.criteria = tuple(one for one in edition.criteria if one.dimension in names)
        if edition.scoring is None:
            raise ValueError("a release holds no scoring rule")
        levels = tuple(one.number for one in edition.levels)
        self._graded = frozenset(one for one in names if edition.has_levels(one))
        # Thousands of services have few different grades: each is kept once.
        self._known: dict[tuple[int | None, ...], DimensionGrade] = {}
        self.tallier = Tallier(self.criteria, Scale(names, levels, edition.scoring))

    def grades(
        self, selected: Selected, answers: Answers, target: Mapping[str, Any]
    ) -> tuple[DimensionGrade, ...]:
        """Return the grade of each dimension, in their order."""
        known = self._known
        tallies = self.tallier.tallies(selected, answers)
        made = []
        for dimension, one in zip(self.dimensions, tallies, strict=True):
            wanted = target.get(dimension.id) if dimension.id in self._graded else None
            key = (*one, None if wanted is None else int(wanted))
            grade = known.get(key)
            if grade is None:
                if len(known) >= MOST_GRADES:
                    known.clear()
                grade = known[key] = DimensionGrade(*key)
            made.append(grade)
        return tuple(made)


def without_texts(edition: Edition) -> Edition:
    """Return an edition without its titles and texts, by which grades are the same."""
    criteria = tuple(
        replace(one, title="", requirement="", url="", checks=None) for one in edition.criteria
    )
    return replace(edition, title="", digest="", criteria=criteria, fact_questions={})


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
        scope = scope_of(service)
        is_organisation, side = scope == Scope.ORGANISATION, self._sides[scope]
        said = self._said(data)
        tallier = side.tallier
        selected = tallier.selected(service.get("facts") or {})
        answers = tallier.answers(said.outcomes)
        now = (min(said.last or self.today, self.today), answers)
        versions = self._versions(data, now, earlier, tallier)
        exempt = tallier.ids_of(tallier.set_of(said.exempt) & selected.all)
        return Graded(
            file=shown(file, LONGEST_PATH),
            id=shown(service.get("id")),
            name=shown(service.get("name") or service.get("id") or file),
            organisation=organisation_of(service, file),
            phase=shown(service.get("phase")),
            edition=shown(data["standard"].get("version")),
            is_organisation=is_organisation,
            dimensions=side.grades(selected, answers, data.get("target") or {}),
            baseline=_share(selected.baseline, answers),
            unmet=tallier.ids_of(answers.unmet & selected.all),
            exempt=exempt,
            exempt_until=min((said.exempt[one] for one in exempt), default=""),
            expired=tallier.ids_of(tallier.set_of(said.expired) & selected.all & ~answers.aside),
            outside=tallier.ids_of(selected.removed | answers.aside),
            points=tuple([_point(day, selected, one) for day, one in versions]),
            years=self._years(side, selected, versions) if is_organisation else (),
        )

    def _said(self, data: Mapping[str, Any]) -> _Said:
        return _said(data.get("findings") or {}, self.edition.scoring, self.today)

    def _versions(
        self, data: Mapping[str, Any], now: Version, earlier: Iterable[Earlier], tallier: Tallier
    ) -> tuple[Version, ...]:
        """Return the last answers of each quarter, ascending; what is later than today is left out.

        `now` is what the file says, with the last day that it names. A snapshot holds no reasons:
        its "not applicable" is taken at its word.
        """
        found: list[Outcomes] = [
            (one["date"], one.get("outcomes") or {})
            for one in data.get("snapshots") or ()
            if one.get("date")
        ]
        for day, one in earlier:
            found.append((day, self._said(one).outcomes))
        # Of two versions of one day the later in the list holds.
        found.sort(key=itemgetter(0))
        days = {quarter_of(day): (day, one) for day, one in found if day <= self.today}
        versions = {key: (day, tallier.answers(one)) for key, (day, one) in days.items()}
        day, answers = now
        last_day, last = max(versions.values(), key=itemgetter(0), default=now)
        is_told = last_day > day and last == answers
        if last_day > day and not is_told:
            # It was changed without a time: by hand, or by taking an answer back.
            day = self.today
        quarter = quarter_of(day)
        # What was said in that quarter is known then, and may be something else.
        if quarter not in versions or (versions[quarter][0] <= day and not is_told):
            versions[quarter] = (day, answers)
        return tuple(sorted(versions.values(), key=itemgetter(0)))

    def _years(
        self, side: _Side, selected: Selected, versions: tuple[Version, ...]
    ) -> tuple[Year, ...]:
        sets = [selected.all & side.tallier.set_of(one.criteria) for one in self.headings]
        return tuple(
            Year(year, tuple(_share(one, answers) for one in sets))
            for year, answers in {day[:4]: one for day, one in versions}.items()
        )


def _said(findings: Mapping[str, Any], rule: ScoringRule | None, today: str) -> _Said:
    """Go through findings once; evidence is expired when its last day is over."""
    outcomes, exempt, expired, last = {}, {}, [], ""
    for key, one in findings.items():
        outcome = one.get("outcome", NOT_ASSESSED)
        outcomes[key] = counted(one) if outcome == NOT_APPLICABLE else outcome
        for each in one.get("evidence") or ():
            expires = each.get("expires")
            if expires and expires < today:
                expired.append(key)
                break
        if EXEMPTION in one and exemption_state(one, rule, today) == IN_FORCE:
            exempt[key] = one[EXEMPTION]["until"]
        updated = one.get("updated")
        if updated and updated > last:
            last = updated
    return _Said(outcomes, exempt, expired, last[:10])


def _point(day: str, selected: Selected, answers: Answers) -> Point:
    counts = counts_of(selected.all, answers)
    return Point(day, counts.met, counts.assessed, counts.applicable)


def _share(criteria: Criteria, answers: Answers) -> Share:
    counts = counts_of(criteria, answers)
    return Share(counts.met, counts.assessed, counts.applicable)


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
