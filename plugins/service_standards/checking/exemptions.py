"""What a check says of exemptions: what is wrong with one, and that one has ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service_standards.checking.notes import Notes, Path
from service_standards.model.edition import ScoringRule
from service_standards.model.plain.assessment_keys import EXEMPTION, EXEMPTION_KEYS
from service_standards.scoring.evaluate import Answer
from service_standards.scoring.exemptions import exemption_state, latest_end, missing_parts
from service_standards.source.reading.problems import nearest
from service_standards.words.message import Message, say, say_many

Data = Mapping[str, Any]


def check_exemption(
    finding: Data, rule: ScoringRule | None, today: str, path: Path, notes: Notes
) -> None:
    """Note why the exemption of a finding counts for nothing, if there is one and it does not."""
    state = exemption_state(finding, rule, today)
    said = finding.get(EXEMPTION) or {}
    path = (*path, EXEMPTION)
    months = rule.exemption_months if rule else None
    match state:
        case "incomplete":
            at, message = _incomplete(said, missing_parts(said, months))
            notes.add((*path, *at), "exemption-incomplete", message)
        case "too-long":
            latest = latest_end(said["approved_on"], months or 0)
            notes.add((*path, "until"), "exemption-too-long", too_long(months or 0, latest))
        case "ended":
            message = say(
                "this exemption ended on {day}; meet the criterion, or have it approved anew",
                day=said["until"],
            )
            notes.add((*path, "until"), "exemption-ended", message)
        case "not-allowed":
            message = say(
                "this standard knows no exemption; meet the criterion, and take 'exemption' away"
            )
            notes.add(path, "exemption-not-allowed", message)
        case "to-come":
            message = say(
                "this exemption counts from {day} on, the day of its approval",
                day=said["approved_on"],
            )
            notes.add((*path, "approved_on"), "exemption-unused", message)
        case "not-needed":
            message = say(
                "'{outcome}' needs no exemption; take 'exemption' away",
                outcome=Answer.of(finding).counted,
            )
            notes.add(path, "exemption-unused", message)


def too_long(months: int, latest: str) -> Message:
    """Return that an exemption lasts too long, and until when it may."""
    return say_many(
        "an exemption lasts {count} month at most here; let it end on {latest} or earlier, "
        "and have it approved anew then",
        "an exemption lasts {count} months at most here; let it end on {latest} or earlier, "
        "and have it approved anew then",
        months,
        latest=latest,
    )


def _incomplete(said: Data, missing: list[str]) -> tuple[Path, Message]:
    """Return the place in an exemption, and what is wrong there: perhaps only a name."""
    for key in said.keys() - {*EXEMPTION_KEYS}:
        near = nearest(key, missing)
        if near:
            message = say("nothing here is called '{key}'{near}", key=key[:60], near=near)
            return (key,), message
    message = say(
        "an exemption counts for nothing without {names}; write who approved it, until when, "
        "and why",
        names=[f"'{one}'" for one in missing],
    )
    return ((missing[0],) if missing[0] in said else ()), message
