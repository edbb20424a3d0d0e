"""Whether the declared changes between two releases are the real ones: each once, and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from service_standards.errors import Problem
from service_standards.model.release import (
    Change,
    ChangeKind,
    Release,
    ReleasedCriterion,
    change_fault,
)

Place = tuple[int, int]
START = (1, 1)
# What an answer can depend on; the last two and the title are wording.
FIELDS = (
    "title",
    "dimension",
    "obligation",
    "level",
    "phases",
    "roles",
    "applies_when",
    "requirement",
    "checks",
)
# A change of these leaves every answer true.
EDITORIAL = {"title", "dimension", "roles", "requirement", "checks"}
ENDS = "moved-to, split-to, merged-to, covered-by or withdrawn"


def differing(before: ReleasedCriterion, after: ReleasedCriterion) -> list[str]:
    """Return the fields that differ; phases, roles and facts have no order."""
    return [name for name in FIELDS if _compared(before, name) != _compared(after, name)]


def undeclared(
    previous: Release | None,
    current: Release,
    changes: Sequence[Change],
    *,
    file: str = "",
    place: Callable[[tuple[str | int, ...]], Place] = lambda _: START,
) -> list[Problem]:
    """Return each difference that is not declared exactly once, and each change that is not real.

    `place` says where in `file` a value stands, such as `("changes", 0)`.
    """
    faults: list[Problem] = []

    def note(code: str, message: str, index: int | None = None) -> None:
        path = "" if index is None else f"changes[{index}]"
        line, column = START if index is None else place(("changes", index))
        faults.append(Problem(file, line, column, path, message, code))

    if previous is None:
        for index in range(len(changes)):
            note("not-real", "there is no release before this one that could have changed", index)
        return faults
    pair = _Pair(previous, current)
    claimed: dict[tuple[str, str], int] = {}
    for index, change in enumerate(changes):
        fault = change_fault(change)
        for message in [fault] if fault else pair.false_claims(change):
            note("wrong-change" if fault else "not-real", message, index)
        for claim in _claims(change):
            if claim in claimed:
                message = f"'{claim[1]}' is declared already in changes[{claimed[claim]}]"
                note("declared-twice", message, index)
            claimed.setdefault(claim, index)
    for claim, message in pair.differences().items():
        if claim not in claimed:
            note("undeclared", message)
    return faults


def used_again(
    earlier: Iterable[Release],
    current: Release,
    file: str = "",
    *,
    place_of: Callable[[str], tuple[str, Place]] | None = None,
) -> list[Problem]:
    """Return a fault for each id of a criterion that is gone and whose id now names another one.

    `place_of` says in which file and where an id stands, if not at the start of `file`.
    """
    known: set[str] = set()
    gone: dict[str, str] = {}
    for release in earlier:
        ids = set(release.criteria_by_id)
        gone |= dict.fromkeys(known - ids - set(gone), release.standard.version)
        known |= ids
    faults = []
    for one in current.criteria:
        if one.id in gone:
            where, (line, column) = place_of(one.id) if place_of else (file, START)
            message = f"'{one.id}' was taken out in {gone[one.id]}; a number is never used again"
            path = "id" if place_of else ""
            faults.append(Problem(where, line, column, path, message, "used-again"))
    return faults


class _Pair:
    """Two releases, and what really differs between them."""

    def __init__(self, previous: Release, current: Release) -> None:
        self.old = previous.criteria_by_id
        self.new = current.criteria_by_id
        self.version = previous.standard.version
        self.reworded = {
            key: fields
            for key, criterion in self.old.items()
            if key in self.new and (fields := differing(criterion, self.new[key]))
        }

    def differences(self) -> dict[tuple[str, str], str]:
        """Return every difference with the sentence that says how to declare it."""
        gone = {
            ("gone", key): f"'{key}' is gone since {self.version}; declare it as {ENDS}"
            for key in self.old
            if key not in self.new
        }
        reworded = {
            ("reworded", key): f"'{key}' says something else than in {self.version} "
            f"({', '.join(fields)}); declare it as editorial or modified"
            for key, fields in self.reworded.items()
        }
        added = {
            ("added", key): f"'{key}' was not in {self.version}; declare it as new"
            for key in self.new
            if key not in self.old
        }
        return gone | reworded | added

    def false_claims(self, change: Change) -> Iterable[str]:
        """Yield what is not true of a declared change."""
        for key in change.gone:
            if key not in self.old:
                yield f"'{key}' was not in {self.version}"
            elif key in self.new:
                yield f"'{key}' is still there; a criterion that stays is editorial or modified"
        for key in change.added:
            if key not in self.new:
                yield f"'{key}' is not there"
            elif key in self.old:
                hint = "covered-by" if change.gone else "editorial or modified"
                yield f"'{key}' was already in {self.version}; use {hint}"
        if change.kind == ChangeKind.COVERED_BY:
            yield from (f"'{key}' is not there" for key in change.to if key not in self.new)
        for key in change.reworded:
            yield from self._false_rewording(change.kind, key)

    def _false_rewording(self, kind: ChangeKind, key: str) -> Iterable[str]:
        if key not in self.old or key not in self.new:
            yield f"'{key}' is not in both releases"
        elif key not in self.reworded:
            yield f"'{key}' says the same as in {self.version}"
        elif kind == ChangeKind.EDITORIAL:
            more = [name for name in self.reworded[key] if name not in EDITORIAL]
            if more:
                what = ", ".join(more)
                yield f"'{key}' differs in {what}, which is more than wording; use modified"


def _claims(change: Change) -> list[tuple[str, str]]:
    groups = (("gone", change.gone), ("reworded", change.reworded), ("added", change.added))
    return [(what, key) for what, keys in groups for key in dict.fromkeys(keys)]


def _compared(criterion: ReleasedCriterion, name: str) -> object:
    value = getattr(criterion, name)
    if name == "applies_when":
        return tuple(frozenset(facts) for facts in (value.all, value.any, value.none))
    return frozenset(value) if name in {"phases", "roles"} else value
