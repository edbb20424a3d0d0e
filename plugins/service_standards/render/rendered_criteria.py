"""What was rendered of criteria, for as long as they are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from service_standards.known import NOTHING, Knowledge, key_of
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project, around_criteria

Value = TypeVar("Value")


# For how many changes of criteria something stays that nobody has asked for: builds that end early
# do not ask for everything.
KEPT_FOR = 10


@dataclass(slots=True)
class _Rendered:
    """A result, what it was made of, and at which change of criteria it was asked for last.

    What it was made of stays for as long as its key, which holds numbers of objects.
    """

    value: Any
    given: tuple[object, ...]
    asked_at: int


class RenderedCriteria:
    """Results by what they were made of: criteria, texts and numbers, and what stands around.

    `lasts` is that of `Knowledge`. While the criteria are the same, nothing is forgotten: a page
    that is remembered does not ask for its blocks.
    """

    def __init__(self, around: Project, lasts: bool) -> None:
        self.around = around
        self._lasts = lasts
        self._there: dict[int, Criterion] = {}
        self._changes = 0
        self._made: dict[tuple[object, ...], _Rendered] = {}

    @classmethod
    def of(cls, frame: Project, known: Knowledge = NOTHING) -> RenderedCriteria:
        """Return what was rendered before of the criteria of a frame."""
        found = known.once(cls, around_criteria(frame, known), known.lasts)
        found.turn_to(*frame.criteria, *(frame.original.criteria if frame.original else ()))
        return found

    def turn_to(self, *criteria: Criterion) -> None:
        """Forget what was made of other criteria than these, or was asked for long ago."""
        there = {id(one): one for one in criteria}
        if there.keys() != self._there.keys():
            self._changes += 1
            self._made = {
                key: made
                for key, made in self._made.items()
                if made.asked_at > self._changes - KEPT_FOR
                and all(id(one) in there for one in _criteria_in(made.given))
            }
        self._there = there

    def once(self, make: Callable[..., Value], *given: object, is_shared: bool = False) -> Value:
        """Return what `make` gives of what stands around the criteria and of what is given.

        It is given criteria that are there, and what is plain. Unless it `is_shared`, hardly
        anybody asks for it again in the same build.
        """
        if not (is_shared or self._lasts):
            return make(self.around, *given)
        key = (make, *map(key_of, given))
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _Rendered(make(self.around, *given), given, 0)
        made.asked_at = self._changes
        value: Value = made.value
        return value


def _criteria_in(given: tuple[object, ...]) -> Iterator[Criterion]:
    for one in given:
        if isinstance(one, Criterion):
            yield one
        elif isinstance(one, tuple):
            yield from _criteria_in(one)
