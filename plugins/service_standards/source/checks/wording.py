"""Checks of wording: words to avoid, and sentences that stand in two criteria."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from service_standards.model.criterion import Criterion, DimensionPage
from service_standards.model.standard import WordToAvoid
from service_standards.source.kinds.criterion_file import Read
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
Prose = Read[Criterion] | Read[DimensionPage]
MARKS = re.compile(r"^[\s\d.)*+-]+|[*_`]")


@dataclass(frozen=True)
class Avoided:
    """Words to avoid: what finds them, and what to write instead."""

    pattern: re.Pattern[str]
    instead: Mapping[str, str]

    @classmethod
    def of(cls, words: Iterable[WordToAvoid]) -> Avoided:
        """Return what finds some words."""
        instead = {one.word.lower(): one.instead for one in words}
        found = "|".join(sorted(map(re.escape, instead), key=len, reverse=True))
        return cls(re.compile(rf"(?<![\w-])(?:{found})(?![\w-])", re.IGNORECASE), instead)


def check_texts(sources: Sources, problems: ProblemList) -> None:
    """Check the words of criteria and dimension pages."""
    words = sources.standard.model.words_to_avoid if sources.standard else ()
    if words:
        avoided = problems.known.once(Avoided.of, words)
        problems.each(_check_words, [*sources.criteria, *sources.dimension_pages], avoided)
    _check_repeated_sentences(sources.criteria, problems)


def _check_words(read: Prose, avoided: Avoided, problems: ProblemList) -> None:
    """Note each word to avoid, outside code and links, and what to write instead."""
    # Most texts hold none of them, and then nobody asks where code and links stand.
    body = read.model.body.lower()
    is_there = any(word in body for word in avoided.instead)
    for line in lines_outside_code(read.model.body, read.body_line) if is_there else ():
        for found in avoided.pattern.finditer(_blanked(line.text)):
            message = say(
                "avoid '{found}'; write {instead}",
                found=found[0],
                instead=avoided.instead[found[0].lower()],
            )
            place = (line.number, found.start() + 1)
            problems.add(read.data.file, place, "word-to-avoid", message)


def _blanked(line: str) -> str:
    return LINK.sub(lambda found: " " * len(found[0]), without_code(line))


def _check_repeated_sentences(reads: Sequence[Read[Criterion]], problems: ProblemList) -> None:
    """Note sentences that another text holds already; each criterion says its own thing."""
    sentences = problems.known.each(_sentences, reads)
    every = [keys for _, keys in sentences]
    if len(set().union(*every)) == sum(map(len, every)):
        return
    times = Counter(chain.from_iterable(every))
    first: dict[str, tuple[str, int]] = {}
    for read, (lines, _) in zip(reads, sentences, strict=True):
        for number, key in lines:
            where = first.setdefault(key, (read.data.file, number)) if times[key] > 1 else None
            if where and where[0] != read.data.file:
                message = say(
                    "this sentence stands already in {file}:{line}",
                    file=where[0],
                    line=where[1],
                )
                problems.add(read.data.file, (number, 1), "repeated-sentence", message)


def _sentences(read: Read[Criterion]) -> tuple[list[tuple[int, str]], frozenset[str]]:
    """Return the lines of the sentences of a text, and what is the same for the same sentence."""
    found = []
    for line in lines_outside_code(read.model.body, read.body_line):
        text = line.text
        if text.startswith("#") and HEADING.match(text):
            continue
        if ("[" in text or "<" in text) and LINK.search(text):
            continue
        sentence = MARKS.sub("", text)
        words = sentence.casefold().split()
        if len(words) >= SHORTEST_SENTENCE:
            found.append((line.number, " ".join(words)))
    return found, frozenset(key for _, key in found)
