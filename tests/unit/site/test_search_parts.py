"""The index of a large site is cut into parts: which one, and into what."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from service_standards.site.search_index import URL
from service_standards.site.search_parts import LARGE, parted, search_files, words_in
from service_standards.site.stop_words import stop_words

VECTOR = Path(__file__).parents[2] / "vectors/search/index.json"
INDEX: dict[str, Any] = json.loads(VECTOR.read_text("utf-8"))


def large(**config: object) -> dict[str, Any]:
    words = {"location": "long/", "title": "Long", "text": "x" * LARGE}
    return {"config": {**INDEX["config"], **config}, "docs": [*INDEX["docs"], words]}


def words_of(files: dict[str, str]) -> list[list[str]]:
    """Return the words of each file of words, in the order of the files."""
    named = {int(path.split("/w")[1][:-5]): text for path, text in files.items() if "/w" in path}
    return [list(json.loads(named[number])) for number in sorted(named)]


def test_a_small_index_stays_whole() -> None:
    assert json.loads(search_files(INDEX)[URL]) == INDEX


def test_a_large_index_is_cut() -> None:
    files = search_files(large())
    assert len(files[URL]) < LARGE / 10
    assert len(files) > 1


def test_an_index_counts_as_large_from_the_first_byte_above() -> None:
    held = len(search_files(large(), is_whole=True)[URL].encode()) - LARGE
    exact = {**large(), "docs": [*INDEX["docs"], {**large()["docs"][-1], "text": ""}]}
    for more, whole in ((LARGE - held, True), (LARGE - held + 1, False)):
        exact["docs"][-1]["text"] = "x" * more
        assert (search_files(exact).keys() == {URL}) is whole


def test_a_large_index_stays_whole_for_whoever_wants_it() -> None:
    assert search_files(large(), is_whole=True).keys() == {URL}


@pytest.mark.parametrize(
    "config",
    [
        {"lang": ["ja"]},
        {"lang": ["en", "th"]},
        {"lang": ["zh"]},
        {"pipeline": ["stemmer"]},
        {"pipeline": ["trimmer", "stopWordFilter"]},
        # An expression that browsers alone read.
        {"separator": "(?<blank>\\s)+"},
    ],
)
def test_an_index_whose_words_are_cut_in_another_way_stays_whole(config: dict[str, Any]) -> None:
    assert search_files(large(**config)).keys() == {URL}


def test_what_stands_in_its_place_lists_the_pages() -> None:
    manifest = json.loads(parted(INDEX)[URL])
    assert [one["location"] for one in manifest["docs"]] == ["owner/", "exit/", "data/"]
    assert [one["entries"] for one in manifest["docs"]] == [2, 2, 2]
    assert {one["text"] for one in manifest["docs"]} == {""}
    assert manifest["docs"][0]["tags"] == ["product owner", "responsible"]
    assert manifest["docs"][1]["boost"] == 2


def test_a_page_that_is_found_by_its_sections_alone_is_listed_as_a_page() -> None:
    [_, *sections] = INDEX["docs"][:2]
    manifest = json.loads(parted({**INDEX, "docs": sections})[URL])
    assert [one["location"] for one in manifest["docs"]] == ["owner/"]


def test_words_lie_sorted_in_files_that_the_list_names() -> None:
    files = parted(INDEX, length=40)
    words = words_of(files)
    told = json.loads(files[URL])["config"]["parts"]["words"]
    assert told == [part[0] for part in words]
    assert len(told) > 5
    flat = [word for part in words for word in part]
    assert flat == sorted(flat)


def test_stop_words_are_in_no_file() -> None:
    words = {word for part in words_of(parted(INDEX)) for word in part}
    assert {"supplier", "usager", "(with"} <= words
    assert not {"the", "of", "to"} & words


@pytest.mark.parametrize(
    ("separator", "text", "words"),
    [
        (r"[\s\-]+", "Ask ONCE, publish-code", ["ask", "once,", "publish", "code"]),
        (r"[\s\-]+|(?!\b)(?=[A-Z][a-z])", "publishCode once", ["publish", "code", "once"]),
        (r"(\s|-)+", "ask - once", ["ask", "once"]),
    ],
)
def test_words_are_cut_before_their_letters_are_made_small(
    separator: str, text: str, words: list[str]
) -> None:
    found = list(words_in(text, re.compile(separator)))
    assert found == list(enumerate(words))


def test_other_texts_have_another_folder() -> None:
    changed = json.loads(VECTOR.read_text("utf-8").replace("nobody decides", "nobody answers"))
    one, other = ({path for path in parted(index) if path != URL} for index in (INDEX, changed))
    assert not one & other
    assert one == {path for path in parted(INDEX) if path != URL}


def test_stop_words_are_those_of_the_languages() -> None:
    french = 'e.fr.stopWordFilter=e.generateStopWordFilter("ai aie".split(" "))'
    files = {"assets/javascripts/lunr/min/lunr.fr.min.js": french}

    def words(language: str) -> frozenset[str]:
        config = {"pipeline": ["stopWordFilter"], "lang": [language]}
        return stop_words(lambda name: files.get(name, ""), config)

    assert words("fr") == {"ai", "aie"}
    assert {"the", "whose"} - words("en") == {"whose"}
    assert words("xx") == frozenset()


@pytest.mark.parametrize("config", [{}, {"pipeline": []}, {"pipeline": [" "]}])
def test_a_search_that_asks_for_none_leaves_out_no_words(config: dict[str, Any]) -> None:
    # So Material searches in Polish and Arabic, with the rules of English otherwise.
    assert stop_words(lambda _: "", {**config, "lang": ["en"]}) == frozenset()
