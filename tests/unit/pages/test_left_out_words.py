"""What pages and reports say of words that a standard leaves out: nothing."""

from __future__ import annotations

import pytest

from service_standards import load_project
from service_standards.pages.overview import crosswalk_page, overview_page
from service_standards.render.blocks import crosswalk_block
from service_standards.render.links import CROSSWALK_PAGE
from service_standards.report.coverage import coverage_as_text
from tests.support.cases.golden import VALID


@pytest.mark.parametrize("word", ["phase", "role"])
def test_nothing_counts_what_there_is_not(word: str) -> None:
    project = load_project(VALID / f"no-{word}s")
    texts = (
        overview_page(project).text,
        crosswalk_page(project).text,
        crosswalk_block(project, CROSSWALK_PAGE),
        coverage_as_text(project),
    )
    assert all("level" in text.lower() for text in texts)
    assert [text for text in texts if word in text.lower()] == []
