"""The glossary in each language: its other names are what the search takes for a term."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_standards.site.search_index import synonyms_in
from service_standards.words.catalogues import words_of

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize(
    ("language", "page", "label"),
    [("en", "glossary.md", "Also called:"), ("fr", "fr/glossary.md", "On dit aussi :")],
)
def test_the_search_reads_every_other_name_of_the_glossary(
    language: str, page: str, label: str
) -> None:
    text = (DOCS / page).read_text("utf-8")
    words, _ = words_of(language)

    found = synonyms_in(text, words)

    assert len(found) == text.count(label) > 0
    assert [names for names in found if len(names) < 2] == []
