"""A criterion: one testable requirement, one Markdown file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service_standards.model.base import (
    NO_LEVEL,
    CitedSource,
    CriterionId,
    CriterionLevel,
    Model,
    Slug,
    Some,
    Text,
    Title,
)
from service_standards.model.plain.ids import id_address
from service_standards.model.vocabulary import Heading, Obligation, Outcome


class Condition(Model):
    """On which facts a criterion applies; see `service_standards.scoring.applicability`."""

    all: tuple[Slug, ...] = ()
    any: tuple[Slug, ...] = ()
    none: tuple[Slug, ...] = ()


class EvidenceRule(Model):
    """For which outcomes evidence is expected, and how many months it stays fresh."""

    required_for: tuple[Outcome, ...] = ()
    max_age_months: Annotated[int, Field(ge=1, le=120)] | None = None


class CriterionFrontMatter(Model):
    """What stands between the `---` lines of a criterion file.

    `topics` are what it is about, for those who look for all that concerns them; `keywords` are
    everyday words by which the search shall find it. No answer depends on either of them.
    Level, phases and roles are left out if the standard has none.
    """

    id: CriterionId
    title: Title
    obligation: Obligation
    level: CriterionLevel = NO_LEVEL
    phases: Some[Slug] = ()
    roles: Some[Slug] = ()
    topics: tuple[Slug, ...] = ()
    applies_when: Condition = Condition()
    evidence: EvidenceRule = EvidenceRule()
    keywords: tuple[Text, ...] = ()
    related: tuple[CriterionId, ...] = ()
    maps: dict[Slug, tuple[Slug, ...]] = Field(default_factory=dict)


class Section(Model):
    """The Markdown text under one heading; `line` is where the text starts in the file."""

    heading: Heading
    text: str
    line: int


class PhasedItem(Model):
    """A question, or what can be shown; `phase` is the first in which it is due, "" without phases.

    `start` is how the source says so ("From beta"), "" where it begins with the criterion.
    """

    text: str
    phase: str = ""
    start: str = ""


class Criterion(CriterionFrontMatter):
    """A criterion with its texts.

    `dimension` is the folder it stands in, `source` its path below the project's
    root, `checks` the questions as they are written (Markdown), `questions` and `evidence_items`
    the items of their sections with the phase apart, `expectations` what each phase expects,
    `sources` what the section of that name cites.
    """

    level: int = NO_LEVEL
    dimension: Slug
    source: str
    body: str
    requirement: str
    checks: tuple[str, ...]
    questions: tuple[PhasedItem, ...] = ()
    expectations: dict[Slug, str] = Field(default_factory=dict)
    evidence_items: tuple[PhasedItem, ...]
    sources: tuple[CitedSource, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of this criterion's heading in a checklist."""
        return id_address(self.id)


class DimensionFrontMatter(Model):
    """What stands between the `---` lines of a dimension page."""

    id: Slug
    title: Title


class DimensionPage(DimensionFrontMatter):
    """The prose of one dimension (`standards/<dimension>/index.md`)."""

    body: str
    source: str
