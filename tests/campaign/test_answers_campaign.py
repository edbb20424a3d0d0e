"""What commands do with answers, many times: killed while they write, and through editions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser

from service_standards.answers.file_form import content_of
from service_standards.merge.three_way import is_blank_content
from service_standards.merge.values import same
from tests.browser.modules_support import open_blank, serve_modules
from tests.support.cases.merge_cases import Case
from tests.support.cases.migration_cases import (
    MIGRATE_ALL,
    assert_no_answer_is_lost,
    for_browser,
    migrated_through,
    migrations,
)
from tests.support.interrupted import COMMANDS, assert_a_kill_leaves_a_whole_file

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(1800)]

KILLS = 200
MIGRATIONS = 1000


@pytest.mark.parametrize("command", COMMANDS)
def test_two_hundred_kills_leave_a_whole_file(command: str, tmp_path: Path) -> None:
    kept = assert_a_kill_leaves_a_whole_file(tmp_path / "team", command, KILLS, seed=7)
    assert 0 < kept < KILLS, "some kills fell before the end of the writing, and some after it"


def test_a_thousand_assessments_lose_nothing_and_the_browser_agrees(
    chromium: Browser, tmp_path: Path
) -> None:
    cases: list[Case] = []

    @settings(
        max_examples=MIGRATIONS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(migrations())
    def loses_nothing(case: Case) -> None:
        cases.append(case)
        assert_no_answer_is_lost(case["assessment"], migrated_through(case).data)

    loses_nothing()
    assert len(cases) >= MIGRATIONS
    context = chromium.new_context()
    with serve_modules(tmp_path / "site") as site:
        page = open_blank(context, site)
        texts = [json.dumps(for_browser(case)) for case in cases]
        found = [json.loads(text) for text in page.evaluate(MIGRATE_ALL, texts)]
    context.close()
    for case, (findings, parked) in zip(cases, found, strict=True):
        data = migrated_through(case).data
        here = {key: content_of(one) for key, one in data["findings"].items()}
        said = {key: one for key, one in here.items() if not is_blank_content(one)}
        assert same(_without_titles(said), _without_titles(findings)), case
        assert same(data["parked"], parked), case


def _without_titles(findings: Case) -> Case:
    return {key: {**one, "title": ""} for key, one in findings.items()}
