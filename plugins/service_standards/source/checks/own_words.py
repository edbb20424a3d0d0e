"""Checks of the words that a standard gives its criteria: each means one thing."""

from __future__ import annotations

from service_standards.model.vocabulary import Heading, Obligation
from service_standards.source.kinds.sources import Sources
from service_standards.source.language.criterion_words import criterion_words
from service_standards.source.reading.problems import Path, ProblemList, path_text
from service_standards.words.message import Message, say


def check_own_words(sources: Sources, problems: ProblemList) -> None:
    """Note headings and obligation words of a standard that stand for two things."""
    if sources.standard is None:
        return
    read, standard = sources.standard, sources.standard.model

    def note(path: Path, message: Message) -> None:
        place = read.data.place(path)
        problems.add(read.data.file, place, "duplicate-word", message, path_text(path))

    titles: dict[str, Heading] = {}
    for heading, title in criterion_words(standard).titles.items():
        if title in titles and not {heading, titles[title]}.isdisjoint(standard.headings):
            own = heading if heading in standard.headings else titles[title]
            message = say("'{word}' stands for two headings of a criterion", word=title)
            note(("headings", own.value), message)
        titles.setdefault(title, heading)
    words: dict[str, Obligation] = {}
    for obligation, own_words in standard.obligation_words.items():
        for index, word in enumerate(own_words):
            if words.setdefault(word.lower(), obligation) != obligation:
                message = say("'{word}' stands for two obligations", word=word)
                note(("obligation_words", obligation.value, index), message)
