"""Digests of what is translated: one short one for each part, so that one sees which changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from service_standards.source.reading.markdown_text import heading_of, lines_outside_code

# Accidents are meant here, and not attacks: whoever can change a text can change its digest.
DIGITS = 6
BETWEEN = "-"
HEAD = "title"


@dataclass(frozen=True)
class TextPart:
    """One part of a text that a translator reads as one: its name and its words."""

    name: str
    text: str

    @property
    def digest(self) -> str:
        """A few digits that change with the words; blanks at ends of lines say nothing."""
        lines = [line.rstrip() for line in f"{self.name}\n{self.text}".strip().split("\n")]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:DIGITS]


def digests_of(parts: Sequence[TextPart]) -> str:
    """Return the digests of all parts, in their order."""
    return BETWEEN.join(one.digest for one in parts)


def changed_since(parts: Sequence[TextPart], digests: str) -> tuple[str, ...]:
    """Return which parts are not those that were looked at; nothing where one was taken away."""
    before = digests.split(BETWEEN)
    return tuple(one.name for one in parts if one.digest not in before)


def markdown_parts(head: Sequence[str], body: str) -> tuple[TextPart, ...]:
    """Return the texts in front matter and above the first heading, and then each section."""
    starts = [
        (line.number, found[1])
        for line in lines_outside_code(body, 0)
        if (found := heading_of(line.text)) and found[0] <= 2
    ]
    lines = body.split("\n")
    ends = [number for number, _ in starts] + [len(lines)]
    above = "\n".join([*head, *lines[: ends[0]]])
    return (
        TextPart(HEAD, above),
        *(
            TextPart(title, "\n".join(lines[number + 1 : end]))
            for (number, title), end in zip(starts, ends[1:], strict=True)
        ),
    )
