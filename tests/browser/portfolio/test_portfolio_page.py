"""The pages of a portfolio in a browser: filters in the address, figures counted anew, access."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from service_standards.portfolio.figures import Portfolio
from service_standards.portfolio.graded import FileFault, Graded
from service_standards.portfolio.pages import PortfolioPages
from service_standards.words.message import ENGLISH, say
from tests.browser.accessibility import faults
from tests.browser.support import DESKTOP, PHONE, ColourScheme, Pages
from tests.support.cases.portfolio_cases import EDITION, GRADER, assessment, portfolio_of
from tests.support.sites.server import serve

MET, NOT = {"outcome": "met"}, {"outcome": "not-met"}
OLD = {"outcome": "met", "evidence": [{"title": "E", "expires": "2026-01-01"}]}


def portfolio() -> Portfolio:
    """Return three services of two bodies, a body of its own and a file that cannot be read."""

    def snapshot(day: str, outcome: str) -> dict[str, object]:
        return {"date": day, "outcomes": {"AAA-01": outcome}}

    read: list[Graded | FileFault] = [
        GRADER.grade(
            "town/dogs.json",
            assessment(
                service={"name": "Dogs", "organisation": "Town", "phase": "alpha"},
                findings={"AAA-01": MET, "AAA-02": NOT},
                target={"a": 3},
                snapshots=[snapshot("2026-02-01", "not-met")],
            ),
        ),
        GRADER.grade(
            "town/clubs.json",
            assessment(
                service={"name": "Clubs", "organisation": "Town"},
                findings={"AAA-01": NOT, "BBB-01": OLD},
            ),
        ),
        GRADER.grade(
            "harbour/ferry.json",
            assessment(
                service={"name": "Ferry <b>", "organisation": "Harbour", "facts": {"pays": False}},
                findings={"AAA-01": MET, "AAA-02": MET, "BBB-02": MET},
            ),
        ),
        GRADER.grade("town/body.json", assessment(service={"kind": "organisation"})),
        FileFault("town/cut.json", say("It is cut off.")),
    ]
    return portfolio_of(*read)


def write(folder: Path) -> None:
    for name, data in PortfolioPages(portfolio(), EDITION, GRADER.headings, ENGLISH).files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("portfolio")
    write(folder)
    with serve(folder) as site:
        yield site.origin


@pytest.fixture
def pages(chromium: Browser, served: str) -> Iterator[Pages]:
    made = Pages(chromium, served)
    yield made
    made.close()


def cell(page: Page, row: str, column: int) -> str:
    """Return the text of a cell of the first table with such a row."""
    found = page.locator("tr", has=page.locator("th[scope=row]", has_text=row)).first
    return found.locator("td").nth(column).inner_text()


def shown(page: Page) -> list[str]:
    return page.locator("tr[data-in]:visible bdi:first-child").all_inner_texts()[::2]


def test_a_filter_counts_anew_and_stands_in_the_address(pages: Pages) -> None:
    visit = pages()
    page = visit.open("index.html?h=word")
    assert cell(page, "AAA-01", 0) == "1"
    baseline = page.get_by_text("Services that meet the whole baseline:")
    expect(baseline).to_have_text("Services that meet the whole baseline: 1")
    page.get_by_role("combobox", name="Organisation").select_option("Town")

    expect(baseline).to_have_text("Services that meet the whole baseline: 0")
    assert page.url.endswith("?h=word&organisation=Town")
    expect(page.get_by_role("status")).to_have_text("Services shown: 2")
    expect(page.locator("tbody[data-part=services] tr:visible")).to_have_count(2)
    levels = page.get_by_role("region", name="Levels by dimension").get_by_role("row")
    expect(levels.nth(1).get_by_role("cell")).to_have_text(["1", "1", "0", "0", "0", "3/6"])
    trend = page.get_by_role("region", name="Trend").get_by_role("row")
    expect(trend.last.get_by_role("cell")).to_have_text(["2", "2", "4", "10"])

    page.get_by_role("combobox", name="Phase").select_option("Alpha")
    expect(page.get_by_role("status")).to_have_text("Services shown: 1")
    page.reload()
    expect(page.get_by_role("status")).to_have_text("Services shown: 1")
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status")).to_have_text("Services shown: 3")
    expect(trend.last.get_by_role("cell")).to_have_text(["3", "5", "7", "14"])
    assert page.url.endswith("?h=word")
    expect(page.get_by_role("combobox", name="Organisation")).to_be_focused()
    visit.assert_clean()


def test_paper_says_from_where_it_comes(pages: Pages) -> None:
    page = pages().open("index.html?organisation=Town")
    expect(page.locator("[data-part=address]")).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("[data-part=address]")).to_be_visible()
    expect(page.locator("[data-part=address]")).to_have_text(page.url)


def test_without_a_filter_nothing_changes(pages: Pages) -> None:
    without = pages(javascript=False).open("index.html")
    with_script = pages().open("index.html")
    for kind in ("table", ".ss-picture"):
        read = "all => all.map((one) => one.outerHTML.replace(/ hidden=\"\"|\\n/g, ''))"
        plain, counted = (one.locator(kind).evaluate_all(read) for one in (without, with_script))
        assert plain == counted
        assert len(plain) > 1


def test_each_service_says_how_much_of_the_baseline_it_meets(pages: Pages) -> None:
    page = pages().open("index.html?dimension=b")
    services = page.get_by_role("region", name="Services by dimension")
    expect(services.get_by_role("columnheader", name="Baseline")).to_have_count(1)
    expect(services.get_by_role("cell", name="3 of 3", exact=True)).to_have_count(1)
    expect(services.get_by_role("cell", name="1 of 4", exact=True)).to_have_count(2)


def test_a_dimension_alone_is_shown(pages: Pages) -> None:
    page = pages().open("index.html?dimension=b&organisation=nobody")
    expect(page.get_by_role("combobox", name="Organisation")).to_have_value("")
    expect(page.get_by_role("columnheader", name="Dimension A")).to_have_count(0)
    expect(page.get_by_role("columnheader", name="Dimension B")).to_have_count(1)
    expect(page.get_by_role("rowheader", name="AAA-01")).to_have_count(0)
    expect(page.get_by_role("rowheader", name="BBB-01")).to_have_count(1)


def test_a_figure_opens_its_list_and_takes_the_filter_along(pages: Pages) -> None:
    visit = pages()
    page = visit.open("index.html?organisation=Town")
    page.get_by_role("region", name="Criteria most often not met").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("AAA-01 Title of AAA-01")
    expect(page.get_by_role("listitem")).to_have_count(1)
    page.get_by_role("link", name="Clubs").click()
    assert "/index.html?organisation=Town#s" in page.url
    expect(page.locator(":target")).to_contain_text("Clubs")
    visit.assert_clean()


def test_it_is_a_page_without_javascript(pages: Pages) -> None:
    page = pages(javascript=False).open("index.html")
    expect(page.locator("form")).to_be_hidden()
    expect(page.get_by_role("region", name="Services by dimension")).to_contain_text("Ferry <b>")
    expect(page.get_by_text("town/cut.json: It is cut off.")).to_be_visible()
    page.get_by_role("region", name="Targets").get_by_role("link").first.click()
    expect(page.get_by_role("listitem")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_nothing_stands_in_the_way_of_access(
    pages: Pages, scheme: ColourScheme, viewport: tuple[int, int]
) -> None:
    visit = pages(colour_scheme=scheme, viewport=viewport)
    for path in ("index.html", "lists/all.html"):
        assert faults(visit.open(path)) == []
    visit.assert_clean()


def test_the_keyboard_reaches_everything(pages: Pages) -> None:
    page = pages().open("index.html")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.get_by_role("combobox", name="Phase").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status")).to_have_text("Services shown: 1")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Dimension")).to_be_focused()
    page.get_by_role("region", name="Services by dimension").focus()
    expect(page.get_by_role("region", name="Services by dimension")).to_be_focused()


def test_it_prints_what_is_shown(pages: Pages) -> None:
    page = pages().open("index.html?organisation=Harbour")
    page.emulate_media(media="print")
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("tr[data-in]:visible")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_works_from_the_disk(chromium: Browser, tmp_path: Path) -> None:
    write(tmp_path)
    page = chromium.new_page()
    page.goto((tmp_path / "index.html").as_uri() + "?organisation=Town")
    expect(page.get_by_role("status")).to_have_text("Services shown: 2")
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    page.close()
