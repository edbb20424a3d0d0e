"""Where values stand in the text of JSON, for the few of which something is said.

What nothing is said of is skipped by the reader of the standard library, which is written in C:
finding one place takes no longer than reading the file.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from contextlib import suppress

from service_standards.source.reading.problems import START, Place

Path = tuple[str | int, ...]
SPACE = re.compile(r"[ \t\n\r]*")
# Numbers stay text: Python refuses to turn thousands of digits into one.
VALUE = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)


def json_places(text: str, paths: Iterable[Path]) -> dict[Path, Place]:
    """Return line and column, from 1, for each path; members stand where their key stands.

    A path that leads to nothing stands where the last thing on the way to it does. `text` has to
    be valid JSON.
    """
    wanted = set(paths)
    ways = {path[:length] for path in wanted for length in range(len(path) + 1)}
    offsets: dict[Path, int] = {}
    with suppress(RecursionError):
        # What stands below a thousand brackets has no place of its own.
        _Walk(text, ways, offsets).value(_blank(text, 0), ())
    starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(path: Path) -> Place:
        while path not in offsets and path:
            path = path[:-1]
        if not path:
            return START
        line = bisect_right(starts, offsets[path])
        return line, offsets[path] - starts[line - 1] + 1

    return {path: place(path) for path in wanted}


def _blank(text: str, at: int) -> int:
    """Return where the next sign stands that is no blank."""
    found = SPACE.match(text, at)
    return found.end() if found else at


class _Walk:
    """Goes down the ways that lead to a wanted path and skips everything else."""

    def __init__(self, text: str, ways: set[Path], offsets: dict[Path, int]) -> None:
        self.text = text
        self.ways = ways
        self.offsets = offsets
        # The ways that go on further.
        self.inner = {way[:-1] for way in ways if way}

    def value(self, at: int, path: Path) -> int:
        """Return where the value ends that starts here."""
        if path not in self.inner or self.text[at] not in "{[":
            return VALUE.raw_decode(self.text, at)[1]
        is_object = self.text[at] == "{"
        at = _blank(self.text, at + 1)
        index = 0
        while self.text[at] not in "}]":
            key: str | int = index
            start = at
            if is_object:
                key, at = VALUE.raw_decode(self.text, at)
                at = _blank(self.text, _blank(self.text, at) + 1)
            here = (*path, key)
            if here in self.ways:
                self.offsets.setdefault(here, start)
            at = _blank(self.text, self.value(at, here))
            index += 1
            if self.text[at] == ",":
                at = _blank(self.text, at + 1)
        return at + 1
