"""Three-way merge of two assessments of one service (twin: `browser/merge/merge.js`).

`tests/vectors/merge/README.md` states the rules and what is guaranteed: no answer is ever
lost, and a note never travels without its outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from service_standards.merge.evidence import Side, merge_evidence, tidy, without
from service_standards.merge.inherited import giving_way
from service_standards.merge.values import ABSENT, by_code_units, same
from service_standards.model.vocabulary import Outcome

Content = dict[str, Any]
Conflict = dict[str, Any]
# Stands in the key of a choice where a finding has its criterion.
SERVICE = "service"


@dataclass(frozen=True)
class Merge:
    """A merge: in a conflict, `merged` has ours; `taken` says where it has what is theirs."""

    merged: dict[str, Any]
    conflicts: list[Conflict] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class _Fields:
    merged: dict[str, Any]
    conflicts: list[Conflict]
    taken: list[str]


def merge_findings(
    base: Mapping[str, Content] | None,
    ours: Mapping[str, Content],
    theirs: Mapping[str, Content],
) -> Merge:
    """Merge the findings, by criterion.

    Without a common ancestor (`base` None), a blank gives way and all else that differs
    is a conflict.
    """
    result = Merge({})
    for criterion in by_code_units({*ours, *theirs}):
        mine, other = ours.get(criterion) or {}, theirs.get(criterion) or {}
        was = (base or {}).get(criterion) or {}
        sides = giving_way(was, mine, other, is_blank_content)
        merge = _merge_fields(*(_fields_of(one) for one in sides))
        title = mine.get("title") or other.get("title") or ""
        result.merged[criterion] = _content_of(merge.merged, title)
        result.conflicts.extend({"criterion": criterion, **one} for one in merge.conflicts)
        if merge.taken:
            result.taken.append({"criterion": criterion, "fields": merge.taken})
    return result


def merge_service(
    base: Mapping[str, Any] | None, ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Merge:
    """Merge what is said about the service itself: name, phase, each fact and each target."""

    def fields(service: Mapping[str, Any]) -> dict[str, Any]:
        texts = {"name": service.get("name") or "", "phase": service.get("phase") or ""}
        groups = ("facts", "target")
        return texts | {key: one for name in groups for key, one in _grouped(name, service)}

    merge = _merge_fields(fields(base or {}), fields(ours), fields(theirs))
    merged = {
        "name": merge.merged["name"],
        "phase": merge.merged["phase"],
        "facts": _ungrouped("facts", merge.merged),
        "target": _ungrouped("target", merge.merged),
    }
    conflicts = [{"criterion": None, **one} for one in merge.conflicts]
    taken = [{"criterion": None, "fields": merge.taken}] if merge.taken else []
    return Merge(merged, conflicts, taken)


def resolve(result: Merge, choices: Mapping[str, str]) -> Merge:
    """Apply choices, by `criterion/field` (`service/field` for the service).

    What is not chosen stays a conflict.

    Raises:
        ValueError: for a choice that there is not; "both" is only for a note and for evidence.
    """
    merged = deepcopy(result.merged)
    still_open = []
    for conflict in result.conflicts:
        name, criterion = conflict["field"], conflict["criterion"]
        key = f"{SERVICE if criterion is None else criterion}/{name}"
        choice = choices.get(key)
        row = merged if criterion is None else merged[criterion]
        if choice is None:
            still_open.append(conflict)
        elif choice == "theirs":
            _set_theirs(row, conflict)
        elif choice == "both" and name in {"note", "evidence"}:
            _set_both(row, conflict)
        elif choice != "ours":
            raise ValueError(f"'{choice}' is no choice for {key}")
    return Merge(merged, still_open)


def complete_content(finding: Mapping[str, Any]) -> Content:
    """Return a finding with every member."""
    return _content_of(_fields_of(finding), finding.get("title") or "")


def is_blank_content(finding: Mapping[str, Any]) -> bool:
    """Tell whether a finding says nothing."""
    return same({**complete_content(finding), "title": ""}, complete_content({}))


def _merge_fields(base: Content, ours: Content, theirs: Content) -> _Fields:
    every = list(ours | theirs)
    names = [name for name in every if "/" not in name]
    names += by_code_units(name for name in every if "/" in name)
    sides = {
        name: _side(*(one.get(name, ABSENT) for one in (base, ours, theirs))) for name in names
    }
    _keep_together(sides, ours, theirs)
    result = _Fields({}, [], [])
    for name, side in sides.items():
        if name == "evidence":
            items = merge_evidence(base.get(name, []), ours[name], theirs[name])
            result.merged[name] = items.merged
            result.taken.extend([name] if items.taken else [])
            result.conflicts.extend([{"field": name, **items.clash}] if items.clash else [])
            continue
        chosen = theirs if side == Side.THEIRS else ours
        # What the chosen side took away stays away.
        if name in chosen:
            result.merged[name] = chosen[name]
        if side == Side.THEIRS:
            result.taken.append(name)
        if side == Side.CONFLICT:
            values = {"base": base, "ours": ours, "theirs": theirs}
            present = {label: one[name] for label, one in values.items() if name in one}
            result.conflicts.append({"field": name, **present})
    return result


def _side(base: Any, ours: Any, theirs: Any) -> Side:
    if same(ours, theirs):
        return Side.SAME
    if same(base, ours):
        return Side.THEIRS
    return Side.OURS if same(base, theirs) else Side.CONFLICT


def _keep_together(sides: dict[str, Side], ours: Content, theirs: Content) -> None:
    # A note says why an outcome is what it is. Where the outcomes differ, both come from
    # one side or both are a conflict.
    if "note" not in sides or ours["answer"]["outcome"] == theirs["answer"]["outcome"]:
        return
    if sides["note"] not in {Side.SAME, sides["answer"]}:
        sides["answer"] = sides["note"] = Side.CONFLICT


def _fields_of(finding: Mapping[str, Any]) -> Content:
    return {
        "answer": {
            "outcome": str(finding.get("outcome") or Outcome.NOT_ASSESSED.value),
            "reason": finding.get("reason") or "",
        },
        "note": finding.get("note") or "",
        "evidence": [tidy(item) for item in finding.get("evidence") or []],
        "owner": finding.get("owner") or "",
        "due": finding.get("due") or "",
        **dict(_grouped("extra", finding)),
    }


def _content_of(fields: Content, title: str) -> Content:
    known = {name: fields[name] for name in ("note", "evidence", "owner", "due")}
    return {"title": title, **fields["answer"], **known, "extra": _ungrouped("extra", fields)}


def _grouped(group: str, value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(f"{group}/{key}", one) for key, one in (value.get(group) or {}).items()]


def _ungrouped(group: str, fields: Content) -> Content:
    start = f"{group}/"
    return {key.removeprefix(start): one for key, one in fields.items() if key.startswith(start)}


def _set_theirs(row: Content, conflict: Conflict) -> None:
    group, slash, key = conflict["field"].partition("/")
    if slash and "theirs" in conflict:
        row[group][key] = conflict["theirs"]
    elif slash:
        row[group].pop(key, None)
    elif group == "answer":
        row.update(conflict["theirs"])
    elif group == "evidence":
        row[group] = without(row[group], conflict["ours"]) + conflict["theirs"]
    else:
        row[group] = conflict["theirs"]


def _set_both(row: Content, conflict: Conflict) -> None:
    name, theirs = conflict["field"], conflict["theirs"]
    if name == "evidence":
        row[name] = without(row[name], theirs) + theirs
    else:
        row[name] = "\n\n".join(text for text in (row[name], theirs) if text)
