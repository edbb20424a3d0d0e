"""Everything a project holds, read and checked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import Field

from service_standards.known import NOTHING, Knowledge
from service_standards.model.base import Model
from service_standards.model.checklist import (
    Checklist,
    Fact,
    ScoringPolicy,
    Selection,
    ServiceKind,
)
from service_standards.model.criterion import Criterion, DimensionPage
from service_standards.model.example import Example
from service_standards.model.gone import OldPage
from service_standards.model.guide import Guide
from service_standards.model.languages.translation import Standing
from service_standards.model.release import Release
from service_standards.model.standard import Dimension, Standard
from service_standards.model.template import PhaseModel, Template
from service_standards.model.vocabulary import Scope
from service_standards.words.message import ENGLISH, Words

if TYPE_CHECKING:
    from service_standards.errors import Problem

    Warnings = tuple[Problem, ...]
else:
    # Pydantic would follow the sentence of a problem, whose values can be sentences, without end.
    Warnings = tuple[Any, ...]


Part = TypeVar("Part", bound=Model)
# What a page, a block, a row or a form of a criterion shows of the project beside criteria.
AROUND_CRITERIA = {
    "standard", "checklists", "facts", "scoring", "guides", "phase_model", "draft", "words",
    "original", "lacking",
}  # fmt: skip


class DraftState(Model):
    """What a draft lacks.

    `sections` are to be written, in so many `criteria`; `others` are texts elsewhere. `notes`
    counts by its code what would be a fault in a finished standard; `unbound` names the criteria
    whose texts do not say how binding they are.
    """

    sections: int
    criteria: int
    others: int
    notes: dict[str, int]
    unbound: frozenset[str]


class Project(Model):
    """One standard with its criteria (in catalogue order), checklists, facts and policy.

    Catalogue order: dimensions as `standard.yml` lists them, then ids. Releases: the oldest first.
    `old_pages` are addresses that criteria had; `draft` is what a standard lacks that is one;
    `words` are those of the standard's language; `warnings` are what the standard only wants to be
    told of.

    `translations` are the same in other languages, and `standings` how far they are. One of them
    knows its `original`, on which answers and editions depend, which files are `shown` in the place
    of which of the original's, which of those are `lacking`, and which translations are `stale`.
    """

    standard: Standard
    dimension_pages: tuple[DimensionPage, ...]
    criteria: tuple[Criterion, ...]
    checklists: tuple[Checklist, ...]
    facts: tuple[Fact, ...]
    kinds: tuple[ServiceKind, ...] = ()
    scoring: ScoringPolicy
    guides: tuple[Guide, ...] = ()
    templates: tuple[Template, ...] = ()
    phase_model: PhaseModel | None = None
    example: Example | None = None
    releases: tuple[Release, ...] = ()
    old_pages: tuple[OldPage, ...] = ()
    draft: DraftState | None = None
    words: Words = ENGLISH
    warnings: Warnings = ()
    standings: tuple[Standing, ...] = ()
    translations: tuple[Project, ...] = ()
    original: Project | None = None
    shown: dict[str, str] = Field(default_factory=dict)
    lacking: frozenset[str] = frozenset()
    stale: frozenset[str] = frozenset()

    def without_prose(self, known: Knowledge = NOTHING) -> Project:
        """Return the same without the texts that stand on pages of their own and nowhere else."""
        parts = {name: getattr(self, name) for name in type(self).model_fields}
        for name in ("criteria", "dimension_pages"):
            parts[name] = tuple(
                # Another prose makes no other criterion of it.
                known.alike(f"frame-{self.standard.language}-{name}-{one.id}", one)
                for one in known.each(_without_body, parts[name])
            )
        # A page shows one language; of the original it asks for what answers depend on. Hosts tell
        # where a text comes from and that it is old, and who lints, what there is to mend.
        parts |= {"translations": (), "standings": (), "warnings": ()}
        parts |= {"shown": {}, "stale": frozenset()}
        if self.original:
            parts["original"] = frame_of(self.original, known)
        return Project.model_construct(**parts)

    def surroundings(self) -> Project:
        """Return what stands around each criterion.

        Who asks it for anything else, such as all criteria, meets an error.
        """
        parts = {name: getattr(self, name) for name in AROUND_CRITERIA}
        if self.original:
            parts["original"] = self.original.surroundings()
        if self.draft:
            parts["draft"] = _only(DraftState, {"unbound": self.draft.unbound})
        return _only(Project, parts)

    def foreign(self, file: str) -> str:
        """Return the language of a text that the language of this project lacks; or nothing."""
        is_foreign = self.original is not None and file in self.lacking
        return self.original.standard.language if self.original and is_foreign else ""

    @cached_property
    def criteria_by_id(self) -> dict[str, Criterion]:
        """The criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}

    @cached_property
    def checklists_by_id(self) -> dict[str, Checklist]:
        """The checklists by id."""
        return {checklist.id: checklist for checklist in self.checklists}

    @cached_property
    def dimensions_by_id(self) -> dict[str, Dimension]:
        """The dimensions by id."""
        return {dimension.id: dimension for dimension in self.standard.dimensions}

    @cached_property
    def _criteria_by_dimension(self) -> dict[str, tuple[Criterion, ...]]:
        found: dict[str, list[Criterion]] = {}
        for one in self.criteria:
            found.setdefault(one.dimension, []).append(one)
        return {dimension: tuple(criteria) for dimension, criteria in found.items()}

    def criteria_of(self, dimension: str) -> tuple[Criterion, ...]:
        """Return the criteria of one dimension, in catalogue order."""
        return self._criteria_by_dimension.get(dimension, ())

    @cached_property
    def _places(self) -> dict[str, int]:
        return {
            one.id: place
            for criteria in self._criteria_by_dimension.values()
            for place, one in enumerate(criteria)
        }

    def place_in_dimension(self, criterion: Criterion) -> int:
        """Return how many criteria of its dimension stand before a criterion."""
        return self._places[criterion.id]

    def select(self, *selections: Selection) -> tuple[Criterion, ...]:
        """Return the criteria that every given selection holds, in catalogue order."""
        tests = [each.test for each in selections]
        return tuple(one for one in self.criteria if all(test(one) for test in tests))

    @cached_property
    def baseline(self) -> tuple[Criterion, ...]:
        """The criteria that every service has to meet where they apply."""
        return tuple(filter(self.is_baseline, self.criteria))

    def is_baseline(self, criterion: Criterion) -> bool:
        """Tell whether a criterion belongs to the baseline."""
        is_service = self.dimensions_by_id[criterion.dimension].scope == Scope.SERVICE
        return is_service and self.scoring.rule.is_baseline(criterion.obligation, criterion.level)

    def has_levels(self, dimension: str) -> bool:
        """Tell whether anything holds back a level of a dimension: else there is none to reach."""
        rule = self.scoring.rule
        return bool(self.standard.levels) and any(
            rule.gates(one.obligation, one.level) for one in self.criteria_of(dimension)
        )

    @cached_property
    def guides_by_page(self) -> dict[str, Guide]:
        """The guides by the path of their page."""
        return {guide.page: guide for guide in self.guides}

    @cached_property
    def gone(self) -> dict[str, OldPage]:
        """The criteria that editions held and this standard does not, by id."""
        return {one.last.id: one for one in reversed(self.old_pages) if one.version}

    def page_of(self, identifier: str) -> str | None:
        """Return the page of a criterion that is there, or was; None for any other id."""
        now, gone = self.criteria_by_id.get(identifier), self.gone.get(identifier)
        return now.source if now else gone.page if gone else None

    def dimensions_of(self, scope: Scope) -> tuple[Dimension, ...]:
        """Return the dimensions that a service, or an organisation, answers."""
        return tuple(one for one in self.standard.dimensions if one.scope == scope)

    def guides_for(self, criterion: Criterion) -> tuple[Guide, ...]:
        """Return the guides that help to meet a criterion."""
        return tuple(guide for guide in self.guides if criterion.id in guide.serves)

    def checklists_with(self, criterion: Criterion) -> tuple[Checklist, ...]:
        """Return the checklists that hold a criterion of the standard."""
        return tuple(one for one in self.checklists if one.select.test(criterion))


def frame_of(project: Project, known: Knowledge) -> Project:
    """Return the project without its prose: what was there before, while that says the same.

    What is made of the frame is known then after a change of prose.
    """
    name = f"frame-{project.standard.language}"
    return known.alike(name, known.once(Project.without_prose, project, known))


def around_criteria(frame: Project, known: Knowledge) -> Project:
    """Return what stands around the criteria of a frame: what was there before, while it is equal.

    What is made of it and of one criterion is known then after another one has changed.
    """
    name = f"around-{frame.standard.language}"
    return known.alike(name, known.once(Project.surroundings, frame))


def _without_body(one: Criterion | DimensionPage) -> Criterion | DimensionPage:
    return one.model_copy(update={"body": ""})


def _only(kind: type[Part], parts: dict[str, Any]) -> Part:
    """Return a model with some of its fields; the others are not there, defaults neither."""
    found: Part = kind.model_construct(**parts)  # type: ignore[assignment]
    for name in kind.model_fields.keys() - parts.keys():
        found.__dict__.pop(name, None)
    return found
