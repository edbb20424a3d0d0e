"""Checklists (views over criteria), the facts that tailor them and the scoring policy."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, create_model

from service_standards.model.base import (
    NO_LEVEL,
    CriterionId,
    Model,
    Slug,
    Text,
    Title,
    no_default,
)
from service_standards.model.edition import ScoringRule
from service_standards.model.vocabulary import Obligation, Outcome

if TYPE_CHECKING:
    from service_standards.model.criterion import Criterion

Points = Annotated[int, Field(ge=0, le=1000)]
COUNTING = tuple(one for one in Outcome if one is not Outcome.NOT_APPLICABLE)


class Selection(Model):
    """Which criteria a view holds: those that pass every list that is not empty."""

    criteria: tuple[CriterionId, ...] = ()
    dimensions: tuple[Slug, ...] = ()
    levels: tuple[Annotated[int, Field(ge=1, le=9)], ...] = ()
    phases: tuple[Slug, ...] = ()
    roles: tuple[Slug, ...] = ()
    obligations: tuple[Obligation, ...] = ()

    @cached_property
    def test(self) -> Callable[[Criterion], bool]:
        """What tells whether a criterion passes every list that is not empty."""
        single = [
            (attrgetter(name), set(wanted))
            for name, wanted in (
                ("id", self.criteria),
                ("dimension", self.dimensions),
                ("level", self.levels),
                ("obligation", self.obligations),
            )
            if wanted
        ]
        several = [
            (attrgetter(name), set(wanted))
            for name, wanted in (("phases", self.phases), ("roles", self.roles))
            if wanted
        ]

        def passes(one: Criterion) -> bool:
            return all(value(one) in wanted for value, wanted in single) and not any(
                wanted.isdisjoint(values(one)) for values, wanted in several
            )

        return passes


class Checklist(Model):
    """A named view over criteria (`checklists/<id>.yml`); it never copies their text.

    `keywords` are everyday words by which the search shall find it.
    """

    format: Literal["checklist/1"]
    id: Slug
    title: Title
    summary: Text
    keywords: tuple[Text, ...] = ()
    select: Selection


class Fact(Model):
    """One yes/no thing about a service.

    `if_no` and `if_yes` finish the sentence "This does not apply because …".
    """

    id: Slug
    question: Text
    help: Text
    if_no: Text
    if_yes: Text


class ServiceKind(Model):
    """A kind of service: `facts` are those that hold for it, all others do not."""

    id: Slug
    title: Title
    summary: Text
    facts: tuple[Slug, ...]


class Facts(Model):
    """The scoping questions, and what they say of common kinds (`checklists/facts.yml`)."""

    format: Literal["facts/1"]
    facts: tuple[Fact, ...]
    kinds: tuple[ServiceKind, ...] = ()


class _OutcomePoints(Model):
    """Points for each outcome that counts; what is not applicable never does."""

    def of(self, outcome: Outcome) -> int:
        """Return the points of an outcome that counts."""
        points: int = getattr(self, outcome.name.lower())
        return points


if TYPE_CHECKING:
    OutcomePoints = _OutcomePoints
else:
    # A field for each outcome that counts, by its name in files.
    OutcomePoints = create_model(
        "OutcomePoints",
        __base__=_OutcomePoints,
        __doc__=_OutcomePoints.__doc__,
        **{one.name.lower(): (Points, Field(alias=one.value)) for one in COUNTING},
    )


class ObligationWeights(Model):
    """How much a criterion of each obligation weighs in the index."""

    must: Points
    should: Points
    may: Points

    def of(self, obligation: Obligation) -> int:
        """Return the weight of an obligation."""
        by_obligation = {
            Obligation.MUST: self.must,
            Obligation.SHOULD: self.should,
            Obligation.MAY: self.may,
        }
        return by_obligation[obligation]


ExemptionMonths = Annotated[int, Field(ge=0, le=120)] | None


class Gate(Model):
    """Which criteria gate a level, from which level on, and what opens the gate.

    From the level `should_from` on a `should` gates as well (ADR 0035). A standard without levels
    names none of them: what would gate them is still what every service has to meet.
    """

    obligation: Obligation
    outcome: Outcome
    first_level: Annotated[int, Field(ge=1, le=9, json_schema_extra=no_default)] = NO_LEVEL
    should_from: Annotated[int, Field(ge=1, le=9)] | None = None


class ScoringPolicy(Model):
    """The parameters of the scoring rule (`checklists/scoring.yml`), whole numbers only.

    `exemption_months` is how long an exemption may last, 0 if nobody may have one (ADR 0042).
    """

    format: Literal["scoring/1"]
    points: OutcomePoints
    weights: ObligationWeights
    gate: Gate
    exemption_months: ExemptionMonths = None

    @property
    def rule(self) -> ScoringRule:
        """The same without Pydantic, as the scoring takes it."""
        return ScoringRule(
            points={one: self.points.of(one) for one in COUNTING},
            weights={one: self.weights.of(one) for one in Obligation},
            gate_obligation=self.gate.obligation,
            gate_outcome=self.gate.outcome,
            gate_first_level=self.gate.first_level,
            gate_should_from=self.gate.should_from,
            exemption_months=self.exemption_months,
        )
