"""What is taken from a source, whatever form it has; texts are Markdown that our readers allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from service_standards.model.plain.limits import MOST_ENTRIES
from service_standards.model.vocabulary import Heading, Obligation, Scope
from service_standards.source.reading.problems import START, Place, ProblemList
from service_standards.words.message import Message, Number, say

# An assessment holds as many answers.
MOST_CRITERIA = MOST_ENTRIES


@dataclass(frozen=True)
class ImportedCriterion:
    """One criterion: `id` is "" where the source has none; `front` is more of its front matter."""

    id: str
    title: str
    texts: Mapping[Heading, str] = field(default_factory=dict)
    obligation: Obligation | None = None
    level: int | None = None
    related: tuple[str, ...] = ()
    front: Mapping[str, object] = field(default_factory=dict)
    file: str = ""
    place: Place = START


@dataclass
class ImportedGroup:
    """What becomes a dimension; `summary` is "" where the source says nothing of it."""

    title: str
    id: str = ""
    summary: str = ""
    prefix: str = ""
    scope: Scope = Scope.SERVICE
    criteria: list[ImportedCriterion] = field(default_factory=list)


@dataclass(frozen=True)
class Vocabulary:
    """The words of a standard where its source has them; plain data, as `standard.yml` holds it."""

    levels: tuple[Mapping[str, object], ...] = ()
    phases: tuple[Mapping[str, object], ...] = ()
    roles: tuple[Mapping[str, object], ...] = ()
    topics: tuple[Mapping[str, object], ...] = ()
    facts: tuple[Mapping[str, object], ...] = ()
    scoring: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Imported:
    """A whole source.

    `withdrawn` are ids and titles of what it lists as no longer valid; `left_out` counts what has
    no place in a project; `told` are sentences about what was understood.
    """

    title: str = ""
    publisher: str = ""
    version: str = ""
    id: str = ""
    groups: list[ImportedGroup] = field(default_factory=list)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    withdrawn: list[tuple[str, str]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    told: list[Message] = field(default_factory=list)

    @property
    def criteria(self) -> list[ImportedCriterion]:
        """All criteria, in the order of the source."""
        return [one for group in self.groups for one in group.criteria]


def check_count(count: int, file: str, problems: ProblemList) -> bool:
    """Note if a source holds nothing to import, or more than an assessment can answer."""
    if 0 < count <= MOST_CRITERIA:
        return True
    message = say("there is no criterion in here")
    if count:
        message = say(
            "there are {count} criteria in here; at most {most} can be imported",
            count=Number(count),
            most=Number(MOST_CRITERIA),
        )
    problems.add(file, START, "too-many" if count else "empty", message)
    return False
