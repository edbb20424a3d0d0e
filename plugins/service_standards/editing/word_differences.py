"""What changed between two texts or two lists, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from service_standards.model.criterion import Condition
from service_standards.model.release import ReleasedCriterion

Op = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Part:
    """Some words that follow on each other and share what happened to them."""

    op: Op
    text: str


@dataclass(frozen=True)
class FieldDifference:
    """A field of a criterion, or one question of it, that says something else."""

    field: str
    parts: tuple[Part, ...]


def word_differences(before: str, after: str) -> tuple[Part, ...]:
    """Return the words of two texts in order; where both differ, what was removed comes first."""
    return tuple(_parts(before.split(), after.split(), " "))


def field_differences(
    before: ReleasedCriterion, after: ReleasedCriterion, fields: Sequence[str]
) -> tuple[FieldDifference, ...]:
    """Return how two wordings of a criterion differ in these fields."""
    return tuple(one for field in fields for one in _of_field(before, after, field))


def _of_field(
    before: ReleasedCriterion, after: ReleasedCriterion, field: str
) -> Iterator[FieldDifference]:
    old, new = getattr(before, field), getattr(after, field)
    if field == "checks":
        yield from (FieldDifference(field, parts) for parts in _questions(old, new))
    elif isinstance(old, tuple):
        yield FieldDifference(field, tuple(_parts(old, new, ", ")))
    elif isinstance(old, Condition):
        yield FieldDifference(field, word_differences(_conditions(old), _conditions(new)))
    else:
        yield FieldDifference(field, word_differences(str(old), str(new)))


def _questions(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Part, ...]]:
    """Yield each question that was reworded, removed or added."""
    for kind, start, end, other_start, other_end in _steps(old, new):
        pairs = min(end - start, other_end - other_start) if kind == "replace" else 0
        for at in range(pairs):
            yield word_differences(old[start + at], new[other_start + at])
        if kind != "equal":
            yield from ((Part("removed", one),) for one in old[start + pairs : end])
            yield from ((Part("added", one),) for one in new[other_start + pairs : other_end])


def _conditions(condition: Condition) -> str:
    named = (("all", condition.all), ("any", condition.any), ("none", condition.none))
    return "; ".join(f"{name}: {', '.join(facts)}" for name, facts in named if facts)


def _parts(old: Sequence[str], new: Sequence[str], between: str) -> Iterator[Part]:
    for kind, start, end, other_start, other_end in _steps(old, new):
        if kind == "equal":
            yield Part("same", between.join(old[start:end]))
            continue
        if end > start:
            yield Part("removed", between.join(old[start:end]))
        if other_end > other_start:
            yield Part("added", between.join(new[other_start:other_end]))


def _steps(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return [*SequenceMatcher(None, old, new, autojunk=False).get_opcodes()]
