"""A glance at a file finds what reading it closely finds, whatever the file holds."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_standards.errors import AssessmentRefused
from service_standards.model.plain.assessment_keys import (
    EVIDENCE_KEYS,
    EXEMPTION,
    EXEMPTION_KEYS,
    FILE_KEYS,
    FINDING_KEYS,
    SERVICE_KEYS,
    SNAPSHOT_KEYS,
    STANDARD_KEYS,
)
from service_standards.model.vocabulary import OUTCOMES
from service_standards.source.kinds.assessment_file import read_assessment
from service_standards.source.many import plain_forms
from service_standards.source.many.glance import Glancer, NotPlain
from tests.support.cases.assessment_cases import CATALOGUE, IDS, WRONG, assessments, places
from tests.support.cases.file_cases import (
    CRITERION,
    FOREIGN,
    LIMIT_CASES,
    STANDARD,
    LimitCase,
    foreign_bytes,
)

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "checklists/example/assessment.json"
VECTORS = sorted((ROOT / "tests/vectors/opening").glob("*.json"))
DGSS = "digital-government-service-standard"
KNOWN = list(json.loads(EXAMPLE.read_bytes())["findings"])


def said(data: bytes, standard: str, criteria: list[str]) -> tuple[object, object]:
    """Return what both ways of reading a file say of it."""
    known = dict.fromkeys(criteria)
    answers: list[object] = []
    for read in (Glancer(standard, known).read, lambda one: read_assessment(one, standard, known)):
        try:
            answers.append(read(data))
        except AssessmentRefused as refused:
            answers.append((refused.kind, refused.message))
    return answers[0], answers[1]


def same(data: bytes, standard: str, criteria: list[str]) -> None:
    glanced, read = said(data, standard, criteria)
    assert glanced == read
    assert json.dumps(glanced, default=str) == json.dumps(read, default=str)


def test_a_file_in_order_needs_no_closer_look() -> None:
    assert Glancer(DGSS, dict.fromkeys(KNOWN))._glanced(EXAMPLE.read_bytes())
    same(EXAMPLE.read_bytes(), DGSS, KNOWN)
    same(EXAMPLE.read_bytes(), DGSS, KNOWN[1:])


@settings(max_examples=60)
@given(assessments)
def test_every_assessment_is_read_alike(data: dict[str, Any]) -> None:
    for text in (json.dumps(data), json.dumps(data, ensure_ascii=False, indent=2)):
        same(text.encode("utf-8", "surrogatepass"), data["standard"]["id"], IDS)


@settings(max_examples=30)
@given(st.integers(0, EXAMPLE.stat().st_size), st.binary(max_size=4), st.integers(0, 40))
def test_every_change_of_a_file_is_read_alike(at: int, put: bytes, over: int) -> None:
    data = EXAMPLE.read_bytes()
    same(data[:at] + put + data[at + over :], DGSS, KNOWN)


@pytest.mark.parametrize("case", LIMIT_CASES, ids=lambda case: case.name)
def test_limits_are_the_same(case: LimitCase) -> None:
    same(case.text.encode(), STANDARD, [CRITERION])


@pytest.mark.parametrize("path", [*FOREIGN], ids=lambda path: path.stem)
def test_foreign_files_are_refused_alike(path: Path) -> None:
    same(foreign_bytes(json.loads(path.read_text("utf-8"))), STANDARD, [CRITERION])


@pytest.mark.parametrize(
    ("found", "put"),
    [
        ('"phase": "live"', '"phase": "live", "phase": "beta"'),
        ('"outcome": "met"', '"outcome": "met", "outcome": "not-met"'),
        ('"outcome": "met"', '"outcome" : "met", "outcome" : "not-met"'),
        ('"outcome": "met"', '"outcome": ["met"]'),
        ('"outcome": "met"', '"outcome": null'),
        ('"outcome": "met"', '"outcome": "Met"'),
        ('"target": {', '"target": {"x": 1e2, '),
        ('"target": {', '"target": {"x": 12345678901234567890, '),
        ('"target": {', '"target": {"x": true, '),
        ('"target": {', '"target": {"x": NaN, '),
        ('"target": {', '"target": {"x": -0, '),
        ('"facts": {', '"facts": {"__proto__": true, '),
        ('"facts": {', '"facts": {"\\u005f_proto__": true, '),
        ('"updated": "2025-07-14T09:00:00Z"', '"updated": "2025-02-30T09:00:00Z"'),
        ('"date": "2025-03-28"', '"date": "2025-02-30"'),
        ('"date": "2025-03-28"', '"date": ""'),
        ('"date": "2025-03-28"', '"date": null'),
        ('"note": "', '"more": [[1, 2]], "note": "'),
        ('"note": "', '"note": "a \\":\\" b", "n": "'),
        ('"snapshots": [', '"snapshots": [1, '),
        ('"parked": {}', '"parked": {"DBD-01": {"outcome": "not-met"}, "OLD-01": {}}'),
        ('"outcome": "met"', '"outcome": "not-assessed"'),
        ('"standard": {', '"standard": {"id": "other", '),
    ],
)
def test_what_is_not_plain_is_read_closely(found: str, put: str) -> None:
    text = EXAMPLE.read_text("utf-8")
    assert found in text
    same(text.replace(found, put, 1).encode(), DGSS, KNOWN)


def test_a_name_that_stands_twice_is_seen_at_a_glance() -> None:
    text = EXAMPLE.read_text("utf-8").replace('"phase": "live"', '"phase": "x", "phase": "live"')
    with pytest.raises(NotPlain):
        Glancer(DGSS, dict.fromkeys(KNOWN))._glanced(text.encode())


GRANT = {
    "approved_by": "The board",
    "approved_on": "2026-01-02",
    "reason": "The contract ends then.",
    "until": "2027-06-30",
}
FINDING = {
    "title": "A title",
    "outcome": "met",
    "reason": "x",
    "note": "x",
    "owner": "x",
    "evidence": [dict.fromkeys(EVIDENCE_KEYS, "2026-01-02")],
    "due": "2026-01-02",
    "updated": "2026-01-02T03:04:05Z",
    EXEMPTION: GRANT,
}
# Every member that somebody looks at stands in it, in its right form.
PLAIN = {
    "format": "assessment/1",
    "standard": dict.fromkeys(STANDARD_KEYS, STANDARD),
    "service": {**dict.fromkeys(SERVICE_KEYS, "x"), "facts": {"pays": True}},
    "target": {"a": 2},
    "findings": {CRITERION: FINDING},
    "parked": {"OLD-01": FINDING},
    "snapshots": [
        {**dict.fromkeys(SNAPSHOT_KEYS, ""), "date": "2026-01-02", "outcomes": {CRITERION: "met"}}
    ],
}
PLACES = places(PLAIN)[1:]


def test_every_member_has_a_place() -> None:
    found = {path[-1] for path in PLACES}
    for keys in (FILE_KEYS, STANDARD_KEYS, SERVICE_KEYS, FINDING_KEYS, [EXEMPTION]):
        assert found >= {*keys}
    assert found >= {*EVIDENCE_KEYS, *EXEMPTION_KEYS, *SNAPSHOT_KEYS}
    assert Glancer(STANDARD, {CRITERION: None})._glanced(json.dumps(PLAIN).encode()) == PLAIN


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_a_member_of_another_form_is_read_alike(path: tuple[str | int, ...]) -> None:
    data: Any = deepcopy(PLAIN)
    inner = data
    for part in path[:-1]:
        inner = inner[part]
    for one in WRONG:
        inner[path[-1]] = one
        text = json.dumps(data, ensure_ascii=False)
        same(text.encode("utf-8", "surrogatepass"), STANDARD, [CRITERION])
    del inner[path[-1]]
    same(json.dumps(data).encode(), STANDARD, [CRITERION])


UNKNOWN = [
    ('"outcome": "met"', '"outcome": "met", "more": "x", "n": 1, "b": true'),
    ('"date": "2025-03-28"', '"date": "2025-03-28", "pages": "3 to \\"5\\""'),
    ('"standard": {', '"standard": {"publisher": "x", '),
    ('"snapshots": [', '"snapshots": [{"outcomes": {"DBD-01": "met"}, "by": "x"}, '),
    ('"format": ', '"comment": "x", "format": '),
    ('"phase": "live"', '"phase": "live", "organisation": "x", "count": 3'),
]


@pytest.mark.parametrize(("found", "put"), UNKNOWN)
def test_members_that_are_not_known_need_no_closer_look(found: str, put: str) -> None:
    text = EXAMPLE.read_text("utf-8").replace(found, put, 1)
    assert Glancer(DGSS, dict.fromkeys(KNOWN))._glanced(text.encode()) == json.loads(text)
    same(text.encode(), DGSS, KNOWN)


@pytest.mark.parametrize("more", ['"more": 1, "more": 2', '"prototype": 1', '"more": 0.5'])
@pytest.mark.parametrize("place", ['"outcome": ', '"standard": {', '"format": ', '"title": '])
def test_members_that_are_not_known_are_looked_at(place: str, more: str) -> None:
    put = f"{place}{more}, " if place.endswith("{") else f"{more}, {place}"
    text = EXAMPLE.read_text("utf-8").replace(place, put, 1)
    with pytest.raises(NotPlain):
        Glancer(DGSS, dict.fromkeys(KNOWN))._glanced(text.encode())
    same(text.encode(), DGSS, KNOWN)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
names = st.sampled_from(["more", "note", "due", "evidence", "outcome", "constructor"]) | st.text()


@given(st.data(), names, json_values)
def test_a_member_more_is_read_alike_wherever_it_stands(
    data: st.DataObject, name: str, value: object
) -> None:
    whole = json.loads(EXAMPLE.read_bytes())
    places = [whole, *(one for one in whole.values() if isinstance(one, dict))]
    places += [*whole["findings"].values(), whole["service"]["facts"], *whole["snapshots"]]
    places += [one for each in whole["findings"].values() for one in each.get("evidence", ())]
    data.draw(st.sampled_from(places))[name] = value
    for ascii_only in (True, False):
        text = json.dumps(whole, ensure_ascii=ascii_only, indent=2)
        same(text.encode("utf-8", "surrogatepass"), DGSS, KNOWN)


def test_the_forms_name_what_this_version_writes() -> None:
    for form, keys in (
        (plain_forms.FileForm, FILE_KEYS),
        (plain_forms.StandardForm, STANDARD_KEYS),
        (plain_forms.FindingForm, (*FINDING_KEYS, EXEMPTION)),
        (plain_forms.ExemptionForm, EXEMPTION_KEYS),
        (plain_forms.EvidenceForm, EVIDENCE_KEYS),
        (plain_forms.SnapshotForm, SNAPSHOT_KEYS),
    ):
        assert set(form.__annotations__) == set(keys)
    assert set(get_args(plain_forms.Word)) == set(OUTCOMES)


def test_the_cases_are_there() -> None:
    assert CATALOGUE
    assert len(FOREIGN) > 20
    assert len(LIMIT_CASES) > 10
