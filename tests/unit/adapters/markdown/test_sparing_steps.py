"""Abbreviations and escaped signs look the same, with our extension or without it."""

from __future__ import annotations

import pytest
from markdown import Markdown

from service_standards.adapters.markdown.sparing_steps import spare_steps

GLOSSARY = {"API": "interface", "A.I.": "a machine", "C+": "a language"}
TEXTS = [
    "An API, two APIs, the API's `API` and [API](api.md).",
    'A \\*star\\* and a \\_line\\_, in `\\*code\\*`.\n\n## Of \\[brackets\\] {title="a\\*b"}',
    "*[HTML]: a markup language\n\nHTML and **HTML** and XHTML.\n\n- API\n- none",
    "Nothing to find.",
    "A.I. and C+ and C++.",
]


def converted(text: str, *, spares: bool) -> str:
    md = Markdown(
        extensions=["abbr", "attr_list"], extension_configs={"abbr": {"glossary": dict(GLOSSARY)}}
    )
    if spares:
        spare_steps(md)
    return md.convert(text)


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_comes_out(text: str) -> None:
    assert converted(text, spares=True) == converted(text, spares=False)


def test_abbreviations_are_explained() -> None:
    assert '<abbr title="interface">API</abbr>' in converted("An API.", spares=True)
