"""Assessments of every kind, with odd texts, unknown keys and strange numbers."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from hypothesis import Phase
from hypothesis import strategies as st

from service_standards.export.assessment_text import CatalogueOrder
from service_standards.model.plain.assessment_keys import (
    EVIDENCE_KEYS,
    EXEMPTION,
    FILE_KEYS,
    FINDING_KEYS,
    SERVICE_KEYS,
    SNAPSHOT_KEYS,
    STANDARD_KEYS,
)
from service_standards.model.plain.limits import LONGEST_TEXT, MOST_EVIDENCE, MOST_SNAPSHOTS
from service_standards.model.vocabulary import Outcome

# A file with all kinds of things takes minutes to be made smaller.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
FACTS = ["f1", "f2", "f3"]
DIMENSIONS = ["a", "b", "c"]
IDS = [f"ABC-{number:02}" for number in range(1, 9)]

# Among them what looks like a number, a day or an answer, and halves of a character.
halves = st.text("a\ud800\udbff\udc00\udfff", min_size=1, max_size=3)
odd_words = st.sampled_from(
    ["1.10", "007", "NO", "null", "1e5", "2026-01-02", "\ufeff", "\u2028", "=1+1", "<b>", "a\r\nb"]
)
words = st.text(max_size=12) | halves | odd_words
keys = (st.text(min_size=1, max_size=6) | halves).filter(
    lambda key: key not in {"__proto__", "constructor", "prototype"}
)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)
# Beside what a file knows: Hypothesis also makes texts that stand in our code, such as "note".
KNOWN = {*FILE_KEYS, *STANDARD_KEYS, *SERVICE_KEYS, *FINDING_KEYS, *EVIDENCE_KEYS, *SNAPSHOT_KEYS}
KNOWN.add(EXEMPTION)
extras = st.dictionaries(keys.filter(lambda key: key not in KNOWN), json_values, max_size=2)
evidence = st.fixed_dictionaries(
    {},
    optional={
        "title": words,
        "url": words,
        "path": words,
        "by": words,
        "date": st.just("2026-01-02"),
    },
)
exemption = st.fixed_dictionaries(
    {},
    optional={
        "approved_by": words,
        "approved_on": st.sampled_from(["", "2026-01-02"]),
        "reason": words,
        "until": st.sampled_from(["", "2026-06-30", "2027-06-30"]),
    },
)
finding = st.builds(
    lambda known, extra: {**extra, **known},
    st.fixed_dictionaries(
        {"outcome": st.sampled_from([one.value for one in Outcome])},
        optional={
            "title": words,
            "reason": words,
            "note": words,
            "owner": words,
            "evidence": st.lists(
                st.builds(lambda known, extra: {**extra, **known}, evidence, extras), max_size=2
            ),
            "due": st.sampled_from(["", "2026-01-02"]),
            "updated": st.just("2026-01-02T03:04:05Z"),
            EXEMPTION: exemption,
        },
    ),
    extras,
)
findings_of_a_file = st.dictionaries(st.sampled_from(IDS) | keys, finding, max_size=4)
assessments = st.builds(
    lambda known, extra: {**extra, **known},
    st.fixed_dictionaries(
        {
            "format": st.just("assessment/1"),
            "standard": st.fixed_dictionaries({"id": words, "version": words, "digest": words}),
            "service": st.fixed_dictionaries(
                {
                    "id": words,
                    "name": words,
                    "phase": words,
                    "facts": st.dictionaries(
                        st.sampled_from(FACTS) | keys, st.booleans(), max_size=3
                    ),
                }
            ),
            "target": st.dictionaries(
                st.sampled_from(DIMENSIONS) | keys, st.integers(1, 4), max_size=3
            ),
            "findings": findings_of_a_file,
            "parked": findings_of_a_file,
            "snapshots": st.lists(
                st.fixed_dictionaries(
                    {
                        "date": st.just("2026-01-02"),
                        "label": words,
                        "standard_version": words,
                        "outcomes": st.dictionaries(
                            st.sampled_from(IDS),
                            st.sampled_from([one.value for one in Outcome]),
                            max_size=3,
                        ),
                    }
                ),
                max_size=2,
            ),
        }
    ),
    extras,
)
CATALOGUE: dict[str, Any] = {
    "standard": {"id": "s", "version": "1.0.0", "digest": ""},
    "criteria": [{"id": identifier, "title": f"Title of {identifier}"} for identifier in IDS],
    "facts": [{"id": fact} for fact in FACTS],
    "dimensions": [{"id": dimension} for dimension in DIMENSIONS],
}
ORDER = CatalogueOrder({one: f"Title of {one}" for one in IDS}, FACTS, DIMENSIONS)

WRONG: list[Any] = [
    *(None, True, 0, -1, 2.0, 2.5, 1e300, 2**53, "", "x", "met", "2026-02-30", "2026-01-02\n"),
    *("2026-01-02T03:04:05Z", "\ud800", [], [{}], [1], {}, {"x": 1}, {"a": {}}, {"f1": "yes"}),
    *("x" * (LONGEST_TEXT + 1), [{}] * (MOST_EVIDENCE + 1), [{}] * (MOST_SNAPSHOTS + 1)),
]
wrong: st.SearchStrategy[Any] = st.sampled_from(WRONG)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path]
    members: dict[Any, Any] = value if isinstance(value, dict) else {}
    if isinstance(value, list):
        members = dict(enumerate(value))
    for key, one in members.items():
        found += places(one, (*path, key))
    return found


@st.composite
def _damaged(draw: st.DrawFn) -> Any:
    """Return a random assessment in which one to three values have been replaced or taken out."""
    data = json.loads(json.dumps(draw(assessments)))
    known = (*FILE_KEYS, *FINDING_KEYS, EXEMPTION, "facts", "outcomes")
    for _ in range(draw(st.integers(1, 3))):
        everywhere = places(data)[1:] or [()]
        at = draw(st.integers(0, len(everywhere) - 1))
        path = everywhere[at]
        inner = data
        for part in path[:-1]:
            inner = inner[part]
        if path and draw(st.integers(0, 9)) > 0:
            inner[path[-1]] = deepcopy(draw(wrong))
        elif isinstance(inner, dict) and path:
            del inner[path[-1]]
            inner[draw(st.sampled_from(known))] = deepcopy(draw(wrong))
    return data


damaged = _damaged()
