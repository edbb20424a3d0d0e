"""The fixed words of the field, as enumerations."""

from __future__ import annotations

from enum import StrEnum


class Obligation(StrEnum):
    """How binding a criterion is, in the sense of RFC 2119."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class Scope(StrEnum):
    """Who answers the criteria of a dimension: a service, or the body that runs many."""

    SERVICE = "service"
    ORGANISATION = "organisation"


class Outcome(StrEnum):
    """The answer to one criterion."""

    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSED = "not-assessed"


class Heading(StrEnum):
    """The sections of a criterion, in the order in which they stand."""

    REQUIREMENT = "Requirement"
    WHY_IT_MATTERS = "Why it matters"
    HOW_TO_MEET_IT = "How to meet it"
    HOW_TO_CHECK_IT = "How to check it"
    EVIDENCE = "Evidence"
    AVOID = "Avoid"
    SOURCES = "Sources"


OPTIONAL_HEADINGS = frozenset({Heading.AVOID})

OUTCOME_TITLES = {
    Outcome.MET: "Met",
    Outcome.PARTLY_MET: "Partly met",
    Outcome.NOT_MET: "Not met",
    Outcome.NOT_APPLICABLE: "Not applicable",
    Outcome.NOT_ASSESSED: "Not assessed",
}

OBLIGATION_TITLES = {
    Obligation.MUST: "Must",
    Obligation.SHOULD: "Should",
    Obligation.MAY: "May",
}
