"""How much of the baseline is met, in words; `browser/words/progress-words.js` says the same."""

from __future__ import annotations

from collections.abc import Iterable

from service_standards.scoring.evaluate import Baseline
from service_standards.scoring.exemptions import Exemption, exempt_in_baseline
from service_standards.words.message import Message, Number, say, say_many


def baseline_words(baseline: Baseline, exemptions: Iterable[Exemption] = ()) -> Message | None:
    """Return one line without a full stop, or None where nothing of a baseline was asked.

    What is exempt is said beside what is met, and never counted as met.
    """
    aside = baseline.not_applicable
    if not baseline.applicable + aside:
        return None
    if not baseline.applicable:
        return say("Baseline: nothing applies")
    return with_exempt(_counted(baseline), exemptions)


def with_exempt(said: Message, exemptions: Iterable[Exemption]) -> Message:
    """Return what is said of the baseline, and how many of its criteria are exempt."""
    exempt = exempt_in_baseline(exemptions)
    if not exempt.count:
        return said
    more = say_many(
        "{count} exempt until {day}",
        "{count} exempt, the first until {day}",
        exempt.count,
        count=Number(exempt.count),
        day=exempt.until,
    )
    return say("{before}, {after}", before=said, after=more)


def _counted(baseline: Baseline) -> Message:
    met, applicable = Number(baseline.met), Number(baseline.applicable)
    if not baseline.not_applicable:
        return say("Baseline: {met} of {applicable} met", met=met, applicable=applicable)
    return say(
        "Baseline: {met} of {applicable} met, {aside} not applicable",
        met=met,
        applicable=applicable,
        aside=Number(baseline.not_applicable),
    )
