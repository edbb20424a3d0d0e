"""Which answer is shown where the organisation has answered: the pure rule, case by case."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

BODY = "body"
THEIRS = {
    "outcome": "met",
    "reason": "",
    "note": "Signed.",
    "evidence": [{"title": "Strategy"}],
    "owner": "Amina",
    "due": "2026-12-01",
    "updated": "2026-11-01T10:00:00Z",
}
SHOWN = THEIRS | {"owner": "", "due": "", "extra": {"inherited_from": BODY}}
RUN = """async ([own, theirs]) => {
  const { withInherited } = await modules("inherited");
  const { blankFinding } = await modules("store-rows");
  const map = (service, finding) => new Map(finding === null
    ? [] : [["AAA-01", { ...blankFinding(service, "AAA-01"), ...finding }]]);
  const given = map("service", own);
  const before = JSON.stringify([...given]);
  const shown = withInherited(given, { id: "body", findings: map("body", theirs) });
  return { row: shown.get("AAA-01") ?? null, untouched: JSON.stringify([...given]) === before };
}"""
WITHOUT = """async ([findings, theirs]) => {
  const { withoutInherited } = await modules("inherited");
  const organisation = { id: "body", findings: new Map(Object.entries(theirs)) };
  return Object.keys(withoutInherited({ findings }, organisation).findings);
}"""


@pytest.mark.parametrize(
    ("own", "theirs", "expected"),
    [
        pytest.param(None, THEIRS, SHOWN, id="nothing of its own"),
        pytest.param({"outcome": "not-assessed"}, THEIRS, SHOWN, id="blank"),
        pytest.param(
            {"title": "T", "updated": "2026-11-02T10:00:00Z"}, THEIRS, SHOWN, id="was reset"
        ),
        pytest.param(
            {"outcome": "not-met", "extra": {"inherited_from": BODY}},
            THEIRS,
            SHOWN,
            id="a copy of an older answer",
        ),
        pytest.param({"outcome": "not-met"}, THEIRS, {"outcome": "not-met"}, id="own outcome"),
        pytest.param({"note": "We look."}, THEIRS, {"outcome": "not-assessed"}, id="own note"),
        pytest.param({"owner": "Ana"}, THEIRS, {"outcome": "not-assessed"}, id="own owner"),
        pytest.param(
            {"extra": {"inherits": False}}, THEIRS, {"outcome": "not-assessed"}, id="left open"
        ),
        pytest.param(
            {"outcome": "not-met", "extra": {"inherited_from": "another"}},
            THEIRS,
            {"outcome": "not-met", "extra": {"inherited_from": "another"}},
            id="inherited from another organisation",
        ),
        pytest.param(
            None,
            {"outcome": "not-applicable", "reason": "No data."},
            {"outcome": "not-applicable", "reason": "No data."},
            id="not applicable, with its reason",
        ),
        pytest.param(None, None, None, id="nobody answers"),
        pytest.param(None, {"note": "Soon."}, None, id="the organisation has a note only"),
        pytest.param(
            {"outcome": "met", "extra": {"inherited_from": BODY}},
            {"outcome": "not-assessed"},
            {"outcome": "met", "extra": {"inherited_from": BODY}},
            id="the file knows what the organisation here does not",
        ),
    ],
)
def test_which_answer_is_shown(
    blank: Page, own: Any, theirs: Any, expected: dict[str, Any] | None
) -> None:
    found = blank.evaluate(RUN, [own, theirs])
    assert found["untouched"], "nothing is copied"
    if expected is None:
        assert found["row"] is None
    else:
        assert {key: found["row"][key] for key in expected} == expected


def test_only_what_is_answered_here_is_left_out_of_a_file(blank: Page) -> None:
    findings = {
        "AAA-01": {"outcome": "met", "inherited_from": BODY},
        "AAA-02": {"outcome": "met", "inherited_from": BODY},
        "AAA-03": {"outcome": "met", "inherited_from": "another"},
        "AAA-04": {"outcome": "met"},
    }
    answered = {one: {"outcome": "not-met"} for one in ("AAA-01", "AAA-03", "AAA-04")}
    assert blank.evaluate(WITHOUT, [findings, answered]) == ["AAA-02", "AAA-03", "AAA-04"]
