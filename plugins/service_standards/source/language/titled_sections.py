"""The sections of a criterion as they are written, by what their headings stand for."""

from __future__ import annotations

from dataclasses import dataclass

from service_standards.model.vocabulary import Heading
from service_standards.source.language.criterion_words import CriterionWords
from service_standards.source.reading.markdown_text import heading_of, lines_outside_code


@dataclass(frozen=True)
class Titled:
    """A section as it is written: the words of its heading, and the text below."""

    title: str
    text: str


def titled_sections(body: str, words: CriterionWords) -> dict[Heading | None, Titled]:
    """Return the sections of a criterion that has no fault."""
    lines = body.split("\n")
    starts = [
        (line.number - 1, found[1])
        for line in lines_outside_code(body, 1)
        if (found := heading_of(line.text)) and found[0] == 2
    ]
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    return {
        words.heading(title): Titled(title, "\n".join(lines[start + 1 : end]).strip("\n"))
        for (start, title), end in zip(starts, ends, strict=True)
    }
