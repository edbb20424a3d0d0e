"""The merge in the browser: the shared vectors, and the same as in Python for whatever comes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Page

from service_standards.merge.three_way import resolve
from service_standards.merge.values import same
from tests.browser.modules_support import vectors
from tests.support.cases import merge_promises as promises
from tests.support.cases.merge_cases import Case, choices, choosing, finding_cases, service_cases

ROUNDS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
MERGE = """async (text) => {
  const { mergeFindings, mergeService, resolve } = await modules("merge");
  const { of, input, choices } = JSON.parse(text);
  const before = JSON.stringify(input);
  const result = (of === "service" ? mergeService : mergeFindings)(input);
  const found = { result, resolved: resolve(result, choices) };
  return JSON.stringify({ ...found, untouched: before === JSON.stringify(input) });
}"""


def merged(page: Page, of: str, case: Case, chosen: dict[str, str]) -> Any:
    text = json.dumps({"of": of, "input": case, "choices": chosen})
    return json.loads(page.evaluate(MERGE, text))


@pytest.mark.parametrize("vector", vectors("merge"), ids=lambda vector: str(vector["file"]))
def test_a_vector_merges_as_it_says(blank: Page, vector: dict[str, str]) -> None:
    data = json.loads(vector["text"])
    found = merged(blank, data["of"], data["input"], data.get("choices", {}))
    assert same(found["result"], data["expected"]), found["result"]
    if "resolved" in data:
        assert same(found["resolved"], data["resolved"]), found["resolved"]


@ROUNDS
@given(finding_cases, service_cases, choosing)
def test_python_and_javascript_merge_alike(
    blank: Page, findings: Case, service: Case, drawn: list[str | None]
) -> None:
    for of, case in (("findings", findings), ("service", service)):
        result = promises.merged(case, of)
        chosen = choices(result.conflicts, drawn)
        resolved = resolve(result, chosen)
        found = merged(blank, of, case, chosen)
        assert same(found["result"], promises.as_data(result))
        assert same(found["resolved"]["merged"], resolved.merged)
        assert same(found["resolved"]["conflicts"], resolved.conflicts)
        assert found["untouched"]


def test_maps_are_merged_like_objects(blank: Page) -> None:
    found = blank.evaluate(
        """async () => {
          const { mergeFindings } = await modules("merge");
          const { blankFinding } = await modules("store-rows");
          const ours = new Map([["AAA-01", { ...blankFinding("s", "AAA-01"), outcome: "met" }]]);
          const theirs = { "AAA-01": { owner: "Ann" } };
          return mergeFindings({ base: null, ours, theirs });
        }"""
    )
    unanswered = {"title": "", "reason": "", "note": "", "evidence": [], "due": "", "extra": {}}
    assert found == {
        "merged": {"AAA-01": {**unanswered, "outcome": "met", "owner": "Ann"}},
        "conflicts": [],
        "taken": [{"criterion": "AAA-01", "fields": ["owner"]}],
    }


def test_a_key_that_was_taken_away_is_not_there(blank: Page) -> None:
    found = blank.evaluate(
        """async () => {
          const { mergeFindings } = await modules("merge");
          const [base, theirs] = [{ "AAA-01": { extra: { x: 1 } } }, { "AAA-01": { extra: {} } }];
          return Object.keys(mergeFindings({ base, ours: base, theirs }).merged["AAA-01"].extra);
        }"""
    )
    assert found == []


def test_names_of_javascript_are_names_like_any_other(blank: Page) -> None:
    """A reader refuses such keys; should one come all the same, it does no harm."""
    found = blank.evaluate(
        """async () => {
          const { mergeFindings, resolve } = await modules("merge");
          const ours = JSON.parse('{"__proto__": {"extra": {"__proto__": 1}}}');
          const other = '{"__proto__": {"extra": {"__proto__": 2}}, "constructor": {}}';
          const theirs = JSON.parse(other);
          const result = mergeFindings({ base: null, ours, theirs });
          const { merged } = resolve(result, { "__proto__/extra/__proto__": "theirs" });
          return JSON.stringify([merged, ({}).extra === undefined]);
        }"""
    )
    merge, clean = json.loads(found)
    assert clean
    assert sorted(merge) == ["__proto__", "constructor"]
    assert merge["__proto__"]["extra"] == {"__proto__": 2}


@pytest.mark.parametrize("choice", ["both", "mine", ""])
def test_a_choice_that_there_is_not_is_refused(blank: Page, choice: str) -> None:
    message = blank.evaluate(
        """async (choice) => {
          const { mergeFindings, resolve } = await modules("merge");
          const [ours, theirs] = [{ "AAA-01": { owner: "a" } }, { "AAA-01": { owner: "b" } }];
          try {
            resolve(mergeFindings({ base: null, ours, theirs }), { "AAA-01/owner": choice });
          } catch ({ message }) {
            return message;
          }
        }""",
        choice,
    )
    assert "AAA-01/owner" in message
