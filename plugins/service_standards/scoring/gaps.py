"""What stands between a service and its targets, and what its evidence lacks.

`browser/rules/gaps.js` is the same rule; both are held to `tests/vectors/report/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from service_standards.model.edition import Edition, EditionCriterion, ScoringRule
from service_standards.model.vocabulary import Obligation, Outcome
from service_standards.scoring.evaluate import Answer, Result
from service_standards.scoring.evidence import Kind, evidence_faults
from service_standards.scoring.exemptions import (
    IN_FORCE,
    Exemption,
    exemption_state,
    exemptions_of,
)

Findings = Mapping[str, Mapping[str, Any]]
OBLIGATIONS: Final = tuple(Obligation)


@dataclass(frozen=True)
class Review:
    """An edition with its rule, the findings of a file, what they come to, and the day."""

    edition: Edition
    rule: ScoringRule
    findings: Findings
    result: Result
    today: str

    def finding(self, identifier: str) -> Mapping[str, Any]:
        """Return the finding of a criterion, or an empty one."""
        return self.findings.get(identifier, {})


@dataclass(frozen=True)
class Gap:
    """One criterion with its answer, as it counts; one that does not block its level is advice."""

    id: str
    title: str
    dimension: str
    obligation: Obligation
    level: int
    outcome: Outcome
    blocks: bool
    owner: str
    due: str
    overdue: bool


@dataclass(frozen=True)
class EvidenceProblem:
    """What is wrong with the evidence for a criterion; see `EvidenceFault`."""

    id: str
    kind: Kind
    title: str
    date: str


@dataclass(frozen=True)
class SummaryNumbers:
    """The numbers of one sentence about a service."""

    assessed: int
    applicable: int
    targets: int
    reached: int
    reachable: int
    blocking: int
    advised: int
    overdue: int


def judged(review: Review) -> list[Gap]:
    """Return every criterion that the facts leave in, in catalogue order."""
    return [_judged(review, one) for one in _criteria(review)]


def open_criteria(review: Review, wanted: Callable[[EditionCriterion], bool]) -> list[Gap]:
    """Return what is not met: first what blocks, then advice; each by level and obligation."""
    by_id = review.edition.criteria_by_id
    found = [
        one
        for one in judged(review)
        if wanted(by_id[one.id])
        and one.outcome != Outcome.NOT_APPLICABLE
        and (one.outcome != Outcome.MET or one.blocks)
    ]
    # Equals stay in catalogue order.
    return sorted(
        found, key=lambda one: (not one.blocks, one.level, OBLIGATIONS.index(one.obligation))
    )


def gaps_to_target(review: Review, target: Mapping[str, int]) -> list[Gap]:
    """Return what is not met up to the target of each dimension; all if there are no levels."""
    if not review.edition.levels:
        return open_criteria(review, lambda _: True)
    return open_criteria(review, lambda one: one.level <= target.get(one.dimension, 0))


def evidence_problems(review: Review) -> list[EvidenceProblem]:
    """Return what is wrong with the evidence, in catalogue order."""
    return [
        EvidenceProblem(one.id, fault.kind, fault.title, fault.date)
        for one in _criteria(review)
        for fault in evidence_faults(review.finding(one.id), one.evidence, review.today)
    ]


def exemptions_in(review: Review) -> list[Exemption]:
    """Return the exemptions, in catalogue order, whether they count or not."""
    return exemptions_of(_criteria(review), review.findings, review.rule, review.today)


def is_exempt(finding: Mapping[str, Any], review: Review) -> bool:
    """Tell whether an exemption of a finding is in force."""
    return exemption_state(finding, review.rule, review.today) == IN_FORCE


def summary_numbers(
    result: Result, gaps: Sequence[Gap], target: Mapping[str, int]
) -> SummaryNumbers:
    """Return the numbers of the summary; where nothing applies there is no target to reach."""
    aimed = [
        (one.level, target[one.id])
        for one in result.dimensions
        if one.level.at_least is not None and one.id in target
    ]
    blocking = sum(gap.blocks for gap in gaps)
    return SummaryNumbers(
        assessed=result.coverage.assessed,
        applicable=result.coverage.applicable,
        targets=len(aimed),
        reached=sum((level.at_least or 0) >= aim for level, aim in aimed),
        reachable=sum((level.at_most or 0) >= aim for level, aim in aimed),
        blocking=blocking,
        advised=len(gaps) - blocking,
        overdue=sum(gap.overdue for gap in gaps),
    )


def _criteria(review: Review) -> list[EditionCriterion]:
    dimensions = {one.id for one in review.result.dimensions}
    removed = {one.id for one in review.result.removed}
    return [
        one
        for one in review.edition.criteria
        if one.dimension in dimensions and one.id not in removed
    ]


def _judged(review: Review, criterion: EditionCriterion) -> Gap:
    finding, rule = review.finding(criterion.id), review.rule
    outcome = Answer.of(finding).counted
    due = finding.get("due") or ""
    return Gap(
        id=criterion.id,
        title=criterion.title,
        dimension=criterion.dimension,
        obligation=criterion.obligation,
        level=criterion.level,
        outcome=outcome,
        blocks=(
            outcome not in (Outcome.NOT_APPLICABLE, rule.gate_outcome)
            and rule.gates(criterion.obligation, criterion.level)
        ),
        owner=finding.get("owner") or "",
        due=due,
        overdue=bool(due) and due < review.today,
    )
