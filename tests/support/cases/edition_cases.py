"""Editions to test with: the two fixtures, and random ones whose changes need not be true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from service_standards.merge.editions import DECISIONS
from service_standards.model.release import Change, ChangeKind, Release
from tests.support.cases.merge_cases import Case, finding

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "editions"
VECTORS = sorted((Path(__file__).resolve().parents[2] / "vectors" / "edition").glob("*.json"))
IDS = ["AAA-01", "AAA-02", "BBB-01", "BBB-02", "CCC-01"]

ids = st.sampled_from(IDS)
few = st.lists(ids, max_size=3, unique=True)
words = st.sampled_from(["one", "two"])
criteria = st.fixed_dictionaries(
    {
        "id": ids,
        "title": words,
        "dimension": words,
        "obligation": st.sampled_from(["must", "should"]),
        "level": st.integers(2, 3),
        "phases": st.permutations(["alpha", "beta"]),
        "roles": st.just(["design"]),
        "applies_when": st.fixed_dictionaries(
            {"all": st.permutations(["f1", "f2"]), "any": st.just([]), "none": st.just([])}
        ),
        "requirement": st.just("You must do it."),
        "checks": st.lists(words, min_size=1, max_size=2),
    }
)


def data(name: str | Case) -> Case:
    """Return a release: a fixture by its version, or what is given."""
    if isinstance(name, dict):
        return name
    found: Case = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def release(name: str | Case) -> Release:
    return Release.model_validate(data(name))


def edition(version: str, previous: str | None, found: list[Case], changes: list[Case]) -> Case:
    standard = {"id": "s", "title": "S", "digest": "sha256:" + "0" * 64, "date": "2026-01-02"}
    return {
        "format": "release/1",
        "standard": {**standard, "version": version},
        "previous": previous,
        "criteria": found,
        "changes": changes,
    }


@st.composite
def editions(draw: st.DrawFn) -> tuple[Case, Case]:
    """Draw two editions; most changes are about criteria that are gone, and some are false."""
    lists = st.lists(criteria, max_size=5, unique_by=lambda one: str(one["id"]))
    old, new = draw(lists), draw(lists)
    gone = {str(one["id"]) for one in old} - {str(one["id"]) for one in new}
    keys = st.sampled_from(sorted(gone)) if gone else ids
    some = st.lists(keys, min_size=1, max_size=3, unique=True)
    change = st.fixed_dictionaries(
        {"kind": st.sampled_from([one.value for one in ChangeKind]), "from": some, "to": few},
        optional={"id": ids, "reason": words, "note": words, "editorial": st.booleans()},
    )
    previous = draw(st.sampled_from(["1.0.0", "1.0.0", "1.0.0", "0.9.0", None]))
    changes = draw(st.lists(change, max_size=4))
    return edition("1.0.0", None, old, []), edition("1.1.0", previous, new, changes)


@st.composite
def edition_cases(draw: st.DrawFn) -> Case:
    fixtures = st.sampled_from([("1.0.0", "2.0.0"), ("1.0.0", "2.0.0"), ("2.0.0", "1.0.0")])
    before, after = draw(fixtures | editions())
    known = [one["id"] for side in (before, after) for one in data(side)["criteria"]]
    names = [*dict.fromkeys(known), "ZZZ-99"]
    # One place in three is empty, so that often many are answered and often few.
    given = {key: draw(finding) for key in names if draw(st.integers(0, 2))}
    parked = {key: _parked(draw(finding)) for key in names if not draw(st.integers(0, 3))}
    return {"findings": given, "parked": parked, "from": before, "to": after}


def _parked(found: Case) -> Case:
    return {"outcome": "met", **{key: found[key] for key in ("note", "reason") if found.get(key)}}


def decided(items: list[Case], random: Any) -> dict[str, str]:
    """Return random decisions for some of the items."""
    return {
        item["key"]: random.choice(DECISIONS[item["kind"]])
        for item in items
        if random.random() < 0.7
    }


FIRST, SECOND = release("1.0.0"), release("2.0.0")


def change(**values: Any) -> Change:
    return Change.model_validate(values)
