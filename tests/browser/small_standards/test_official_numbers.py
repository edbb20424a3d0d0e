"""A standard with the numbers that the law gave its rules: AC-2(1), V1.1.1 and SPC-1.2."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import yaml
from click.testing import CliRunner, Result
from playwright.sync_api import Page, expect

from service_standards.adapters.cli.main import main
from tests.browser.checklist_support import (
    answer,
    chosen,
    criterion,
    downloaded,
    offer,
    open_fold,
    wait_until_at_the_disk,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.small_standards.conftest import SiteOf, VisitOf

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "ids.yml"
CASE = "official-numbers"
SIMPLE = "checklists/simple/"


def command(site: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--catalogue", str(site / "catalogue.json")])


def test_criteria_come_by_their_numbers_under_addresses_of_their_own(
    visit_of: VisitOf,
) -> None:
    visit = visit_of(CASE)
    page = visit.open(SIMPLE)
    wait_until_ready(page)
    headings = page.locator(".ss-criterion .ss-heading")
    assert [one.split()[0] for one in headings.all_inner_texts()] == ["AC-2", "AC-2(1)", "AC-10"]
    assert headings.evaluate_all("all => all.map(({ id }) => id)") == ["ac-2", "ac-2-1", "ac-10"]

    for address in ("#ac-2-1", "#AC-2(1)"):
        visit.open("")
        visit.open(SIMPLE + address)
        expect(criterion(page, "AC-2(1)").locator(".ss-heading")).to_be_focused()

    visit.open("")
    first = page.get_by_role("link", name="AC-2", exact=True)
    assert first.get_attribute("href") == "standards/simple/say-how-long/"
    assert page.locator("article").get_by_text("[ISO-27] and [sic] are text.").count() == 1


def test_an_answer_goes_through_file_command_and_table(
    visit_of: VisitOf, site_of: SiteOf, tmp_path: Path
) -> None:
    visit, site, path = visit_of(CASE), site_of(CASE).root, tmp_path / "assessment.json"
    page = visit.open(SIMPLE)
    wait_until_ready(page)
    answer(page, "AC-2(1)", "Met")
    wait_until_saved(page)
    page.locator("[data-part=next]").click()
    expect(criterion(page, "AC-10").locator(".ss-heading")).to_be_focused()

    path.write_bytes(downloaded(page))
    assert list(json.loads(path.read_text("utf-8"))["findings"]) == ["AC-2(1)"]
    checked = command(site, "check", str(path))
    assert checked.exit_code == 0, checked.output
    assert "AC-2(1)" not in checked.output

    for identifier in ("V1.1.1", "SPC-1.2", "AC-10"):
        done = command(site, "set", identifier, "not-met", "--file", str(path))
        assert done.exit_code == 0, done.output
    assert list(json.loads(path.read_text("utf-8"))["findings"]) == [
        "AC-2(1)", "AC-10", "SPC-1.2", "V1.1.1",
    ]  # fmt: skip

    page = visit_of(CASE).open("checklists/trusted/")
    opened(page, path.read_bytes())
    expect(chosen(page, "V1.1.1")).to_have_value("not-met")
    expect(chosen(page, "SPC-1.2")).to_have_value("not-met")
    assert downloaded(page) == path.read_bytes()

    rows = list(csv.DictReader(io.StringIO(table(page).decode("utf-8-sig"))))
    assert [one["id"] for one in rows] == ["AC-2", "AC-2(1)", "AC-10", "SPC-1.2", "V1.1.1"]
    assert [one["outcome"] for one in rows if one["id"] == "V1.1.1"] == ["Not met"]


def test_a_file_that_a_command_started_opens(
    visit_of: VisitOf, site_of: SiteOf, tmp_path: Path
) -> None:
    site, path = site_of(CASE).root, tmp_path / "assessment.json"
    started = command(site, "start", "--name", "Permits", "--output", str(path))
    assert started.exit_code == 0, started.output
    assert command(site, "set", "AC-2(1)", "met", "--file", str(path)).exit_code == 0

    page = visit_of(CASE).open(SIMPLE)
    opened(page, path.read_bytes())
    expect(chosen(page, "AC-2(1)")).to_have_value("met")
    assert downloaded(page) == path.read_bytes()


def test_the_search_finds_a_number_however_it_is_written(visit_of: VisitOf) -> None:
    visit = visit_of(CASE)
    page = visit.open("")
    field, first = page.locator("input.md-search__input"), page.locator(".md-search-result__item a")
    for typed, found in (
        ("AC 2 1", "/standards/simple/use-plain-words/"),
        ("ac-2(1)", "/standards/simple/use-plain-words/"),
        ("ac-2", "/standards/simple/say-how-long/"),
        ("v1.1.1", "/standards/trusted/name-who-sees-data/"),
        ("spc 1 2", "/standards/trusted/delete-data-on-time/"),
    ):
        field.fill("")
        expect(first).to_have_count(0)
        field.press_sequentially(typed)
        expect(first.first).to_have_attribute("href", f"{visit.origin}{found}", timeout=30_000)


def opened(page: Page, content: bytes) -> None:
    """Open a file on a page that holds no service yet."""
    wait_until_ready(page)
    wait_until_at_the_disk(page)
    offer(page, "assessment.json", content)
    page.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    expect(page.locator("[data-part=done]")).to_contain_text("was opened with")


def table(page: Page) -> bytes:
    """Download the answers as a table."""
    open_fold(page.locator("[data-part=files]"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    return Path(download.value.path()).read_bytes()


def test_the_search_knows_every_way_to_write_an_id(visit_of: VisitOf) -> None:
    page = visit_of(CASE).open("")
    keys = """async (texts) => {
      const { $words: { idKey } } = await import("/assets/theme/search/search.js");
      return texts.map(idKey);
    }"""
    for case in yaml.safe_load(VECTORS.read_text("utf-8")):
        own, *typed = page.evaluate(keys, [case["id"], *case["typed"]])
        assert set(typed) <= {own}, case
        assert bool(own) == bool(case["typed"]), case
