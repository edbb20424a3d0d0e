"""What follows from one colour can be read on its ground."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_standards.model.plain.colours import (
    ENOUGH,
    WHITE,
    Colour,
    colour_of,
    contrast,
    dark_enough,
    family,
    on_dark,
    on_light,
)

COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


def read(text: str) -> Colour:
    colour = colour_of(text)
    assert colour is not None
    return colour


@given(COLOURS, COLOURS | st.none(), COLOURS | st.none())
def test_every_colour_gives_a_family_that_can_be_read(
    main: Colour, links: Colour | None, pointed: Colour | None
) -> None:
    made = family(main, links, pointed)
    for ground in (made.main, made.deep):
        assert contrast(read(ground), WHITE) >= ENOUGH
    for dark in (made.main, made.links, made.pointed):
        assert on_light(read(dark)) >= ENOUGH
    for light in (made.pale, made.paler):
        assert on_dark(read(light)) >= ENOUGH


@given(COLOURS)
def test_what_lint_offers_is_what_it_takes(colour: Colour) -> None:
    near = dark_enough(colour)
    assert on_light(near) >= ENOUGH
    assert dark_enough(near) == near


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert family(read("#7a1020")).main == "#7a1020"


# The values of the definition: black on white is 21 to 1, a colour on itself 1 to 1, and grey
# #767676 is the lightest on which white text has 4.5.
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#7a1020", "#7a1020", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_the_definition(one: str, other: str, expected: float) -> None:
    assert contrast(read(one), read(other)) == pytest.approx(expected, abs=0.005)
    assert contrast(read(other), read(one)) == contrast(read(one), read(other))


@pytest.mark.parametrize("text", ["red", "#123", "#1234567", "12345g", ""])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert colour_of(text) is None
