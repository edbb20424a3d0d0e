"""Random assessments to merge: few values, so that both sides often agree, and often do not."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from service_standards.model.vocabulary import Outcome

Case = dict[str, Any]

criteria = st.sampled_from(["AAA-01", "AAA-02", "BBB-01"])
texts = st.sampled_from(["", "", "one", "two", "tŵo \U0001f600"])
days = st.sampled_from(["", "2026-01-02", "2027-01-02"])
values = st.sampled_from([None, True, 1, 0, "", "1", [], [1], {}, {"a": 1, "b": [None]}])
items = st.fixed_dictionaries(
    {"title": st.sampled_from(["plan", "log"])},
    optional={
        "url": st.sampled_from(["", "https://example.org/"]),
        "by": st.none(),
        "expires": days,
        "x": values,
    },
)
finding = st.fixed_dictionaries(
    {},
    optional={
        "title": texts,
        "outcome": st.sampled_from([one.value for one in Outcome]),
        "reason": texts | st.none(),
        "note": texts | st.none(),
        "evidence": st.lists(items, max_size=3),
        "owner": texts | st.none(),
        "due": days | st.none(),
        "extra": st.dictionaries(st.sampled_from(["a", "b", "\uffff", "\U0001f600"]), values),
    },
)
findings = st.dictionaries(criteria, finding)
services = st.fixed_dictionaries(
    {},
    optional={
        "name": texts,
        "phase": texts,
        "facts": st.dictionaries(st.sampled_from(["f1", "f2", "f3"]), st.booleans()),
        "target": st.dictionaries(st.sampled_from(["d1", "d2"]), st.integers(1, 3)),
    },
)


def sides(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Case]:
    """Return a strategy of a base, which can be missing, and two sides."""
    return st.fixed_dictionaries({"base": st.none() | of, "ours": of, "theirs": of})


finding_cases = sides(findings)
service_cases = sides(services)
# What somebody chooses for the conflicts, one after the other.
choosing = st.lists(st.sampled_from(["ours", "theirs", "both", None]), min_size=12, max_size=12)


def choices(conflicts: list[Case], drawn: list[str | None]) -> dict[str, str]:
    """Return choices for the conflicts: "both" only where there is such a choice."""
    chosen = {}
    for index, conflict in enumerate(conflicts):
        choice = drawn[index % len(drawn)]
        if choice == "both" and conflict["field"] not in {"note", "evidence"}:
            choice = "theirs"
        if choice:
            place = conflict["criterion"] or "service"
            chosen[f"{place}/{conflict['field']}"] = choice
    return chosen
