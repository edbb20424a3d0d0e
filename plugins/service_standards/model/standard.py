"""The standard: its identity and the words its criteria use (`standards/standard.yml`)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from service_standards.model.base import Model, Slug, Text, Title, Version, WebAddress
from service_standards.model.languages.translation import Language, Translations
from service_standards.model.plain.ids import ANY_PREFIX, IdForm
from service_standards.model.vocabulary import (
    Heading,
    Obligation,
    Profile,
    Scope,
    Severity,
    TextRule,
)

Prefix = Annotated[str, StringConstraints(pattern=ANY_PREFIX)]

# How a question begins that is asked only from a later phase on, without its colon.
PHASE_START = r"^[^{}:]*\{phase\}[^{}:]*$"
PhaseStart = Annotated[str, StringConstraints(strip_whitespace=True, pattern=PHASE_START)]

# How colours and the names of files and typefaces are written in a look.
COLOUR = r"^#[0-9A-Fa-f]{6}$"
LOGO = r"^([\w-][\w.-]*/)*[\w-][\w.-]*\.(svg|png)$"
FONT = r"^([\w-][\w.-]*/)*[\w-][\w.-]*\.woff2$"
FAMILY = r"^[A-Za-z0-9][A-Za-z0-9 -]*$"

Colour = Annotated[str, StringConstraints(pattern=COLOUR)]
LogoFile = Annotated[str, StringConstraints(pattern=LOGO)]
FontFile = Annotated[str, StringConstraints(pattern=FONT)]
Family = Annotated[str, StringConstraints(pattern=FAMILY, max_length=64)]

MOST_LEVELS = 9
# Each is looked for in all texts.
MOST_WORDS_TO_AVOID = 1_000


class Wanted(StrEnum):
    """Whether something has to be there."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class Publisher(Model):
    """Who publishes the standard."""

    name: Text
    url: WebAddress | None = None


class Licence(Model):
    """Under which terms the texts may be used."""

    name: Text
    url: WebAddress


class Dimension(Model):
    """One of the dimensions; `prefix` starts the ids of criteria born in it, if they have one.

    Dimensions of the organisation are answered apart and never score a service.
    """

    id: Slug
    prefix: Prefix
    title: Title
    summary: Text
    scope: Scope = Scope.SERVICE


class Level(Model):
    """One step of maturity, counted from 1."""

    number: Annotated[int, Field(ge=1, le=MOST_LEVELS)]
    title: Title
    summary: Text


class Term(Model):
    """A phase, a role or a topic: an id, its name and what it means."""

    id: Slug
    title: Title
    summary: Text


class FrameworkItem(Model):
    """One item of another framework that a criterion can be mapped to."""

    id: Slug
    title: Title


class Framework(Model):
    """Another framework, for example the key recommendations of a policy note."""

    id: Slug
    title: Title
    source: Text
    url: WebAddress
    items: Annotated[tuple[FrameworkItem, ...], Field(min_length=1)]


class CoverageRule(Model):
    """What the criteria of a service have to cover; a rule that is left out asks for nothing."""

    every_level: bool = False
    every_phase: bool = False
    criteria_per_role: Annotated[int, Field(ge=0)] = 0


class Minutes(Model):
    """A range of minutes."""

    least: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1)]


class Effort(Model):
    """How long a first answer takes, for each question and each piece of evidence."""

    question: Minutes = Minutes(least=2, most=5)
    evidence: Minutes = Minutes(least=5, most=10)


class WordToAvoid(Model):
    """A word that the texts do without, and what to write instead."""

    word: Text
    instead: Text


class FallBack(StrEnum):
    """The kind of letters of a computer that has not got the typeface."""

    SANS_SERIF = "sans-serif"
    SERIF = "serif"


class Colours(Model):
    """Three colours, each as `#rrggbb`; what is left out follows from the others.

    `main` is the ground of the head and the foot of each page, with white text on it, `links` is
    that of links and buttons on light pages, `pointed` of those that a pointer is on.
    """

    main: Colour
    links: Colour | None = None
    pointed: Colour | None = None


class Typeface(Model):
    """A typeface by its name; without files it is that of computers that have it."""

    name: Family
    regular: FontFile | None = None
    bold: FontFile | None = None
    otherwise: FallBack = FallBack.SANS_SERIF


class Look(Model):
    """What a site has of its own; files stand below the folder of the prose.

    `name` stands in the head of each page, in the place of that of the site.
    """

    name: Title | None = None
    logo: LogoFile | None = None
    colours: Colours | None = None
    typeface: Typeface | None = None


class Standard(Model):
    """The whole published standard, without the texts of its criteria.

    `phase_expectations` says whether each criterion of a service has to say what each of its
    phases expects; `from_phase` is how a question begins that waits for a later phase.
    `translations` are the other languages, with what has to be complete in each.
    """

    format: Literal["standard/1"]
    id: Slug
    title: Title
    version: Version
    summary: Text
    publisher: Publisher
    licence: Licence
    language: Language = "en"
    translations: Translations = Field(default_factory=dict)
    id_form: IdForm = IdForm.PREFIX_NUMBER
    profile: Profile = Profile.STRICT
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]
    levels: Annotated[tuple[Level, ...], Field(min_length=2)] = ()
    phases: tuple[Term, ...] = ()
    roles: tuple[Term, ...] = ()
    topics: tuple[Term, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    coverage: CoverageRule = CoverageRule()
    effort: Effort = Effort()
    words_to_avoid: Annotated[tuple[WordToAvoid, ...], Field(max_length=MOST_WORDS_TO_AVOID)] = ()
    abbreviations: dict[Text, Text] = Field(default_factory=dict)
    text_rules: dict[TextRule, Severity] = Field(default_factory=dict)
    headings: dict[Heading, Title] = Field(default_factory=dict)
    phase_expectations: Wanted = Wanted.OPTIONAL
    from_phase: PhaseStart | None = None
    obligation_words: dict[Obligation, tuple[Text, ...]] = Field(default_factory=dict)
    look: Look | None = None
