"""The catalogue (`catalogue.json`): a whole edition for machines, with the addresses of its pages.

Addresses are relative to the root of the site that publishes the file.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from service_standards.model.base import (
    NO_LEVEL,
    CriterionId,
    CriterionLevel,
    Model,
    Slug,
    Text,
    Title,
    Version,
)
from service_standards.model.checklist import (
    ExemptionMonths,
    Fact,
    Gate,
    ObligationWeights,
    OutcomePoints,
)
from service_standards.model.criterion import Condition, EvidenceRule
from service_standards.model.languages.translation import Language
from service_standards.model.release import Digest
from service_standards.model.standard import Dimension, Level, Term
from service_standards.model.vocabulary import Obligation

CATALOGUE_FORMAT: Final = "catalogue/1"


class CatalogueStandard(Model):
    """Which edition this is; `digest` changes with what answers depend on.

    `language` is that of its texts; catalogues of older generators do not say it.
    """

    id: Slug
    title: Title
    version: Version
    digest: Digest
    language: Language = "en"


class CatalogueRelease(Model):
    """Where a frozen edition stands, and which one came before it."""

    version: Version
    previous: Version | None
    url: Text


class CatalogueDimension(Dimension):
    """A dimension, and where its page stands."""

    url: Text


class CatalogueScoring(Model):
    """The parameters of the scoring rule."""

    points: OutcomePoints
    weights: ObligationWeights
    gate: Gate
    exemption_months: ExemptionMonths = None


class CatalogueChecklist(Model):
    """A checklist: where it stands, and which criteria it holds, in catalogue order."""

    id: Slug
    title: Title
    url: Text
    criteria: tuple[CriterionId, ...]


class CatalogueGate(Model):
    """A gate: the checklist `id` holds what is due at the end of `phase`.

    `decisions` are the ways in which it can end; `create` and `update` name documents.
    """

    id: Slug
    title: Title
    phase: Slug
    decisions: tuple[Title, ...]
    create: tuple[Slug, ...]
    update: tuple[Slug, ...]


class CatalogueDocument(Model):
    """A document template, and where its page stands."""

    id: Slug
    title: Title
    url: Text


class CatalogueQuestion(Model):
    """A question of a self-check, and the first phase in which it is asked, if there are any."""

    text: Text
    phase: Slug = ""


class CatalogueCriterion(Model):
    """A criterion with its requirement, and where its page stands.

    `questions` are those of its self-check, `expectations` what each phase expects; catalogues of
    older generators have neither. A standard without levels gives its criteria none.
    """

    id: CriterionId
    title: Title
    dimension: Slug
    obligation: Obligation
    level: CriterionLevel = NO_LEVEL
    phases: tuple[Slug, ...]
    roles: tuple[Slug, ...]
    topics: tuple[Slug, ...] = ()
    applies_when: Condition
    evidence: EvidenceRule
    related: tuple[CriterionId, ...]
    maps: dict[Slug, tuple[Slug, ...]]
    requirement: Text
    questions: tuple[CatalogueQuestion, ...] = ()
    expectations: dict[Slug, Text] = Field(default_factory=dict)
    url: Text


class Catalogue(Model):
    """One edition: its words, its rule, its checklists and its criteria in catalogue order."""

    format: Literal["catalogue/1"]
    standard: CatalogueStandard
    releases: tuple[CatalogueRelease, ...]
    dimensions: tuple[CatalogueDimension, ...]
    levels: tuple[Level, ...]
    phases: tuple[Term, ...]
    roles: tuple[Term, ...]
    topics: tuple[Term, ...] = ()
    facts: tuple[Fact, ...]
    scoring: CatalogueScoring
    checklists: tuple[CatalogueChecklist, ...]
    gates: tuple[CatalogueGate, ...] = ()
    documents: tuple[CatalogueDocument, ...] = ()
    criteria: tuple[CatalogueCriterion, ...]
