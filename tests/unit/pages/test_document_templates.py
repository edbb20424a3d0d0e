"""The pages of document templates: a filled-in table is read by people of a language."""

from __future__ import annotations

import pytest

from service_standards.pages.document_templates import example_text
from service_standards.words.catalogues import words_of
from tests.support.reference_standard import reference_project

NUMBERS = {"en": "28,000", "fr": "28\N{NARROW NO-BREAK SPACE}000"}


@pytest.mark.parametrize("language", NUMBERS)
def test_long_numbers_are_written_as_in_the_language_of_the_page(language: str) -> None:
    words, _ = words_of(language)
    sections = [one for template in reference_project().templates for one in template.sections]

    told = [example_text(one, words) for one in sections]

    assert [text for text in told if f"| {NUMBERS[language]} |" in text] != []
