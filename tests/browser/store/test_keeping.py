"""What was kept is kept: in one tab and in two, and when the browser is killed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.modules_support import kill_and_reopen, open_blank
from tests.browser.support import wait_until
from tests.support.sites.server import Site


def test_a_change_is_there_after_a_reload(own_page: Page) -> None:
    before = own_page.evaluate(
        """async () => {
          const store = await openAnswers();
          const facts = { pays: true };
          const service = await store.createService({ name: "Permits", facts, standard });
          await store.changeFinding(service.id, "AAA-01", { outcome: "met" });
          await store.changeFinding(service.id, "AAA-01", { note: "Seen" });
          await store.setCurrentService(service.id);
          return { persistent: store.persistent, service };
        }"""
    )
    assert before["persistent"]
    own_page.reload()
    after = own_page.evaluate(
        """async () => {
          const store = await openAnswers();
          const service = await store.currentService();
          const row = (await store.getFindings(service.id)).get("AAA-01");
          const history = await store.history(service.id);
          const [all, none] = [await store.listServices(), await store.getService("no")];
          return { service, row, history, all, none };
        }"""
    )
    assert after["service"] == before["service"]
    assert after["all"] == [before["service"]]
    assert after["none"] is None
    row = after["row"]
    assert (row["outcome"], row["note"], row["revision"]) == ("met", "Seen", 2)
    assert len(row["updated"]) == len("2026-11-23T10:42:00Z")
    assert [entry["kind"] for entry in after["history"]] == ["create", "change", "change"]
    last = after["history"][-1]
    assert (last["before"], last["after"], last["conflict"]) == (
        {"note": ""},
        {"note": "Seen"},
        False,
    )


def test_a_change_that_changes_nothing_leaves_no_trace(own_page: Page) -> None:
    found = own_page.evaluate(
        """async () => {
          const store = await openAnswers();
          const { id } = await store.createService({ standard });
          const change = (patch) => store.changeFinding(id, "AAA-01", patch);
          await change({ evidence: [{ title: "a", url: "b" }], note: "x" });
          const { row } = await change({ note: "x", evidence: [{ url: "b", title: "a" }] });
          await store.changeService(id, { name: "", facts: { pays: null } });
          return [row.revision, (await store.history(id)).length];
        }"""
    )
    assert found == [1, 2]


@pytest.mark.timeout(60)
def test_two_tabs_of_hundred_edits_each_lose_nothing(
    profile: BrowserContext, module_site: Site, own_page: Page
) -> None:
    tabs = [own_page, open_blank(profile, module_site)]
    service = own_page.evaluate(
        "async () => (await (await openAnswers()).createService({ name: 'Permits', standard })).id"
    )
    for number, tab in enumerate(tabs):
        # Both write at once; each waits for its own promise only.
        tab.evaluate(
            """([service, tab]) => {
              window.edited = (async () => {
                const store = await openAnswers();
                for (let edit = 0; edit < 100; edit += 1) {
                  const isShared = edit % 2 === 0;
                  const criterion = isShared ? `SHARED-${edit}` : `TAB${tab}-${edit}`;
                  const field = isShared ? ["note", "reason"][tab] : "owner";
                  await store.changeFinding(service, criterion, { [field]: `${tab}-${edit}` });
                }
              })();
            }""",
            [service, number],
        )
    for tab in tabs:
        tab.evaluate("() => window.edited")
    rows, history = own_page.evaluate(
        """async (service) => {
          const store = await openAnswers();
          return [[...(await store.getFindings(service)).values()], await store.history(service)];
        }""",
        service,
    )
    kept = {
        (row["criterion"], name): row[name] for row in rows for name in ("note", "reason", "owner")
    }
    expected = {}
    for edit in range(100):
        for number in (0, 1):
            shared = edit % 2 == 0
            place = f"SHARED-{edit}" if shared else f"TAB{number}-{edit}"
            field = ("note", "reason")[number] if shared else "owner"
            expected[place, field] = f"{number}-{edit}"
    assert len(expected) == 200
    assert {place: value for place, value in kept.items() if value} == expected
    changes = [entry for entry in history if entry["kind"] == "change"]
    assert len(changes) == 200
    assert len({entry["tab"] for entry in changes}) == 2
    assert len({entry["batch"] for entry in changes}) == 200


def test_a_conflict_keeps_both_values_and_says_so(
    profile: BrowserContext, module_site: Site, own_page: Page
) -> None:
    other = open_blank(profile, module_site)
    service = own_page.evaluate(
        """async () => {
          window.store = await openAnswers();
          const { id } = await store.createService({ standard });
          await store.changeFinding(id, "AAA-01", { note: "start" });
          window.heard = [];
          store.addEventListener("change", ({ detail: { origin, conflict, row } }) => {
            heard.push([origin, conflict, row.note]);
          });
          return id;
        }"""
    )
    other.evaluate(
        """async (id) => {
          window.store = await openAnswers();
          await store.changeFinding(id, "AAA-01", { note: "theirs" }, { baseRevision: 1 });
        }""",
        service,
    )
    wait_until(own_page, "heard.length === 1")
    result = own_page.evaluate(
        """async (id) => {
          const change = (patch) => store.changeFinding(id, "AAA-01", patch, { baseRevision: 1 });
          const first = await change({ note: "mine", owner: "Ana" });
          const second = await change({ note: "mine too" });
          const other = await change({ reason: "free" });
          return { first, second, other, heard, history: await store.history(id) };
        }""",
        service,
    )
    assert (result["first"]["conflict"], result["first"]["row"]["note"]) == (True, "mine")
    assert not result["second"]["conflict"], "one's own change since then is none"
    assert not result["other"]["conflict"], "another field is none"
    assert result["heard"][:2] == [["other-tab", False, "theirs"], ["here", True, "mine"]]
    [entry] = [entry for entry in result["history"] if entry["conflict"]]
    assert entry["before"]["note"] == "theirs"
    assert entry["after"] == {"note": "mine", "owner": "Ana"}


# A fact, a target, a snapshot and a piece of evidence, all at once.
EDIT = """([id, name]) => {
  const snapshot = { date: "", label: name, standard_version: "", outcomes: {} };
  const add = ({ snapshots }) => ({ snapshots: [...snapshots, snapshot] });
  const prove = ({ evidence }) => ({ evidence: [...evidence, { title: name }] });
  window.done = Promise.all([
    store.changeService(id, { facts: { [name]: true, gone: null }, target: { [name]: 2 } }),
    store.changeService(id, add),
    store.changeFinding(id, "AAA-01", prove),
  ]);
}"""


def test_tabs_patch_facts_and_lists_without_losing_any(
    profile: BrowserContext, module_site: Site, own_page: Page
) -> None:
    other = open_blank(profile, module_site)
    service = own_page.evaluate(
        """async () => {
          window.store = await openAnswers();
          const { id } = await store.createService({ facts: { old: true, gone: true }, standard });
          await store.setCurrentService(id);
          return id;
        }"""
    )
    other.evaluate(
        """async (id) => {
          window.store = await openAnswers();
          window.heard = [];
          const hear = (...what) => void heard.push(what);
          store.addEventListener("change", ({ detail }) => hear(detail.criterion, detail.origin));
          store.addEventListener("current", ({ detail }) => hear(detail.service, detail.origin));
        }""",
        service,
    )
    for tab, name in ((own_page, "one"), (other, "two")):
        tab.evaluate(EDIT, [service, name])
    for tab in (own_page, other):
        tab.evaluate("() => window.done.then(() => store.setCurrentService(null))")
    row, finding, current = own_page.evaluate(
        """async (id) => {
          const findings = await store.getFindings(id);
          return [await store.getService(id), findings.get("AAA-01"), await store.currentService()];
        }""",
        service,
    )
    assert row["facts"] == {"old": True, "one": True, "two": True}
    assert row["target"] == {"one": 2, "two": 2}
    assert {snapshot["label"] for snapshot in row["snapshots"]} == {"one", "two"}
    assert {item["title"] for item in finding["evidence"]} == {"one", "two"}
    assert current is None
    wait_until(other, "heard.length === 8")
    heard = other.evaluate("heard")
    assert heard.count([None, "other-tab"]) == 3, "two of the service, one of the choice"
    assert heard.count(["AAA-01", "other-tab"]) == 1
    assert heard.count(["AAA-01", "here"]) == 1


@pytest.mark.parametrize("number", range(3))
def test_a_killed_browser_keeps_what_it_called_saved(
    playwright_driver: Playwright,
    chromium_path: str,
    module_site: Site,
    tmp_path: Path,
    number: int,
) -> None:
    found: dict[str, Any] = kill_and_reopen(
        playwright_driver, chromium_path, tmp_path / "profile", module_site, number
    )
    assert found["row"]["note"] == found["expected"]
    assert found["last"]["after"]["note"] == found["expected"]
