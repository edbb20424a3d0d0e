"""What the source document asks stands in a table, and what the table names exists.

The list of points is ours: `source_points.yml` names each and where the note has it.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from service_standards.pages.all_pages import site_pages
from tests.support.reference_standard import reference_project

ROOT = Path(__file__).resolve().parents[2]
PROJECT = reference_project()
POINTS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "source_points.yml").read_text("utf-8")
)
PRINCIPLES = [f"P{number}" for number in range(1, 13)]
VERDICTS = ["full", "thin", "absent"]  # the best first
ROW = re.compile(r"^\| (?P<point>[RDFCP]\d+(?:\.\d+)?) \| (?P<rest>.*) \|$", re.MULTILINE)
MENTION = re.compile(r"\[([A-Z]{3}-\d{2})\](?!\()")
LINK = re.compile(r"\]\((?P<target>[^)#:]+\.md)(?:#[^)]*)?\)")
FRAMEWORK = PROJECT.standard.frameworks[0]


@dataclass(frozen=True)
class Row:
    """One row: what is asked, what answers it, how far, and why no further."""

    point: str
    asked: str
    answer: str
    verdict: str
    why: str

    @property
    def criteria(self) -> set[str]:
        """The criteria that answer it."""
        return set(MENTION.findall(self.answer))


def rows(page: str) -> list[Row]:
    """Return the rows of a page of the reference, in their order."""
    text = (ROOT / "docs/reference" / page).read_text("utf-8")
    found = []
    for one in ROW.finditer(text):
        asked, answer, verdict, why = (cell.strip() for cell in f"{one['rest']} ".split("|"))
        found.append(Row(one["point"], asked, answer, verdict, why))
    return found


@cache
def made_pages() -> frozenset[str]:
    """Return the pages that the site makes itself."""
    return frozenset(page.path for page in site_pages(PROJECT, defaultdict(int)))


SOURCE, CROSSWALK = rows("source.md"), rows("principles.md")
EACH = pytest.mark.parametrize("row", [*SOURCE, *CROSSWALK], ids=lambda row: row.point)


def test_each_point_of_the_note_has_its_row_and_each_row_its_point() -> None:
    assert sorted(row.point for row in SOURCE) == sorted(POINTS["points"])


def test_each_paragraph_of_the_note_has_a_point() -> None:
    places = {
        f"{part} {number}"
        for part, count in POINTS["parts"].items()
        for number in range(1, count + 1)
    }
    assert {place for named in POINTS["points"].values() for place in named} == places


def test_each_of_the_twelve_principles_has_its_row() -> None:
    assert [row.point for row in CROSSWALK] == PRINCIPLES


@EACH
def test_a_row_has_an_answer_a_verdict_and_a_reason_where_it_is_not_full(row: Row) -> None:
    assert row.asked
    assert row.verdict in VERDICTS
    assert (row.why == "") == (row.verdict == "full")
    assert bool(row.answer) == (row.verdict != "absent")


@EACH
def test_what_a_row_names_exists(row: Row) -> None:
    assert row.criteria <= set(PROJECT.criteria_by_id)
    for found in LINK.finditer(row.answer):
        path = posixpath.normpath(f"reference/{found['target']}")
        assert path in made_pages() or (ROOT / "docs" / path).is_file(), path


@pytest.mark.parametrize(("number", "item"), list(enumerate(FRAMEWORK.items, start=1)))
def test_a_recommendation_is_as_good_as_the_weakest_of_its_parts(number: int, item: Any) -> None:
    whole = next(row for row in SOURCE if row.point == f"R{number}")
    parts = [row for row in SOURCE if row.point.startswith(f"R{number}.")]
    assert whole.asked == item.title
    assert VERDICTS.index(whole.verdict) == max(VERDICTS.index(one.verdict) for one in parts)


@pytest.mark.parametrize(("number", "item"), list(enumerate(FRAMEWORK.items, start=1)))
def test_criteria_of_the_organisation_stand_with_their_recommendation(
    number: int, item: Any
) -> None:
    named = {key for row in SOURCE if row.point.startswith(f"R{number}.") for key in row.criteria}
    mapped = {one.id for one in PROJECT.criteria if item.id in one.maps.get(FRAMEWORK.id, ())}
    own = {one for one in mapped if one.startswith("ORG-")}
    everywhere = {key for row in SOURCE for key in row.criteria}
    assert own <= everywhere
    assert named & own
