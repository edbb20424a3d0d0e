"""What was rendered of criteria, for as long as they are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from service_standards.known import NOTHING, Knowledge, key_of
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project, around_criteria

Value = TypeVar("Value")


class RenderedCriteria:
    """Results by what they were made of: criteria, texts and numbers, and what stands around.

    `lasts` tells that others will ask for the same after this build. What is kept is bounded by the
    criteria that are there, and pages that nobody makes again need not ask for it.
    """

    def __init__(self, around: Project, lasts: bool) -> None:
        self.around = around
        self._lasts = lasts
        self._there: dict[int, Criterion] = {}
        self._made: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}

    @classmethod
    def of(cls, frame: Project, known: Knowledge = NOTHING) -> RenderedCriteria:
        """Return what was rendered before of the criteria of a frame."""
        found = known.once(cls, around_criteria(frame, known), known.lasts)
        found.turn_to(*frame.criteria, *(frame.original.criteria if frame.original else ()))
        return found

    def turn_to(self, *criteria: Criterion) -> None:
        """Forget what was made of other criteria than these."""
        there = {id(one): one for one in criteria}
        if there.keys() != self._there.keys():
            self._made = {
                key: made
                for key, made in self._made.items()
                if all(id(one) in there for one in _criteria_in(made[0]))
            }
        self._there = there

    def once(self, make: Callable[..., Value], *given: object, is_shared: bool = False) -> Value:
        """Return what `make` gives of what stands around the criteria and of what is given.

        It is given criteria of the frame, and what is plain. Unless it `is_shared`, hardly anybody
        asks for it again in the same build.
        """
        if not (is_shared or self._lasts):
            return make(self.around, *given)
        key = (make, *map(key_of, given))
        if key not in self._made:
            # What was given stays for as long as its key, which holds numbers of objects.
            self._made[key] = given, make(self.around, *given)
        value: Value = self._made[key][1]
        return value


def _criteria_in(given: tuple[object, ...]) -> Iterator[Criterion]:
    for one in given:
        if isinstance(one, Criterion):
            yield one
        elif isinstance(one, tuple):
            yield from _criteria_in(one)
