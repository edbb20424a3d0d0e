"""An edition of a standard as commands about answers need it, without the texts of its pages.

Plain records: a command that checks one file does not wait for Pydantic (ADR 0024).
`source.kinds.edition_file` reads an edition, `export.edition` makes one of a project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Final

from service_standards.model.vocabulary import Obligation, Outcome, Scope
from service_standards.record import record

# The ids of gates begin so, and people leave it out.
GATE_PREFIX: Final = "gate-"


@record
class FactCondition:
    """On which facts a criterion applies; see `scoring.applicability`."""

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


@record
class EvidenceNeed:
    """For which outcomes evidence is expected, and how many months it stays fresh."""

    required_for: tuple[Outcome, ...] = ()
    max_age_months: int | None = None


@record
class ScoringRule:
    """The parameters of the scoring rule; an outcome or obligation that is missing counts 0.

    Without levels `gate_first_level` is 0, as is the level of each criterion.

    `exemption_months` is how long an exemption may last: 0 if there is none, None without an end.
    """

    points: Mapping[Outcome, int]
    weights: Mapping[Obligation, int]
    gate_obligation: Obligation
    gate_outcome: Outcome
    gate_first_level: int
    gate_should_from: int | None = None
    exemption_months: int | None = None

    def is_baseline(self, obligation: Obligation, level: int) -> bool:
        """Tell whether a criterion belongs to what every service has to meet."""
        return obligation == self.gate_obligation and level >= self.gate_first_level

    def gates(self, obligation: Obligation, level: int) -> bool:
        """Tell whether a criterion holds its level back until it is met."""
        start = self.gate_should_from
        is_later = obligation == Obligation.SHOULD and start is not None and level >= start
        return is_later or self.is_baseline(obligation, level)

    @property
    def best(self) -> int:
        """The most points that one criterion can give."""
        return max(self.points.values(), default=0)


@record
class EditionDimension:
    """A dimension; a release without titles has the id in place of the title."""

    id: str
    title: str
    scope: Scope = Scope.SERVICE


@record
class EditionTerm:
    """A phase or a document: its id and its name, the id where a release has no names."""

    id: str
    title: str


@record
class EditionLevel:
    """A level of maturity, counted from 1; its title is its number where nobody knows it."""

    number: int
    title: str


@record
class EditionChecklist:
    """A checklist and which criteria it holds, in catalogue order."""

    id: str
    title: str
    criteria: tuple[str, ...]


@record
class EditionGate:
    """A gate: the checklist of its id holds what is due at the end of `phase`.

    `decisions` are the ways in which it can end, `create` and `update` the ids of documents.
    """

    id: str
    title: str
    phase: str
    decisions: tuple[str, ...]
    create: tuple[str, ...]
    update: tuple[str, ...]


@record
class FactSentences:
    """How the sentence "This does not apply because …" ends, by the answer to a fact."""

    if_no: str
    if_yes: str


@record
class EditionCriterion:
    """A criterion as far as answers depend on it.

    `url` is relative to the root of the site, "" if nobody knows. `checks` are the questions of
    the self-check, None where the file does not hold them. `maps` are the items of other frameworks
    that it serves, by framework; a release has none. `level` is 0 where there are no levels.
    """

    id: str
    title: str
    dimension: str
    obligation: Obligation
    level: int
    phases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    applies_when: FactCondition = FactCondition()
    evidence: EvidenceNeed = EvidenceNeed()
    requirement: str = ""
    url: str = ""
    checks: tuple[str, ...] | None = None
    maps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@record
class Edition:
    """One edition: criteria in catalogue order, levels ascending, releases from the oldest on.

    `facts` are ids; `frameworks` the titles of items by framework and item, in their order, which
    only a project knows. A release has no `scoring`, no facts, no checklists and no evidence rules:
    `is_whole` tells whether the edition has them.
    """

    standard: str
    title: str
    version: str
    digest: str
    dimensions: tuple[EditionDimension, ...]
    levels: tuple[EditionLevel, ...]
    phases: tuple[EditionTerm, ...]
    criteria: tuple[EditionCriterion, ...]
    facts: tuple[str, ...] = ()
    fact_questions: Mapping[str, str] = field(default_factory=dict)
    fact_sentences: Mapping[str, FactSentences] = field(default_factory=dict)
    scoring: ScoringRule | None = None
    checklists: tuple[EditionChecklist, ...] = ()
    gates: tuple[EditionGate, ...] = ()
    documents: tuple[EditionTerm, ...] = ()
    releases: tuple[str, ...] = ()
    frameworks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    language: str = "en"

    @property
    def is_whole(self) -> bool:
        """Whether this comes from a catalogue or a project, and not from a release."""
        return self.scoring is not None

    @cached_property
    def criteria_by_id(self) -> dict[str, EditionCriterion]:
        """The criteria by id."""
        return {one.id: one for one in self.criteria}

    @cached_property
    def dimensions_by_id(self) -> dict[str, EditionDimension]:
        """The dimensions by id."""
        return {one.id: one for one in self.dimensions}

    @cached_property
    def checklists_by_id(self) -> dict[str, EditionChecklist]:
        """The checklists by id."""
        return {one.id: one for one in self.checklists}

    @cached_property
    def gates_by_name(self) -> dict[str, EditionGate]:
        """The gates by their short names, such as "beta" for `gate-beta`, in their order.

        A standard without a phase model has the gates that its checklists name; nobody says then
        which documents they ask for.
        """
        known = self.checklists_by_id
        gates = tuple(one for one in self.gates if one.id in known) or tuple(
            EditionGate(one.id, one.title, "", (), (), ())
            for one in self.checklists
            if one.id.startswith(GATE_PREFIX)
        )
        return {one.id.removeprefix(GATE_PREFIX): one for one in gates}

    @cached_property
    def _graded(self) -> frozenset[str]:
        rule = self.scoring
        return frozenset(
            one.dimension
            for one in self.criteria
            if rule is None or rule.gates(one.obligation, one.level)
        )

    def has_levels(self, dimension: str) -> bool:
        """Tell whether anything holds back a level of a dimension; a release cannot deny it."""
        return bool(self.levels) and dimension in self._graded

    def dimensions_of(self, scope: Scope) -> tuple[EditionDimension, ...]:
        """Return the dimensions that a service, or an organisation, answers."""
        return tuple(one for one in self.dimensions if one.scope == scope)
