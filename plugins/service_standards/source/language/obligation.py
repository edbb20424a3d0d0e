"""How binding a requirement says it is, in the words of the standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service_standards.model.criterion import Section
from service_standards.model.vocabulary import Heading, Obligation, is_to_write
from service_standards.source.language.criterion_words import CriterionWords
from service_standards.source.reading.markdown_text import words_of
from service_standards.source.reading.problems import ProblemList
from service_standards.words.message import Message, say


def check_obligation(
    sections: Mapping[Heading, Section],
    obligation: Obligation | None,
    words: CriterionWords,
    file: str,
    problems: ProblemList,
) -> None:
    """Note where the requirement does not say how binding it is as the front matter does."""
    section = sections.get(Heading.REQUIREMENT)
    if section is None or not section.text.strip() or is_to_write(section.text):
        return
    place = (section.line, 1)
    found = words.binding(words_of(section.text))
    if len(found) != 1:
        message = _not_one(found, words, section.text)
        problems.add(file, place, "obligation-words", message, words.titles[section.heading])
    elif obligation and found[0][1] != obligation:
        message = say(
            "the requirement says '{word}', the front matter '{obligation}'",
            word=found[0][0],
            obligation=obligation,
        )
        problems.add(file, place, "obligation-differs", message, words.titles[section.heading])


def _not_one(found: Sequence[tuple[str, Obligation]], words: CriterionWords, text: str) -> Message:
    allowed = list(words.obligations)
    if found:
        return say(
            "the requirement needs exactly one of {allowed}; found {words}",
            allowed=allowed,
            words=[word for word, _ in found],
        )
    if foreign := words.foreign(words_of(text)):
        return say(
            "the requirement needs exactly one of {allowed}; found none. '{word}' is a word of "
            "another language: if the standard is written in it, say 'language: {language}' in "
            "standards/standard.yml",
            allowed=allowed,
            word=foreign[0],
            language=foreign[1],
        )
    return say("the requirement needs exactly one of {allowed}; found none", allowed=allowed)
