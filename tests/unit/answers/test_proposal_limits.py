"""Many proposals: what a file may hold is taken, one more is refused, and work is linear."""

from __future__ import annotations

from typing import Any

import pytest

from service_standards.answers.proposals import proposing
from service_standards.answers.proposals.proposing import (
    Proposal,
    proposals_of_assessment,
    proposals_of_report,
    with_proposals,
)
from service_standards.answers.proposals.tools import report_of
from service_standards.answers.refusal import NotDone
from service_standards.model.plain.limits import LONGEST_TEXT, MOST_EVIDENCE
from tests.support.counted_calls import work_of

NOW = "2026-11-23T10:42:00Z"
FEW = 60


def test_a_note_can_be_full_of_proposals_and_not_fuller() -> None:
    half = LONGEST_TEXT // 2
    # A blank line stands between both.
    full = [Proposal("AAA-01", "a" * half), Proposal("AAA-01", "b" * (half - 2))]
    (finding,) = with_proposals({}, full, NOW).data["findings"].values()
    assert len(finding["note"]) == LONGEST_TEXT
    with pytest.raises(NotDone) as told:
        with_proposals({}, [*full, Proposal("AAA-01", "c")], NOW)
    assert str(told.value.message) == "The note of AAA-01 would have more than 20,000 characters."


def test_evidence_can_be_full_of_proposals_and_not_fuller() -> None:
    def item(at: int) -> dict[str, str]:
        return {"url": f"https://example.org/{at}"}

    full = Proposal("AAA-01", "a", tuple(map(item, range(MOST_EVIDENCE))))
    (finding,) = with_proposals({}, [full], NOW).data["findings"].values()
    assert len(finding["evidence"]) == MOST_EVIDENCE
    with pytest.raises(NotDone) as told:
        with_proposals({}, [full, Proposal("AAA-01", "b", (item(-1),))], NOW)
    assert str(told.value.message) == "AAA-01 would have more than 200 pieces of evidence."


def test_a_report_times_a_mapping_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing, "MOST_VALUES", 6)
    rules = {"wcag2a": ("AAA-01", "AAA-02")}
    engine = {"testEngine": {"name": "axe-core"}}
    checks = [{"id": f"rule-{at}", "tags": ["wcag2a"], "nodes": [{}]} for at in range(4)]
    proposals, _ = proposals_of_report(report_of({"violations": checks[:3], **engine}), rules, [])
    assert [one.criterion for one in proposals] == ["AAA-01", "AAA-02"]
    with pytest.raises(NotDone, match="More than 6 pairs of a check and a criterion"):
        proposals_of_report(report_of({"violations": checks, **engine}), rules, [])


def test_twice_as_many_answers_are_not_more_than_twice_the_work() -> None:
    def work(count: int) -> int:
        def proposed() -> Any:
            findings = {f"OLD-{at}": {"outcome": "met", "note": "x"} for at in range(count)}
            rules = {one.casefold(): (f"AAA-{at}",) for at, one in enumerate(findings)}
            found, _ = proposals_of_assessment({"findings": findings}, rules)
            return with_proposals({}, found, NOW)

        proposed()
        return work_of(proposed)

    few, many = work(FEW), work(2 * FEW)
    assert few > FEW
    assert many <= 2.5 * few
