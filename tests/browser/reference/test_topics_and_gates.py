"""The list of all criteria by topic and by gate, on the reference site."""

from __future__ import annotations

import json
import re

from playwright.sync_api import expect

from tests.browser.support import Pages
from tests.support.sites.server import Site


def test_topic_and_gate_join_and_stay_in_the_address(new_page: Pages, site: Site) -> None:
    catalogue = json.loads((site.root / "catalogue.json").read_text("utf-8"))
    due = next(one for one in catalogue["checklists"] if one["id"] == "gate-beta")["criteria"]
    private = {one["id"] for one in catalogue["criteria"] if "privacy" in one["topics"]}
    visit = new_page()
    page = visit.open("standards/")
    rows = page.locator("tr[data-criterion]:visible")
    expect(rows).to_have_count(len(catalogue["criteria"]))

    page.get_by_role("combobox", name="Topic").select_option("privacy")
    expect(rows).to_have_count(len(private))
    page.get_by_role("combobox", name="Due before").select_option("gate-beta")
    expect(rows).to_have_count(len(private & set(due)))
    assert 0 < len(private & set(due)) < len(private)
    assert page.url.endswith("?topic=privacy&gate=gate-beta")

    page.reload()
    expect(page.get_by_role("combobox", name="Topic")).to_have_value("privacy")
    expect(rows).to_have_count(len(private & set(due)))
    visit.assert_clean()


def test_topics_are_read_without_a_script(new_page: Pages) -> None:
    page = new_page(javascript=False).open("standards/")
    row = page.locator("tr[data-criterion='DDP-02']")
    expect(row.locator("td[data-label='Topics']")).to_have_text(
        "Law and rights, Data, Users and research"
    )


def test_a_criterion_says_its_topics_and_leads_to_all_like_it(new_page: Pages, site: Site) -> None:
    catalogue = json.loads((site.root / "catalogue.json").read_text("utf-8"))
    one = next(one for one in catalogue["criteria"] if one["id"] == "DDP-02")
    page = new_page().open(one["url"].lstrip("/"))
    page.locator("dt", has_text="Topics").locator("..").get_by_role("link", name="Data").click()
    like_it = [one for one in catalogue["criteria"] if "data" in one["topics"]]
    expect(page).to_have_url(re.compile(r"/standards/\?topic=data$"))
    expect(page.locator("tr[data-criterion]:visible")).to_have_count(len(like_it))


def test_the_link_of_a_criterion_is_copied(new_page: Pages) -> None:
    visit = new_page(permissions=["clipboard-read", "clipboard-write"])
    page = visit.open("standards/user-driven/rank-needs-and-plan-by-them/#evidence")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-part=link-said]")).to_have_text("The link was copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url.split("#")[0]
    visit.assert_clean()
