"""Reports and decision papers in Python: the shared vectors, and every form they are written in."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from service_standards.report.paper_html import paper_as_html
from service_standards.report.paper_text import paper_as_text
from service_standards.source.kinds.edition_file import edition_from
from service_standards.words.catalogues import words_of
from service_standards.words.message import ENGLISH
from tests.support.cases.report_cases import CATALOGUE
from tests.support.papers import paper_of, told
from tests.support.sites.build import ROOT
from tests.support.sites.pseudo import OPEN, PSEUDO, pseudo_catalogue

VECTORS = sorted((ROOT / "tests/vectors/report").glob("*.json"))
VOID = {"meta"}


def case(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_vector(path: Path) -> None:
    expected = case(path)

    found = told(expected)

    assert found["markdown"].split("\n") == expected["markdown"]
    assert found["report"] == expected["report"]


class Checked(HTMLParser):
    """Reads a page, which has to close what it opens, and keeps what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        named = dict(attrs)
        assert not [name for name in named if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


def read_page(path: Path) -> Checked:
    page = Checked()
    page.feed(paper_as_html(paper_of(case(path))[1], ENGLISH))
    page.close()
    assert page.open == []
    return page


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_the_page_fetches_nothing_runs_nothing_and_says_all(path: Path) -> None:
    page = read_page(path)
    assert page.tags <= {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li"),
        *("table", "thead", "tbody", "tr", "th", "td", "strong", "a"),
    }
    assert all(re.match("https?://[a-z]", one, re.IGNORECASE) for one in page.addresses)
    said = "".join(page.text.split())
    for entry in case(path)["report"].get("due", []):
        assert entry["id"] in said
        assert "".join(entry["note"].replace("\ud800", "").replace("\x07", "").split())[:9] in said


def test_what_people_wrote_stays_text_on_the_page() -> None:
    hostile = read_page(ROOT / "tests/vectors/report/hostile-gate.json")
    plain = read_page(ROOT / "tests/vectors/report/gate.json")
    assert hostile.tags == plain.tags
    assert "<b>a|b</b>" in hostile.text
    assert hostile.addresses == ["https://a.example/"]


def test_text_steers_no_terminal_and_leaves_room_to_sign() -> None:
    text = paper_as_text(
        paper_of(case(ROOT / "tests/vectors/report/hostile-gate.json"))[1], ENGLISH
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)
    assert text.splitlines()[-1] == "_____________  ____  _________"


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_every_word_of_ours_is_translated(path: Path) -> None:
    words, faults = words_of(PSEUDO, pseudo_catalogue())
    assert faults == ()
    lines = told(case(path), words)["markdown"].splitlines()
    headings = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    columns = [
        cell.strip()
        for line, after in pairwise(lines)
        if after.startswith("| ---")
        for cell in line.strip("|").split("|")
    ]
    assert headings
    assert columns
    assert [one for one in (*headings, *columns) if not one.startswith(OPEN)] == []


def test_gates_are_named_after_what_they_open() -> None:
    edition = edition_from(CATALOGUE, "catalogue.json")
    assert {name: gate.phase for name, gate in edition.gates_by_name.items()} == {
        "beta": "alpha",
        "live": "beta",
    }


def test_without_a_phase_model_the_checklists_name_the_gates() -> None:
    edition = edition_from(CATALOGUE | {"gates": [], "documents": []}, "catalogue.json")
    (beta, _) = edition.gates_by_name.values()
    assert (beta.id, beta.title, beta.decisions) == ("gate-beta", "Gate to beta", ())
