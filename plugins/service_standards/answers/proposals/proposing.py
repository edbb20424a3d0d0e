"""Proposals in a file: they say what was found, and never decide an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service_standards.answers.file_form import PROPOSED
from service_standards.answers.proposals.mapping import Rules, criteria_for
from service_standards.answers.proposals.report import RESULT_TITLES, Check, Report, Result
from service_standards.answers.refusal import NotDone
from service_standards.merge.values import same
from service_standards.model.plain.assessment_keys import is_blank
from service_standards.model.plain.limits import LONGEST_TEXT, MOST_EVIDENCE, MOST_VALUES
from service_standards.model.vocabulary import Outcome
from service_standards.source.reading.problems import listed
from service_standards.words.message import ENGLISH, Message, Number, Words, say

Item = Mapping[str, str]
Data = dict[str, Any]
MOST_NAMES = 20


@dataclass(frozen=True)
class Proposal:
    """What is proposed for one criterion: words for its note, and evidence."""

    criterion: str
    text: str
    evidence: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """The file with the proposals, and the criteria that got one, had it, or are answered."""

    data: Data
    added: tuple[str, ...]
    known: tuple[str, ...]
    answered: tuple[str, ...]


def with_proposals(
    assessment: Mapping[str, Any], proposals: Iterable[Proposal], now: str
) -> Proposed:
    """Add proposals to criteria that nobody has answered; the others stay as they are."""
    findings = dict(assessment.get("findings") or {})
    places: dict[str, list[str]] = {"added": [], "known": [], "answered": []}
    for one in proposals:
        finding = findings.get(one.criterion) or {}
        note = finding.get("note") or ""
        if finding.get("outcome", Outcome.NOT_ASSESSED) != Outcome.NOT_ASSESSED:
            places["answered"].append(one.criterion)
        elif one.text in note:
            places["known"].append(one.criterion)
        else:
            items = finding.get("evidence") or []
            news = [dict(new) for new in one.evidence if not any(same(new, old) for old in items)]
            note = "\n\n".join(filter(None, (note, one.text)))
            _refuse_too_much(one.criterion, note, len(items) + len(news))
            said = {"note": note, PROPOSED: True}
            said |= {"evidence": [*items, *news]} if news else {}
            outcome = {"outcome": Outcome.NOT_ASSESSED.value}
            findings[one.criterion] = {**finding, **outcome, **said, "updated": now}
            places["added"].append(one.criterion)
    told = (tuple(places[name]) for name in ("added", "known", "answered"))
    return Proposed({**assessment, "findings": findings}, *told)


def _refuse_too_much(criterion: str, note: str, evidence: int) -> None:
    """Refuse what no file may hold before many more proposals are put to it."""
    if len(note) > LONGEST_TEXT:
        raise NotDone(
            say(
                "The note of {id} would have more than {most} characters.",
                id=criterion,
                most=Number(LONGEST_TEXT),
            )
        )
    if evidence > MOST_EVIDENCE:
        raise NotDone(
            say(
                "{id} would have more than {most} pieces of evidence.",
                id=criterion,
                most=Number(MOST_EVIDENCE),
            )
        )


def proposals_of_report(
    report: Report, rules: Rules, evidence: Sequence[Item], words: Words = ENGLISH
) -> tuple[list[Proposal], list[str]]:
    """Return a proposal for each criterion, and the names of checks that no criterion maps to."""
    by_criterion: dict[str, list[Check]] = {}
    unmapped, pairs = [], 0
    for check in report.checks:
        criteria = criteria_for(rules, check.names)
        pairs += len(criteria)
        if pairs > MOST_VALUES:
            raise NotDone(
                say(
                    "More than {most} pairs of a check and a criterion come of this report.",
                    most=Number(MOST_VALUES),
                )
            )
        unmapped += [] if criteria else [check.name]
        for one in criteria:
            by_criterion.setdefault(one, []).append(check)
    start = words.text(_start(report))
    proposals = [
        Proposal(key, "\n".join([start, *_lines(checks, words)]), tuple(evidence))
        for key, checks in by_criterion.items()
    ]
    return proposals, list(dict.fromkeys(unmapped))


def proposals_of_assessment(
    other: Mapping[str, Any], rules: Rules | None, words: Words = ENGLISH
) -> tuple[list[Proposal], list[str]]:
    """Return a proposal for each answer of another team, and the ids that nothing maps to.

    Without rules an id stands for itself. Evidence comes along where it is a link: a path leads
    into the other team's repository.
    """
    name = (other.get("service") or {}).get("name") or say("another service")
    proposals, unmapped = [], []
    for key, finding in (other.get("findings") or {}).items():
        if is_blank(finding):
            continue
        targets = (key,) if rules is None else criteria_for(rules, (key,))
        unmapped += [] if targets else [key]
        links = tuple(one for one in finding.get("evidence") or [] if one.get("url"))
        text = words.text(_answer(name, key, finding))
        text = "\n\n".join(filter(None, (text, finding.get("note"))))
        proposals += [Proposal(target, text, links) for target in targets]
    return proposals, unmapped


def _answer(name: str | Message, key: str, finding: Mapping[str, Any]) -> Message:
    values = {"name": name, "id": key, "outcome": finding.get("outcome", "not-assessed")}
    if finding.get("reason"):
        return say(
            "Answer of {name} to {id}: {outcome} ({reason})", **values, reason=finding["reason"]
        )
    return say("Answer of {name} to {id}: {outcome}", **values)


def _start(report: Report) -> Message:
    values = {"tool": report.tool, "subject": report.subject, "day": report.day}
    if report.subject and report.day:
        return say("Proposed from {tool}, {subject}, {day}:", **values)
    if report.subject or report.day:
        return say(
            "Proposed from {tool}, {about}:", tool=report.tool, about=report.subject or report.day
        )
    return say("Proposed from {tool}:", tool=report.tool)


def _lines(checks: Sequence[Check], words: Words) -> list[str]:
    lines = []
    for result in Result:
        named = [_named(one) for one in checks if one.result == result]
        every = list(dict.fromkeys(words.text(one) for one in named))
        if every:
            shown = listed(every, MOST_NAMES)
            line = say("{result}: {checks}", result=RESULT_TITLES[result], checks=shown)
            lines.append(f"- {words.text(line)}")
    return lines


def _named(check: Check) -> Message | str:
    if not check.detail:
        return check.name
    return say("{check} ({detail})", check=check.name, detail=check.detail)
