"""The list of all criteria by topic and by gate, on the reference site."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from tests.browser.support import Pages
from tests.support.server import Site


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
