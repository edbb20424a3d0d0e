"""Collecting faults, with places and nearest matches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from service_standards.errors import Problem

START = (1, 1)
Place = tuple[int, int]


@dataclass
class ProblemList:
    """The faults found so far."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, file: str, place: Place, code: str, message: str, path: str = "") -> None:
        """Note one fault; `place` is (line, column), both from 1."""
        self.problems.append(Problem(file, place[0], place[1], path, message, code))


def allowed_words(word: object, allowed: Iterable[str]) -> str:
    """Return the end of a message: the nearest allowed word, if any, and all of them."""
    options = {option.casefold(): option for option in allowed}
    near = get_close_matches(str(word).casefold(), list(options), n=1, cutoff=0.6)
    if near:
        return f"; did you mean '{options[near[0]]}'? Allowed: {listed(options.values())}"
    return f"; allowed: {listed(options.values()) or 'nothing'}"


def listed(words: Iterable[str], most: int = 12) -> str:
    """Return words as "a, b, c", cut after `most` with a count of the rest."""
    every = list(words)
    rest = len(every) - most
    return ", ".join(every[:most]) + (f" and {rest} more" if rest > 0 else "")


def path_text(path: Iterable[str | int]) -> str:
    """Return a data path as people write it: `evidence.required_for[0]`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
