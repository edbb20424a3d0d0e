"""The colours that follow from one, so that text stands out from its ground.

Contrast and luminance as WCAG 2.2 defines them: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
WHITE = (255, 255, 255)
BLACK = (0, 0, 0)
# The lightest ground of the dark pages and the darkest of the light ones, from the theme.
DARK_GROUND = (22, 39, 45)
LIGHT_GROUND = (239, 245, 245)
# Success criterion 1.4.3, for text of any size.
ENOUGH = 4.5
STEPS = 20

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Colours:
    """One colour and its family, each as `#rrggbb`.

    White text can stand on `ink` and `deep`, both can be text on a light page, and `pale` and
    `paler` text on a dark one.
    """

    ink: str
    deep: str
    pale: str
    paler: str


def colour_of(text: str) -> Colour | None:
    """Return `#rrggbb` as three numbers from 0 to 255, or None if it is no such text."""
    found = HEX.fullmatch(text.strip())
    if found is None:
        return None
    red, green, blue = bytes.fromhex(found[1])
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Return how light a colour is, from 0 for black to 1 for white."""
    parts = [one / 255 for one in colour]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def family(colour: Colour) -> Colours:
    """Return what follows from a colour; one that is too light is made darker."""
    ink = _mixed_until(colour, BLACK, LIGHT_GROUND)
    pale = _mixed_until(colour, WHITE, DARK_GROUND)
    return Colours(
        *(as_text(one) for one in (ink, _mixed(ink, BLACK, 5), pale, _mixed(pale, WHITE, 10)))
    )


def as_text(colour: Colour) -> str:
    """Return a colour as `#rrggbb`."""
    return f"#{bytes(colour).hex()}"


def _mixed_until(colour: Colour, towards: Colour, ground: Colour) -> Colour:
    steps = (_mixed(colour, towards, step) for step in range(STEPS + 1))
    return next(one for one in steps if contrast(one, ground) >= ENOUGH)


def _mixed(colour: Colour, other: Colour, steps: int) -> Colour:
    """Return a colour on its way to another one, in twentieths."""
    red, green, blue = (
        (one * (STEPS - steps) + aim * steps) // STEPS
        for one, aim in zip(colour, other, strict=True)
    )
    return red, green, blue
