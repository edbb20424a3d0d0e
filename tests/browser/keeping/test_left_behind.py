"""What an earlier page left is taken in where it is newer, and set aside where it is nothing."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import (
    answer,
    state_fact,
    unfold,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.keeping.mirror import ENTRIES, entry, findings, leave_behind, note_of
from tests.browser.stored_rows import dump


def test_ticks_that_are_none_are_set_aside(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    leave_behind(page, json.dumps(entry(page, patch={"ticks": [1]})))
    page.reload()
    expect(page.locator("[data-part=quarantine-banner]")).to_be_visible()
    assert [row["row"]["patch"] for row in dump(page)["quarantine"]] == [{"ticks": [1]}]
    assert page.evaluate(ENTRIES) == []


def test_a_newer_answer_stands_and_both_are_in_the_history(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    unfold(page, "DBD-01").get_by_label("Note").fill("newer")
    wait_until_saved(page)
    seen = findings(page)["DBD-01"]["revision"] - 1
    patch = {"note": "left", "owner": "Ana"}
    leave_behind(page, json.dumps(entry(page, patch=patch, base=seen)))
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("DBD-01: the same answer was changed")
    expect(note_of(page)).to_have_value("newer")
    row = findings(page)["DBD-01"]
    assert (row["note"], row["owner"], row["outcome"]) == ("newer", "Ana", "met")
    changes = [one for one in dump(page)["history"] if one["criterion"] == "DBD-01"][-2:]
    assert [(one["after"], one["conflict"]) for one in changes] == [
        (patch, True),
        ({"note": "newer"}, False),
    ]
    assert page.evaluate(ENTRIES) == []


def test_what_a_page_wrote_later_itself_stands(page: Page, catalogue: dict[str, Any]) -> None:
    # A browser that is killed may have on the disk what was in the mirror some seconds ago.
    fact = catalogue["facts"][0]["id"]
    answer(page, "DBD-01", "Met")
    name = page.get_by_label("Name of the service")
    name.fill("Newer")
    name.blur()
    state_fact(page, fact, "Yes")
    unfold(page, "DBD-01").get_by_label("Note").fill("newer")
    note_of(page).blur()
    wait_until_saved(page)
    before = dump(page)
    late = {"at": page.evaluate("new Date(0).toISOString()"), "tab": before["history"][0]["tab"]}
    for number, left in enumerate(
        [
            {"patch": {"note": "new", "owner": "Ana"}, **late},
            {
                "criterion": "",
                "patch": {"name": "New", "phase": "beta", "facts": {fact: None}},
                **late,
            },
        ]
    ):
        leave_behind(page, json.dumps(entry(page, **left)), number)
    page.reload()
    expect(note_of(page)).to_have_value("newer")
    expect(name).to_have_value("Newer")
    expect(page.get_by_role("alert")).to_be_empty()
    assert page.evaluate(ENTRIES) == []
    assert findings(page)["DBD-01"]["owner"] == "Ana"
    service = dump(page)["services"][0]
    assert (service["facts"], service["phase"]) == ({fact: True}, "beta")
    assert not [row for row in dump(page)["history"] if row["conflict"]]


def test_a_newer_name_and_a_newer_fact_stand(page: Page, catalogue: dict[str, Any]) -> None:
    wait_until_ready(page)
    one, other = (fact["id"] for fact in catalogue["facts"][:2])
    left = page.evaluate("new Date(0).toISOString()")
    state_fact(page, one, "Yes")
    page.get_by_label("Name of the service").fill("Newer")
    page.get_by_label("Name of the service").blur()
    wait_until_saved(page)
    patch = {"name": "Left", "facts": {one: False, other: False}}
    leave_behind(page, json.dumps(entry(page, criterion="", patch=patch, at=left)))
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("Name of the service: it was changed")
    service = dump(page)["services"][0]
    assert (service["name"], service["facts"]) == ("Newer", {one: True, other: False})
    assert "Left" in [row["after"].get("name") for row in dump(page)["history"] if row["after"]]
    assert page.evaluate(ENTRIES) == []


def test_what_was_left_for_a_service_that_was_deleted_waits_with_its_answers(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    left = json.dumps(entry(page, patch={"note": "last words"}))
    page.evaluate(
        """async () => {
          const [{ name }] = await indexedDB.databases();
          const opening = indexedDB.open(name);
          await new Promise((done) => { opening.onsuccess = done; });
          const transaction = opening.result.transaction("services", "readwrite");
          transaction.objectStore("services").clear();
          await new Promise((done) => { transaction.oncomplete = done; });
          opening.result.close();
        }"""
    )
    leave_behind(page, left)
    page.reload()
    wait_until_ready(page)
    assert dump(page)["services"] == []
    assert findings(page)["DBD-01"]["note"] == "last words"
    assert page.evaluate(ENTRIES) == []


def test_what_cannot_be_an_answer_is_set_aside_and_offered(page: Page) -> None:
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    leave_behind(page, "{not json", 0)
    leave_behind(page, json.dumps(entry(page, patch={"note": "x" * 20_001})), 1)
    leave_behind(page, json.dumps(entry(page, patch={"colour": "blue"})), 2)
    leave_behind(page, json.dumps(entry(page, patch={"owner": "Ana"})), 3)
    page.reload()
    expect(page.locator("[data-part=quarantine-banner]")).to_be_visible()
    aside = [row["row"] for row in dump(page)["quarantine"]]
    assert aside[0] == "{not json"
    assert [row["patch"] for row in aside[1:]] == [{"note": "x" * 20_001}, {"colour": "blue"}]
    assert findings(page)["DBD-01"]["owner"] == "Ana"
    assert page.evaluate(ENTRIES) == []
