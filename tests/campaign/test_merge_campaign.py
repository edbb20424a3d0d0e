"""One thousand random merges keep every promise, and Python and the browser agree on each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser

from service_standards.merge.values import same
from tests.browser.modules_support import open_blank, serve_modules
from tests.support.cases import merge_promises as promises
from tests.support.cases.merge_cases import Case, choosing, finding_cases

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(600)]

MERGES = 1000
MERGE_ALL = """async (texts) => {
  const { mergeFindings } = await modules("merge");
  return texts.map((text) => JSON.stringify(mergeFindings(JSON.parse(text))));
}"""


def test_a_thousand_merges_keep_their_promises_in_python_and_in_the_browser(
    chromium: Browser, tmp_path: Path
) -> None:
    cases: list[Case] = []

    @settings(
        max_examples=MERGES,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(finding_cases, choosing)
    def keeps_its_promises(case: Case, drawn: list[str | None]) -> None:
        cases.append(case)
        promises.assert_nothing_is_lost(case)
        promises.assert_note_and_outcome_stay_together(case)
        promises.assert_merging_again_changes_nothing(case, "findings")
        promises.assert_a_choice_holds(case, drawn, "findings")
        promises.assert_the_sides_are_equal(case, "findings")

    keeps_its_promises()
    assert len(cases) >= MERGES
    for case, found in zip(cases, merged_in_browser(cases, chromium, tmp_path), strict=True):
        assert same(found, promises.as_data(promises.merged(case))), case


def merged_in_browser(cases: list[Case], chromium: Browser, folder: Path) -> list[Case]:
    texts = [json.dumps(case) for case in cases]
    context = chromium.new_context()
    with serve_modules(folder / "site") as site:
        page = open_blank(context, site)
        found = [json.loads(text) for text in page.evaluate(MERGE_ALL, texts)]
    context.close()
    return found
