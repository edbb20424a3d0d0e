"""Make the data of a report of a service, and of the decision paper of a gate: no words.

`browser/rules/report.js` gives the same; both are held to `tests/vectors/report/`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from service_standards.model.edition import Edition, EditionCriterion, EditionGate, ScoringRule
from service_standards.model.plain.assessment_keys import EXEMPTION
from service_standards.model.vocabulary import Obligation, Outcome
from service_standards.report.report_data import (
    DimensionOfReport,
    DocumentDue,
    DueBaseline,
    Entry,
    EvidenceItem,
    FactAnswer,
    GateOfReport,
    GateReport,
    ServiceOfReport,
    SetAside,
    StandardOfReport,
    WholeReport,
)
from service_standards.scoring.evaluate import Answer, Result, Scale, evaluate
from service_standards.scoring.gaps import (
    Gap,
    Review,
    evidence_problems,
    exemptions_in,
    gaps_to_target,
    is_exempt,
    judged,
    open_criteria,
    summary_numbers,
)

# The marks that a new edition leaves on an answer.
MARKS: Final = ("check_again", "proposed")
EVIDENCE_KEYS: Final = ("title", "url", "path", "date", "by", "expires")


@dataclass(frozen=True)
class Given:
    """A file as `read_assessment` gives it, its edition, what is looked at, and the day."""

    assessment: Mapping[str, Any]
    edition: Edition
    rule: ScoringRule
    dimensions: tuple[str, ...]
    today: str

    @property
    def facts(self) -> Mapping[str, bool]:
        """The answered facts."""
        return self.assessment["service"].get("facts") or {}

    @property
    def findings(self) -> Mapping[str, Mapping[str, Any]]:
        """The findings by criterion."""
        return self.assessment.get("findings") or {}

    @property
    def target(self) -> dict[str, int]:
        """The target level by dimension, of those that have levels."""
        said = self.assessment.get("target") or {}
        return {key: int(one) for key, one in said.items() if self.edition.has_levels(key)}

    def result(self) -> Result:
        """Grade the answers."""
        levels = tuple(one.number for one in self.edition.levels)
        answers = {key: Answer.of(one) for key, one in self.findings.items()}
        scale = Scale(self.dimensions, levels, self.rule)
        return evaluate(self.edition.criteria, scale, self.facts, answers)

    def review(self) -> Review:
        """Return what gaps and evidence are looked for in."""
        return Review(self.edition, self.rule, self.findings, self.result(), self.today)


def whole_report(given: Given) -> WholeReport:
    """Return the report over the dimensions that are looked at."""
    review, target = given.review(), given.target
    result = review.result
    gaps = gaps_to_target(review, target)
    everything = given.edition.criteria_by_id.keys()
    entries = [_entry(review, one) for one in judged(review)]
    titles = given.edition.dimensions_by_id
    return WholeReport(
        **_head(given),
        summary=summary_numbers(result, gaps, target),
        baseline=result.baseline,
        dimensions=tuple(
            DimensionOfReport(
                id=one.id,
                title=titles[one.id].title if one.id in titles else one.id,
                level=one.level,
                target=target.get(one.id),
                assessed=one.assessed,
                applicable=one.applicable,
                points=one.points,
                possible=one.possible,
            )
            for one in result.dimensions
        ),
        index=result.index,
        gaps=tuple(_entry(review, one) for one in gaps),
        exemptions=tuple(exemptions_in(review)),
        evidence=tuple(evidence_problems(review)),
        not_applicable=tuple(one for one in entries if one.outcome == Outcome.NOT_APPLICABLE),
        set_aside=_set_aside(given, result, everything),
    )


def gate_report(given: Given, gate: EditionGate) -> GateReport:
    """Return what the decision paper of a gate says."""
    edition, review = given.edition, given.review()
    checklist = edition.checklists_by_id.get(gate.id)
    due = set(checklist.criteria if checklist else ())
    titles = {one.id: one.title for one in edition.documents}
    entries = tuple(_entry(review, one) for one in judged(review) if one.id in due)
    return GateReport(
        **_head(given),
        gate=GateOfReport(gate.id, gate.title, gate.decisions),
        baseline=_due_baseline(entries, given.rule),
        due=entries,
        open=tuple(one.id for one in open_criteria(review, lambda one: _binds(one, due))),
        exemptions=tuple(one for one in exemptions_in(review) if one.id in due),
        documents=tuple(
            DocumentDue(one, titles.get(one, one), one in gate.create)
            for one in dict.fromkeys((*gate.create, *gate.update))
        ),
        evidence=tuple(one for one in evidence_problems(review) if one.id in due),
        set_aside=_set_aside(given, review.result, due),
    )


def _due_baseline(due: Sequence[Entry], rule: ScoringRule) -> DueBaseline:
    asked = [
        one.outcome
        for one in due
        if one.outcome != Outcome.NOT_APPLICABLE and rule.is_baseline(one.obligation, one.level)
    ]
    return DueBaseline(sum(one == rule.gate_outcome for one in asked), len(asked))


def _binds(criterion: EditionCriterion, due: Collection[str]) -> bool:
    # What a service may do is never a condition.
    return criterion.id in due and criterion.obligation != Obligation.MAY


def _head(given: Given) -> dict[str, Any]:
    edition, service = given.edition, given.assessment["service"]
    phase = service.get("phase") or ""
    title = {one.id: one.title for one in edition.phases}.get(phase, phase)
    return {
        "standard": StandardOfReport(edition.standard, edition.title, edition.version),
        "assessed": given.assessment["standard"].get("version") or "",
        "date": given.today,
        "service": ServiceOfReport(
            id=service.get("id") or "",
            name=service.get("name") or "",
            phase=phase,
            phase_title=title if title or edition.phases else None,
        ),
        "facts": tuple(
            FactAnswer(one, edition.fact_questions.get(one, one), given.facts.get(one))
            for one in edition.facts
        ),
    }


def _entry(review: Review, gap: Gap) -> Entry:
    finding = review.finding(gap.id)
    items: Sequence[Mapping[str, Any]] = finding.get("evidence") or []
    return Entry(
        **vars(gap),
        reason=finding.get("reason") or "",
        note=finding.get("note") or "",
        evidence=tuple(
            EvidenceItem(**{key: item.get(key) or "" for key in EVIDENCE_KEYS}) for item in items
        ),
        marks=tuple(mark for mark in MARKS if finding.get(mark) is True),
        is_inherited=isinstance(finding.get("inherited_from"), str),
        exempt_until=finding[EXEMPTION]["until"] if is_exempt(finding, review) else "",
    )


def _set_aside(given: Given, result: Result, wanted: Collection[str]) -> tuple[SetAside, ...]:
    criteria, sentences = given.edition.criteria_by_id, given.edition.fact_sentences

    def because(fact: str) -> str:
        if fact not in sentences:
            return fact
        return sentences[fact].if_yes if given.facts.get(fact) else sentences[fact].if_no

    return tuple(
        SetAside(one.id, criteria[one.id].title, one.facts, tuple(map(because, one.facts)))
        for one in result.removed
        if one.id in wanted
    )
