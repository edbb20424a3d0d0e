"""Style sheets name sides by the direction in which one reads, so that a page can be mirrored."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[3] / "plugins/service_standards"
SHEETS = sorted({*PACKAGE.rglob("browser/**/*.css"), *PACKAGE.rglob("theme/**/*.css")})
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIDES = re.compile(
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)[\w-]*\s*:"
    r"|border-(?:top|bottom)-(?:left|right)-radius\s*:"
    r"|(?<![\w-])(?:left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)

# Firefox knows the direction of elements of HTML only, and a drawing is none.
DIRECTION_OF_DRAWING = re.compile(r"(?:\bsvg|-bar|-stacked)\)?:dir\(")


def found(sheet: str) -> list[str]:
    """Return the declarations that name a side of the screen."""
    return SIDES.findall(COMMENT.sub("", sheet))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_sheet_names_no_side_of_the_screen(path: Path) -> None:
    text = path.read_text("utf-8")
    assert found(text) == []
    gradients = re.findall(r"linear-gradient\(to (left|right)", text)
    assert gradients.count("left") == gradients.count("right")


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_drawing_is_asked_for_its_direction(path: Path) -> None:
    assert DIRECTION_OF_DRAWING.findall(path.read_text("utf-8")) == []


def test_a_drawing_that_is_asked_is_found() -> None:
    planted = ".ss :is(.ss-bars svg, .ss-heat-bar):dir(rtl) {} .ss svg:dir(rtl) text {}"
    assert len(DIRECTION_OF_DRAWING.findall(planted)) == 2


def test_sheets_are_found() -> None:
    assert len(SHEETS) > 5


@pytest.mark.parametrize(
    "planted",
    [
        "a { margin-left: 1em; }",
        "a{left:0}",
        "a { text-align: right; }",
        "a { float: left }",
        "a { border-top-left-radius: 1px; }",
        "a { padding-right : 0 }",
    ],
)
def test_a_planted_side_is_found(planted: str) -> None:
    assert found(planted)


@pytest.mark.parametrize(
    "fine",
    ["a { margin-inline-start: 1em; }", "/* left: 0 */", "a { float: inline-start; }"],
)
def test_what_follows_the_reading_is_fine(fine: str) -> None:
    assert found(fine) == []
