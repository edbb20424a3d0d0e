"""A badge: what it says, to eyes and to readers, and that it needs nothing else."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

from service_standards.report.badge import LEFT, RIGHT, badge
from service_standards.report.report_data import WholeReport
from service_standards.report.service_report import Given, whole_report
from service_standards.words.message import ENGLISH
from tests.support.cases.report_cases import DIMENSIONS, IDS, TODAY
from tests.support.papers import EDITION

SVG = "{http://www.w3.org/2000/svg}"


def report(findings: dict[str, Any], title: str = "Sample") -> WholeReport:
    assert EDITION.scoring is not None
    assessment = {"standard": {}, "service": {"name": "n"}, "findings": findings}
    edition = type(EDITION)(**{**vars_of(EDITION), "title": title})
    return whole_report(Given(assessment, edition, EDITION.scoring, DIMENSIONS, TODAY))


def vars_of(edition: Any) -> dict[str, Any]:
    return {name: getattr(edition, name) for name in edition.__dataclass_fields__}


def answers(**outcomes: str) -> dict[str, Any]:
    """Return an answer to every criterion, `other` to those that are not named."""
    other = outcomes.pop("other")
    named = {key.replace("_", "-"): value for key, value in outcomes.items()}
    return {one: {"outcome": named.get(one, other), "reason": "R"} for one in IDS}


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ({}, "not assessed yet"),
        (answers(other="met"), "levels 3 to 4"),
        (answers(other="met", SND_03="not-met"), "levels 2 to 3"),
        (answers(other="not-met"), "level 1"),
        (answers(other="met", FST_01="not-assessed"), "at least level 2"),
        (answers(other="not-applicable"), "no level"),
    ],
)
def test_it_says_what_is_reached(findings: dict[str, Any], said: str) -> None:
    picture = ET.fromstring(badge(report(findings), ENGLISH))

    label = f"Sample 1.1.0: {said}"
    assert [one.text for one in picture.iter(f"{SVG}text")] == ["Sample 1.1.0", said]
    assert picture.find(f"{SVG}title").text == label  # type: ignore[union-attr]
    assert picture.get("role") == "img"
    named = {one.get("id") for one in picture.iter() if one.get("id")}
    assert set(str(picture.get("aria-labelledby")).split()) == named


def test_the_same_answers_give_the_same_bytes() -> None:
    findings = answers(other="met")
    assert badge(report(findings), ENGLISH) == badge(report(dict(findings)), ENGLISH)


def test_a_title_stays_text_and_nothing_is_fetched() -> None:
    title = '<script href="x"> & "\x07\ud800 \u5efa\u8bbe'
    text = badge(report({}, title), ENGLISH)
    picture = ET.fromstring(text)
    assert {one.tag for one in picture.iter()} == {
        SVG + one for one in ("svg", "title", "desc", "rect", "g", "text")
    }
    assert text.count("http") == 1
    assert "url(" not in text


@pytest.mark.parametrize("ground", [LEFT, RIGHT])
def test_white_on_its_grounds_is_easy_to_read(ground: str) -> None:
    parts = [int(ground[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) > 7


def test_a_text_has_the_room_it_asks_for() -> None:
    picture = ET.fromstring(badge(report({}), ENGLISH))
    texts, grounds = list(picture.iter(f"{SVG}text")), list(picture.iter(f"{SVG}rect"))
    for text, ground in zip(texts, grounds, strict=True):
        left = int(ground.get("x", "0"))
        assert left < int(text.get("x", ""))
        end = int(text.get("x", "")) + int(text.get("textLength", ""))
        assert end < left + int(ground.get("width", ""))
