"""An exemption is given, changed or taken away: at once whole, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from service_standards.answers.refusal import NotDone
from service_standards.checking.exemptions import too_long
from service_standards.model.edition import ScoringRule
from service_standards.model.plain.assessment_keys import EXEMPTION, EXEMPTION_KEYS
from service_standards.scoring.exemptions import exemption_state, latest_end, missing_parts
from service_standards.words.message import Message, say

Data = dict[str, Any]
OPTION = "--exemption-{}"
# Earlier than every exemption: whether one is over is no reason to refuse it.
BEFORE_ALL = "1900-01-01"


@dataclass(frozen=True)
class ExemptionSaid:
    """What somebody says of an exemption; None leaves what stands there, "" takes it away."""

    approved_by: str | None = None
    approved_on: str | None = None
    reason: str | None = None
    until: str | None = None
    is_removed: bool = False

    @property
    def parts(self) -> Data:
        """What is said, by the keys of the file."""
        said = {key: getattr(self, key) for key in EXEMPTION_KEYS}
        return {key: one for key, one in said.items() if one is not None}


NO_WORD = ExemptionSaid()


def with_exemption(finding: Data, said: ExemptionSaid, rule: ScoringRule | None) -> None:
    """Change the exemption of a finding that is being made.

    Raises:
        NotDone: for one that would not count, whatever the day.
    """
    if said.is_removed:
        if said.parts:
            raise NotDone(say("An exemption is either given or removed; leave one of both out."))
        if finding.pop(EXEMPTION, None) is None:
            raise NotDone(say("There is no exemption that could be removed."))
        return
    if not said.parts:
        return
    finding[EXEMPTION] = {**(finding.get(EXEMPTION) or {}), **said.parts}
    fault = _fault(finding, rule)
    if fault is not None:
        raise NotDone(fault)


def _fault(finding: Data, rule: ScoringRule | None) -> Message | None:
    exemption = finding[EXEMPTION]
    months = rule.exemption_months if rule else None
    match exemption_state(finding, rule, BEFORE_ALL):
        case "not-needed":
            return say(
                "Only what is not met or partly met can be exempt, and this is '{outcome}'.",
                outcome=finding["outcome"],
            )
        case "not-allowed":
            return say("This standard knows no exemption: meet the criterion.")
        case "incomplete":
            missing = missing_parts(exemption, months)
            options = [OPTION.format(one.replace("_", "-")) for one in missing]
            return say("An exemption is not whole yet; say also: {options}.", options=options)
        case "too-long":
            latest = latest_end(exemption["approved_on"], months or 0)
            return say(
                "'{option}': {fault}.",
                option=OPTION.format("until"),
                fault=too_long(months or 0, latest),
            )
    if exemption.get("approved_on", "") > exemption["until"]:
        return say(
            "The exemption would end on {until}, before it was approved ({begin}).",
            until=exemption["until"],
            begin=exemption["approved_on"],
        )
    return None
