"""What a selection can name and hold: the same checks for checklists and for blocks in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service_standards.model.checklist import Selection
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project
from service_standards.model.standard import Standard
from service_standards.source.reading.problems import (
    MarkedData,
    Path,
    ProblemList,
    path_text,
    unknown_thing,
)
from service_standards.words.message import Message


@dataclass(frozen=True)
class Catalogue:
    """The words of the standard and its criteria, as far as they could be read.

    `is_whole` says whether every criterion is there, `gone` what became of those that were
    taken out (a sentence for each id).
    """

    standard: Standard | None
    criteria: Sequence[Criterion]
    checklists: Mapping[str, Selection]
    is_whole: bool = True
    gone: Callable[[], Mapping[str, Message]] = dict

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the criteria."""
        return tuple(one.id for one in self.criteria)

    @cached_property
    def id_set(self) -> frozenset[str]:
        """The same, to look for one of them."""
        return frozenset(self.ids)

    def unknown_criterion(self, value: object) -> Message:
        """Return what is wrong with a reference to a criterion that is not there."""
        became = self.gone().get(str(value))
        if became:
            return became
        return unknown_thing("criterion", value, self.ids)

    @classmethod
    def of(cls, project: Project) -> Catalogue:
        """Return the words and criteria of a project that was read without a fault."""
        selections = {one.id: one.select for one in project.checklists}
        return cls(project.standard, project.criteria, selections)

    def holds(self, *selections: Selection) -> bool:
        """Tell whether a criterion passes every selection, or could if it could be read."""
        tests = [each.test for each in selections]
        return not self.is_whole or any(
            all(passes(one) for passes in tests) for one in self.criteria
        )

    def _selectable(self) -> Iterator[tuple[str, str, list[str]]]:
        if self.standard:
            yield "dimensions", "dimension", [one.id for one in self.standard.dimensions]
            yield "levels", "level", [str(one.number) for one in self.standard.levels]
            yield "phases", "phase", [one.id for one in self.standard.phases]
            yield "roles", "role", [one.id for one in self.standard.roles]
        if self.is_whole:
            yield "criteria", "criterion", list(self.ids)

    def check(
        self, selection: Selection, data: MarkedData, above: Path, problems: ProblemList
    ) -> None:
        """Note every unknown word of a selection; `above` is where it stands in the data."""
        for name, what, allowed in self._selectable():
            for index, value in enumerate(getattr(selection, name)):
                if str(value) not in allowed:
                    path = (*above, name, index)
                    message = unknown_thing(what, value, allowed)
                    if name == "criteria":
                        message = self.unknown_criterion(value)
                    place = data.place(path)
                    problems.add(data.file, place, "unknown-reference", message, path_text(path))
