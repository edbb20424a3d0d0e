"""Where values stand in JSON: the same as the reader that notes every place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_standards.source.reading.json_part import json_places
from service_standards.source.reading.json_reader import read_json
from service_standards.source.reading.problems import ProblemList

words = st.text('ab"\\{}[]:,\n é', max_size=4)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(value=values, indent=st.sampled_from([None, 0, 2]))
def test_every_place_is_that_of_the_full_reader(
    tmp_path_factory: pytest.TempPathFactory, value: Any, indent: int | None
) -> None:
    folder = tmp_path_factory.mktemp("json")
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    (folder / "x.json").write_text(text, "utf-8")
    marked = read_json(folder / "x.json", folder, ProblemList())
    assert marked is not None
    expected = {**marked.places, **marked.keys, (): (1, 1)}
    assert json_places(text, expected) == expected


def test_a_path_that_leads_nowhere_stands_where_the_last_thing_on_its_way_does() -> None:
    text = '{\n  "a": {\n    "b": [1]\n  }\n}'
    found = json_places(text, [("a", "b", 7), ("a", "c"), ("x",)])
    assert found == {("a", "b", 7): (3, 5), ("a", "c"): (2, 3), ("x",): (1, 1)}


def test_numbers_of_any_length_and_a_thousand_levels_are_no_trouble() -> None:
    text = f'{{"n": {"9" * 9000}, "deep": {"[" * 900}{"]" * 900}, "last": 1}}'
    assert json_places(text, [("last",)]) == {("last",): (1, text.index('"last"') + 1)}
