"""What probably happened to a criterion, for what nobody has declared yet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from service_standards.model.changes import claims, differing
from service_standards.model.release import Change, ChangeKind, Release, ReleasedCriterion

# How many of their words two criteria share before one is taken for the other.
ALIKE = 0.5
# By how many words a text is looked up, and how many texts are then compared with it.
RAREST, CANDIDATES = 12, 8
# Where a criterion stands and who does it: no answer depends on these.
PLACE = {"title", "dimension", "roles"}


def suggested(old: Release, new: Release, declared: Sequence[Change]) -> tuple[Change, ...]:
    """Return a change for each difference that is not declared, in the order of the catalogues.

    A withdrawal has no reason yet, and rewording counts as more than better words: only a person
    can tell.
    """
    known = {claim for change in declared for claim in claims(change)}
    before, after = old.criteria_by_id, new.criteria_by_id
    gone = [one for key, one in before.items() if key not in after and ("gone", key) not in known]
    added = [one for key, one in after.items() if key not in before and ("added", key) not in known]
    moves, missing = dict(_moves(gone, added)), {one.id for one in gone}
    found = []
    for key, one in before.items():
        if key in moves:
            found.append(moved(key, moves[key]))
        elif key in missing:
            found.append(Change(kind=ChangeKind.WITHDRAWN, id=key))
        elif key in after and ("reworded", key) not in known:
            fields = set(differing(one, after[key]))
            kind = ChangeKind.EDITORIAL if fields <= PLACE else ChangeKind.MODIFIED
            found += [Change(kind=kind, id=key)] if fields else []
    reached = set(moves.values())
    found += [Change(kind=ChangeKind.NEW, id=one.id) for one in added if one.id not in reached]
    return tuple(found)


def moved(before: str, after: str) -> Change:
    """Return the change of a criterion that has another id now."""
    return Change.model_validate({"kind": ChangeKind.MOVED_TO, "from": (before,), "to": (after,)})


def _moves(
    gone: Sequence[ReleasedCriterion], added: Sequence[ReleasedCriterion]
) -> Iterator[tuple[str, str]]:
    """Yield the old and the new id of what says much the same, the most alike first."""
    words = {one.id: _words(one) for one in (*gone, *added)}
    index: dict[str, list[str]] = defaultdict(list)
    for one in added:
        for word in words[one.id]:
            index[word].append(one.id)
    pairs = [
        (alike, old.id, new)
        for old in gone
        for new in _candidates(words[old.id], index)
        if (alike := _alike(words[old.id], words[new])) >= ALIKE
    ]
    taken: set[str] = set()
    for _, before, after in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if taken.isdisjoint({before, after}):
            taken |= {before, after}
            yield before, after


def _candidates(words: Collection[str], index: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the ids that share the rarest words: comparing all with all would take minutes."""
    known = sorted((len(index[word]), word) for word in words if word in index)
    hits = Counter(one for _, word in known[:RAREST] for one in index[word])
    return (one for one, _ in hits.most_common(CANDIDATES))


def _words(criterion: ReleasedCriterion) -> frozenset[str]:
    texts = (criterion.title, criterion.requirement, *criterion.checks)
    return frozenset(re.findall(r"\w+", " ".join(texts).casefold()))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    every = len(one | other)
    return len(one & other) / every if every else 0
