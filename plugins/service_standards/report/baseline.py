"""How much of the baseline is met, in words; `browser/words/progress-words.js` says the same."""

from __future__ import annotations

from service_standards.scoring.evaluate import Baseline
from service_standards.words.message import Message, Number, say


def baseline_words(baseline: Baseline) -> Message | None:
    """Return one line without a full stop, or None where nothing of a baseline was asked."""
    aside = baseline.not_applicable
    if not baseline.applicable + aside:
        return None
    if not baseline.applicable:
        return say("Baseline: nothing applies")
    met, applicable = Number(baseline.met), Number(baseline.applicable)
    if aside:
        return say(
            "Baseline: {met} of {applicable} met, {aside} not applicable",
            met=met,
            applicable=applicable,
            aside=Number(aside),
        )
    return say("Baseline: {met} of {applicable} met", met=met, applicable=applicable)
