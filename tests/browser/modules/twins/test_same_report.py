"""Python and the browser make the same report and the same paper of the same answers."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from service_standards.source.kinds.edition_file import edition_from
from tests.support.cases.report_cases import (
    CATALOGUE,
    DIMENSIONS,
    REPORT,
    TODAY,
    WITHOUT_LEVELS,
    WITHOUT_PHASES,
    assessments_of_sample,
)
from tests.support.papers import told

ASSESSMENTS = 60
GATES = ("gate-beta", "gate-live", None)
IN_BROWSER = f"""async (text) => {{
  const report = await modules("report");
  const paper = await modules("service-paper");
  const {{ paperToMarkdown }} = await modules("paper-markdown");
  const {{ catalogue, cases }} = JSON.parse(text);
  return JSON.stringify(cases.map((one) => {{
    const value = {{ ...one, catalogue }};
    return {REPORT};
  }}));
}}"""


def collected(count: int) -> list[dict[str, Any]]:
    """Return cases of all kinds, each as JSON gives it back, for each gate and for none."""
    found: list[Any] = []

    @settings(
        max_examples=count,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(assessments_of_sample, min_size=1, max_size=2))
    def collect(several: list[Any]) -> None:
        found.extend(several)

    collect()
    unlike = {json.dumps(one, sort_keys=True): one for one in found}
    about = {"dimensions": DIMENSIONS, "today": TODAY}
    return [
        json.loads(json.dumps({**about, "assessment": one, "gate": gate}))
        for one in list(unlike.values())[:count]
        for gate in GATES
    ]


def compare(page: Page, count: int) -> None:
    """Make reports of assessments on both sides and fail where they part."""
    cases = collected(count)
    assert len(cases) == count * len(GATES)
    text = json.dumps({"catalogue": CATALOGUE, "cases": cases})
    for case, other in zip(cases, json.loads(page.evaluate(IN_BROWSER, text)), strict=True):
        assert told(case) == other, case
    open_ones = [case for case in cases if case["gate"] and told(case)["report"]["open"]]
    assert len(open_ones) > count, "there is something to tell"


def in_phase(case: dict[str, Any], phase: str) -> dict[str, Any]:
    """Return the same case with a service in another phase."""
    changed = deepcopy(case)
    changed["assessment"]["service"]["phase"] = phase
    return changed


def test_they_are_the_same_where_there_are_no_phases(blank: Page) -> None:
    cases = [one for one in collected(ASSESSMENTS) if one["gate"] is None]
    # Which phases chance brings depends on the words of every module that is loaded.
    cases += [in_phase(cases[0], phase) for phase in ("", "alpha")]
    text = json.dumps({"catalogue": WITHOUT_PHASES, "cases": cases})
    edition = edition_from(WITHOUT_PHASES, "catalogue.json")
    titles = set()
    for case, other in zip(cases, json.loads(blank.evaluate(IN_BROWSER, text)), strict=True):
        assert told(case, edition=edition) == other, case
        titles.add(other["report"]["service"]["phase_title"])
    assert {None, "alpha"} <= titles


def test_they_are_the_same_where_there_are_no_levels(blank: Page) -> None:
    cases = collected(ASSESSMENTS)
    # As the pages read a catalogue whose criteria name no level.
    criteria = [{**one, "level": 0} for one in WITHOUT_LEVELS["criteria"]]
    text = json.dumps({"catalogue": {**WITHOUT_LEVELS, "criteria": criteria}, "cases": cases})
    edition = edition_from(WITHOUT_LEVELS, "catalogue.json")
    said = ""
    for case, other in zip(cases, json.loads(blank.evaluate(IN_BROWSER, text)), strict=True):
        assert told(case, edition=edition) == other, case
        said += other["markdown"]
    assert "What is not met" in said
    assert re.findall(r"(?i)\blevel|\btarget", said) == []


def test_reports_and_papers_are_the_same(blank: Page) -> None:
    compare(blank, ASSESSMENTS)
