"""A page in another language as a host gets it: the original's settings, the translation's text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import yaml

from service_standards.source.kinds.page_matter import written_keys
from service_standards.source.reading.markdown_text import (
    HEADING,
    heading_of,
    lines_outside_code,
    split_front_matter,
)

# What a translation says of itself in the place of its original.
SAID = ("title", "summary", "description", "tags")
ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*([^{}]*?)[ \t]*\}[ \t]*$")
NAMED = re.compile(r"(?:^|\s)#([^\s}]+)")
AnchorsOf = Callable[[list[str]], Sequence[str]]


def merged_page(original: str, translation: str, anchors_of: AnchorsOf | None) -> str:
    """Return the text of a page in another language.

    `anchors_of` gives the names of headings by their titles; the headings of the translation get
    those of the original's, so that links to them lead there in each language. None is for a host
    that knows no such names.
    """
    here, there = split_front_matter(translation), split_front_matter(original)
    front: dict[str, Any] = yaml.safe_load(there.yaml) or {} if there else {}
    said = {key: value for key, value in written_keys(translation).items() if key in SAID}
    front = {**front, **said}
    body = here.body if here else translation
    if anchors_of:
        body = _with_anchors(body, there.body if there else original, anchors_of)
    lines = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False, default=str)}\n"
        for key, value in front.items()
    )
    return f"---\n{lines}---\n{body}" if front else body


def _with_anchors(body: str, original: str, anchors_of: AnchorsOf) -> str:
    titles = [title for _, title in _headings(original)]
    own = _headings(body)
    if len(own) != len(titles):
        return body
    lines = body.split("\n")
    names = [_name(title) for title in titles]
    made = iter(anchors_of([ATTRIBUTES.sub("", title) for title in titles]))
    for (number, title), name, other in zip(own, names, made, strict=True):
        if not _name(title):
            lines[number] = _named(lines[number], name or other)
    return "\n".join(lines)


def _headings(body: str) -> list[tuple[int, str]]:
    found = ((line.number, heading_of(line.text)) for line in lines_outside_code(body, 0))
    return [(number, one[1]) for number, one in found if one]


def _name(title: str) -> str:
    attributes = ATTRIBUTES.search(title)
    found = NAMED.search(attributes[1]) if attributes else None
    return found[1] if found else ""


def _named(line: str, name: str) -> str:
    """Return the line of a heading that has a name of its own."""
    attributes = ATTRIBUTES.search(line)
    if not HEADING.match(line):
        return line
    if attributes:
        return f"{line[: attributes.start()]} {{ #{name} {attributes[1]} }}"
    return f"{line.rstrip()} {{ #{name} }}"
