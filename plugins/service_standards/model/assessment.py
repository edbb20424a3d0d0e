"""The assessment file: one service's answers against one version of the standard.

Unknown keys are allowed everywhere and survive: a newer tool may have written them.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from service_standards.model.plain.assessment_keys import BIGGEST_LEVEL, DATE, TIME
from service_standards.model.plain.limits import (
    LONGEST_TEXT,
    MOST_ENTRIES,
    MOST_EVIDENCE,
    MOST_SNAPSHOTS,
)
from service_standards.model.vocabulary import Outcome


def _real_day(text: str) -> str:
    """Return what looks like a day, or begins like one, if there is such a day; "" is none."""
    try:
        date.fromisoformat(text[:10] or "1900-01-01")
    except ValueError:
        raise PydanticCustomError("no_such_day", "{day}", {"day": text}) from None
    return text


Words = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
Date = Annotated[str, StringConstraints(pattern=DATE), AfterValidator(_real_day)]
Time = Annotated[str, StringConstraints(pattern=TIME), AfterValidator(_real_day)]


def _whole(value: object) -> object:
    """Return a number without a fraction as a whole one: in JSON, 2.0 and 2 are the same."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Level = Annotated[int, BeforeValidator(_whole), Field(ge=-BIGGEST_LEVEL, le=BIGGEST_LEVEL)]


class OpenModel(BaseModel):
    """Base of the models of the file: frozen, unknown keys kept."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)


class StandardReference(OpenModel):
    """Which standard was assessed: its id, version and the digest of its content."""

    id: Words
    version: Words = ""
    digest: Words = ""


class Service(OpenModel):
    """The service; a fact that nobody has answered is absent."""

    id: Words = ""
    name: Words = ""
    phase: Words = ""
    facts: dict[str, bool] = Field(default_factory=dict, max_length=MOST_ENTRIES)


class Evidence(OpenModel):
    """One thing that can be shown, by link or by path in the team's repository."""

    title: Words | None = None
    url: Words | None = None
    path: Words | None = None
    date: Date | None = None
    by: Words | None = None
    expires: Date | None = None


class Exemption(OpenModel):
    """Who allowed that a criterion is not met, from which day until which, and why (ADR 0042)."""

    approved_by: Words | None = None
    approved_on: Date | None = None
    reason: Words | None = None
    until: Date | None = None


class Finding(OpenModel):
    """The answer to one criterion; `title` only helps people who read the file."""

    title: Words = ""
    outcome: Annotated[Outcome, Field(strict=False)] = Outcome.NOT_ASSESSED
    reason: Words | None = None
    note: Words | None = None
    evidence: Annotated[list[Evidence], Field(max_length=MOST_EVIDENCE)] | None = None
    owner: Words | None = None
    due: Date | None = None
    updated: Time | None = None
    exemption: Exemption | None = None


class Snapshot(OpenModel):
    """The outcomes on one date, for showing change over time."""

    date: Date = ""
    label: Words = ""
    standard_version: Words = ""
    outcomes: dict[str, Annotated[Outcome, Field(strict=False)]] = Field(
        default_factory=dict, max_length=MOST_ENTRIES
    )


class Assessment(OpenModel):
    """The whole file; `parked` holds findings whose criterion is gone, for ever."""

    format: Annotated[str, StringConstraints(pattern=r"^assessment/1$")]
    standard: StandardReference
    service: Service
    target: dict[str, Level] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    findings: dict[str, Finding] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    parked: dict[str, Finding] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    snapshots: list[Snapshot] = Field(default_factory=list, max_length=MOST_SNAPSHOTS)
