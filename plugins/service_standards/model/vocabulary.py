"""The fixed words of the field, as enumerations."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Self

from service_standards.words.message import say

# Stands where a text has yet to be written, and alone there.
TO_WRITE: Final = "TODO"


def is_to_write(text: str) -> bool:
    """Tell whether a text is only the mark that it has to be written."""
    return text.strip() == TO_WRITE


class Profile(StrEnum):
    """How the texts of a standard are judged (ADR 0039)."""

    STRICT = "strict"
    DRAFT = "draft"


class Obligation(StrEnum):
    """How binding a criterion is, in the sense of RFC 2119."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class TextRule(StrEnum):
    """What `lint` asks of the texts of criteria, and a standard can do without."""

    TWO_SENTENCES = "two-sentences"
    REQUIREMENT_SENTENCE = "requirement-sentence"
    OBLIGATION_WORDS = "obligation-words"
    NOT_A_QUESTION = "not-a-question"
    REPEATED_SENTENCE = "repeated-sentence"
    SOURCE_WITHOUT_LINK = "source-without-link"
    DUPLICATE_TITLE = "duplicate-title"
    WORD_TO_AVOID = "word-to-avoid"


class Severity(StrEnum):
    """What becomes of a text that a rule is broken by: `fault` stops, `off` says nothing."""

    FAULT = "fault"
    WARNING = "warning"
    OFF = "off"


class Scope(StrEnum):
    """Who answers the criteria of a dimension: a service, or the body that runs many."""

    SERVICE = "service"
    ORGANISATION = "organisation"


class Outcome(StrEnum):
    """The answer to one criterion."""

    # In the order of a form. The first number stands for it in links, for ever, and is below 8; the
    # second tells better from worse in a trend: more is better, and None is neither.
    MET = "met", 3, 2
    PARTLY_MET = "partly-met", 2, 1
    NOT_MET = "not-met", 1, 0
    NOT_APPLICABLE = "not-applicable", 4, None
    NOT_ASSESSED = "not-assessed", 0, None

    code: int
    rank: int | None

    def __new__(cls, value: str, code: int, rank: int | None) -> Self:
        """Make a member that is the text `value`."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.code = code
        member.rank = rank
        return member


# Each outcome by the word that files have for it.
OUTCOMES = {one.value: one for one in Outcome}


class Heading(StrEnum):
    """The sections of a criterion, in the order in which they stand."""

    REQUIREMENT = "Requirement"
    WHY_IT_MATTERS = "Why it matters"
    HOW_TO_MEET_IT = "How to meet it"
    WHAT_EACH_PHASE_EXPECTS = "What each phase expects"
    HOW_TO_CHECK_IT = "How to check it"
    EVIDENCE = "Evidence"
    AVOID = "Avoid"
    SOURCES = "Sources"


OPTIONAL_HEADINGS = frozenset({Heading.AVOID, Heading.WHAT_EACH_PHASE_EXPECTS})

OUTCOME_TITLES = {
    Outcome.MET: say("Met"),
    Outcome.PARTLY_MET: say("Partly met"),
    Outcome.NOT_MET: say("Not met"),
    Outcome.NOT_APPLICABLE: say("Not applicable"),
    Outcome.NOT_ASSESSED: say("Not assessed"),
}

OBLIGATION_TITLES = {
    Obligation.MUST: say("Must"),
    Obligation.SHOULD: say("Should"),
    Obligation.MAY: say("May"),
}
