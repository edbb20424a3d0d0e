"""The form of what `report --format json` prints: a whole service, or the paper of a gate."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from service_standards.model.base import CriterionId, Model
from service_standards.model.release import Day
from service_standards.model.vocabulary import Obligation, Outcome
from service_standards.schema.written_answers import (
    Count,
    CountedBaseline,
    Level,
    ReportedExemption,
)


class ReportedStandard(Model):
    """The edition by which a service is looked at."""

    id: str
    title: str
    version: str


class ReportedService(Model):
    """Who is looked at; what is not said is "", and there is no title if there are no phases."""

    id: str
    name: str
    phase: str
    phase_title: str | None


class ReportedFact(Model):
    """A scoping question and its answer, None where nobody gave one."""

    id: str
    question: str
    answer: bool | None


class ReportedEvidence(Model):
    """One thing that can be shown; what is not said is ""."""

    title: str
    url: str
    path: str
    date: str
    by: str
    expires: str


class ReportedEntry(Model):
    """One criterion with its answer as it counts; one that does not block its level is advice.

    `level` is 0 in a standard without levels.
    """

    id: CriterionId
    title: str
    dimension: str
    obligation: Obligation
    level: Count
    outcome: Outcome
    blocks: bool
    owner: str
    due: str
    overdue: bool
    reason: str
    note: str
    evidence: tuple[ReportedEvidence, ...]
    marks: tuple[Literal["check_again", "proposed"], ...]
    is_inherited: bool
    exempt_until: str = ""


class ReportedEvidenceProblem(Model):
    """What is wrong with the evidence for a criterion; `title` and `date` can be ""."""

    id: CriterionId
    kind: Literal["missing", "expired", "undated", "outdated"]
    title: str
    date: str


class ReportedSetAside(Model):
    """A criterion that facts took out, and for each of these facts why."""

    id: CriterionId
    title: str
    facts: tuple[str, ...]
    because: tuple[str, ...]


class ReportedLevel(Model):
    """The level reached for certain and the one still possible; None if there is none."""

    at_least: Level | None
    at_most: Level | None


class ReportedDimension(Model):
    """The result of one dimension and its target, None where none is chosen."""

    id: str
    title: str
    level: ReportedLevel
    target: int | None
    assessed: Count
    applicable: Count
    points: Count
    possible: Count


class ReportedSummary(Model):
    """The numbers of one sentence about a service."""

    assessed: Count
    applicable: Count
    targets: Count
    reached: Count
    reachable: Count
    blocking: Count
    advised: Count
    overdue: Count


class ReportedIndex(Model):
    """Hundredths of the points that are possible, over so many dimensions; None without any."""

    hundredths: Annotated[int, Field(ge=0, le=100)] | None
    dimensions: Count


class ReportedGate(Model):
    """The gate, and the ways in which it can end."""

    id: str
    title: str
    decisions: tuple[str, ...]


class ReportedDocument(Model):
    """A document that a gate asks for: a new one, or one to be brought up to date."""

    id: str
    title: str
    is_new: bool


class ReportBeginning(Model):
    """What every report begins with; `assessed` is the version that the file names."""

    format: Literal["report/1"]
    standard: ReportedStandard
    assessed: str
    date: Day
    service: ReportedService
    facts: tuple[ReportedFact, ...]


class ReportOfService(ReportBeginning):
    """The state of a service over all dimensions."""

    summary: ReportedSummary
    dimensions: tuple[ReportedDimension, ...]
    index: ReportedIndex
    baseline: CountedBaseline
    gaps: tuple[ReportedEntry, ...]
    exemptions: tuple[ReportedExemption, ...] = ()
    evidence: tuple[ReportedEvidenceProblem, ...]
    not_applicable: tuple[ReportedEntry, ...]
    set_aside: tuple[ReportedSetAside, ...]


class DueBaseline(Model):
    """How much is met of what is due of the baseline; "not applicable" is not counted."""

    met: Count
    applicable: Count


class ReportOfGate(ReportBeginning):
    """What a board decides on; `open` are the ids of what binds and is not met, the worst first.

    `baseline` counts what is due of it at this gate.
    """

    gate: ReportedGate
    baseline: DueBaseline
    due: tuple[ReportedEntry, ...]
    open: tuple[CriterionId, ...]
    exemptions: tuple[ReportedExemption, ...] = ()
    documents: tuple[ReportedDocument, ...]
    evidence: tuple[ReportedEvidenceProblem, ...]
    set_aside: tuple[ReportedSetAside, ...]


class Report(RootModel[ReportOfService | ReportOfGate]):
    """What `report --format json` prints: of a service, or with `--gate` of a gate."""
