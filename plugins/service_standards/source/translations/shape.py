"""The shape of a text: a translation has the same headings, items, blocks and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from service_standards.source.reading.markdown_text import (
    heading_of,
    lines_outside_code,
    list_items,
)
from service_standards.words.message import Message, say, say_many

TARGET = re.compile(r"\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)")
BLOCK = re.compile(r"^ {0,3}:::\s*(.*\S)")
LINKS, BLOCKS = "other-links", "other-blocks"


@dataclass
class Part:
    """What stands below one heading; the first part of a text has none.

    `links` and `blocks` are those of the part with the lines on which they stand.
    """

    line: int
    title: str = ""
    level: int = 0
    items: list[int] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    blocks: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Original:
    """The text that is translated: its file, the line on which its body starts, and that."""

    file: str
    first_line: int
    body: str


Fault = tuple[int, str, Message]


def parts_of(body: str, first_line: int) -> list[Part]:
    """Return the parts of a text, each from one heading to the next."""
    parts = [Part(first_line)]
    starts = {line.number for line in list_items(body, first_line)}
    for line in lines_outside_code(body, first_line):
        found = heading_of(line.text)
        if found:
            parts.append(Part(line.number, found[1], found[0]))
        here = parts[-1]
        if line.number in starts:
            here.items.append(line.number)
        here.links += [(target, line.number) for target in TARGET.findall(line.text)]
        block = BLOCK.match(line.text)
        here.blocks += [(block[1], line.number)] if block else []
    return parts


def shape_faults(body: str, first_line: int, original: Original) -> Iterator[Fault]:
    """Yield where a translation has another shape than its original: line, code and sentence."""
    own, theirs = parts_of(body, first_line), parts_of(original.body, original.first_line)
    faults = list(_heading_faults(own, theirs, original.file))
    if faults:
        # What stands below headings cannot be compared then.
        yield from faults[:1]
        return
    for one, other in zip(own, theirs, strict=True):
        yield from _item_faults(one, other, original.file)
        yield from _named_faults(one.line, one.links, other.links, original.file, LINKS)
    yield from block_faults(body, first_line, original)


def block_faults(body: str, first_line: int, original: Original) -> Iterator[Fault]:
    """Yield blocks (`::: checklist …`) that the original has and the translation has not."""
    own, theirs = parts_of(body, first_line), parts_of(original.body, original.first_line)
    found = [block for part in own for block in part.blocks]
    wanted = [block for part in theirs for block in part.blocks]
    yield from _named_faults(first_line, found, wanted, original.file, BLOCKS)


def _heading_faults(own: Sequence[Part], theirs: Sequence[Part], file: str) -> Iterator[Fault]:
    for one, other in zip(own[1:], theirs[1:], strict=False):
        if one.level != other.level:
            yield (
                one.line,
                "other-headings",
                say(
                    "'{title}' has another level than the heading in its place in {place}, "
                    "'{other}'",
                    title=one.title,
                    place=f"{file}:{other.line}",
                    other=other.title,
                ),
            )
    if len(own) > len(theirs):
        first = own[len(theirs)]
        yield (
            first.line,
            "other-headings",
            say_many(
                "there is {count} heading here and {wanted} in {file}",
                "there are {count} headings here and {wanted} in {file}",
                len(own) - 1,
                wanted=len(theirs) - 1,
                file=file,
            ),
        )
    elif len(own) < len(theirs):
        first = theirs[len(own)]
        yield (
            own[-1].line,
            "other-headings",
            say_many(
                "there is {count} heading here and {wanted} in {file}; the first without its "
                "like is '{title}' on line {line}",
                "there are {count} headings here and {wanted} in {file}; the first without its "
                "like is '{title}' on line {line}",
                len(own) - 1,
                wanted=len(theirs) - 1,
                file=file,
                title=first.title,
                line=first.line,
            ),
        )


def _item_faults(one: Part, other: Part, file: str) -> Iterator[Fault]:
    if len(one.items) != len(other.items):
        yield (
            one.line,
            "other-items",
            say_many(
                "{count} item stands here, and {wanted} in {place}",
                "{count} items stand here, and {wanted} in {place}",
                len(one.items),
                wanted=len(other.items),
                place=f"{file}:{other.line}",
            ),
        )


def _named_faults(
    line: int,
    own: Sequence[tuple[str, int]],
    theirs: Sequence[tuple[str, int]],
    file: str,
    code: str,
) -> Iterator[Fault]:
    mine, wanted = Counter(name for name, _ in own), Counter(name for name, _ in theirs)
    for name in wanted - mine:
        place = next(number for one, number in theirs if one == name)
        message = (
            say(
                "the link to {name} is missing; it stands in {place}",
                name=name,
                place=f"{file}:{place}",
            )
            if code == LINKS
            else say(
                "the block '::: {name}' is missing; it stands in {place}",
                name=name,
                place=f"{file}:{place}",
            )
        )
        yield line, code, message
    for name in mine - wanted:
        place = next(number for one, number in own if one == name)
        message = (
            say("{file} has no link to {name} in this place", name=name, file=file)
            if code == LINKS
            else say("{file} has no block '::: {name}'", name=name, file=file)
        )
        yield place, code, message
