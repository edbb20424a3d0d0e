"""A release (`releases/<version>.json`): a frozen catalogue and what changed since the last."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from service_standards.model.base import CriterionId, Model, Slug, Text, Version
from service_standards.model.criterion import Condition, Criterion
from service_standards.model.vocabulary import Obligation

RELEASE_FORMAT: Final = "release/1"
DIGEST = r"^sha256:[0-9a-f]{64}$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

Digest = Annotated[str, StringConstraints(pattern=DIGEST)]
Day = Annotated[str, StringConstraints(pattern=DAY)]
Ids = tuple[CriterionId, ...]


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
    """

    kind: ChangeKind
    id: CriterionId | None = None
    from_: Ids = Field(default=(), alias="from")
    to: Ids = ()
    reason: Text | None = None
    note: Text | None = None

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


class ReleasedCriterion(Model):
    """What an edition says of a criterion, as far as answers to it depend on it."""

    id: CriterionId
    title: Text
    dimension: Slug
    obligation: Obligation
    level: Annotated[int, Field(ge=2, le=9, strict=True)]
    phases: tuple[Slug, ...]
    roles: tuple[Slug, ...]
    applies_when: Condition
    requirement: Text
    checks: tuple[Text, ...]


class Release(Model):
    """One frozen edition; `previous` is the version that `changes` start from."""

    format: Literal["release/1"]
    standard: ReleasedStandard
    previous: Version | None
    criteria: tuple[ReleasedCriterion, ...]
    changes: tuple[Change, ...]

    @property
    def criteria_by_id(self) -> dict[str, ReleasedCriterion]:
        """The criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}


def released(criterion: Criterion) -> ReleasedCriterion:
    """Return what an edition freezes of a criterion."""
    names = ReleasedCriterion.model_fields
    return ReleasedCriterion(**{name: getattr(criterion, name) for name in names})


def change_fault(change: Change) -> str | None:
    """Return what a declared change lacks or has too much for its kind, or None."""
    kind = change.kind
    if kind in {ChangeKind.MOVED_TO, ChangeKind.SPLIT_TO, ChangeKind.MERGED_TO}:
        wanted = _one_or_more(change, kind)
    elif kind == ChangeKind.COVERED_BY:
        wanted = "" if change.from_ and change.to else "'from' and 'to' with at least one id each"
    else:
        wanted = "" if change.id else "'id'"
    if wanted:
        return f"a change of the kind '{kind}' needs {wanted}"
    if change.id and (change.from_ or change.to):
        return f"a change of the kind '{kind}' has an 'id', or 'from' and 'to', but not both"
    if len({*change.from_, *change.to}) < len(change.from_) + len(change.to):
        return "an id stands here twice"
    if kind == ChangeKind.WITHDRAWN and change.reason is None:
        return "a criterion is withdrawn for a reason; say it in 'reason'"
    return None


def _one_or_more(change: Change, kind: ChangeKind) -> str:
    several_from, several_to = kind == ChangeKind.MERGED_TO, kind == ChangeKind.SPLIT_TO
    counts = ((change.from_, several_from), (change.to, several_to))
    if all(len(ids) > 1 if several else len(ids) == 1 for ids, several in counts):
        return ""
    words = [
        f"'{name}' with {'two ids or more' if several else 'one id'}"
        for name, several in (("from", several_from), ("to", several_to))
    ]
    return " and ".join(words)


def version_order(version: str) -> tuple[object, ...]:
    """Return what sorts versions as semantic versioning does: a release after its drafts."""
    core, _, draft = version.partition("-")
    numbers = tuple(int(number) for number in core.split("."))
    parts = tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in (draft.split(".") if draft else ())
    )
    return (*numbers, not draft, parts)
