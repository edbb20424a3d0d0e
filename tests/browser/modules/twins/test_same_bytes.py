"""A file that goes through Python and through the browser comes out as the same bytes."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from service_standards.errors import AssessmentRefused
from service_standards.export.assessment_text import canonical_assessment
from service_standards.source.kinds.assessment_file import read_assessment
from tests.support.cases.assessment_cases import CATALOGUE, IDS, ORDER, assessments

# The campaign takes more.
FILES = 150
UPDATED = "2026-01-02T03:04:05Z"
# Through all that a file meets on its way: reader, rows, store and writer.
THROUGH = """async ([texts, catalogue]) => {
  const file = await modules("assessment-file");
  const { canonicalAssessment } = await modules("canonical");
  const { openMemoryStore } = await modules("memory-store");
  const through = async (text) => {
    const read = file.readAssessment(text, catalogue);
    if (!read.ok) return { kind: read.kind };
    const store = openMemoryStore(sources());
    const rows = file.rowsFromAssessment(read.assessment);
    const { service } = await store.importAssessment(rows, { into: null });
    const stored = await store.getService(service.id);
    const findings = await store.getFindings(service.id);
    const kept = file.assessmentFromRows(stored, findings, catalogue);
    return { text: canonicalAssessment(kept, catalogue) };
  };
  return JSON.stringify(await Promise.all(texts.map(through)));
}"""
BROKEN: list[dict[str, Any]] = [
    {"format": "assessment/2"},
    {"standard": {"id": "another"}},
    {"findings": {"ABC-01": {"outcome": "great"}}},
    {"findings": {"ABC-01": {"due": "2026-1-2"}}},
    {"findings": {"ABC-01": {"evidence": "x"}}},
    {"parked": {"OLD-01": {"note": 7}}},
    {"target": {"a": 1.5}},
    {"snapshots": [{"outcomes": {"ABC-01": "no"}}]},
    {"extra": {"constructor": 1}},
]


def collected(count: int) -> list[str]:
    """Return files of every kind: with odd texts, any order of keys, and some that are refused."""
    texts: list[str] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(assessments, st.sampled_from([{}] * 8 + BROKEN), st.integers(0, 9), st.booleans())
    def collect(case: dict[str, Any], broken: dict[str, Any], seed: int, ascii_only: bool) -> None:
        whole = {
            **case,
            "standard": case["standard"] | {"id": CATALOGUE["standard"]["id"]},
            # Both sides give what has none of these a new one.
            "service": case["service"] | {"id": "one"},
            "findings": dated(case["findings"]),
            "parked": dated(case["parked"]),
            **broken,
        }
        text = json.dumps(shuffled(whole, Random(seed)), ensure_ascii=True, indent=seed or None)
        plain = json.dumps(json.loads(text), ensure_ascii=False)
        texts.append(text if ascii_only or not encodable(plain) else plain)

    collect()
    return texts


def dated(findings: dict[str, Any]) -> dict[str, Any]:
    return {key: one | {"updated": UPDATED} for key, one in findings.items()}


def shuffled(value: Any, chance: Random) -> Any:
    """Return the same with the keys of every object in another order."""
    if isinstance(value, list):
        return [shuffled(one, chance) for one in value]
    if not isinstance(value, dict):
        return value
    items = list(value.items())
    chance.shuffle(items)
    return {key: shuffled(one, chance) for key, one in items}


def encodable(text: str) -> bool:
    """Return whether a text can stand in a file as it is."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def through_python(text: str) -> dict[str, str]:
    try:
        data = read_assessment(text.encode(), CATALOGUE["standard"]["id"], IDS)
    except AssessmentRefused as refused:
        return {"kind": refused.kind}
    return {"text": canonical_assessment(data, ORDER)}


def through_browser(page: Page, texts: list[str]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(page.evaluate(THROUGH, [texts, CATALOGUE]))
    return found


def compare(page: Page, count: int) -> None:
    """Take files through both sides and fail where they part."""
    files = collected(count)
    by_python = [through_python(text) for text in files]
    by_browser = through_browser(page, files)
    for one, other in zip(by_python, by_browser, strict=True):
        assert one == other
    written = [one["text"] for one in by_python if "text" in one]
    assert len(files) >= count > len(written) > count // 3, "some open and some do not"
    # What one has written, the other reads and writes again without a change.
    assert [through_python(text)["text"] for text in written] == written
    assert [one["text"] for one in through_browser(page, written)] == written


def test_a_file_comes_out_as_the_same_bytes_wherever_it_goes_through(blank: Page) -> None:
    compare(blank, FILES)
