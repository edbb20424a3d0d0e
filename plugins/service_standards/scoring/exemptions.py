"""Exemptions: somebody allowed that a criterion is not met, until a day (ADR 0042).

An exemption never changes an outcome, a level or a count of what is met. The rule only says whether
it is in force on a day. `browser/rules/exemptions.js` is the same rule; both are held to
`tests/vectors/exemptions/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from service_standards.model.edition import ScoringRule
from service_standards.model.plain.assessment_keys import EXEMPTION
from service_standards.model.plain.characters import BLANKS
from service_standards.model.vocabulary import Outcome
from service_standards.record import record
from service_standards.scoring.evaluate import Answer
from service_standards.scoring.evidence import is_outdated

if TYPE_CHECKING:
    from service_standards.scoring.evaluate import Criterion

State = Literal[
    "in-force", "to-come", "ended", "too-long", "incomplete", "not-allowed", "not-needed"
]
IN_FORCE: Final = "in-force"
# What can be exempt: it was looked at, and it is not there.
UNMET: Final = frozenset({Outcome.NOT_MET, Outcome.PARTLY_MET})
# What an exemption cannot do without, in the order in which a form asks for it.
NEEDED: Final = ("approved_by", "until", "reason")
PARTS: Final = ("approved_by", "approved_on", "until", "reason")


@record
class Exemption:
    """The exemption of one criterion; texts that are not there are "".

    `baseline` tells whether the criterion belongs to what every service has to meet.
    """

    id: str
    state: State
    baseline: bool
    approved_by: str
    approved_on: str
    until: str
    reason: str


@record
class Exempt:
    """How many criteria are exempt, and the day on which the first exemption ends."""

    count: int = 0
    until: str = ""


NONE_EXEMPT: Final = Exempt()


def exemption_state(
    finding: Mapping[str, Any], rule: ScoringRule | None, today: str
) -> State | None:
    """Return what the exemption of a finding is on a day (YYYY-MM-DD), None without one.

    `rule` is None where the standard says nothing of exemptions.
    """
    said = finding.get(EXEMPTION)
    if not isinstance(said, Mapping):
        return None
    opening = rule.gate_outcome if rule else Outcome.MET
    outcome = Answer.of(finding).counted
    if outcome not in UNMET or outcome == opening:
        return "not-needed"
    months = rule.exemption_months if rule else None
    return "not-allowed" if months == 0 else _state_of(said, months, today)


def _state_of(said: Mapping[str, Any], months: int | None, today: str) -> State:
    if missing_parts(said, months):
        return "incomplete"
    begin, until = _text(said, "approved_on"), _text(said, "until")
    if months is not None and is_outdated(begin, months, until):
        return "too-long"
    if until < today:
        return "ended"
    return "to-come" if begin > today else IN_FORCE


def missing_parts(said: Mapping[str, Any], months: int | None) -> list[str]:
    """Return what an exemption lacks; how long it is shows only with the day of approval."""
    needed = NEEDED if months is None else PARTS
    return [key for key in needed if not _text(said, key).strip(BLANKS)]


def exemption_of(
    key: str,
    finding: Mapping[str, Any],
    rule: ScoringRule | None,
    today: str,
    *,
    baseline: bool,
) -> Exemption | None:
    """Return the exemption of a finding, or None."""
    state = exemption_state(finding, rule, today)
    if state is None:
        return None
    said = finding[EXEMPTION]
    texts = {name: _text(said, name) for name in PARTS}
    return Exemption(id=key, state=state, baseline=baseline, **texts)


def latest_end(begin: str, months: int) -> str:
    """Return the last day on which an exemption of a day may end; a short month ends earlier."""
    # What has no faults does not wait for this module.
    from calendar import monthrange  # noqa: PLC0415

    year, month, day = map(int, begin.split("-"))
    count = year * 12 + month - 1 + months
    year, month = count // 12, count % 12 + 1
    return f"{year:04}-{month:02}-{min(day, monthrange(year, month)[1]):02}"


def exemptions_of(
    criteria: Iterable[Criterion],
    findings: Mapping[str, Mapping[str, Any]],
    rule: ScoringRule | None,
    today: str,
) -> list[Exemption]:
    """Return the exemptions of some criteria, in their order."""
    found = []
    for one in criteria:
        finding = findings.get(one.id) or {}
        baseline = rule is not None and rule.is_baseline(one.obligation, one.level)
        exemption = exemption_of(one.id, finding, rule, today, baseline=baseline)
        if exemption:
            found.append(exemption)
    return found


def exempt_in_baseline(exemptions: Iterable[Exemption]) -> Exempt:
    """Return how many criteria of the baseline are exempt."""
    ends = [one.until for one in exemptions if one.baseline and one.state == IN_FORCE]
    return Exempt(len(ends), min(ends)) if ends else NONE_EXEMPT


def _text(said: Mapping[str, Any], key: str) -> str:
    text = said.get(key)
    return text if isinstance(text, str) else ""
