"""The figure of the way to digital government: drawn once, in the colours of both schemes."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from service_standards.model.plain.colours import (
    DARK_GROUND,
    ENOUGH,
    LIGHT_GROUND,
    WHITE,
    Colour,
    colour_of,
    contrast,
)

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/guidance/digital-government.md").read_text("utf-8")
HOME = (ROOT / "docs/index.md").read_text("utf-8")
HEX = re.compile(r"#[0-9a-f]{6}")
SVG = "{http://www.w3.org/2000/svg}"
LIGHT, DARK = "digital-government", "digital-government-dark"
SHOWN = {LIGHT: "only-light", DARK: "only-dark"}
DRAWINGS = pytest.mark.parametrize("name", SHOWN)


def drawing(name: str) -> str:
    """Return the text of one of the two files."""
    return (ROOT / f"docs/assets/{name}.svg").read_text("utf-8")


def texts(name: str) -> list[str]:
    """Return what can be read in a drawing, without its title and description."""
    return [one.text or "" for one in ET.fromstring(drawing(name)).iter(f"{SVG}text")]


def pairs(name: str) -> list[tuple[str, str]]:
    """Return the colour of each bar with that of the words on it."""
    whole = ET.fromstring(drawing(name)).find(f"{SVG}g")
    assert whole is not None
    bars = [one.attrib["fill"] for one in whole.findall(f"{SVG}rect")]
    return list(zip(bars, (one.attrib["fill"] for one in whole.findall(f"{SVG}g")), strict=True))


def rgb(text: str) -> Colour:
    """Return a colour that is known to be one."""
    found = colour_of(text)
    assert found is not None
    return found


def test_both_drawings_differ_in_their_colours_only() -> None:
    light, dark = (HEX.sub("#", drawing(name)) for name in SHOWN)
    assert light == dark
    assert drawing(LIGHT) != drawing(DARK)


@DRAWINGS
def test_words_stand_out_from_their_ground(name: str) -> None:
    assert len(pairs(name)) == 3
    for bar, words in pairs(name):
        assert contrast(rgb(bar), rgb(words)) >= ENOUGH
    [below] = [
        one.attrib["fill"]
        for one in ET.fromstring(drawing(name)).iter(f"{SVG}text")
        if "fill" in one.attrib
    ]
    for ground in (WHITE, LIGHT_GROUND) if name == LIGHT else (DARK_GROUND,):
        assert contrast(rgb(below), ground) >= ENOUGH


@DRAWINGS
def test_a_drawing_has_a_title_and_needs_no_style_of_its_own(name: str) -> None:
    root = ET.fromstring(drawing(name))
    assert root.attrib["role"] == "img"
    assert [root.find(f"{SVG}{tag}") is not None for tag in ("title", "desc")] == [True, True]
    assert not any("style" in one.attrib or one.tag == f"{SVG}style" for one in root.iter())


@DRAWINGS
def test_the_page_shows_it_in_its_scheme_and_says_the_same_in_words(name: str) -> None:
    found = re.search(rf"!\[(?P<alt>[^\]]+)\]\(\.\./assets/{name}\.svg#{SHOWN[name]}\)", PAGE)
    assert found
    table = PAGE[found.end() :].split("\n## ")[0]
    assert len(texts(name)) == 7
    for text in texts(name)[:-1]:
        assert f"| {text} |" in table
        assert text.lstrip("123 ").lower() in found["alt"].lower()


def test_the_home_page_leads_to_it() -> None:
    assert "](guidance/digital-government.md)" in HOME
