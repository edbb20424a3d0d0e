"""A release (`releases/<version>.json`): a frozen catalogue and what changed since the last."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from service_standards.model.base import (
    NO_LEVEL,
    CriterionId,
    Model,
    Slug,
    Text,
    Version,
    no_default,
)
from service_standards.model.criterion import Condition, Criterion
from service_standards.model.plain.ids import id_order
from service_standards.model.standard import Standard
from service_standards.model.vocabulary import Obligation
from service_standards.words.message import Message, say

RELEASE_FORMAT: Final = "release/1"
DIGEST = r"^sha256:[0-9a-f]{64}$"
NO_DAY = "0000-00-00"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

# Below `docs/` and below the project's root alike.
CRITERION_PAGE = r"^standards/[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*\.md$"

Digest = Annotated[str, StringConstraints(pattern=DIGEST)]
Day = Annotated[str, StringConstraints(pattern=DAY)]
Ids = tuple[CriterionId, ...]
CriterionPage = Annotated[str, StringConstraints(pattern=CRITERION_PAGE)]


class ChangeKind(StrEnum):
    """What happened to a criterion between two releases."""

    EDITORIAL = "editorial"
    MODIFIED = "modified"
    MOVED_TO = "moved-to"
    SPLIT_TO = "split-to"
    MERGED_TO = "merged-to"
    COVERED_BY = "covered-by"
    WITHDRAWN = "withdrawn"
    NEW = "new"


class Change(Model):
    """One declared change.

    `id` names the criterion that was reworded, withdrawn or is new; `from` and `to` say what
    became of criteria that are gone. `reason` says why, `note` helps who answered before.
    `editorial` says of a criterion that moved that only its wording changed; `page` is where the
    page of a criterion that is gone stood, for editions that do not hold it.
    """

    kind: ChangeKind
    id: CriterionId | None = None
    from_: Ids = Field(default=(), alias="from")
    to: Ids = ()
    reason: Text | None = None
    note: Text | None = None
    editorial: bool = False
    page: CriterionPage | None = None

    @property
    def gone(self) -> Ids:
        """The criteria that this change takes out of the catalogue."""
        if self.kind == ChangeKind.WITHDRAWN and self.id:
            return (self.id,)
        return self.from_

    @property
    def reworded(self) -> Ids:
        """The criteria that stay and say something else."""
        is_rewording = self.kind in {ChangeKind.EDITORIAL, ChangeKind.MODIFIED}
        return (self.id,) if is_rewording and self.id else ()

    @property
    def added(self) -> Ids:
        """The criteria that this change brings into the catalogue."""
        if self.kind == ChangeKind.NEW and self.id:
            return (self.id,)
        return () if self.kind == ChangeKind.COVERED_BY else self.to


class ReleaseChanges(Model):
    """Changes that are not frozen yet (`releases/changes-<version>.yml`)."""

    format: Literal["changes/1"]
    changes: tuple[Change, ...]


class ReleasedStandard(Model):
    """Which edition of the standard was frozen, and on which day."""

    id: Slug
    title: Text
    version: Version
    digest: Digest
    date: Day


class ReleasedDimension(Model):
    """What an edition called a dimension."""

    id: Slug
    title: Text


class ReleasedCriterion(Model):
    """What an edition says of a criterion, as far as answers to it depend on it.

    `source` is the path of its file, and of its page; editions of older generators lack it, and
    those of a standard without levels have no `level`.
    """

    id: CriterionId
    title: Text
    dimension: Slug
    obligation: Obligation
    level: Annotated[int, Field(ge=2, le=9, strict=True, json_schema_extra=no_default)] = NO_LEVEL
    phases: tuple[Slug, ...]
    roles: tuple[Slug, ...]
    applies_when: Condition
    requirement: Text
    checks: tuple[Text, ...]
    source: CriterionPage | None = None


class Release(Model):
    """One frozen edition; `previous` is the version that `changes` start from.

    Editions of older generators have no `dimensions`.
    """

    format: Literal["release/1"]
    standard: ReleasedStandard
    previous: Version | None
    criteria: tuple[ReleasedCriterion, ...]
    changes: tuple[Change, ...]
    dimensions: tuple[ReleasedDimension, ...] = ()

    @property
    def criteria_by_id(self) -> dict[str, ReleasedCriterion]:
        """The criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}


