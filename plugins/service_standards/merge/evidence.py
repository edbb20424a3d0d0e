"""Evidence as a set: what two sides added and took away.

Its twin is `browser/merge/merge-evidence.js`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from service_standards.merge.values import same
from service_standards.model.plain.assessment_keys import EVIDENCE_KEYS, is_empty

Item = dict[str, Any]
# Items that agree in these are one thing.
IDENTITY = ("title", "url", "path", "date", "by")


class Side(Enum):
    """Which side changed something."""

    SAME = "same"
    OURS = "ours"
    THEIRS = "theirs"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class MergedEvidence:
    """The merged items, whether any of theirs was taken, and what clashes."""

    merged: list[Item]
    taken: bool
    clash: dict[str, list[Item]] | None


def merge_evidence(base: list[Item], ours: list[Item], theirs: list[Item]) -> MergedEvidence:
    """Return the set: what either side added is there, what either side took away is gone.

    Items clash where both sides changed the rest of one thing, or one side took away what
    the other changed; ours stay then. An order is kept: ours, then what only they have.
    """
    before, here, there = (_by_identity(items) for items in (base, ours, theirs))
    clash: dict[str, list[Item]] = {"base": [], "ours": [], "theirs": []}
    merged: list[Item] = []
    taken = False
    for identity in here | there:
        was, mine, other = (groups.get(identity, []) for groups in (before, here, there))
        side = _side(was, mine, other)
        merged += other if side == Side.THEIRS else mine
        taken = taken or side == Side.THEIRS
        if side == Side.CONFLICT:
            clash["base"] += was
            clash["ours"] += mine
            clash["theirs"] += other
    is_clash = bool(clash["ours"] or clash["theirs"])
    return MergedEvidence(merged if taken else ours, taken, clash if is_clash else None)


def tidy(item: Item) -> Item:
    """Return an item without known members that hold nothing."""
    known = EVIDENCE_KEYS
    return {key: value for key, value in item.items() if key not in known or not is_empty(value)}


def without(items: list[Item], gone: list[Item]) -> list[Item]:
    """Return the items that are not among those that are gone."""
    return [item for item in items if not any(same(item, other) for other in gone)]


def _side(base: list[Item], ours: list[Item], theirs: list[Item]) -> Side:
    def within(part: list[Item], whole: list[Item]) -> bool:
        return not without(part, whole)

    is_within, holds = within(ours, theirs), within(theirs, ours)
    if is_within and holds:
        return Side.SAME
    # Only they changed it: ours is as before, or ours took nothing away and they have all
    # that ours added.
    if within(base, ours) and (is_within or within(ours, base)):
        return Side.THEIRS
    only_ours = within(base, theirs) and (holds or within(theirs, base))
    return Side.OURS if only_ours else Side.CONFLICT


def _by_identity(items: list[Item]) -> dict[tuple[str, ...], list[Item]]:
    groups: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        identity = tuple(item.get(key) or "" for key in IDENTITY)
        groups.setdefault(identity, []).append(item)
    return groups
