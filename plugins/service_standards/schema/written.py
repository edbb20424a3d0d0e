"""The form of what is only written and never read back: for programs of others."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service_standards.model.base import Model, Version
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


class ProblemReport(Model):
    """What `lint --format json` prints; `coverage` is None where the sources cannot be read."""

    format: Literal["problems/1"]
    problems: tuple[ReportedProblem, ...]
    coverage: dict[str, dict[str, Counts]] | None
