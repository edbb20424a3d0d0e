"""The pages of a portfolio: every figure opens its list, and no file breaks them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from service_standards.export.csv_rows import csv_text
from service_standards.model.vocabulary import Obligation
from service_standards.portfolio.figures import Portfolio
from service_standards.portfolio.graded import FileFault, Graded
from service_standards.portfolio.grading import Grader
from service_standards.portfolio.pages import PortfolioPages, height, percent
from service_standards.words.message import ENGLISH, say
from tests.support.cases.portfolio_cases import (
    EDITION,
    GRADER,
    TODAY,
    assessment,
    graded,
    portfolio_of,
)
from tests.support.schemas import in_form

HOSTILE = "<script>alert(1)</script>\"'& =1+1 {{ 7*7 }}"


def files_of(portfolio: Portfolio) -> dict[str, str]:
    pages = PortfolioPages(portfolio, EDITION, GRADER.headings, ENGLISH)
    return {name: data.decode() for name, data in pages.files()}


def service(number: int, **members: object) -> Graded:
    return GRADER.grade(f"body/{number}.json", assessment(**members))


class Seen(HTMLParser):
    """The elements of a page: their names and attributes, and the text by place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.numbers: dict[str, str] = {}
        self._at = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._at = dict(attrs).get("href") or "" if "data-figure" in dict(attrs) else ""

    def handle_data(self, data: str) -> None:
        if self._at:
            self.numbers[self._at] = data
            self._at = ""


PORTFOLIO = portfolio_of(
    service(1, findings={"AAA-01": {"outcome": "met"}}, target={"a": 3}),
    service(2, findings={"AAA-01": {"outcome": "not-met"}}, service={"phase": "alpha"}),
    service(
        3,
        findings={"AAA-02": {"outcome": "met", "evidence": [{"expires": "2026-01-01"}]}},
        service={"organisation": "Harbour", "facts": {"pays": False}},
    ),
    service(4, service={"kind": "organisation", "name": "The body"}),
    FileFault("broken.json", say("It is broken.")),
)


def test_every_figure_opens_a_list_with_as_many_services() -> None:
    files = files_of(PORTFOLIO)
    seen = Seen(files["index.html"])
    assert len(seen.numbers) == 14
    for href, number in seen.numbers.items():
        listed = [attrs for tag, attrs in Seen(files[href]).elements if tag == "li"]
        assert len([one for one in listed if "data-in" in one]) == int(number), href
    linked = {name for name in files if name.startswith("lists/")}
    assert linked == set(seen.numbers)


def test_every_link_leads_to_a_file_and_a_place() -> None:
    files = files_of(PORTFOLIO)
    ids = {attrs["id"] for _, attrs in Seen(files["index.html"]).elements if "id" in attrs}
    for name, text in files.items():
        if not name.endswith(".html"):
            continue
        for _, attrs in Seen(text).elements:
            target = attrs.get("href") or attrs.get("src")
            if target is None:
                continue
            path, _, place = target.removeprefix("../").partition("#")
            assert path in {"", *files}, (name, target)
            assert place in {"", "main", *ids}, (name, target)


def test_it_says_what_it_is_and_of_how_many_it_speaks() -> None:
    text = re.sub(r"<[^>]+>", "", files_of(PORTFOLIO)["index.html"])
    assert "This is no score of the OECD, and no average." in text
    assert "3 services, graded from their own answers as of 2026-11-29." in text
    assert "1 organisation answered for itself." in text
    assert "1 file could not be read." in text
    assert "broken.json: It is broken." in text
    assert "Services:" in text


def test_each_service_shows_how_much_of_the_baseline_it_meets() -> None:
    all_met = {one: {"outcome": "met"} for one in ("AAA-01", "AAA-02")}
    no = {"facts": {"pays": False, "shares": False}}
    aside = {one: {"outcome": "not-applicable", "reason": "None."} for one in all_met}
    files = files_of(
        portfolio_of(
            service(1, findings={"AAA-01": {"outcome": "met"}}),
            service(2, service=no, findings=all_met),
            service(3, service=no, findings=aside),
        )
    )
    rows = [one.split("</tr>")[0] for one in files["index.html"].split('<tr role="row" id="s')[1:]]
    cells = [re.findall(r'<td role="cell">([^<]*)</td>', row)[-1] for row in rows]
    assert cells == ["1 of 4", "2 of 2", "nothing applies"]
    whole = "Services that meet the whole baseline: <a data-figure="
    assert whole in files["index.html"]
    assert Seen(files["index.html"]).numbers["lists/baseline.html"] == "1"
    assert "<bdi>Service 1</bdi>" in files["lists/baseline.html"]

    data = in_form(files["portfolio.json"], "portfolio/1")
    shares = [
        {"met": 1, "assessed": 1, "applicable": 4},
        {"met": 2, "assessed": 2, "applicable": 2},
    ]
    assert [one["baseline"] for one in data["services"]][:2] == shares
    rows_of_csv = list(csv.DictReader(io.StringIO(files["portfolio.csv"].removeprefix("\ufeff"))))
    assert [(one["baseline met"], one["baseline applicable"]) for one in rows_of_csv] == [
        ("1", "4"),
        ("2", "2"),
        ("0", "0"),
    ]


