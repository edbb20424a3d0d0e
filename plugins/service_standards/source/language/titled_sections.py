"""The sections of a criterion as they are written, by what their headings stand for."""

from __future__ import annotations

from dataclasses import dataclass

from service_standards.model.vocabulary import Heading
from service_standards.source.language.criterion_words import CriterionWords
from service_standards.source.reading.markdown_text import headings


@dataclass(frozen=True)
class Titled:
    """A section as it is written: the words of its heading, and the text below."""

    title: str
    text: str


def titled_sections(body: str, words: CriterionWords) -> dict[Heading | None, Titled]:
    """Return the sections of a criterion that has no fault."""
    lines = body.split("\n")
    starts = [(number - 1, title) for number, level, title in headings(body, 1) if level == 2]
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    return {
        words.heading(title): Titled(title, "\n".join(lines[start + 1 : end]).strip("\n"))
        for (start, title), end in zip(starts, ends, strict=True)
    }
