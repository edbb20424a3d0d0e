"""The words of criteria: their headings, and those that say how binding a sentence is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from service_standards.model.standard import Standard, Wanted
from service_standards.model.vocabulary import OPTIONAL_HEADINGS, Heading, Obligation, Scope

ENGLISH = "en"
# The headings of a criterion by language, in the order of `Heading`.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    ENGLISH: tuple(Heading),
    "de": (
        "Anforderung",
        "Warum es zählt",
        "So wird es erfüllt",
        "Was jede Phase erwartet",
        "So wird es geprüft",
        "Nachweise",
        "Zu vermeiden",
        "Quellen",
    ),
    "es": (
        "Requisito",
        "Por qué importa",
        "Cómo cumplirlo",
        "Qué espera cada fase",
        "Cómo comprobarlo",
        "Evidencias",
        "Qué evitar",
        "Fuentes",
    ),
    "fr": (
        "Exigence",
        "Pourquoi c'est important",
        "Comment y répondre",
        "Ce que chaque phase attend",
        "Comment le vérifier",
        "Preuves",
        "À éviter",
        "Sources",
    ),
}
# How a question begins that is asked only from a later phase on, without its colon.
FROM_PHASE: Mapping[str, str] = {
    ENGLISH: "From {phase}",
    "de": "Ab der Phase {phase}",
    "es": "Desde la fase {phase}",
    "fr": "Dès la phase {phase}",
}
# The words of must, should and may by language, as they stand in a sentence.
OBLIGATION_WORDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    ENGLISH: tuple((one.value,) for one in Obligation),
    "de": (("muss", "müssen"), ("soll", "sollen", "sollte", "sollten"), ("kann", "können")),
    "es": (("debe", "deben"), ("debería", "deberían"), ("puede", "pueden")),
    "fr": (
        ("doit", "doivent", "devez"),
        ("devrait", "devraient", "devriez"),
        ("peut", "peuvent", "pouvez"),
    ),
}


@dataclass(frozen=True)
class CriterionWords:
    """What a criterion of a standard is written in.

    `titles` are its headings as they stand there; `obligations` are the words that say how binding
    it is, in small letters; `abbreviations` end in a full stop and end no sentence.
    `from_phase` is how a question begins that waits for a phase, and `phases` the titles of the
    phases by id; the criteria of the dimensions in `expecting` say what each phase expects.
    """

    language: str
    titles: Mapping[Heading, str]
    obligations: Mapping[str, Obligation]
    from_phase: str
    abbreviations: frozenset[str] = frozenset()
    phases: Mapping[str, str] = field(default_factory=dict)
    expecting: frozenset[str] = frozenset()

    @property
    def sources(self) -> frozenset[str]:
        """The headings below which sources stand."""
        return frozenset({self.titles[Heading.SOURCES], Heading.SOURCES.value})

    def optional(self, dimension: str) -> frozenset[Heading]:
        """Return the headings that the criteria of a dimension can leave out."""
        wanted = {Heading.WHAT_EACH_PHASE_EXPECTS} if dimension in self.expecting else set()
        return OPTIONAL_HEADINGS - wanted

    def to_write(self, dimension: str = "") -> list[str]:
        """Return the headings of a new criterion, with what phases expect where that is wanted."""
        phases = Heading.WHAT_EACH_PHASE_EXPECTS
        is_left_out = phases in self.optional(dimension)
        return [title for one, title in self.titles.items() if one != phases or not is_left_out]

    def heading(self, title: str) -> Heading | None:
        """Return what a heading stands for, with either apostrophe; English is always known."""
        straight = _straight(title)
        known = {own: heading for heading, own in self.titles.items()}
        return known.get(straight) or next((one for one in Heading if one == straight), None)

    def binding(self, words: Sequence[str]) -> list[tuple[str, Obligation]]:
        """Return those of the words that bind, each with how much; English ones if none does."""
        english = {one.value: one for one in Obligation}
        for known in (self.obligations, english):
            if found := [(word, known[word]) for word in words if word in known]:
                return found
        return []

    def foreign(self, words: Sequence[str]) -> tuple[str, str] | None:
        """Return the first word that binds in another language, and that language."""
        return next(
            (
                (word, language)
                for word in words
                for language, known in OBLIGATION_WORDS.items()
                if language != self.language and any(word in group for group in known)
            ),
            None,
        )


def criterion_words(standard: Standard | None) -> CriterionWords:
    """Return the words of a standard: its own, or those of its language, or else of English."""
    if standard is None:
        return words_of_language(ENGLISH)
    base = words_of_language(standard.language)
    is_wanted = standard.phases and standard.phase_expectations == Wanted.REQUIRED
    own = {word.lower(): one for one, words in standard.obligation_words.items() for word in words}
    return CriterionWords(
        language=base.language,
        titles={
            **base.titles,
            **{one: _straight(title) for one, title in standard.headings.items()},
        },
        obligations=own or base.obligations,
        from_phase=_straight(standard.from_phase or base.from_phase),
        phases={one.id: one.title for one in standard.phases},
        expecting=frozenset(
            one.id for one in standard.dimensions if is_wanted and one.scope == Scope.SERVICE
        ),
        abbreviations=frozenset(one for one in standard.abbreviations if one.endswith(".")),
    )


def _straight(title: str) -> str:
    return title.replace("\u2019", "'")


def words_of_language(language: str) -> CriterionWords:
    """Return the words that are built in for a language; English ones for one that is not."""
    primary = language.split("-", maxsplit=1)[0]
    known = primary if primary in HEADINGS else ENGLISH
    return CriterionWords(
        language=primary,
        titles=dict(zip(Heading, HEADINGS[known], strict=True)),
        obligations={
            word: one
            for one, words in zip(Obligation, OBLIGATION_WORDS[known], strict=True)
            for word in words
        },
        from_phase=FROM_PHASE[known],
    )
