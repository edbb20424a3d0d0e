"""A badge: one line about a service as a picture, with the same line as text.

Nothing is fetched and no font is needed: the length of each text is fixed from the width of its
characters in common sans-serif fonts.
"""

from __future__ import annotations

from html import escape
from typing import Final

from service_standards.model.plain.characters import UNSHOWABLE
from service_standards.report.report_data import WholeReport
from service_standards.words.message import Message, Number, Words, say, say_many

# In tenths of a pixel at 11 pixels, rounded up from DejaVu Sans, the widest of those named.
NARROW, WIDE, OTHER = 45, 110, 72
NARROWS: Final = frozenset("iljtfrI.,:;!|'()[] ")
WIDES: Final = frozenset("mwMWQ@%—")
PADDING: Final = 8
HEIGHT: Final = 20
# White on both has a contrast of more than 7.
LEFT, RIGHT = "#33383f", "#0b3d91"


def badge(report: WholeReport, words: Words, *, has_levels: bool = True) -> str:
    """Return the badge of a service as SVG: the standard with its edition, and what is reached."""
    standard = report.standard
    name = _plain(f"{standard.title} {standard.version}")
    said = _plain(words.text(reached(report) if has_levels else met(report)))
    label = words.text(say("{name}: {value}", name=name, value=said))
    left, right = _width(name), _width(said)
    total = left + right
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="{HEIGHT}" \
viewBox="0 0 {total} {HEIGHT}" role="img" aria-labelledby="title desc">
<title id="title">{escape(label)}</title>
<desc id="desc">{escape(_plain(words.text(_described(report))))}</desc>
<rect width="{left}" height="{HEIGHT}" fill="{LEFT}"/>
<rect x="{left}" width="{right}" height="{HEIGHT}" fill="{RIGHT}"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
{_text(name, PADDING, left)}
{_text(said, left + PADDING, right)}
</g>
</svg>
"""


def reached(report: WholeReport) -> Message:
    """Return the levels over all dimensions in a few words.

    Where every level is known the lowest and the highest are named; while criteria are open it is
    what is reached for certain. Before anything is assessed there is only a beginning.
    """
    levels = [one.level for one in report.dimensions if one.level.at_least is not None]
    if not levels:
        return say("no level")
    if report.summary.assessed == 0:
        return say("not assessed yet")
    least = [level.at_least or 0 for level in levels]
    low, high = min(least), max(least)
    if any(level.at_least != level.at_most for level in levels):
        return say("at least level {level}", level=low)
    if low == high:
        return say("level {level}", level=low)
    return say("levels {low} to {high}", low=low, high=high)


def met(report: WholeReport) -> Message:
    """Return how much is met of what the standard asks of every service; it has no levels."""
    baseline, numbers = report.baseline, report.summary
    if numbers.assessed == 0:
        return say("not assessed yet")
    if baseline.applicable == 0:
        return say(
            "{assessed} of {applicable} assessed",
            assessed=Number(numbers.assessed),
            applicable=Number(numbers.applicable),
        )
    return say(
        "Baseline: {met} of {applicable} met",
        met=Number(baseline.met),
        applicable=Number(baseline.applicable),
    )


def _described(report: WholeReport) -> Message:
    numbers = report.summary
    return say(
        "{assessed} It is no official score.",
        assessed=say_many(
            "{assessed} of {count} criterion that applies is assessed.",
            "{assessed} of {count} criteria that apply are assessed.",
            numbers.applicable,
            count=Number(numbers.applicable),
            assessed=Number(numbers.assessed),
        ),
    )


def _plain(text: str) -> str:
    return UNSHOWABLE.sub("\ufffd", " ".join(text.split()))


def _width(text: str) -> int:
    tenths = sum(
        NARROW if one in NARROWS else WIDE if one in WIDES or ord(one) > 0x2E7F else OTHER
        for one in text
    )
    return -(-tenths // 10) + 2 * PADDING


def _text(text: str, x: int, width: int) -> str:
    length = width - 2 * PADDING
    return f'<text x="{x}" y="14" textLength="{length}">{escape(text)}</text>'
