"""Whether the declared changes between two releases are the real ones: each once, and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from service_standards.errors import Problem
from service_standards.model.release import (
    Change,
    ChangeKind,
    Release,
    ReleasedCriterion,
    change_fault,
)
from service_standards.words.message import Message, say

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
    found = _Found(file, place)
    if previous is None:
        for index in range(len(changes)):
            message = say("there is no release before this one that could have changed")
            found.note("not-real", message, index)
        return found.faults
    pair = _Pair(previous, current)
    claimed: dict[tuple[str, str], int] = {}
    for index, change in enumerate(changes):
        fault = change_fault(change)
        for message in [fault] if fault else pair.false_claims(change):
            found.note("wrong-change" if fault else "not-real", message, index)
        for claim in claims(change):
            if claim in claimed and not _share(claim, change, changes[claimed[claim]]):
                message = say(
                    "'{id}' is declared already in changes[{index}]",
                    id=claim[1],
                    index=claimed[claim],
                )
                found.note("declared-twice", message, index)
            claimed.setdefault(claim, index)
    for claim, message in pair.differences().items():
        if claim not in claimed:
            found.note("undeclared", message)
    return found.faults


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
            message = say(
                "'{id}' was taken out in {version}; a number is never used again",
                id=one.id,
                version=gone[one.id],
            )
            path = "id" if place_of else ""
            faults.append(Problem(where, line, column, path, message, "used-again"))
    return faults


class _Found:
    """The faults of declared changes, each where its change stands."""

    def __init__(self, file: str, place: Callable[[tuple[str | int, ...]], Place]) -> None:
        self.faults: list[Problem] = []
        self._file, self._place = file, place

    def note(self, code: str, message: Message, index: int | None = None) -> None:
        """Take in a fault of the change at `index`, or of all of them."""
        path = "" if index is None else f"changes[{index}]"
        line, column = START if index is None else self._place(("changes", index))
        self.faults.append(Problem(self._file, line, column, path, message, code))


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

    def differences(self) -> dict[tuple[str, str], Message]:
        """Return every difference with the sentence that says how to declare it."""
        gone = {
            ("gone", key): say(
                "'{key}' is gone since {version}; declare it as moved-to, split-to, merged-to, "
                "covered-by or withdrawn",
                key=key,
                version=self.version,
            )
            for key in self.old
            if key not in self.new
        }
        reworded = {
            ("reworded", key): say(
                "'{key}' says something else than in {version} ({fields}); declare it "
                "as editorial or modified",
                key=key,
                version=self.version,
                fields=fields,
            )
            for key, fields in self.reworded.items()
        }
        added = {
            ("added", key): say(
                "'{key}' was not in {version}; declare it as new", key=key, version=self.version
            )
            for key in self.new
            if key not in self.old
        }
        return gone | reworded | added

    def false_claims(self, change: Change) -> Iterable[Message]:
        """Yield what is not true of a declared change."""
        for key in change.gone:
            if key not in self.old:
                yield say("'{key}' was not in {version}", key=key, version=self.version)
            elif key in self.new:
                yield say(
                    "'{key}' is still there; a criterion that stays is editorial or modified",
                    key=key,
                )
        for key in change.added:
            if key not in self.new:
                yield say("'{key}' is not there", key=key)
            elif key in self.old:
                values = {"key": key, "version": self.version}
                if change.gone:
                    yield say("'{key}' was already in {version}; use covered-by", **values)
                else:
                    yield say(
                        "'{key}' was already in {version}; use editorial or modified", **values
                    )
        if change.editorial:
            yield from self._false_wording(change)
        if change.kind == ChangeKind.COVERED_BY:
            yield from (
                say("'{key}' is not there", key=key) for key in change.to if key not in self.new
            )
        for key in change.reworded:
            yield from self._false_rewording(change.kind, key)

    def _false_wording(self, change: Change) -> Iterable[Message]:
        """Yield what of a criterion that moved is more than wording."""
        for before, after in product(change.from_, change.to):
            if before in self.old and after in self.new:
                fields = differing(self.old[before], self.new[after])
                more = [name for name in fields if name not in EDITORIAL]
                if more:
                    yield say(
                        "'{after}' differs from '{before}' in {fields}, which is more than "
                        "wording; leave 'editorial' out",
                        after=after,
                        before=before,
                        fields=more,
                    )

    def _false_rewording(self, kind: ChangeKind, key: str) -> Iterable[Message]:
        if key not in self.old or key not in self.new:
            yield say("'{key}' is not in both releases", key=key)
        elif key not in self.reworded:
            yield say("'{key}' says the same as in {version}", key=key, version=self.version)
        elif kind == ChangeKind.EDITORIAL:
            more = [name for name in self.reworded[key] if name not in EDITORIAL]
            if more:
                yield say(
                    "'{key}' differs in {fields}, which is more than wording; use modified",
                    key=key,
                    fields=more,
                )


def _share(claim: tuple[str, str], one: Change, other: Change) -> bool:
    """Tell whether two changes can bring in the same criterion: parts of several can make one."""
    is_split = ChangeKind.SPLIT_TO in {one.kind, other.kind}
    return claim[0] == "added" and is_split and bool(one.gone) and bool(other.gone)


def claims(change: Change) -> list[tuple[str, str]]:
    """Return what a change says of which criteria: "gone", "reworded" or "added", and the id."""
    groups = (("gone", change.gone), ("reworded", change.reworded), ("added", change.added))
    return [(what, key) for what, keys in groups for key in dict.fromkeys(keys)]


def _compared(criterion: ReleasedCriterion, name: str) -> object:
    value = getattr(criterion, name)
    if name == "applies_when":
        return tuple(frozenset(facts) for facts in (value.all, value.any, value.none))
    return frozenset(value) if name in {"phases", "roles"} else value
