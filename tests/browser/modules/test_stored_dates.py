"""Whatever date the store accepts, the file that is made of it can be opened."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.support.cases.assessment_cases import CATALOGUE, IDS

ROUNDS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
KEPT = """async ([content, snapshot, catalogue, id]) => {
  const file = await modules("assessment-file");
  const { canonicalAssessment } = await modules("canonical");
  const { openMemoryStore } = await modules("memory-store");
  const store = openMemoryStore(sources());
  const { standard } = catalogue;
  const service = await store.createService({ name: "Permits", standard });
  const answered = store.changeFinding(service.id, id, { outcome: "met", ...content });
  const kept = store.changeService(service.id, { snapshots: [snapshot] });
  const problems = [await problemOf(answered), await problemOf(kept)];
  const findings = await store.getFindings(service.id);
  const row = await store.getService(service.id);
  const text = canonicalAssessment(file.assessmentFromRows(row, findings, catalogue), catalogue);
  const accepted = problems.map((problem) => problem === null);
  return { accepted, read: file.readAssessment(text, catalogue) };
}"""
FOUR = "2026-11-23"
FIVE = "20261-11-23"

years = st.from_regex(r"\A\d{3,6}-\d\d-\d\d\Z")
days = st.sampled_from(["", FOUR, FIVE, " 2026-11-23", "2026-11-23\n"]) | years
maybe = days | st.none() | st.sampled_from([7, [FOUR], {}])


def kept(page: Page, date: Any, expires: Any, due: Any, snapshot: Any) -> Any:
    content = {"evidence": [{"title": "x", "date": date, "expires": expires}], "due": due}
    taken = {"date": snapshot, "label": "x", "standard_version": "1", "outcomes": {}}
    return page.evaluate(KEPT, [content, taken, json.loads(json.dumps(CATALOGUE)), IDS[0]])


@ROUNDS
@given(maybe, maybe, days, maybe)
@example(FIVE, "", "", "")
@example("", FIVE, "", "")
@example("", "", "", FIVE)
def test_what_is_kept_can_be_opened(
    blank: Page, date: Any, expires: Any, due: str, snapshot: Any
) -> None:
    found = kept(blank, date, expires, due, snapshot)
    assert found["read"]["ok"], found["read"].get("message")


def test_dates_as_files_have_them_are_kept(blank: Page) -> None:
    assert kept(blank, FOUR, None, FOUR, FOUR)["accepted"] == [True, True]
    assert kept(blank, "", "", "", "")["accepted"] == [True, True]
