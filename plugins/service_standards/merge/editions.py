"""Answers on their way to the next edition of the standard (twin: `browser/rules/edition.js`).

`tests/vectors/edition/README.md` states the rules. No answer is ever lost: it is carried,
or kept under its old id in what is parked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from service_standards.merge.carrying import Carrier
from service_standards.merge.three_way import Content, complete_content, is_blank_content
from service_standards.merge.values import by_code_units
from service_standards.model.changes import differing
from service_standards.model.release import Change, ChangeKind, Release, ReleasedCriterion

Item = dict[str, Any]
KEEP_ALL = "keep all"
# What a person can decide for each kind of item; the first is what happens without a decision.
DECISIONS = {
    "kept": ("keep",),
    "reworded": ("keep", "confirm", "reset"),
    "moved": ("keep", "park"),
    "split": ("keep", "park"),
    "merged": ("keep", "park"),
    "covered": ("keep", "park"),
    "withdrawn": ("keep",),
    "new": ("keep",),
}
ENDS = {
    ChangeKind.MOVED_TO: "moved",
    ChangeKind.SPLIT_TO: "split",
    ChangeKind.MERGED_TO: "merged",
    ChangeKind.COVERED_BY: "covered",
}
# Where a criterion stands and who sees it: an answer does not depend on these.
PLACE = {"title", "dimension", "phases", "roles"}


def edition_path(
    releases: Iterable[Release], before: str, after: str
) -> list[tuple[Release, Release]]:
    """Return the steps from one version to a later one; none if they are not connected."""
    by_version = {one.standard.version: one for one in releases}
    steps: list[tuple[Release, Release]] = []
    release = by_version.get(after)
    while release and release.standard.version != before:
        earlier = by_version.get(release.previous or "")
        if earlier is None or len(steps) > len(by_version):
            return []
        steps.insert(0, (earlier, release))
        release = earlier
    return steps


def review_edition(findings: Mapping[str, Content], before: Release, after: Release) -> list[Item]:
    """Return what becomes of each criterion, and with it of each finding.

    The declared changes count where `after` follows on `before`; otherwise, and for what
    is not declared, the two catalogues are compared.
    """
    review = _Review(findings, before, after)
    items = [review.item(key) for key in review.old if key not in review.placed]
    items += [
        review.built("new", [], [key])
        for key in review.new
        if key not in review.old and key not in review.reached
    ]
    unknown = [key for key in findings if key not in review.old and key not in review.new]
    items += [review.built("withdrawn", [key], []) for key in by_code_units(unknown)]
    return _with_shared_targets(items)


def _with_shared_targets(items: Sequence[Item]) -> list[Item]:
    """Mark what is carried to a criterion that has other origins too: none of them speaks for all.

    What it is covered by is what it was before, and no origin of it.
    """
    origins = Counter(
        key for item in items if item["kind"] in {"moved", "split", "merged"} for key in item["to"]
    )
    return [
        item | {"shared": True}
        if item["kind"] in {"moved", "merged"} and origins[item["to"][0]] > 1
        else item
        for item in items
    ]


def apply_edition(
    findings: Mapping[str, Content],
    parked: Mapping[str, Content],
    items: Sequence[Item],
    decisions: Mapping[str, str] | str = KEEP_ALL,
) -> dict[str, Any]:
    """Return `findings` (without blank ones), `parked` and `conflicts` after the items.

    `decisions` are by the key of an item; what is not decided is kept. The conflicts are
    those of merged criteria, in the form that `three_way.resolve` takes.

    Raises:
        ValueError: for a decision that there is not.
    """
    carrier = Carrier(findings, parked)
    proposing = []
    for item in items:
        decision = _decision(item, decisions)
        if decision == "park" or item["kind"] == "withdrawn":
            carrier.park(item)
        elif _proposes(item):
            proposing.append(item)
        elif item["kind"] == "reworded":
            carrier.reword(item, decision)
        elif item["kind"] == "moved":
            checks = set(item.get("before", {})) - PLACE
            carrier.move(item, check_again=bool(checks) and not item.get("editorial"))
        elif item["kind"] == "merged":
            carrier.combine(item)
        elif item["kind"] == "new":
            carrier.restore(item["to"][0])
    # A proposal gives way to an answer, wherever that comes from.
    for item in proposing:
        carrier.propose(item)
    return {
        "findings": {key: one for key, one in carrier.found.items() if not is_blank_content(one)},
        "parked": carrier.parked,
        "conflicts": carrier.conflicts,
    }


def _proposes(item: Item) -> bool:
    """Tell whether the answers of an item are proposed and not carried."""
    is_partly = item["kind"] == "merged" and len(item["findings"]) < len(item["from"])
    return bool(item.get("shared")) or is_partly or item["kind"] in {"split", "covered"}


def _decision(item: Item, decisions: Mapping[str, str] | str) -> str:
    allowed = DECISIONS[item["kind"]]
    decision = allowed[0]
    if not isinstance(decisions, str):
        decision = decisions.get(item["key"], decision)
    elif decisions != KEEP_ALL:
        raise ValueError(f"'{decisions}' is no decision for all")
    if decision not in allowed:
        raise ValueError(f"'{decision}' is no decision for {item['key']} ({item['kind']})")
    return decision


class _Review:
    """Two editions and the findings of the first; remembers what has its place already."""

    def __init__(self, findings: Mapping[str, Content], before: Release, after: Release) -> None:
        self.findings = findings
        self.old, self.new = before.criteria_by_id, after.criteria_by_id
        changes = after.changes if after.previous == before.standard.version else ()
        self.ends = {key: change for change in changes for key in change.gone}
        self.rewordings = {key: change.kind for change in changes for key in change.reworded}
        self.placed: set[str] = set()
        self.reached: set[str] = set()

    def item(self, key: str) -> Item:
        """Return the item of a criterion of the edition before."""
        if key in self.new:
            fields = differing(self.old[key], self.new[key])
            declared = self.rewordings.get(key)
            is_editorial = declared == ChangeKind.EDITORIAL or (declared is None and not fields)
            return self.built("kept" if is_editorial else "reworded", [key], [key])
        change = self.ends.get(key)
        sources, targets = list(self._sources(key, change)), self._targets(change)
        self.placed.update(sources)
        kind = ENDS.get(change.kind, "withdrawn") if change and targets else "withdrawn"
        if kind != "covered":
            self.reached.update(targets)
        return self.built(kind, sources, targets, change)

    def _sources(self, key: str, change: Change | None) -> Iterator[str]:
        for one in change.gone if change else (key,):
            if one in self.old and one not in self.new and one not in self.placed:
                yield one

    def _targets(self, change: Change | None) -> list[str]:
        return [one for one in change.to if one in self.new] if change else []

    def built(
        self, kind: str, sources: list[str], targets: list[str], change: Change | None = None
    ) -> Item:
        """Return an item with what there is to say about it."""
        item: Item = {"key": (sources or targets)[0], "kind": kind, "from": sources, "to": targets}
        for name in ("reason", "note"):
            said = getattr(change, name, None)
            item |= {name: said} if said else {}
        item |= {"editorial": True} if change and change.editorial and kind == "moved" else {}
        titles = {key: self.old[key].title for key in sources if key in self.old}
        item |= {"titles": titles} if titles and kind not in {"kept", "reworded"} else {}
        if kind in {"kept", "reworded", "moved"}:
            item |= _difference(self.old[sources[0]], self.new[targets[0]])
        answered = {key: self.findings.get(key, {}) for key in sources or targets}
        item["findings"] = {
            key: complete_content(one) for key, one in answered.items() if not is_blank_content(one)
        }
        return item


def _difference(before: ReleasedCriterion, after: ReleasedCriterion) -> Item:
    fields = set(differing(before, after))
    if not fields:
        return {}
    sides = (("before", before), ("after", after))
    return {name: one.model_dump(mode="json", include=fields) for name, one in sides}
