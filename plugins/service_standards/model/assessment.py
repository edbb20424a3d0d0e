"""The assessment file: one service's answers against one version of the standard.

Unknown keys are allowed everywhere and survive: a newer tool may have written them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from service_standards.model.vocabulary import Outcome

ASSESSMENT_FORMAT = "assessment/1"
# [0-9], because \d would take the digits of every script.
DATE = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
TIME = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$"
# The greatest whole number that is exact in every language.
BIGGEST_LEVEL = 2**53 - 1

Words = Annotated[str, StringConstraints(max_length=20_000)]
Date = Annotated[str, StringConstraints(pattern=DATE)]
Time = Annotated[str, StringConstraints(pattern=TIME)]


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
    facts: dict[str, bool] = Field(default_factory=dict)


class Evidence(OpenModel):
    """One thing that can be shown, by link or by path in the team's repository."""

    title: Words | None = None
    url: Words | None = None
    path: Words | None = None
    date: Date | None = None
    by: Words | None = None
    expires: Date | None = None


class Finding(OpenModel):
    """The answer to one criterion; `title` only helps people who read the file."""

    title: Words = ""
    outcome: Annotated[Outcome, Field(strict=False)] = Outcome.NOT_ASSESSED
    reason: Words | None = None
    note: Words | None = None
    evidence: list[Evidence] | None = None
    owner: Words | None = None
    due: Date | None = None
    updated: Time | None = None


class Snapshot(OpenModel):
    """The outcomes on one date, for showing change over time."""

    date: Date = ""
    label: Words = ""
    standard_version: Words = ""
    outcomes: dict[str, Annotated[Outcome, Field(strict=False)]] = Field(default_factory=dict)


class Assessment(OpenModel):
    """The whole file; `parked` holds findings whose criterion is gone, for ever."""

    format: Annotated[str, StringConstraints(pattern=r"^assessment/1$")]
    standard: StandardReference
    service: Service
    target: dict[str, Level] = Field(default_factory=dict)
    findings: dict[str, Finding] = Field(default_factory=dict)
    parked: dict[str, Finding] = Field(default_factory=dict)
    snapshots: list[Snapshot] = Field(default_factory=list)


SILENT = frozenset({"title", "outcome", "updated"})


def is_empty(value: object) -> bool:
    """Tell whether a member of a finding holds nothing and is therefore not written."""
    return value is None or (isinstance(value, str | list) and not value)


def is_blank(finding: Mapping[str, Any]) -> bool:
    """Tell whether a finding of a file says nothing: not assessed, and nothing else filled in."""
    if finding.get("outcome", Outcome.NOT_ASSESSED) != Outcome.NOT_ASSESSED:
        return False
    known = Finding.model_fields
    return all(
        key in SILENT or (key in known and is_empty(value)) for key, value in finding.items()
    )
