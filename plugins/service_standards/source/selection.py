"""What a selection can name and hold: the same checks for checklists and for blocks in pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service_standards.model.checklist import Selection
from service_standards.model.criterion import Criterion
from service_standards.model.project import matches
from service_standards.model.standard import Standard
from service_standards.source.problems import ProblemList, allowed_words, path_text
from service_standards.source.yaml_reader import MarkedData, Path


@dataclass(frozen=True)
class Catalogue:
    """The words of the standard and its criteria, as far as they could be read.

    `is_whole` says whether every criterion is there.
    """

    standard: Standard | None
    criteria: Sequence[Criterion]
    checklists: Mapping[str, Selection]
    is_whole: bool = True

    def holds(self, *selections: Selection) -> bool:
        """Tell whether a criterion passes every selection, or could if it could be read."""
        return not self.is_whole or any(
            all(matches(one, each) for each in selections) for one in self.criteria
        )

    def _selectable(self) -> Iterator[tuple[str, str, list[str]]]:
        if self.standard:
            yield "dimensions", "dimension", [one.id for one in self.standard.dimensions]
            yield "levels", "level", [str(one.number) for one in self.standard.levels]
            yield "phases", "phase", [one.id for one in self.standard.phases]
            yield "roles", "role", [one.id for one in self.standard.roles]
        if self.is_whole:
            yield "criteria", "criterion", sorted(one.id for one in self.criteria)

    def check(
        self, selection: Selection, data: MarkedData, above: Path, problems: ProblemList
    ) -> None:
        """Note every unknown word of a selection; `above` is where it stands in the data."""
        for name, what, allowed in self._selectable():
            for index, value in enumerate(getattr(selection, name)):
                if str(value) not in allowed:
                    path = (*above, name, index)
                    message = f"unknown {what} '{value}'{allowed_words(value, allowed)}"
                    place = data.place(path)
                    problems.add(data.file, place, "unknown-reference", message, path_text(path))
