"""The three invented services that run through all texts, and what the texts say of each.

Each has one file below `tests/texts/services/`: pieces of sentences with their figures in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service_standards import ProblemsFound
from service_standards.model.criterion import Criterion
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.yaml_reader import read_yaml
from tests.support.example.check import NAME, Fault
from tests.support.example.facts import ROOT

FOLDER = ROOT / "tests" / "texts" / "services"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
IN_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|thirty|forty|sixty"
)
# A day, a month of a year, an amount with separators, a decimal or whole number: in digits.
IN_DIGITS = (
    rf"\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?|(?:{MONTHS}) \d{{4}}"
    r"|\d{1,3}(?:,\d{3})+|\d+\.\d+|\d+"
)
FIGURE = re.compile(rf"(?:{IN_DIGITS}|(?:{IN_WORDS})\b)", re.IGNORECASE)
# What counts as a figure where nobody marked it; names of criteria, actions and editions hold none.
COUNTED = re.compile(rf"(?<![\w.-])(?:{IN_DIGITS})(?![\w-]|\.\d)")
MARKED = re.compile(r"\[([^\]]+)\]")
HEADING = re.compile(r"^#.*$", re.MULTILINE)
EXAMPLE = re.compile(r"### Example\n\n(.*?)\n\n## ", re.DOTALL)


@dataclass(frozen=True)
class Text:
    """A passage about services, with the place where it begins."""

    file: str
    line: int
    words: str
    criterion: str = ""


@dataclass(frozen=True)
class Phrase:
    """A piece of a sentence and the figures that belong into it, each a choice of several."""

    words: re.Pattern[str]
    figures: tuple[tuple[str, ...], ...]
    said: str

    def faults(self, text: Text) -> Iterator[Fault]:
        """Yield the figures of a text that are others than the facts."""
        for place in self.words.finditer(text.words):
            line = text.line + text.words.count("\n", 0, place.start())
            for found, known in zip(place.groups(), self.figures, strict=True):
                if found.lower() not in map(str.lower, known):
                    yield Fault(text.file, line, f"in '{self.said}'", found, " or ".join(known))


@dataclass(frozen=True)
class Service:
    """An invented service: the words that name it, and what texts say of it."""

    name: str
    named: re.Pattern[str]
    report: str
    phrases: tuple[Phrase, ...]
    people: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()

    def is_named_in(self, text: Text) -> bool:
        """Say whether a text speaks of the service."""
        return text.file == self.report or bool(self.named.search(text.words))

    def faults(self, text: Text) -> list[Fault]:
        """Return what a text says of the service that its facts do not say."""
        return [fault for phrase in self.phrases for fault in phrase.faults(text)]

    def unknown(self, text: Text) -> list[tuple[int, str]]:
        """Return the figures of a text, with their lines, that no phrase holds."""
        spans = [one.span() for phrase in self.phrases for one in phrase.words.finditer(text.words)]
        return [
            (text.line + text.words.count("\n", 0, one.start()), one.group())
            for one in COUNTED.finditer(HEADING.sub(_blank, text.words))
            if not any(start <= one.start() and one.end() <= end for start, end in spans)
        ]


def services(figures: Mapping[str, str]) -> list[Service]:
    """Return the three services; a name in braces stands for a figure that is worked out."""
    return [service(path, figures) for path in sorted(FOLDER.glob("*.yml"))]


def service(path: Path, figures: Mapping[str, str]) -> Service:
    """Return the service of one file of facts."""
    data = _read(path)
    named = "|".join(re.escape(one) for one in data["named"])
    return Service(
        name=data["name"],
        named=re.compile(named, re.IGNORECASE),
        report=data["report"],
        phrases=phrases(
            [one for part in data["facts"].values() for one in part], {**figures, **_counts(data)}
        ),
        people=(data["people"]["owner"], *data["people"]["others"]),
        channels=tuple(data["channels"]),
    )


def phrases(said: Sequence[str], figures: Mapping[str, str]) -> tuple[Phrase, ...]:
    """Return phrases; those with the same words share their figures."""
    known: dict[str, list[list[str]]] = {}
    first: dict[str, str] = {}
    for piece in said:
        one = NAME.sub(lambda name: figures[name[1]], piece)
        words, given = MARKED.sub("[]", one), MARKED.findall(one)
        first.setdefault(words, one)
        choices = known.setdefault(words, [[] for _ in given])
        for choice, figure in zip(choices, given, strict=True):
            choice.append(figure)
    return tuple(
        Phrase(_pattern(words), tuple(tuple(dict.fromkeys(one)) for one in choices), first[words])
        for words, choices in known.items()
    )


def examples(criteria: Sequence[Criterion]) -> list[Text]:
    """Return the examples of the criteria."""
    found = []
    for one in criteria:
        body = (ROOT / one.source).read_text("utf-8")
        place = EXAMPLE.search(body)
        assert place, f"{one.source} has no example"
        found.append(Text(one.source, body.count("\n", 0, place.start(1)) + 1, place[1], one.id))
    return found


def passages(file: str) -> Iterator[Text]:
    """Yield the passages of a page, with what stands under one heading as one passage."""
    line = 1
    for words in re.split(r"(?m)^(?=#+ )", (ROOT / file).read_text("utf-8")):
        yield Text(file, line, words)
        line += words.count("\n")


def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds a phrase with any figures."""
    parts = (re.escape(part) for part in words.split("[]"))
    return re.compile(rf"(?<![\w,.])({FIGURE.pattern})(?![\w,]*\w)".join(parts), re.IGNORECASE)


def _blank(place: re.Match[str]) -> str:
    """Return as many spaces as a match is long."""
    return " " * len(place.group())


def _counts(data: Mapping[str, Any]) -> dict[str, str]:
    """Return how long each list of a file is, in words."""
    words = ["no", "one", *IN_WORDS.split("|")]
    return {key: words[len(one)] for key, one in data.items() if isinstance(one, list)}


def _read(path: Path) -> Any:
    """Return one file of facts with its values as text."""
    problems = ProblemList()
    data = read_yaml(path.read_text("utf-8"), path.name, problems)
    if data is None or problems.problems:
        raise ProblemsFound(problems.problems)
    return data.value
