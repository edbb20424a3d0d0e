"""The form of what commands write about answers: a check, a comparison, a mapping of checks."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from service_standards.model.base import CriterionId, Model
from service_standards.model.release import Day

Count = Annotated[int, Field(ge=0)]
Level = Annotated[int, Field(ge=1)]


class CheckedDimension(Model):
    """How far a dimension is; levels are None where there are none, `blocking` are criteria."""

    id: str
    title: str
    at_least: Level | None
    at_most: Level | None
    target: int | None
    reached: bool | None
    blocking: tuple[CriterionId, ...]


class CountedBaseline(Model):
    """How much of the baseline is met, over the whole service; `not_applicable` is not counted."""

    met: Count
    assessed: Count
    applicable: Count
    not_applicable: Count


class ReportedExemption(Model):
    """An exemption, and whether it counts; `baseline` tells whether every service has to meet it.

    Files of earlier versions have none.
    """

    id: CriterionId
    state: Literal[
        "in-force", "to-come", "ended", "too-long", "incomplete", "not-allowed", "not-needed"
    ]
    baseline: bool
    approved_by: str
    approved_on: str
    until: str
    reason: str


class CheckIssue(Model):
    """One thing that was found: where it stands, from 1; `path` is "" where none is known."""

    code: str
    severity: Literal["fault", "warning"]
    line: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)]
    path: str
    message: str


class CheckOfFile(Model):
    """The result for one file; what is not known is "" or None."""

    file: str
    service: str
    phase: str
    edition: str
    gate: str
    assessed: Count | None
    applicable: Count | None
    baseline: CountedBaseline | None
    exemptions: tuple[ReportedExemption, ...] = ()
    dimensions: tuple[CheckedDimension, ...]
    issues: tuple[CheckIssue, ...]


class CheckReport(Model):
    """What `check --format json` prints; `faults` and `warnings` count those of all files."""

    format: Literal["check/1"]
    today: Day
    faults: Count
    warnings: Count
    files: tuple[CheckOfFile, ...]


class ComparedField(Model):
    """A value that is another now; a side that has none lacks `before` or `after`."""

    field: str
    before: Any = None
    after: Any = None


class ComparedFinding(Model):
    """What changed in the answer to a criterion; evidence has one line for each item."""

    criterion: str
    title: str
    fields: tuple[ComparedField, ...]
    evidence_added: tuple[str, ...] = ()
    evidence_removed: tuple[str, ...] = ()


class ComparedSnapshots(Model):
    """The snapshots that only one of the files has."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


class ComparisonReport(Model):
    """What `compare --format json` prints; `parked` is what is set aside."""

    format: Literal["comparison/1"]
    about: tuple[ComparedField, ...]
    findings: tuple[ComparedFinding, ...]
    parked: tuple[ComparedFinding, ...]
    snapshots: ComparedSnapshots


class CheckMapping(Model):
    """A file for `propose --mapping`: about which criteria each check of a tool says something.

    Other keys are left alone.
    """

    model_config = ConfigDict(extra="allow")

    format: Literal["mapping/1"]
    rules: dict[str, tuple[CriterionId, ...]]
