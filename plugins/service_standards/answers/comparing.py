"""What changed between two files, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service_standards.answers.evidence_text import evidence_text
from service_standards.answers.file_form import content_of
from service_standards.merge.three_way import is_blank_content
from service_standards.merge.values import ABSENT, by_code_units, likeness, same
from service_standards.model.plain.assessment_keys import EXEMPTION, FILE_KEYS

File = Mapping[str, Any]
FIELDS = ("outcome", "reason", "note", "owner", "due")


@dataclass(frozen=True)
class FieldChange:
    """One value that is another now: values of the file, ABSENT where there is none."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class FindingChange:
    """What changed in the answer to a criterion; evidence is told as one line for each item."""

    criterion: str
    title: str
    fields: tuple[FieldChange, ...]
    evidence_added: tuple[str, ...] = ()
    evidence_removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """All that differs between two files; empty if they say the same."""

    about: tuple[FieldChange, ...]
    findings: tuple[FindingChange, ...]
    set_aside: tuple[FindingChange, ...]
    snapshots_added: tuple[str, ...]
    snapshots_removed: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the files say the same."""
        parts = (self.about, self.findings, self.set_aside)
        return not any((*parts, self.snapshots_added, self.snapshots_removed))


def compare_files(before: File, after: File, order: Sequence[str]) -> Comparison:
    """Return what changed; findings come in `order`, then those that it does not name."""
    changed, added, removed = _snapshots(before, after)
    return Comparison(
        (*_about(before, after), *changed),
        _findings(before, after, "findings", order),
        _findings(before, after, "parked", order),
        tuple(added),
        tuple(removed),
    )


def _about(before: File, after: File) -> list[FieldChange]:
    """Return the changes of the edition, the service, its facts and targets, and unknown keys."""
    one, other = _flat(before), _flat(after)
    return _changes({**other, **one}, one, other)


def _flat(file: File) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for group in ("standard", "service"):
        inner = file.get(group) or {}
        found |= {f"{group}.{key}": inner[key] for key in inner if key != "facts"}
    facts = (file.get("service") or {}).get("facts") or {}
    found |= {f"facts.{key}": one for key, one in facts.items()}
    found |= {f"target.{key}": one for key, one in (file.get("target") or {}).items()}
    unknown = [key for key in by_code_units(file) if key not in FILE_KEYS]
    filled = {key: one for key, one in found.items() if one not in (None, "")}
    return filled | {key: file[key] for key in unknown}


def _findings(
    before: File, after: File, group: str, order: Sequence[str]
) -> tuple[FindingChange, ...]:
    old, new = (one.get(group) or {} for one in (before, after))
    known = [key for key in order if key in old or key in new]
    keys = dict.fromkeys([*known, *by_code_units({*old, *new})])
    changes = (_finding(key, old.get(key) or {}, new.get(key) or {}) for key in keys)
    return tuple(one for one in changes if one is not None)


def _finding(key: str, old: File, new: File) -> FindingChange | None:
    was, now = content_of(old), content_of(new)
    if is_blank_content(was) and is_blank_content(now):
        return None
    fields = _changes(FIELDS, was, now)
    extras = (_parted(was["extra"]), _parted(now["extra"]))
    fields += _changes(by_code_units({**extras[0], **extras[1]}), *extras)
    added = _left(now["evidence"], was["evidence"])
    removed = _left(was["evidence"], now["evidence"])
    if not (fields or added or removed):
        return None
    title = now["title"] or was["title"]
    return FindingChange(key, title, tuple(fields), _lines(added), _lines(removed))


def _parted(extra: File) -> File:
    """Return further keys, an exemption as one for each part of it: only its end may be new."""
    said = extra.get(EXEMPTION)
    if not isinstance(said, Mapping) or not said:
        return extra
    rest = {key: one for key, one in extra.items() if key != EXEMPTION}
    return rest | {f"{EXEMPTION}.{key}": one for key, one in said.items()}


def _changes(keys: Any, old: File, new: File, place: str = "") -> list[FieldChange]:
    pairs = ((f"{place}{key}", old.get(key, ABSENT), new.get(key, ABSENT)) for key in keys)
    return [FieldChange(*one) for one in pairs if not same(one[1], one[2])]


def _left(items: Sequence[File], gone: Sequence[File]) -> list[File]:
    """Return the items without those that are gone, each of which stands for one of them.

    A file may hold thousands: each is looked at once.
    """
    waiting = Counter(map(likeness, gone))
    left = []
    for item in items:
        like = likeness(item)
        if waiting[like]:
            waiting[like] -= 1
        else:
            left.append(item)
    return left


def _lines(evidence: Sequence[File]) -> tuple[str, ...]:
    return tuple(map(evidence_text, evidence))


def _snapshots(before: File, after: File) -> tuple[list[FieldChange], list[str], list[str]]:
    """Return the changes inside of snapshots, and the names of those that only one file has."""
    old, new = _by_name(before), _by_name(after)
    changes: list[FieldChange] = []
    added: list[str] = []
    removed: list[str] = []
    for name in {**old, **new}:
        was, now = old.get(name, []), new.get(name, [])
        gone, fresh = _left(was, now), _left(now, was)
        for one, other in zip(gone, fresh, strict=False):
            keys = by_code_units({**one, **other})
            changes += _changes(keys, one, other, f"snapshots.{name}.")
        added += [name] * (len(fresh) - len(gone))
        removed += [name] * (len(gone) - len(fresh))
    return changes, added, removed


def _by_name(file: File) -> dict[str, list[File]]:
    """Return what the snapshots hold, by their day and label: several can have the same ones."""
    found: dict[str, list[File]] = {}
    for one in file.get("snapshots") or []:
        name = f"{one.get('date') or ''} {one.get('label') or ''}".strip()
        rest = {key: value for key, value in one.items() if key != "outcomes"}
        outcomes = {f"outcomes.{key}": value for key, value in (one.get("outcomes") or {}).items()}
        filled = {key: value for key, value in rest.items() if value not in (None, "")}
        found.setdefault(name, []).append(filled | outcomes)
    return found
