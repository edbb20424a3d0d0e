"""Whatever an assessment holds, a check tells something about it and never stops."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from service_standards.checking.check import check_assessment
from service_standards.checking.request import CheckRequest, PathState
from service_standards.checking.result import KINDS, CheckedFile
from service_standards.report.check_forms.forms import FORMS, check_as
from service_standards.source.kinds.edition_file import read_edition
from tests.support.cases.assessment_cases import assessments, damaged
from tests.support.cases.check_cases import CATALOGUE
from tests.support.schemas import in_form

EDITION = read_edition(CATALOGUE.read_bytes(), "catalogue.json")
TODAY = date(2026, 11, 29)
KNOWN = ["PLA-01", "PLA-02", "BUI-01", "OFF-01"]


def as_file(data: Any) -> bytes:
    """Return a file about the standard of the cases, with some of its criteria answered."""
    if isinstance(data, dict):
        data = {**data, "standard": {"id": EDITION.standard, "version": EDITION.version}}
        if isinstance(data.get("findings"), dict):
            found = list(data["findings"].values())
            data["findings"] |= dict(zip(KNOWN, found, strict=False))
    return json.dumps(data).encode()


def checked(data: Any, **asked: Any) -> CheckedFile:
    request = CheckRequest(TODAY, lambda _: PathState.THERE, **asked)
    return check_assessment(as_file(data), "x.json", EDITION, request)


@settings(max_examples=60, deadline=None)
@given(data=assessments | damaged, gate=st.sampled_from([None, "gate-beta"]))
def test_every_file_has_a_result_that_every_form_can_show(data: Any, gate: str | None) -> None:
    result = checked(data, gate=EDITION.checklists_by_id.get(gate or ""), own_targets=gate is None)
    assert {one.problem.code for one in result.issues} <= set(KINDS)
    for issue in result.issues:
        assert issue.problem.line >= 1
        assert issue.problem.column >= 1
    for form in FORMS:
        assert isinstance(check_as(form, [result], TODAY, "0"), str)
    in_form(check_as("json", [result], TODAY, "0"), "check/1")


@settings(max_examples=60, deadline=None)
@given(data=assessments)
def test_nothing_is_worse_than_itself(data: Any) -> None:
    base = json.loads(as_file(data)).get("findings", {})
    assert "regression" not in {one.problem.code for one in checked(data, base=base).issues}


@settings(max_examples=60, deadline=None)
@given(data=assessments)
def test_what_is_due_for_a_target_is_what_is_in_its_way(data: Any) -> None:
    for state in checked(data, target=2).dimensions:
        assert state.is_reached is (not state.blocking)
