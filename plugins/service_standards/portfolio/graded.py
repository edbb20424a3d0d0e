"""What a portfolio keeps of one assessment file, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from service_standards.words.message import Message


class DimensionGrade(NamedTuple):
    """The level of one dimension, for certain and still possible, with its counts and its target.

    Levels are None if there is none to reach; the target is None if none is chosen.
    """

    at_least: int | None
    at_most: int | None
    applicable: int
    assessed: int
    met: int
    target: int | None

    @property
    def distance(self) -> int | None:
        """How many levels are missing to the target for certain, None without a target."""
        if self.target is None or self.at_least is None:
            return None
        return max(0, self.target - self.at_least)


class Point(NamedTuple):
    """How much was met and assessed of what applies, on one day (YYYY-MM-DD)."""

    day: str
    met: int
    assessed: int
    applicable: int


@dataclass(frozen=True, slots=True)
class Share:
    """How much is met and assessed of the baseline, or of the criteria under one heading."""

    met: int
    assessed: int
    applicable: int


@dataclass(frozen=True, slots=True)
class Year:
    """The last answers of an organisation in one year, by item of the framework, in its order."""

    year: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """One file: who answered, and what the edition of the portfolio makes of the answers.

    `dimensions` are in the order of the edition; the lists of ids in catalogue order: `unmet` are
    not met or partly met, `exempt` are those of them with an exemption in force, of which the first
    ends on `exempt_until` (or ""), `expired` have evidence past its day, `outside` do not apply.
    `points` ascend, one a quarter at most; `years` are for organisations.
    """

    file: str
    id: str
    name: str
    organisation: str
    phase: str
    edition: str
    is_organisation: bool
    dimensions: tuple[DimensionGrade, ...]
    baseline: Share
    unmet: tuple[str, ...]
    exempt: tuple[str, ...]
    exempt_until: str
    expired: tuple[str, ...]
    outside: tuple[str, ...]
    points: tuple[Point, ...]
    years: tuple[Year, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class FileFault:
    """A file that cannot be used, and the sentence that says why."""

    file: str
    message: Message
