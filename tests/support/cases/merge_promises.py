"""The promises of tests/vectors/merge/README.md, each as a function that fails if it is broken."""

from __future__ import annotations

from typing import Any

from service_standards.merge.evidence import without
from service_standards.merge.three_way import (
    Merge,
    complete_content,
    merge_findings,
    merge_service,
    resolve,
)
from service_standards.merge.values import ABSENT, same
from tests.support.cases.merge_cases import Case, choices

BLANK = ABSENT


def merged(case: Case, of: str = "findings") -> Merge:
    merge = merge_findings if of == "findings" else merge_service
    return merge(case["base"], case["ours"], case["theirs"])


def fields(finding: Case | None) -> dict[str, Any]:
    """Return the fields of a finding except its evidence; what is blank is left out."""
    content = complete_content(finding or {})
    found = {key: content[key] for key in ("note", "owner", "due") if content[key]}
    if (content["outcome"], content["reason"]) != ("not-assessed", ""):
        found["answer"] = {key: content[key] for key in ("outcome", "reason")}
    return found | {f"extra/{key}": one for key, one in content["extra"].items()}


def service_fields(service: Case | None) -> dict[str, Any]:
    given = service or {}
    found = {key: given[key] for key in ("name", "phase") if given.get(key)}
    for group in ("facts", "target"):
        found |= {f"{group}/{key}": one for key, one in given.get(group, {}).items()}
    return found


def evidence(finding: Case | None) -> list[Any]:
    return list(complete_content(finding or {})["evidence"])


def conflicts_of(result: Merge, criterion: str | None) -> dict[str, Case]:
    return {one["field"]: one for one in result.conflicts if one["criterion"] == criterion}


def as_data(result: Merge) -> Case:
    return {"merged": result.merged, "conflicts": result.conflicts, "taken": result.taken}


def assert_no_value_is_lost(case: Case, result: Merge, criterion: str | None) -> None:
    def side(name: str) -> dict[str, Any]:
        if criterion is None:
            return service_fields(case[name])
        return fields((case[name] or {}).get(criterion))

    base, sides = side("base"), {name: side(name) for name in ("ours", "theirs")}
    whole = result.merged if criterion is None else result.merged[criterion]
    found = service_fields(whole) if criterion is None else fields(whole)
    clashes = conflicts_of(result, criterion)
    for name, other in (("ours", "theirs"), ("theirs", "ours")):
        for field, value in sides[name].items():
            superseded = same(value, base.get(field, BLANK)) and not same(
                sides[other].get(field, BLANK), value
            )
            kept = same(found.get(field, BLANK), value)
            shown = field in clashes and same(clashes[field][name], value)
            assert kept or shown or superseded, (criterion, field, name, value)
    for field, conflict in clashes.items():
        if field != "evidence":
            assert same(conflict.get("ours", BLANK), _as_written(whole, field)), "ours until chosen"


def _as_written(whole: Case, field: str) -> Any:
    group, slash, key = field.partition("/")
    if slash:
        return whole[group].get(key, BLANK)
    if field == "answer":
        return {"outcome": whole["outcome"], "reason": whole["reason"]}
    return whole[field]


def assert_no_evidence_is_lost(case: Case, result: Merge, criterion: str) -> None:
    base, ours, theirs = (
        evidence((case[one] or {}).get(criterion)) for one in ("base", "ours", "theirs")
    )
    here = evidence(result.merged[criterion])
    clash = conflicts_of(result, criterion).get("evidence", {"base": [], "ours": [], "theirs": []})
    for name, mine, other in (("ours", ours, theirs), ("theirs", theirs, ours)):
        lost = without(without(mine, here), clash[name])
        assert without(lost, base) == [], "only what was there before can go"
        assert without(lost, other) == lost, "and only if the other side took it away"
    assert without(clash["ours"], here) == [], "ours until chosen"
    assert without(without(here, ours), theirs) == [], "nothing comes from nowhere"


def assert_nothing_is_lost(case: Case) -> None:
    result = merged(case)
    assert set(result.merged) == {*case["ours"], *case["theirs"]}
    for criterion in result.merged:
        assert_no_value_is_lost(case, result, criterion)
        assert_no_evidence_is_lost(case, result, criterion)


