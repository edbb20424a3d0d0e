"""`migrate` and the review in the browser make the same of an assessment."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from service_standards.answers.file_form import content_of
from service_standards.merge.values import same
from tests.support.cases.assessment_cases import QUICK
from tests.support.cases.migration_cases import (
    MIGRATE_ALL,
    for_browser,
    migrated_through,
    migrations,
)


def untitled(findings: dict[str, Any]) -> dict[str, Any]:
    return {key: {**one, "title": ""} for key, one in findings.items()}


@settings(max_examples=4, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(st.lists(migrations(), min_size=10, max_size=15))
def test_the_same_becomes_of_an_assessment(blank: Page, cases: list[Any]) -> None:
    texts = [json.dumps(for_browser(case)) for case in cases]
    for case, text in zip(cases, blank.evaluate(MIGRATE_ALL, texts), strict=True):
        findings, parked = json.loads(text)
        data = migrated_through(case).data
        here = {key: content_of(one) for key, one in data["findings"].items()}
        assert same(untitled(here), untitled(findings)), case
        assert same(data["parked"], parked), case
