"""Criteria and guides are easy to read, and questions do not all begin alike.

ADR 0008 says where the limits come from.
"""

from __future__ import annotations

import json
from collections import Counter
from statistics import fmean

import pytest
import textstat

from service_standards.model.criterion import Criterion
from service_standards.model.guide import Guide
from service_standards.source.reading.markdown_text import split_front_matter
from tests.texts.test_texts import CRITERIA, PROJECT, ROOT, prose

# Grades of the automated readability index: about the year of school that a text asks for.
HARDEST_TO_ANSWER = 9
HARDEST_TO_READ = 11
# Of all questions, those that begin with one word, or with "Is" and its like.
MOST_WITH_ONE_WORD = 0.25
TO_BE_OR_TO_DO = ("Is", "Are", "Does", "Do")


def grade(requirement: str, questions: list[str]) -> float:
    """Return the grade of what a team has to understand before it can answer."""
    return float(textstat.automated_readability_index(" ".join([requirement, *questions])))


@CRITERIA
def test_a_requirement_and_its_questions_are_easy_to_read(criterion: Criterion) -> None:
    questions = [one.text for one in criterion.questions]
    assert grade(criterion.requirement, questions) <= HARDEST_TO_ANSWER


def test_criteria_are_as_easy_to_answer_as_in_the_first_edition() -> None:
    first = json.loads((ROOT / "releases" / "0.1.0.json").read_text("utf-8"))["criteria"]
    now = [grade(one.requirement, [ask.text for ask in one.questions]) for one in PROJECT.criteria]
    before = [grade(one["requirement"], one["checks"]) for one in first]
    assert fmean(now) <= fmean(before)


def test_questions_do_not_all_begin_alike() -> None:
    words = Counter(ask.text.split()[0] for one in PROJECT.criteria for ask in one.questions)
    assert max(words.values()) <= words.total() * MOST_WITH_ONE_WORD
    assert sum(words[one] for one in TO_BE_OR_TO_DO) <= words.total() * MOST_WITH_ONE_WORD


@CRITERIA
def test_a_criterion_is_easy_to_read(criterion: Criterion) -> None:
    body = criterion.body.split("## Sources")[0]
    assert textstat.automated_readability_index(prose(body)) <= HARDEST_TO_READ


@pytest.mark.parametrize("guide", PROJECT.guides, ids=lambda one: one.page)
def test_a_guide_is_easy_to_read(guide: Guide) -> None:
    text = (ROOT / "docs" / guide.page).read_text("utf-8")
    matter = split_front_matter(text)
    assert matter is not None
    body = "\n".join(
        line for line in matter.body.split("## Sources")[0].splitlines() if not line.startswith("|")
    )
    assert textstat.automated_readability_index(prose(body)) <= HARDEST_TO_READ