def test_a_table_of_an_earlier_version_fits_the_schema() -> None:
    data = json.loads(files_of(PORTFOLIO)["portfolio.json"])
    for one in data["services"]:
        del one["baseline"]
    in_form(json.dumps(data), "portfolio/1")


def test_criteria_most_often_not_met_say_how_binding_they_are() -> None:
    found = {"AAA-01": {"outcome": "not-met"}, "AAA-03": {"outcome": "not-met"}}
    text = files_of(portfolio_of(service(1, findings=found)))["index.html"]
    for identifier, kind, title in (("AAA-01", "must", "Must"), ("AAA-03", "should", "Should")):
        mark = f'{identifier} <span class="ss-tag ss-tag-{kind}">{title}</span>'
        assert mark in text


def test_no_file_brings_an_element_or_a_script_into_a_page() -> None:
    hostile = {"name": HOSTILE, "organisation": HOSTILE, "phase": HOSTILE, "id": HOSTILE}
    standard = {"id": "small", "version": HOSTILE}
    one = GRADER.grade(f"{HOSTILE}/x.json", assessment(service=hostile, standard=standard))
    fault = FileFault(HOSTILE, say("'{word}' is wrong", word=HOSTILE))
    bad, good = files_of(portfolio_of(one, fault)), files_of(PORTFOLIO)
    kinds = {
        (tag, *sorted(attrs))
        for name in good
        if name.endswith(".html")
        for tag, attrs in Seen(good[name]).elements
    }
    for name, text in bad.items():
        if name.endswith(".html"):
            elements = Seen(text).elements
            assert {(tag, *sorted(attrs)) for tag, attrs in elements} <= kinds
            assert [attrs for tag, attrs in elements if tag == "script"] == [
                {"src": ("../" if "/" in name else "") + "portfolio.js", "defer": None}
            ]
            assert not any(key.startswith("on") or key == "style" for _, a in elements for key in a)
            assert "49" not in text


@pytest.mark.parametrize("name", ["100 % %(at)s %s", "\ue000 \ue001", "<lines/>"])
def test_a_name_like_what_stands_for_values_stays_a_name(name: str) -> None:
    service = {"id": "a", "name": name, "organisation": name, "phase": name, "facts": {}}
    one = GRADER.grade("a.json", assessment(service=service))
    files = files_of(portfolio_of(one))
    for file in ("index.html", "lists/all.html"):
        assert f"<bdi>{escape(name)}</bdi>" in files[file]
        assert files[file].rstrip().endswith("</html>")


def test_the_same_portfolio_gives_the_same_bytes() -> None:
    assert files_of(PORTFOLIO) == files_of(
        portfolio_of(*reversed(PORTFOLIO.services), *PORTFOLIO.organisations, *PORTFOLIO.faults)
    )


def test_a_portfolio_without_anything_is_a_page_too() -> None:
    files = files_of(portfolio_of())
    in_form(files["portfolio.json"], "portfolio/1")
    assert "<b>0</b> services" in files["index.html"]
    assert set(files) == {
        "index.html",
        "portfolio.csv",
        "portfolio.json",
        "portfolio.css",
        "portfolio.js",
    }


@settings(max_examples=15)
@given(st.lists(graded, max_size=4))
def test_data_files_hold_every_file(read: list[Graded | FileFault]) -> None:
    portfolio = portfolio_of(*read)
    files = files_of(portfolio)
    data = in_form(files["portfolio.json"], "portfolio/1")
    assert len(data["services"]) == len(portfolio.services)
    assert len(data["organisations"]) == len(portfolio.organisations)
    assert [one["file"] for one in data["faults"]] == [one.file for one in portfolio.faults]
    rows = list(csv.reader(io.StringIO(files["portfolio.csv"].removeprefix("\ufeff"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + len(data["services"]) + len(data["organisations"])


@given(st.lists(st.text("=+-@;,\"' \t\r\n\uff1dab", max_size=8), min_size=1, max_size=3))
def test_no_cell_of_a_table_starts_a_formula(row: list[str]) -> None:
    text = csv_text([row])
    assert text.startswith("\ufeff")
    read = next(iter(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))), [])
    for separator in (None, ";", "\t", "\n"):
        for cell in read:
            for part in cell.split(separator) if separator else [cell]:
                assert part.lstrip("\"' ")[:1] not in set("=+-@\uff1d\t\r") or part.startswith("'")


def test_shares_are_cut_and_never_rounded() -> None:
    assert [percent(2, 3), percent(0, 0), percent(3, 3)] == ["66.66%", "0.00%", "100.00%"]
    assert [height(0, 9), height(9, 9), height(1, 0)] == [150, 10, 150]


def test_a_dimension_without_levels_has_no_level_and_yet_criteria_that_apply() -> None:
    only = (replace(EDITION.criteria[2], obligation=Obligation.MAY, level=1), *EDITION.criteria[3:])
    edition = replace(EDITION, criteria=only)
    assert not edition.has_levels("a")
    graded = Grader(edition, TODAY).grade("a.json", assessment())
    pages = PortfolioPages(portfolio_of(graded), edition, (), ENGLISH)
    files = {name: data.decode() for name, data in pages.files()}

    assert "Services without a level in Dimension A" in files["lists/level-a-none.html"]
    assert "No level</th>" in files["index.html"]
    assert "pplies</th>" not in files["index.html"]
