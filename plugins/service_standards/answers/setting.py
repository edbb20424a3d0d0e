"""One answer is given: what it says, and what it takes away from what stood there."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from service_standards.answers.file_form import INHERITED, MARKS
from service_standards.answers.refusal import NotDone
from service_standards.merge.values import same
from service_standards.model.vocabulary import Outcome
from service_standards.words.message import say

Data = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What somebody says of a criterion; None leaves what stands there, "" takes it away.

    `evidence` is one more item, by the keys of the file; empty if there is none to add.
    """

    outcome: Outcome
    reason: str | None = None
    note: str | None = None
    owner: str | None = None
    due: str | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)


def with_answer(assessment: Mapping[str, Any], criterion: str, answer: Answer, now: str) -> Data:
    """Return the assessment with one more answer, given at `now` (`2026-11-23T10:42:00Z`).

    Who answers has looked: marks are taken away, and what was inherited is the service's own.

    Raises:
        NotDone: for "not applicable" without a reason.
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
    if answer.outcome == Outcome.NOT_APPLICABLE and not (finding.get("reason") or "").strip():
        raise NotDone(say("'Not applicable' needs a reason: say it with --reason."))
    items = finding.get("evidence") or []
    if answer.evidence and not any(same(one, answer.evidence) for one in items):
        finding["evidence"] = [*items, dict(answer.evidence)]
    finding["updated"] = now
    return {**assessment, "findings": {**assessment.get("findings", {}), criterion: finding}}
