"""Checklists (views over criteria), the facts that tailor them and the scoring policy."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service_standards.model.base import CriterionId, Model, Slug, Text, Title
from service_standards.model.vocabulary import Obligation, Outcome

Points = Annotated[int, Field(ge=0, le=1000)]


class Selection(Model):
    """Which criteria a view holds: those that pass every list that is not empty."""

    criteria: tuple[CriterionId, ...] = ()
    dimensions: tuple[Slug, ...] = ()
    levels: tuple[Annotated[int, Field(ge=1, le=9)], ...] = ()
    phases: tuple[Slug, ...] = ()
    roles: tuple[Slug, ...] = ()
    obligations: tuple[Obligation, ...] = ()


class Checklist(Model):
    """A named view over criteria (`checklists/<id>.yml`); it never copies their text."""

    format: Literal["checklist/1"]
    id: Slug
    title: Title
    summary: Text
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


class Facts(Model):
    """The scoping questions (`checklists/facts.yml`)."""

    format: Literal["facts/1"]
    facts: tuple[Fact, ...]


class OutcomePoints(Model):
    """Points for each outcome that counts; what is not applicable never does."""

    met: Points = Field(alias="met")
    partly_met: Points = Field(alias="partly-met")
    not_met: Points = Field(alias="not-met")
    not_assessed: Points = Field(alias="not-assessed")

    def of(self, outcome: Outcome) -> int:
        """Return the points of an outcome that counts."""
        by_outcome = {
            Outcome.MET: self.met,
            Outcome.PARTLY_MET: self.partly_met,
            Outcome.NOT_MET: self.not_met,
            Outcome.NOT_ASSESSED: self.not_assessed,
        }
        return by_outcome[outcome]

    @property
    def best(self) -> int:
        """The most points that one criterion can give."""
        return max(self.met, self.partly_met, self.not_met, self.not_assessed)


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


class Gate(Model):
    """Which criteria gate a level, from which level on, and what opens the gate."""

    obligation: Obligation
    outcome: Outcome
    first_level: Annotated[int, Field(ge=1, le=9)]


class ScoringPolicy(Model):
    """The parameters of the scoring rule (`checklists/scoring.yml`), whole numbers only."""

    format: Literal["scoring/1"]
    points: OutcomePoints
    weights: ObligationWeights
    gate: Gate
