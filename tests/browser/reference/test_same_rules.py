"""Python and JavaScript: the same scores and the same bytes, for whatever comes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from service_standards.export.assessment_text import canonical_assessment
from service_standards.export.json_text import canonical_json
from service_standards.model.checklist import ScoringPolicy
from service_standards.model.edition import FactCondition
from service_standards.model.vocabulary import Obligation, Outcome
from service_standards.scoring.evaluate import Answer, Scale, Scored, evaluate
from tests.browser.served_code import served_import
from tests.browser.support import Pages
from tests.support.cases.assessment_cases import (
    CATALOGUE,
    DIMENSIONS,
    FACTS,
    IDS,
    ORDER,
    assessments,
)

ROUNDS = settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

lists_of_facts = st.lists(st.sampled_from(FACTS), max_size=3, unique=True)
criteria = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(IDS),
            "dimension": st.sampled_from([*DIMENSIONS, "elsewhere"]),
            "obligation": st.sampled_from([one.value for one in Obligation]),
            "level": st.integers(1, 5),
            "applies_when": st.fixed_dictionaries(
                {"all": lists_of_facts, "any": lists_of_facts, "none": lists_of_facts}
            ),
        }
    ),
    max_size=8,
    unique_by=lambda one: str(one["id"]),
)
small = st.integers(0, 7)
policies = st.fixed_dictionaries(
    {
        "points": st.fixed_dictionaries(
            {"met": small, "partly-met": small, "not-met": small, "not-assessed": small}
        ),
        "weights": st.fixed_dictionaries({"must": small, "should": small, "may": small}),
        "gate": st.fixed_dictionaries(
            {
                "obligation": st.sampled_from([one.value for one in Obligation]),
                "outcome": st.sampled_from(["met", "partly-met"]),
                "first_level": st.integers(1, 4),
                "should_from": st.none() | st.integers(1, 5),
            }
        ),
    }
)
findings = st.dictionaries(
    st.sampled_from([*IDS, "XYZ-99"]),
    st.fixed_dictionaries(
        {
            "outcome": st.sampled_from([one.value for one in Outcome]),
            "reason": st.text(" \t\u00a0\ufeff\x1cx", max_size=2),
        }
    ),
)
scoring_cases = st.fixed_dictionaries(
    {
        "dimensions": st.just(DIMENSIONS),
        "levels": st.sampled_from([[1, 2, 3, 4], [1, 2], [2, 3]]),
        "policy": policies,
        "criteria": criteria,
        "facts": st.dictionaries(st.sampled_from(FACTS), st.booleans()),
        "findings": findings,
    }
)


@pytest.fixture(scope="module")
def page(chromium: Any, site: Any) -> Iterator[Page]:
    pages = Pages(chromium, site.origin)
    yield pages().open("404.html")
    pages.close()


def in_browser(page: Page, module: str, code: str, value: object) -> Any:
    """Run an expression over `module` and `value`; JSON text keeps odd strings whole."""
    script = f"""async (text) => {{
      const module = await {served_import(module)};
      const value = JSON.parse(text);
      return JSON.stringify({code});
    }}"""
    return json.loads(page.evaluate(script, json.dumps(value)))


def scored_in_python(case: dict[str, Any]) -> dict[str, Any]:
    scale = Scale(
        dimensions=tuple(case["dimensions"]),
        levels=tuple(case["levels"]),
        rule=ScoringPolicy.model_validate({"format": "scoring/1", **case["policy"]}).rule,
    )
    given_criteria = [
        Scored(
            **{
                **one,
                "obligation": Obligation(one["obligation"]),
                "applies_when": FactCondition(**one["applies_when"]),
            }
        )
        for one in case["criteria"]
    ]
    answers = {key: Answer.of(one) for key, one in case["findings"].items()}
    result: dict[str, Any] = json.loads(
        json.dumps(asdict(evaluate(given_criteria, scale, case["facts"], answers)))
    )
    return result


@ROUNDS
@given(case=scoring_cases)
def test_python_and_javascript_score_alike_and_the_baseline_alone_is_that_of_the_whole_rule(
    page: Page, case: dict[str, Any]
) -> None:
    code = """[module.evaluate(value), module.baselineOf(
      value.criteria.filter(({ dimension }) => value.dimensions.includes(dimension)),
      value.policy.gate,
      value.facts,
      ({ id }) => (Object.hasOwn(value.findings, id) ? value.findings[id] : {}),
    )]"""
    whole, baseline = in_browser(page, "scoring", code, case)
    in_python = scored_in_python(case)
    assert whole == in_python
    assert baseline == in_python["baseline"]


@ROUNDS
@given(case=assessments)
def test_python_and_javascript_write_the_same_bytes_and_writing_twice_changes_nothing(
    page: Page, case: dict[str, Any]
) -> None:
    # What a file can hold: through JSON once, as both sides read it.
    as_read = json.loads(json.dumps(case))
    value = {"case": as_read, "catalogue": CATALOGUE}
    code = "module.canonicalAssessment(value.case, value.catalogue)"
    written = canonical_assessment(as_read, ORDER)
    assert in_browser(page, "canonical", code, value) == written
    assert canonical_assessment(json.loads(written), ORDER) == written


@ROUNDS
@given(value=st.floats(allow_nan=False, allow_infinity=False) | st.integers() | st.text())
def test_numbers_and_texts_look_alike(page: Page, value: object) -> None:
    assert in_browser(page, "canonical", "module.serialise(value)", value) == canonical_json(value)