def released(criterion: Criterion) -> ReleasedCriterion:
    """Return what an edition freezes of a criterion."""
    names = [one for one in ReleasedCriterion.model_fields if one != "level" or criterion.level]
    return ReleasedCriterion(**{name: getattr(criterion, name) for name in names})


def unfrozen(
    standard: Standard,
    criteria: Iterable[Criterion],
    newest: Release | None,
    changes: tuple[Change, ...] = (),
) -> Release:
    """Return the sources as the release that they are going to be, without a day or a digest.

    `newest` is the release that they follow on.
    """
    order = {dimension.id: index for index, dimension in enumerate(standard.dimensions)}
    listed = sorted(
        criteria,
        key=lambda one: (order.get(one.dimension, len(order)), id_order(one.id)),
    )
    return Release(
        format=RELEASE_FORMAT,
        standard=ReleasedStandard(
            id=standard.id,
            title=standard.title,
            version=standard.version,
            digest="sha256:" + "0" * 64,
            date=NO_DAY,
        ),
        previous=newest.standard.version if newest else None,
        criteria=tuple(released(one) for one in listed),
        changes=changes,
        dimensions=titled(standard),
    )


def titled(standard: Standard) -> tuple[ReleasedDimension, ...]:
    """Return what a standard calls its dimensions."""
    return tuple(ReleasedDimension(id=one.id, title=one.title) for one in standard.dimensions)


def change_fault(change: Change) -> Message | None:
    """Return what a declared change lacks or has too much for its kind, or None."""
    kind = change.kind
    if kind in {ChangeKind.MOVED_TO, ChangeKind.SPLIT_TO, ChangeKind.MERGED_TO}:
        wanted = _one_or_more(change, kind)
    elif kind == ChangeKind.COVERED_BY:
        is_fine = change.from_ and change.to
        wanted = None if is_fine else say("'from' and 'to' with at least one id each")
    else:
        wanted = None if change.id else say("'id'")
    if wanted:
        return say("a change of the kind '{kind}' needs {wanted}", kind=kind, wanted=wanted)
    if change.id and (change.from_ or change.to):
        return say(
            "a change of the kind '{kind}' has an 'id', or 'from' and 'to', but not both", kind=kind
        )
    if len({*change.from_, *change.to}) < len(change.from_) + len(change.to):
        return say("an id stands here twice")
    return _misplaced(change)


def _misplaced(change: Change) -> Message | None:
    """Return what is wrong with the keys that only some kinds of changes can have, or must."""
    if change.editorial and change.kind != ChangeKind.MOVED_TO:
        return say("only a change of the kind 'moved-to' can have 'editorial'")
    if change.page and len(change.gone) != 1:
        return say("'page' is that of the one criterion that a change takes out")
    if change.kind == ChangeKind.WITHDRAWN and change.reason is None:
        return say("a criterion is withdrawn for a reason; say it in 'reason'")
    return None


def _one_or_more(change: Change, kind: ChangeKind) -> Message | None:
    several_from, several_to = kind == ChangeKind.MERGED_TO, kind == ChangeKind.SPLIT_TO
    is_from = len(change.from_) > 1 if several_from else len(change.from_) == 1
    is_to = len(change.to) > 1 if several_to else len(change.to) == 1
    if is_to and (is_from or (several_to and change.from_)):
        return None
    if several_from:
        return say("'from' with two ids or more and 'to' with one id")
    if several_to:
        return say("'from' with one id or more and 'to' with two ids or more")
    return say("'from' with one id and 'to' with one id")


def version_order(version: str) -> tuple[object, ...]:
    """Return what sorts versions as semantic versioning does: a release after its drafts."""
    core, _, draft = version.partition("-")
    numbers = tuple(int(number) for number in core.split("."))
    parts = tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in (draft.split(".") if draft else ())
    )
    return (*numbers, not draft, parts)
