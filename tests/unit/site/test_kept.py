"""Texts come back from the file as they went into it, in any order and for any process."""

from __future__ import annotations

import gc

from hypothesis import given
from hypothesis import strategies as st

from service_standards.kept import KeptTexts


@given(st.lists(st.text() | st.binary(), max_size=6))
def test_each_text_comes_back_whenever_somebody_asks(texts: list[str | bytes]) -> None:
    kept = KeptTexts()
    known = []
    for text in texts:
        known.append((kept.keep(text), text.encode() if isinstance(text, str) else text))
        assert [one.data() for one, _ in known] == [data for _, data in known]
    assert [one.size for one, _ in known] == [len(data) for _, data in known]


def test_a_text_is_there_as_long_as_somebody_knows_of_it() -> None:
    assert KeptTexts().keep("a text").data() == b"a text"


def test_the_file_is_closed_with_the_circle_of_objects_that_it_stands_in() -> None:
    texts = KeptTexts()
    kept = texts.keep("a text")
    texts.circle = kept  # type: ignore[attr-defined]
    file = texts._file
    del texts, kept
    gc.collect()
    assert file.closed
