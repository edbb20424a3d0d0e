"""Merging whole files: answers and service by the rules of `merge`, and all that stands beside."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from service_standards.answers.file_form import CHECK_AGAIN, content_of, finding_of
from service_standards.merge.three_way import Merge, merge_findings, merge_service
from service_standards.merge.values import ABSENT, by_code_units, same
from service_standards.model.plain.assessment_keys import FILE_KEYS, SNAPSHOT_KEYS
from service_standards.model.vocabulary import Outcome

Data = dict[str, Any]
File = Mapping[str, Any]
SERVICE, STANDARD, WHOLE = "service", "standard", "file"


@dataclass(frozen=True)
class FileConflict:
    """Both sides changed one field, and differ; what is ours stands.

    `place` is a criterion, "service", "standard" or "file". `ours` and `theirs` are values of
    the file, or ABSENT.
    """

    place: str
    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True)
class FileMerge:
    """The merged file, in which every conflict has ours, and the conflicts."""

    data: Data
    conflicts: tuple[FileConflict, ...]


def merge_files(base: File | None, ours: File, theirs: File) -> FileMerge:
    """Merge two assessments; `base` is the one that both came from, None if nobody knows it."""
    sides = (base, ours, theirs)
    findings = merge_findings(base and _contents(base), _contents(ours), _contents(theirs))
    service = merge_service(base and _service(base), _service(ours), _service(theirs))
    about = _by_key(sides, SERVICE, ("name", "phase", "facts"))
    standard, standard_conflicts = _standard(sides)
    whole = _members(sides, FILE_KEYS, WHOLE)
    merged_service = {name: service.merged[name] for name in ("name", "phase", "facts")}
    data = {
        **whole.data,
        "format": ours["format"],
        "standard": standard,
        "service": {**about.data, **merged_service},
        "target": service.merged["target"],
        "findings": _findings(findings, sides, standard),
        "parked": _parked(sides),
        "snapshots": _snapshots(sides),
    }
    conflicts = [*about.conflicts, *standard_conflicts, *whole.conflicts]
    return FileMerge(data, (*conflicts, *_told(service), *_told(findings)))


def _told(merge: Merge) -> list[FileConflict]:
    return [
        FileConflict(
            one["criterion"] or SERVICE,
            one["field"],
            one.get("ours", ABSENT),
            one.get("theirs", ABSENT),
        )
        for one in merge.conflicts
    ]


def _contents(file: File) -> dict[str, Data]:
    return {key: content_of(one) for key, one in (file.get("findings") or {}).items()}


def _service(file: File) -> Data:
    return {**(file.get("service") or {}), "target": file.get("target") or {}}


def _findings(merge: Merge, sides: tuple[File | None, File, File], standard: File) -> Data:
    _, ours, theirs = sides
    found = {}
    for key, content in merge.merged.items():
        mine, other = ((one.get("findings") or {}).get(key) or {} for one in (ours, theirs))
        said = {"extra": {**content["extra"], **_doubt(key, content, sides, standard)}}
        when = _updated(content, mine, other)
        found[key] = finding_of({**content, **said}, when)
    return found


def _updated(content: Data, mine: File, other: File) -> str:
    """Return when a merged answer was given: that of the side that it is, else the later one."""
    times = [one.get("updated") or "" for one in (mine, other)]
    for side, time in zip((mine, other), times, strict=True):
        if same({**content_of(side), "title": ""}, {**content, "title": ""}):
            return time
    return max(times)


def _doubt(
    key: str, content: Data, sides: tuple[File | None, File, File], standard: File
) -> dict[str, bool]:
    """Return the mark for an outcome that was given to another edition, perhaps to other words."""
    base, *both = sides
    outcome = content["outcome"]
    if outcome == Outcome.NOT_ASSESSED.value or _outcome(base or {}, key) == outcome:
        return {}
    of_this = [one for one in both if one["standard"].get("version") == standard.get("version")]
    is_doubtful = not any(_outcome(one, key) == outcome for one in of_this)
    return {CHECK_AGAIN: True} if is_doubtful else {}


def _outcome(file: File, key: str) -> str:
    finding = (file.get("findings") or {}).get(key) or {}
    return str(finding.get("outcome") or Outcome.NOT_ASSESSED.value)


def _standard(sides: tuple[File | None, File, File]) -> tuple[Data, list[FileConflict]]:
    """Return the edition: that of the side which took one over, as one unit."""
    base, ours, theirs = ({} if one is None else one.get("standard") or {} for one in sides)
    if same(ours, theirs) or same(base, theirs):
        return dict(ours), []
    if same(base, ours):
        return dict(theirs), []
    name = "version" if ours.get("version") != theirs.get("version") else "digest"
    values = (one.get(name, ABSENT) for one in (ours, theirs))
    return dict(ours), [FileConflict(STANDARD, name, *values)]


@dataclass(frozen=True)
class _Members:
    data: Data
    conflicts: list[FileConflict]


def _by_key(sides: tuple[File | None, File, File], name: str, known: Collection[str]) -> _Members:
    inner = [None if one is None else one.get(name) or {} for one in sides]
    return _members((inner[0], inner[1] or {}, inner[2] or {}), known, name)


def _members(sides: tuple[File | None, File, File], known: Collection[str], place: str) -> _Members:
    """Return the members that have no rule of their own, key by key."""
    base, ours, theirs = sides
    merged: Data = {}
    conflicts: list[FileConflict] = []
    for key in by_code_units({*ours, *theirs} - set(known)):
        was, mine, other = ((one or {}).get(key, ABSENT) for one in (base, ours, theirs))
        is_new = base is None and mine is ABSENT
        # Without a base nobody knows whether it was taken away: then it stays.
        is_ours = same(mine, other) or (base is None and other is ABSENT) or same(was, other)
        chosen = other if is_new or (base is not None and same(was, mine)) else mine
        if chosen is mine and not is_ours:
            conflicts.append(FileConflict(place, key, mine, other))
        if chosen is not ABSENT:
            merged[key] = chosen
    return _Members(merged, conflicts)


def _parked(sides: tuple[File | None, File, File]) -> Data:
    """Return what is set aside: nothing of it is dropped because another side has not got it."""
    base, ours, theirs = ({} if one is None else one.get("parked") or {} for one in sides)
    merged: Data = {}
    for key in {**ours, **theirs}:
        was, mine, other = (one.get(key, ABSENT) for one in (base, ours, theirs))
        if other is ABSENT:
            # Theirs took it back, if ours is still what it was.
            merged |= {} if same(was, mine) else {key: mine}
        elif mine is ABSENT:
            merged |= {} if same(was, other) else {key: other}
        elif same(mine, other) or same(was, other):
            merged[key] = mine
        else:
            merged[key] = other if same(was, mine) else _with_earlier(mine, other)
    return merged


def _with_earlier(newer: File, older: File) -> Data:
    earlier = newer.get("earlier", [])
    kept = earlier if isinstance(earlier, list) else [earlier]
    return {**newer, "earlier": kept if any(same(one, older) for one in kept) else [*kept, older]}


def _snapshots(sides: tuple[File | None, File, File]) -> list[Data]:
    """Return the snapshots of both by day, without those that one side took away."""
    base, ours, theirs = ([] if one is None else one.get("snapshots") or [] for one in sides)

    def holds(many: list[Data], one: Data) -> bool:
        return any(same(_known(one), _known(other)) for other in many)

    kept = [one for one in ours if holds(theirs, one) or not holds(base, one)]
    news = [one for one in theirs if not holds(ours, one) and not holds(base, one)]
    return sorted([*kept, *news], key=lambda one: str(one.get("date") or ""))


def _known(snapshot: Data) -> Data:
    return {key: snapshot.get(key) for key in SNAPSHOT_KEYS}
