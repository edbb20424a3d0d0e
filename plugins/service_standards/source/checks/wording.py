"""Checks of wording: words to avoid, and sentences that stand in two criteria."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from service_standards.model.standard import WordToAvoid
from service_standards.source.kinds.sources import Sources
from service_standards.source.reading.markdown_text import (
    HEADING,
    LINK,
    lines_outside_code,
    without_code,
)
from service_standards.source.reading.problems import ProblemList
from service_standards.words.message import say

# Shorter lines ("Example", "Yes.") may well stand in two places.
SHORTEST_SENTENCE = 6
MARKS = re.compile(r"^[\s\d.)*+-]+|[*_`]")


@dataclass(frozen=True)
class Prose:
    """The text of one file, and the line on which it starts."""

    file: str
    first_line: int
    body: str


def check_texts(sources: Sources, problems: ProblemList) -> None:
    """Check the words of criteria and dimension pages."""
    criteria = [Prose(one.data.file, one.body_line, one.model.body) for one in sources.criteria]
    pages = [Prose(one.data.file, one.body_line, one.model.body) for one in sources.dimension_pages]
    avoided = sources.standard.model.words_to_avoid if sources.standard else ()
    check_words([*criteria, *pages], avoided, problems)
    check_repeated_sentences(criteria, problems)


def check_words(
    texts: Iterable[Prose], avoided: Iterable[WordToAvoid], problems: ProblemList
) -> None:
    """Note each word to avoid, outside code and links, and what to write instead."""
    instead = {one.word.lower(): one.instead for one in avoided}
    if not instead:
        return
    words = "|".join(sorted(map(re.escape, instead), key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    for text in texts:
        # Most texts hold none of them, and then nobody asks where code and links stand.
        body = text.body.lower()
        is_there = any(word in body for word in instead)
        for line in lines_outside_code(text.body, text.first_line) if is_there else ():
            for found in pattern.finditer(_blanked(line.text)):
                message = say(
                    "avoid '{found}'; write {instead}",
                    found=found[0],
                    instead=instead[found[0].lower()],
                )
                place = (line.number, found.start() + 1)
                problems.add(text.file, place, "word-to-avoid", message)


def _blanked(line: str) -> str:
    return LINK.sub(lambda found: " " * len(found[0]), without_code(line))


def check_repeated_sentences(texts: Iterable[Prose], problems: ProblemList) -> None:
    """Note sentences that another text holds already; each criterion says its own thing."""
    first: dict[str, tuple[str, int]] = {}
    for text in texts:
        for number, key in problems.once(_sentences, text.first_line, text.body):
            where = first.setdefault(key, (text.file, number))
            if where[0] != text.file:
                message = say(
                    "this sentence stands already in {file}:{line}",
                    file=where[0],
                    line=where[1],
                )
                problems.add(text.file, (number, 1), "repeated-sentence", message)


def _sentences(first_line: int, body: str, _: ProblemList) -> list[tuple[int, str]]:
    """Return the lines of the sentences of a text, and what is the same for the same sentence."""
    found = []
    for line in lines_outside_code(body, first_line):
        text = line.text
        if text.startswith("#") and HEADING.match(text):
            continue
        if ("[" in text or "<" in text) and LINK.search(text):
            continue
        sentence = MARKS.sub("", text)
        words = sentence.casefold().split()
        if len(words) >= SHORTEST_SENTENCE:
            found.append((line.number, " ".join(words)))
    return found
