"""Exemptions: the shared vectors, and what no exemption may ever do."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_standards.checking.check import check_assessment
from service_standards.checking.request import CheckRequest, PathState
from service_standards.merge.three_way import complete_content, merge_findings
from service_standards.model.edition import ScoringRule
from service_standards.model.vocabulary import OUTCOMES, Outcome
from service_standards.report.service_report import Given, whole_report
from service_standards.scoring.exemptions import exemption_state, exemptions_of, latest_end
from service_standards.source.kinds.edition_file import edition_from
from tests.support.cases.report_cases import CATALOGUE, DIMENSIONS
from tests.support.sites.build import ROOT

VECTORS = sorted((ROOT / "tests/vectors/exemptions").glob("*.json"))
EDITION = edition_from(CATALOGUE, "catalogue.json")
IDS = [one.id for one in EDITION.criteria]
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31)).map(date.isoformat)
texts = st.sampled_from(["", " ", "The board"])
exemptions = st.fixed_dictionaries(
    {},
    optional={
        "approved_by": texts,
        "approved_on": st.just("") | DAYS,
        "until": st.just("") | DAYS,
        "reason": texts,
    },
)
outcomes = st.sampled_from([one.value for one in Outcome])
findings = st.dictionaries(
    st.sampled_from(IDS),
    st.fixed_dictionaries(
        {"outcome": outcomes}, optional={"exemption": exemptions, "reason": texts}
    ),
)
rules = st.none() | st.integers(0, 24)
EVERY_STATE = {
    *("in-force", "to-come", "ended", "too-long", "incomplete", "not-allowed", "not-needed", None)
}


def vector(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def rule(months: int | None, outcome: str = "met") -> ScoringRule:
    assert EDITION.scoring
    return replace(EDITION.scoring, exemption_months=months, gate_outcome=OUTCOMES[outcome])


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_the_rule_gives_what_the_vector_says(path: Path) -> None:
    given = vector(path)["input"]
    policy = rule(given["policy"]["months"], given["policy"]["outcome"])
    found = exemption_state(given["finding"], policy, given["today"])
    assert found == vector(path)["expected"]


def test_there_are_vectors_of_each_state() -> None:
    assert {vector(path)["expected"] for path in VECTORS} == EVERY_STATE


def assessment(answers: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": "assessment/1",
        "standard": {"id": "sample", "version": "1.1.0", "digest": ""},
        "service": {"id": "s", "name": "S", "phase": "alpha", "facts": {}},
        "target": {"first": 3, "second": 4},
        "findings": answers,
        "parked": {},
        "snapshots": [],
    }


@given(answers=findings, months=rules, today=DAYS)
def test_an_exemption_changes_no_level_and_no_count(
    answers: dict[str, Any], months: int | None, today: str
) -> None:
    bare = {
        key: {name: value for name, value in one.items() if name != "exemption"}
        for key, one in answers.items()
    }

    def report(of: dict[str, Any]) -> Any:
        given = Given(assessment(of), EDITION, rule(months), DIMENSIONS, today)
        return given.result(), whole_report(given)

    (graded, exempt), (without, plain) = report(answers), report(bare)
    assert graded == without
    assert (exempt.summary, exempt.dimensions) == (plain.summary, plain.dimensions)
    assert [one.outcome for one in exempt.gaps] == [one.outcome for one in plain.gaps]
    assert exempt.baseline == plain.baseline


@given(answers=findings, months=rules, day=DAYS, later=st.integers(0, 4000))
def test_what_has_ended_never_counts_again(
    answers: dict[str, Any], months: int | None, day: str, later: int
) -> None:
    """On a later day as many exemptions have ended, or more; one in force only begins once."""
    after = (date.fromisoformat(day) + timedelta(later)).isoformat()
    rank = {"to-come": 0, "in-force": 1, "ended": 2}
    now, then = (
        exemptions_of(EDITION.criteria, answers, rule(months), one) for one in (day, after)
    )
    for one, other in zip(now, then, strict=True):
        assert (one.state == other.state) or (rank[one.state] < rank[other.state])


@given(begin=DAYS, months=st.integers(1, 60))
def test_the_latest_end_is_the_last_day_that_counts(begin: str, months: int) -> None:
    latest = latest_end(begin, months)
    after = (date.fromisoformat(latest) + timedelta(1)).isoformat()

    def state(until: str) -> str | None:
        said = {"approved_by": "A", "approved_on": begin, "until": until, "reason": "R"}
        finding = {"outcome": "not-met", "exemption": said}
        return exemption_state(finding, rule(months), begin)

    assert (state(latest), state(after)) == ("in-force", "too-long")


WHOLE = {
    "approved_by": "The board",
    "approved_on": "2026-01-31",
    "until": "2026-12-31",
    "reason": "The contract ends then.",
}


@pytest.mark.parametrize(
    ("outcome", "months", "said", "place", "message"),
    [
        ("not-met", 3, WHOLE, ".until", "3 months at most here; let it end on 2026-04-30 or earl"),
        (
            "not-met",
            1,
            WHOLE,
            ".until",
            "1 month at most here; let it end on 2026-02-28 or earlier",
        ),
        ("not-met", 0, WHOLE, "", "this standard knows no exemption"),
        (
            "not-met",
            None,
            WHOLE | {"until": "2026-11-22"},
            ".until",
            "this exemption ended on 2026",
        ),
        ("not-met", 3, WHOLE | {"approved_on": ""}, ".approved_on", "without 'approved_on'"),
        ("not-met", None, {"until": "2026-12-31"}, "", "without 'approved_by', 'reason'"),
        ("partly-met", None, {"reasons": "A", "until": ""}, ".reasons", "did you mean 'reason'?"),
        ("met", None, WHOLE, "", "'met' needs no exemption"),
        ("not-met", None, WHOLE | {"approved_on": "2026-12-01"}, ".approved_on", "from 2026-12-01"),
    ],
)
def test_what_does_not_count_is_told_with_its_place(
    outcome: str, months: int | None, said: dict[str, str], place: str, message: str
) -> None:
    edition = replace(EDITION, scoring=rule(months))
    data = json.dumps(assessment({"FST-02": {"outcome": outcome, "exemption": said}})).encode()
    request = CheckRequest(date(2026, 11, 23), lambda _: PathState.THERE)
    issues = check_assessment(data, "x", edition, request).issues
    found = [one.problem for one in issues if one.problem.code.startswith("exemption-")]
    assert [one.path for one in found] == [f"findings.FST-02.exemption{place}"]
    assert message in str(found[0].message)


contents = st.builds(
    lambda outcome, said: complete_content(
        {"outcome": outcome, "extra": {"exemption": said} if said is not None else {}}
    ),
    outcomes,
    st.none() | exemptions,
)


@given(base=contents, ours=contents, theirs=contents)
def test_merging_takes_no_side(base: Any, ours: Any, theirs: Any) -> None:
    one, other = (
        merge_findings({"A": base}, {"A": left}, {"A": right})
        for left, right in ((ours, theirs), (theirs, ours))
    )
    fields = [{each["field"] for each in merge.conflicts} for merge in (one, other)]
    assert fields[0] == fields[1]
    if "extra/exemption" not in fields[0]:
        kept = [merge.merged["A"]["extra"].get("exemption") for merge in (one, other)]
        assert kept[0] == kept[1]


@given(answers=findings, months=rules, today=DAYS)
def test_a_check_never_fails_with_a_gate_because_of_what_is_in_force(
    answers: dict[str, Any], months: int | None, today: str
) -> None:
    edition = replace(EDITION, scoring=rule(months))
    gate = edition.checklists_by_id["gate-beta"]
    data = json.dumps(assessment(answers)).encode()
    day = date.fromisoformat(today)
    request = CheckRequest(day, lambda _: PathState.THERE, gate=gate)
    checked = check_assessment(data, "x", edition, request)
    due = {one.problem.path for one in checked.issues if one.problem.code == "due"}
    exempt = {one.problem.path for one in checked.issues if one.problem.code == "exempt"}
    in_force = {f"findings.{one.id}" for one in checked.exemptions if one.state == "in-force"}
    assert not due & in_force
    assert {one.removesuffix(".exemption") for one in exempt} <= in_force
