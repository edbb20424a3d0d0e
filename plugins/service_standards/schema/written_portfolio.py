"""The form of `portfolio.json`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service_standards.model.base import CriterionId, Model
from service_standards.model.release import Day
from service_standards.schema.written_answers import Count, Level

Ids = tuple[CriterionId, ...]
# A day, then how many criteria were met, were assessed and applied.
PointOfTrend = tuple[Day, Count, Count, Count]


class PortfolioStandard(Model):
    """The edition by which every file is graded."""

    id: str
    version: str
    digest: str


class PortfolioGrade(Model):
    """The level of one dimension with its counts; levels are None if there is none to reach."""

    at_least: Level | None
    at_most: Level | None
    assessed: Count
    applicable: Count
    met: Count
    target: int | None


class PortfolioShare(Model):
    """How much is met and assessed of the baseline, or of the criteria under one heading."""

    met: Count
    assessed: Count
    applicable: Count


class PortfolioService(Model):
    """One service; the lists of ids are in the order of the catalogue.

    `unmet` are not met or partly met, `exempt` those of them with an exemption in force, of which
    the first ends on `exempt_until` (or ""), `expired` have evidence past its day, `outside` do not
    apply.
    Files of earlier versions have no `baseline` and no exemptions.
    """

    file: str
    id: str
    name: str
    organisation: str
    kind: Literal["service", "organisation"]
    phase: str
    edition: str
    dimensions: dict[str, PortfolioGrade]
    baseline: PortfolioShare | None = None
    unmet: Ids
    exempt: Ids = ()
    exempt_until: str = ""
    expired: Ids
    outside: Ids
    points: tuple[PointOfTrend, ...]


class PortfolioOrganisation(PortfolioService):
    """One organisation; `years` has for each year the shares by heading."""

    years: dict[Annotated[str, Field(pattern="^[0-9]{4}$")], dict[str, PortfolioShare]]


class PortfolioHeading(Model):
    """An item of the framework by which organisations are looked at."""

    id: str
    title: str


class PortfolioFault(Model):
    """A file that cannot be used, and the sentence that says why."""

    file: str
    message: str


class PortfolioReport(Model):
    """All services and organisations of a portfolio as of one day."""

    format: Literal["portfolio/1"]
    note: str
    day: Day
    standard: PortfolioStandard
    services: tuple[PortfolioService, ...]
    headings: tuple[PortfolioHeading, ...]
    organisations: tuple[PortfolioOrganisation, ...]
    faults: tuple[PortfolioFault, ...]
