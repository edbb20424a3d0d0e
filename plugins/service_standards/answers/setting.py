"""One answer is given: what it says, and what it takes away from what stood there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from service_standards.answers.exempting import NO_WORD, ExemptionSaid, with_exemption
from service_standards.answers.file_form import INHERITED, MARKS
from service_standards.answers.refusal import NotDone
from service_standards.merge.values import same
from service_standards.model.edition import ScoringRule
from service_standards.model.vocabulary import Outcome
from service_standards.scoring.tally import counted
from service_standards.words.message import say

Data = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What somebody says of a criterion; None leaves what stands there, "" takes it away.

    `evidence` is one more item, by the keys of the file; empty if there is none to add. `removed`
    names items to take away: by their number from 1, by where they are, or by their title.
    `exemption` says what changes in it.
    """

    outcome: Outcome
    reason: str | None = None
    note: str | None = None
    owner: str | None = None
    due: str | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    removed: Sequence[str] = ()
    exemption: ExemptionSaid = NO_WORD


def with_answer(
    assessment: Mapping[str, Any],
    criterion: str,
    answer: Answer,
    now: str,
    rule: ScoringRule | None = None,
) -> Data:
    """Return the assessment with one more answer, given at `now` (`2026-11-23T10:42:00Z`).

    Who answers has looked: marks are taken away, and what was inherited is the service's own.
    `rule` says how long an exemption may last.

    Raises:
        NotDone: for "not applicable" without a reason, for evidence to be removed that is not
            there or more than one, and for an exemption that is given and would not count.
    """
    old = deepcopy(assessment.get("findings", {}).get(criterion) or {})
    finding = {key: one for key, one in old.items() if key not in {*MARKS, INHERITED}}
    if INHERITED in old and answer.outcome == Outcome.NOT_ASSESSED:
        # Without this, the organisation's answer would be shown again.
        finding["inherits"] = False
    finding["outcome"] = answer.outcome.value
    for name in ("reason", "note", "owner", "due"):
        said = getattr(answer, name)
        if said is not None:
            finding[name] = said
    if answer.outcome == Outcome.NOT_APPLICABLE and counted(finding) != answer.outcome:
        raise NotDone(say("'Not applicable' needs a reason: say it with --reason."))
    if answer.removed or answer.evidence:
        finding["evidence"] = _evidence(finding.get("evidence") or [], criterion, answer)
    with_exemption(finding, answer.exemption, rule)
    finding["updated"] = now
    return {**assessment, "findings": {**assessment.get("findings", {}), criterion: finding}}


def _evidence(items: Sequence[Data], criterion: str, answer: Answer) -> list[Data]:
    """Return the evidence without what is removed, and with what is added."""
    removed = {_place(word, items, criterion) for word in answer.removed}
    kept = [one for at, one in enumerate(items) if at not in removed]
    if answer.evidence and not any(same(one, answer.evidence) for one in kept):
        kept.append(dict(answer.evidence))
    return kept


def _place(word: str, items: Sequence[Data], criterion: str) -> int:
    """Return which item a word names."""
    if not items:
        raise NotDone(say("{id} has no evidence that could be removed.", id=criterion))
    if word.isdecimal() and 1 <= int(word) <= len(items):
        return int(word) - 1
    found = [at for at, one in enumerate(items) if word and word == _where(one)]
    found = found or [at for at, one in enumerate(items) if word and word == one.get("title")]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f"{at} {_title(one)}".rstrip() for at, one in enumerate(items, start=1))
    if found:
        message = say(
            "'{word}' names more than one: {list}; give a number.", word=word, list=listed
        )
    else:
        message = say(
            "{id} has no evidence '{word}'; it has: {list}.", id=criterion, word=word, list=listed
        )
    raise NotDone(message)


def _where(item: Data) -> str:
    return item.get("url") or item.get("path") or ""


def _title(item: Data) -> str:
    return item.get("title") or _where(item)
