"""The colours that follow from others, so that text stands out from its ground.

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
class Family:
    """Colours that follow from those of a site, each as `#rrggbb`.

    White text can stand on `main` and `deep`; `links` and `pointed` can be text on a light page,
    `pale` and `paler` on a dark one.
    """

    main: str
    deep: str
    links: str
    pointed: str
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


def on_light(colour: Colour) -> float:
    """Return the least contrast of a colour to what it stands on in light pages.

    That is the darkest ground of the theme, and the ground of what is chosen, which has a tenth of
    the colour itself.
    """
    return min(contrast(colour, LIGHT_GROUND), contrast(colour, mixed(WHITE, colour, 2)))


def on_dark(colour: Colour) -> float:
    """Return the least contrast of a colour to what it stands on in dark pages.

    What is chosen has a fifth of the colour itself in its ground.
    """
    return min(contrast(colour, DARK_GROUND), contrast(colour, mixed(DARK_GROUND, colour, 4)))


def dark_enough(colour: Colour) -> Colour:
    """Return a colour, or the nearest darker one that can be text on light pages."""
    steps = (mixed(colour, BLACK, step) for step in range(STEPS + 1))
    return next(one for one in steps if on_light(one) >= ENOUGH)


def light_enough(colour: Colour) -> Colour:
    """Return a colour, or the nearest lighter one that can be text on dark pages."""
    steps = (mixed(colour, WHITE, step) for step in range(STEPS + 1))
    return next(one for one in steps if on_dark(one) >= ENOUGH)


def family(main: Colour, links: Colour | None = None, pointed: Colour | None = None) -> Family:
    """Return what follows from the colours of a site; those that are too light are made darker."""
    ground = dark_enough(main)
    text = dark_enough(links or main)
    pale = light_enough(links or main)
    return Family(
        main=as_text(ground),
        deep=as_text(mixed(ground, BLACK, 5)),
        links=as_text(text),
        pointed=as_text(dark_enough(pointed) if pointed else mixed(text, BLACK, 5)),
        pale=as_text(pale),
        paler=as_text(light_enough(pointed) if pointed else mixed(pale, WHITE, 10)),
    )


def as_text(colour: Colour) -> str:
    """Return a colour as `#rrggbb`."""
    return f"#{bytes(colour).hex()}"


def mixed(colour: Colour, other: Colour, steps: int) -> Colour:
    """Return a colour on its way to another one, in twentieths."""
    red, green, blue = (
        (one * (STEPS - steps) + aim * steps) // STEPS
        for one, aim in zip(colour, other, strict=True)
    )
    return red, green, blue
