"""The form of what is only written and never read back: for programs of others."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service_standards.model.base import CriterionId, Model, Version
from service_standards.model.release import Day, Digest

Counts = dict[str, int]


class ListedRelease(Model):
    """An edition that was released: `url` is relative to the list, `criteria` a number."""

    version: Version
    date: Day
    digest: Digest
    previous: Version | None
    criteria: Annotated[int, Field(ge=0)]
    url: str


class ReleaseIndex(Model):
    """The list of the editions (`releases/index.json`), the oldest first."""

    format: Literal["releases/1"]
    releases: tuple[ListedRelease, ...]


class ReportedProblem(Model):
    """One fault: where it stands, from 1, and its sentence; `path` is "" where none is known."""

    file: str
    line: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)]
    path: str
    message: str
    code: str


class DraftCounts(Model):
    """What a draft lacks: `sections` in so many `criteria`, `others` elsewhere, `notes` by code."""

    sections: Annotated[int, Field(ge=0)]
    criteria: Annotated[int, Field(ge=0)]
    others: Annotated[int, Field(ge=0)]
    notes: Counts


class ProblemReport(Model):
    """What `lint --format json` prints; `coverage` is None where the sources cannot be read.

    `warnings` are what the standard wants to be told of only; only of a draft there is `draft`.
    """

    format: Literal["problems/1"]
    problems: tuple[ReportedProblem, ...]
    warnings: tuple[ReportedProblem, ...] = ()
    coverage: dict[str, dict[str, Counts]] | None
    draft: DraftCounts | None = None


class NamedCriterion(Model):
    """A criterion as one edition calls it."""

    id: CriterionId
    title: str


class WordsOfField(Model):
    """Some words that follow on each other, and what happened to them."""

    op: Literal["same", "added", "removed"]
    text: str


class FieldOfDifference(Model):
    """A field of a criterion, or one question of it, that says something else."""

    field: str
    parts: tuple[WordsOfField, ...]


class ReportedDifference(Model):
    """What became of some criteria; `is_declared` is false for what was guessed from the words."""

    kind: Literal[
        "new", "reworded", "editorial", "moved", "split", "merged", "covered", "withdrawn"
    ]
    before: tuple[NamedCriterion, ...]
    after: tuple[NamedCriterion, ...]
    fields: tuple[FieldOfDifference, ...]
    reason: str | None
    note: str | None
    is_declared: bool


class DifferenceReport(Model):
    """What `diff --format json` prints; `not_compared` are fields that one side does not hold."""

    format: Literal["differences/1"]
    from_: Annotated[Version, Field(alias="from")]
    to: Version
    not_compared: tuple[str, ...]
    differences: tuple[ReportedDifference, ...]