def assert_note_and_outcome_stay_together(case: Case) -> None:
    for criterion, found in merged(case).merged.items():
        pairs = [
            tuple(complete_content(side.get(criterion) or {})[key] for key in ("outcome", "note"))
            for side in (case["ours"], case["theirs"])
        ]
        if all(one != other for one, other in zip(*pairs, strict=True)):
            assert (found["outcome"], found["note"]) in pairs


def assert_merging_again_changes_nothing(case: Case, of: str) -> None:
    first = merged(case, of)
    again = merged({**case, "ours": first.merged}, of)
    assert same(as_data(again), {**as_data(first), "taken": []})


def assert_a_choice_holds(case: Case, drawn: list[str | None], of: str) -> None:
    first = merged(case, of)
    resolved = resolve(first, choices(first.conflicts, drawn)).merged
    without_base = merged({**case, "base": None}, of)
    places = {(one["criterion"], one["field"]) for one in without_base.conflicts}
    chosen = resolve(without_base, choices(without_base.conflicts, drawn)).merged
    for name in ("ours", "theirs"):
        again = merged({"base": case[name], "ours": resolved, "theirs": case[name]}, of)
        assert same(as_data(again), {"merged": resolved, "conflicts": [], "taken": []})
        anew = merged({"base": None, "ours": chosen, "theirs": case[name]}, of)
        assert {(one["criterion"], one["field"]) for one in anew.conflicts} <= places


def assert_choosing_changes_only_what_was_chosen(case: Case, drawn: list[str | None]) -> None:
    first = merged(case)
    chosen = choices(first.conflicts, drawn)
    resolved = resolve(first, chosen)
    for criterion, row in first.merged.items():
        after = resolved.merged[criterion]
        clashes = conflicts_of(first, criterion)
        old, new = fields(row), fields(after)
        for field in {*old, *new} | set(clashes) - {"evidence"}:
            choice = chosen.get(f"{criterion}/{field}", "ours")
            if choice == "ours":
                assert same(new.get(field, BLANK), old.get(field, BLANK)), (criterion, field)
            elif choice == "theirs":
                theirs = clashes[field].get("theirs", BLANK)
                assert same(_as_written(after, field), theirs), (criterion, field)
            else:
                assert set(new[field].split("\n\n")) == {
                    old.get(field),
                    clashes[field]["theirs"],
                } - {
                    None,
                    "",
                }
        clash = clashes.get("evidence", {"ours": [], "theirs": []})
        choice = chosen.get(f"{criterion}/evidence", "ours")
        gone = clash["ours"] if choice == "theirs" else []
        added = [] if choice == "ours" else clash["theirs"]
        here = evidence(after)
        assert without(without(evidence(row), gone), here) == []
        assert without(added, here) == []
        assert without(without(here, evidence(row)), added) == []
        taken_out = without(gone, added)
        assert without(taken_out, here) == taken_out
    places = {f"{one['criterion']}/{one['field']}" for one in resolved.conflicts}
    assert places.isdisjoint(chosen)
    assert len(resolved.conflicts) + len(chosen) == len(first.conflicts)


def swapped(conflict: Case) -> Case:
    names = {"ours": "theirs", "theirs": "ours"}
    return {names.get(key, key): value for key, value in conflict.items()}


def assert_the_sides_are_equal(case: Case, of: str) -> None:
    one = merged(case, of)
    other = merged({"base": case["base"], "ours": case["theirs"], "theirs": case["ours"]}, of)
    assert [(each["criterion"], each["field"]) for each in one.conflicts] == [
        (each["criterion"], each["field"]) for each in other.conflicts
    ]
    for left, right in zip(one.conflicts, map(swapped, other.conflicts), strict=True):
        if left["field"] != "evidence":
            assert same(left, right)
            continue
        for name in ("base", "ours", "theirs"):
            assert without(left[name], right[name]) == without(right[name], left[name]) == []
    places = {(each["criterion"], each["field"]) for each in one.conflicts}
    rows: list[tuple[str | None, Case, Case]] = [(None, one.merged, other.merged)]
    if of == "findings":
        rows = [(key, row, other.merged[key]) for key, row in one.merged.items()]
    for criterion, left, right in rows:
        read = service_fields if of == "service" else fields
        mine, theirs = read(left), read(right)
        for field in {*mine, *theirs}:
            if (criterion, field) not in places:
                assert same(mine.get(field, BLANK), theirs.get(field, BLANK)), (criterion, field)
        if of == "findings" and (criterion, "evidence") not in places:
            assert without(evidence(left), evidence(right)) == []
            assert without(evidence(right), evidence(left)) == []
