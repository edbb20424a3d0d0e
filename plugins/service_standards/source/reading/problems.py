"""Collecting faults, with places and nearest matches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from service_standards.errors import Problem
from service_standards.known import NOTHING, Knowledge
from service_standards.model.plain.ids import id_order, is_another_of, is_numbered
from service_standards.model.vocabulary import Severity
from service_standards.words.message import Message, say, say_many

Value = TypeVar("Value")
START = (1, 1)
Place = tuple[int, int]
Path = tuple[str | int, ...]
Data = None | str | list["Data"] | dict[str, "Data"]
# How alike two words are before one is offered for the other; less is another word.
ALIKE = 0.65
UNKNOWN = "unknown-reference"
NUMBERED = re.compile(r"[A-Z]+-[0-9]+")
LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
# What can be named and not be known.
THINGS = {
    "checklist": say("checklist"),
    "column": say("column"),
    "criterion": say("criterion"),
    "dimension": say("dimension"),
    "fact": say("fact"),
    "file name": say("file name"),
    "framework": say("framework"),
    "item": say("item"),
    "language": say("language"),
    "level": say("level"),
    "obligation": say("obligation"),
    "phase": say("phase"),
    "prefix": say("prefix"),
    "role": say("role"),
    "topic": say("topic"),
    "template": say("template"),
}


class MarkedData:
    """Plain data with the places of its values and keys, by path.

    With `look_up`, places are looked up when somebody asks for the first: few texts have faults.
    """

    def __init__(
        self,
        file: str,
        value: Data = None,
        places: Mapping[Path, Place] | None = None,
        *,
        look_up: Callable[[], MarkedData | None] | None = None,
    ) -> None:
        self.file = file
        self.value = value
        self._places: dict[Path, Place] = dict(places or {})
        self._keys: dict[Path, Place] = {}
        self._look_up = look_up

    @property
    def places(self) -> dict[Path, Place]:
        """Where each value stands."""
        self._find()
        return self._places

    @property
    def keys(self) -> dict[Path, Place]:
        """Where each key stands."""
        self._find()
        return self._keys

    def _find(self) -> None:
        found = self._look_up() if self._look_up else None
        self._look_up = None
        if found:
            self._places, self._keys = found.places, found.keys

    def holds(self, path: Path) -> bool:
        """Tell whether a path leads to something; no place is looked up for that."""
        value: Any = self.value
        for part in path:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return False
        return True

    def place(self, path: Path) -> Place:
        """Return where a value stands, or the nearest thing around it."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, START)

    def key_place(self, path: Path) -> Place:
        """Return where a key stands, or its value, or what is around it."""
        return self.keys.get(path) or self.place(path)


@dataclass
class ProblemList:
    """The faults found so far, and what is only warned of.

    `rules` says what becomes of what a standard judges by itself; all else is a fault.
    `known` is what earlier readings found; `is_preview` says that somebody is writing, and wants
    to see what is there.
    """

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    rules: Mapping[str, Severity] = field(default_factory=dict)
    known: Knowledge = NOTHING
    is_preview: bool = False

    def add(self, file: str, place: Place, code: str, message: Message, path: str = "") -> None:
        """Note one fault; `place` is (line, column), both from 1."""
        severity = self.rules.get(code, Severity.FAULT)
        if severity != Severity.OFF:
            found = self.problems if severity == Severity.FAULT else self.warnings
            found.append(Problem(file, place[0], place[1], path, message, code))

    def warn(self, file: str, place: Place, code: str, message: Message, path: str = "") -> None:
        """Note what somebody only wants to be told of."""
        self.warnings.append(Problem(file, place[0], place[1], path, message, code))

    def once(self, make: Callable[..., Value], *given: object) -> Value:
        """Return what `make` gives for some values and this list, or gave for them before.

        It must depend on nothing else, and nobody may change what it gives.
        """
        rules = tuple(self.rules.items())
        found: Value = self._noted(self.known.once(_judged, given, make, rules))
        return found

    def each(
        self, make: Callable[..., Value], them: Iterable[object], *given: object
    ) -> list[Value]:
        """Return the same of each of some objects, with values that are the same for all."""
        rules = tuple(self.rules.items())
        return list(map(self._noted, self.known.each(_judged_one, them, given, make, rules)))

    def _noted(self, judged: Judged[Value]) -> Value:
        value, problems, warnings = judged
        self.problems += problems
        self.warnings += warnings
        return value


Judged = tuple[Value, tuple[Problem, ...], tuple[Problem, ...]]
Rules = Iterable[tuple[str, Severity]]


def _judged(given: Iterable[object], make: Callable[..., Value], rules: Rules) -> Judged[Value]:
    """Return what is made of some values, and what is noted meanwhile."""
    own = ProblemList(rules=dict(rules))
    value = make(*given, own)
    return value, tuple(own.problems), tuple(own.warnings)


def _judged_one(
    one: object, given: Iterable[object], make: Callable[..., Value], rules: Rules
) -> Judged[Value]:
    return _judged((one, *given), make, rules)


def unknown_thing(thing: str, word: object, allowed: Iterable[str]) -> Message:
    """Return that a word names no such thing; what the things are is in `THINGS`."""
    return say(
        "unknown {thing} '{word}'{allowed}",
        thing=THINGS.get(thing, thing),
        word=word,
        allowed=allowed_words(word, allowed),
    )


def allowed_words(word: object, allowed: Iterable[str], alike: float = ALIKE) -> Message:
    """Return the end of a message: the nearest allowed word, if any, and all of them.

    Numbered ids come by their numbers; one is never offered for another, because it is a guess.
    """
    options = {option.casefold(): option for option in in_order(allowed)}
    is_id = NUMBERED.fullmatch(str(word)) or is_another_of(str(word), options.values())
    near = [] if is_id else _nearest(str(word).casefold(), options, alike)
    every = listed(options.values())
    if near:
        return say("; did you mean '{word}'? Allowed: {words}", word=options[near[0]], words=every)
    return say("; allowed: {words}", words=every if options else say("nothing"))


def nearest(word: str, allowed: Iterable[str]) -> Message | str:
    """Return the end of a message with the nearest of many words, or nothing."""
    # UDR-4 is as like UDR-14 as UDR-04, and only one of them has its number.
    options, plain = list(allowed), LEADING_ZEROS.sub("", word)
    same = [one for one in options if LEADING_ZEROS.sub("", one) == plain]
    near = same or _nearest(word, options, ALIKE)
    return say("; did you mean '{word}'?", word=near[0]) if near else ""


def _nearest(word: str, options: Iterable[str], alike: float) -> list[str]:
    # What has no faults does not wait for this module.
    from difflib import get_close_matches  # noqa: PLC0415

    return get_close_matches(word, list(options), 1, alike)


def in_order(words: Iterable[str]) -> list[str]:
    """Return ids such as `DBD-03` by their numbers; other words stay as they come."""
    every = list(words)
    return sorted(every, key=id_order) if all(map(is_numbered, every)) else every


def listed(words: Iterable[object], most: int = 12) -> Message:
    """Return words as "a, b, c", cut after `most` with a count of the rest."""
    every = list(words)
    rest = len(every) - most
    if rest > 0:
        return say_many(
            "{words} and {count} more", "{words} and {count} more", rest, words=every[:most]
        )
    return say("{words}", words=every)


def path_text(path: Iterable[str | int]) -> str:
    """Return a data path as people write it: `evidence.required_for[0]`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
