"""One thing is called the same in every document of the example.

The facts and rules stand in `docs/project-templates/_example.yml`.
"""

from __future__ import annotations

import re

import pytest

from tests.texts.example.example_service import (
    EXAMPLE,
    KNOWN,
    LISTS,
    PROJECT,
    TEMPLATES,
    column,
    rows_about,
    table,
)

CASE = "business-case"

DOCUMENTS = pytest.mark.parametrize("document", TEMPLATES)
THINGS = pytest.mark.parametrize("name", LISTS)


TITLES = ["title", "name", "objective", "item", "benefit", "effect", "result", "risk"]
TITLES += ["condition", "milestone"]
FACTS = {  # columns that repeat a fact of an entry, and what the entry calls it
    "objectives": {"baseline": "baseline", "target": "target", "date": "date"},
    "risks": {"raised": "raised"},
    "decisions": {"date": "date", "by": "date", "outcome": "outcome", "amount": "amount"},
    "conditions": {"decision": "decision", "due": "due", "date": "due"},
    "milestones": {"planned": "planned", "date": "planned"},
}
ONLY_NAMED = {"D-08"}  # its record is not among the examples
SAME_EVERYWHERE = ("measure", "type", "stage", "owner")


@THINGS
def test_a_row_has_the_title_of_its_id(name: str) -> None:
    titles = {
        (document, section, entry["id"]): (row[key], entry["title"])
        for document, section, row, entry in rows_about(name)
        if (key := next((one for one in TITLES if one in row), ""))
    }
    assert {where: pair for where, pair in titles.items() if pair[0] != pair[1]} == {}
    assert {where[-1] for where in titles} == set(column(EXAMPLE[name], "id")) - ONLY_NAMED


@pytest.mark.parametrize("name", FACTS)
def test_a_row_repeats_the_facts_of_its_id(name: str) -> None:
    facts = {
        (document, section, entry["id"], key): (row[key], entry[fact])
        for document, section, row, entry in rows_about(name)
        for key, fact in FACTS[name].items()
        if key in row and fact in entry
    }
    assert {where: pair for where, pair in facts.items() if pair[0] != pair[1]} == {}
    assert {where[-1] for where in facts} == set(FACTS[name])


@THINGS
def test_a_row_says_the_same_of_an_id_in_every_document(name: str) -> None:
    said: dict[tuple[str, str], set[str]] = {}
    for _, _, row, entry in rows_about(name):
        for key in SAME_EVERYWHERE:
            if row.get(key, "none") != "none":
                said.setdefault((entry["id"], key), set()).add(row[key])
    assert {about: words for about, words in said.items() if len(words) > 1} == {}


@DOCUMENTS
def test_every_id_in_a_document_is_known(document: str) -> None:
    rules = column(table(CASE, "agile-stop-and-change"), "id")
    text = TEMPLATES[document].model_dump_json()
    ids = set(re.findall(r"\b[BCDGKMORX]-\d+\b", text))
    assert ids - {*KNOWN, *rules} == set()
    criteria = set(re.findall(r"\b[A-Z]{3}-\d\d\b", text))
    assert criteria - {one.id for one in PROJECT.criteria} == set()
