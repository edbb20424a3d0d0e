"""What differs between two editions, for people who read a change before it is accepted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from service_standards.editing.suggestions import suggested
from service_standards.editing.word_differences import FieldDifference, field_differences
from service_standards.merge.editions import Item, review_edition
from service_standards.model.changes import FIELDS
from service_standards.model.release import Change, ChangeKind, Release

# In the order in which they are told; what is kept and says the same is left out.
KINDS = ("new", "reworded", "editorial", "moved", "split", "merged", "covered", "withdrawn")


@dataclass(frozen=True)
class Named:
    """A criterion as one edition calls it."""

    id: str
    title: str


@dataclass(frozen=True)
class Difference:
    """What became of one criterion, or of some that belong together.

    `is_declared` is false for what was guessed from the words.
    """

    kind: str
    before: tuple[Named, ...]
    after: tuple[Named, ...]
    fields: tuple[FieldDifference, ...]
    reason: str | None
    note: str | None
    is_declared: bool


@dataclass(frozen=True)
class Differences:
    """All differences between two editions, by kind; `left_out` are fields not compared."""

    old: Release
    new: Release
    items: tuple[Difference, ...]
    left_out: tuple[str, ...] = ()


def compare(old: Release, new: Release, left_out: Collection[str] = ()) -> Differences:
    """Return what differs; the changes of `new` are those since `old`.

    What they do not declare is guessed from the words of the criteria.
    """
    declared = new.changes
    guessed = suggested(old, new, declared)
    is_guessed = frozenset(guessed)
    whole = new.model_copy(
        update={"previous": old.standard.version, "changes": (*declared, *guessed)}
    )
    by_id = {
        key: change
        for change in whole.changes
        for key in (*change.gone, *change.reworded, *change.added)
    }
    fields = [name for name in FIELDS if name not in left_out]
    items = []
    for item in review_edition({}, old, whole):
        change = by_id.get(item["key"])
        is_declared = change is not None and change not in is_guessed
        one = _difference(item, change, (old, new), fields, is_declared=is_declared)
        items += [one] if one else []
    items.sort(key=lambda one: KINDS.index(one.kind))
    return Differences(old, new, tuple(items), tuple(left_out))


def _difference(
    item: Item,
    change: Change | None,
    editions: tuple[Release, Release],
    fields: Sequence[str],
    *,
    is_declared: bool,
) -> Difference | None:
    old, new = (edition.criteria_by_id for edition in editions)
    told: tuple[FieldDifference, ...] = ()
    if "before" in item:
        differ = [name for name in fields if name in item["before"]]
        told = field_differences(old[item["from"][0]], new[item["to"][0]], differ)
    kind = item["kind"]
    if kind in {"kept", "reworded"}:
        if not told:
            return None
        kind = "editorial" if kind == "kept" else kind
    is_there = kind in {"new", "editorial", "reworded"}
    return Difference(
        kind,
        () if is_there else tuple(Named(key, old[key].title) for key in item["from"] if key in old),
        tuple(Named(key, new[key].title) for key in item["to"]),
        told,
        change.reason if change else None,
        change.note if change else None,
        is_declared,
    )


def through(steps: Sequence[tuple[Release, Release]]) -> Release:
    """Return the last edition with its changes since the first, put together from each step.

    A criterion that moved and was then split was split; the reasons of all steps are kept.
    """
    first, last = steps[0][0], steps[-1][1]
    if len(steps) == 1:
        return last
    changes: dict[tuple[ChangeKind, tuple[str, ...]], Change] = {}
    reworded: dict[str, ChangeKind] = {}
    for key in first.criteria_by_id:
        kinds, targets, reasons = _way(key, [after for _, after in steps])
        to = tuple(one for one in targets if one in last.criteria_by_id)
        if key in last.criteria_by_id:
            reworded |= {key: _rewording(key, steps)}
            continue
        kind = _kind(kinds, to)
        place = (kind, to) if kind == ChangeKind.MERGED_TO else (kind, (key,))
        before = changes.get(place)
        changes[place] = Change.model_validate(
            {
                "kind": kind,
                "id": None if to else key,
                "from": (*(before.from_ if before else ()), key) if to else (),
                "to": to,
                "reason": " ".join(reasons) or None,
            }
        )
    reached = {key for change in changes.values() for key in change.added}
    own = [Change(kind=kind, id=key) for key, kind in reworded.items()]
    own += [
        Change(kind=ChangeKind.NEW, id=key)
        for key in last.criteria_by_id
        if key not in first.criteria_by_id and key not in reached
    ]
    return last.model_copy(update={"changes": (*changes.values(), *own)})


def _way(
    key: str, editions: Iterable[Release]
) -> tuple[list[ChangeKind], tuple[str, ...], list[str]]:
    """Return what happened to a criterion, edition by edition, and where it is in the end."""
    kinds: list[ChangeKind] = []
    reasons: list[str] = []
    at: tuple[str, ...] = (key,)
    for edition in editions:
        for change in edition.changes:
            if any(one in change.gone for one in at):
                stay = [one for one in at if one not in change.gone]
                at = tuple(dict.fromkeys([*stay, *change.to]))
                kinds.append(change.kind)
                reasons += [change.reason] if change.reason else []
    return kinds, at, reasons


def _kind(kinds: Sequence[ChangeKind], to: Collection[str]) -> ChangeKind:
    if not to:
        return ChangeKind.WITHDRAWN
    if len(to) > 1:
        return ChangeKind.SPLIT_TO
    stronger = (ChangeKind.COVERED_BY, ChangeKind.MERGED_TO)
    return next((kind for kind in stronger if kind in kinds), ChangeKind.MOVED_TO)


def _rewording(key: str, steps: Sequence[tuple[Release, Release]]) -> ChangeKind:
    declared = {
        change.kind for _, after in steps for change in after.changes if key in change.reworded
    }
    return ChangeKind.EDITORIAL if declared == {ChangeKind.EDITORIAL} else ChangeKind.MODIFIED
