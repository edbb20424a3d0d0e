"""The index of the search: what repeats leaves it, and words that mean the same come along."""

from __future__ import annotations

import re
from typing import Any

import pytest

from service_standards.site.search_index import (
    is_without_sections,
    searched,
    synonyms_in,
    trimmed_index,
)
from service_standards.words.catalogues import words_of
from service_standards.words.message import ENGLISH

GLOSSARY = """# Glossary

## A to Z

Exit plan
:   How a service leaves a supplier.
    Also called: way out, leaving plan.

Level
:   How mature the practice is.

Supplier
:   Also called: vendor.

Also called: nobody.
"""


def index(*docs: dict[str, Any]) -> dict[str, Any]:
    return {"config": {"lang": ["en"]}, "docs": list(docs)}


def test_a_glossary_says_which_words_mean_the_same() -> None:
    assert synonyms_in(GLOSSARY, ENGLISH) == [
        ["Exit plan", "way out", "leaving plan"],
        ["Supplier", "vendor"],
    ]


@pytest.mark.parametrize("blank", [" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_any_blank_may_stand_before_a_colon(blank: str) -> None:
    text = (
        f"Agent\n:   Qui travaille au guichet.\n    On dit aussi{blank}: fonctionnaire, commis.\n"
    )
    words, _ = words_of("fr")
    assert synonyms_in(text, words) == [["Agent", "fonctionnaire", "commis"]]


def test_a_page_can_be_found_by_its_title_and_summary_alone() -> None:
    page = {"location": "list/", "title": "List", "text": "Long", "tags": ["all"], "boost": 0.3}
    section = {"location": "list/#one", "title": "One", "text": "Longer"}
    other = {"location": "one/", "title": "One", "text": "Text"}
    trimmed = trimmed_index(index(page, section, other), {"list/": "What <is> due."}, [], [])
    assert trimmed["docs"] == [{**page, "text": "What &lt;is&gt; due."}, other]


def test_sections_do_not_repeat_the_tags_of_their_page() -> None:
    page = {"location": "one/", "title": "One", "text": "", "tags": ["all"]}
    section = {"location": "one/#a", "title": "A", "text": "Text", "tags": ["all"], "boost": 2}
    left = {"location": "one/#a", "title": "A", "text": "Text", "boost": 2}
    assert trimmed_index(index(page, section), {}, [], [])["docs"] == [page, left]


def test_synonyms_and_stop_words_come_with_the_settings() -> None:
    trimmed = trimmed_index(index(), {}, [("AI", "artificial intelligence")], ["the", "of"])
    assert trimmed["config"] == {
        "lang": ["en"],
        "synonyms": [["AI", "artificial intelligence"]],
        "stopWords": ["of", "the"],
    }


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ({}, False),
        ({"search": "no"}, False),
        ({"search": {"boost": 2}}, False),
        ({"search": {"sections": True}}, False),
        ({"search": {"sections": False}}, True),
    ],
)
def test_front_matter_says_whether_sections_are_found(
    meta: dict[str, Any], *, expected: bool
) -> None:
    assert is_without_sections(meta) is expected


@pytest.mark.parametrize(
    ("content", "sections", "expected"),
    [
        ("<p>a</p><h1>b</h1><h2>c</h2>", False, "<p>a</p><h1>b</h1>"),
        ("<p>a</p><h1>b</h1><h2>c</h2>", True, "<p>a</p><h1>b</h1><h2>c</h2>"),
        ("<h2>c</h2>", False, "<h2>c</h2>"),
        ("<h1>a</h1><h1>b</h1>", False, "<h1>a</h1><h1>b</h1>"),
    ],
)
def test_of_a_page_without_sections_the_search_reads_as_far_as_its_title(
    content: str, sections: bool, expected: str
) -> None:
    assert searched(content, {"search": {"sections": sections}}) == expected


def test_words_before_an_apostrophe_stand_apart_in_french() -> None:
    config = {"separator": "[\\s]+"}
    data: dict[str, Any] = {"config": config, "docs": []}
    separators = [
        trimmed_index(data, {}, [], language=language)["config"]["separator"]
        for language in ("en", "fr", "fr-CA")
    ]
    assert separators[0] == config["separator"]
    parts = [
        re.split(one, "de l'usager et l\N{RIGHT SINGLE QUOTATION MARK}eau")
        for one in separators[1:]
    ]
    assert parts == [["de", "l", "usager", "et", "l", "eau"]] * 2
