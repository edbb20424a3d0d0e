"""A full disk, blocked storage, newer and damaged data: the page says so and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.modules_support import open_blank
from tests.browser.support import Profiles
from tests.support.sites.server import Site


def test_a_full_disk_says_so_and_keeps_what_was_there(
    profile: BrowserContext, module_site: Site, own_page: Page
) -> None:
    session = profile.new_cdp_session(own_page)
    # Before the database opens, because the browser remembers for a while how much room there was.
    quota = {"origin": module_site.origin, "quotaSize": 400_000}
    session.send("Storage.overrideQuotaForOrigin", quota)
    service = own_page.evaluate(
        """async () => {
          window.store = await openAnswers();
          const { id } = await store.createService({ name: "Permits", standard });
          await store.changeFinding(id, "AAA-01", { note: "old" });
          return id;
        }"""
    )
    problem, note, count = own_page.evaluate(
        """async (id) => {
          let problem = null;
          const note = "x".repeat(19000);
          for (let edit = 0; edit < 50 && problem === null; edit += 1) {
            const patch = { note: `${edit}${note}` };
            problem = await problemOf(store.changeFinding(id, "AAA-01", patch));
          }
          const history = await store.history(id);
          const findings = await store.getFindings(id);
          return [problem, findings.get("AAA-01").note, history.at(-1).after.note];
        }""",
        service,
    )
    assert (problem["name"], problem["kind"]) == ("StorageProblem", "quota")
    assert "room" in problem["message"]
    assert problem["advice"]
    assert note == count, "the row and its history end with the same change"
    session.send("Storage.overrideQuotaForOrigin", {"origin": module_site.origin})
    again = own_page.evaluate(
        """async (id) => {
          const { row } = await store.changeFinding(id, "AAA-01", { note: "room again" });
          return row.note;
        }""",
        service,
    )
    assert again == "room again"


@pytest.mark.parametrize(
    ("factory", "kind"),
    [
        ("{ open() { throw new DOMException('denied', 'SecurityError'); } }", "blocked"),
        (
            """{ open() {
              const request = { error: new DOMException("denied", "UnknownError") };
              queueMicrotask(() => request.onerror());
              return request;
            } }""",
            # The rest of the storage is open: nobody has forbidden it.
            "unopened",
        ),
        ("null", "blocked"),
    ],
)
def test_storage_that_does_not_open(own_page: Page, factory: str, kind: str) -> None:
    problem = own_page.evaluate(
        f"""async () => {{
          Object.defineProperty(window, "indexedDB", {{ value: null }});
          return problemOf(openAnswers({{ indexedDB: {factory} }}));
        }}"""
    )
    assert (problem["name"], problem["kind"]) == ("StorageProblem", kind)
    assert problem["advice"]


def test_blocked_site_data(persistent_context: Profiles, module_site: Site, tmp_path: Path) -> None:
    # A browser whose user does not allow sites to store data.
    settings = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    preferences = tmp_path / "blocked/Default/Preferences"
    preferences.parent.mkdir(parents=True)
    preferences.write_text(json.dumps(settings))
    page = open_blank(persistent_context(tmp_path / "blocked"), module_site)
    problem = page.evaluate("() => problemOf(openAnswers())")
    assert (problem["name"], problem["kind"]) == ("StorageProblem", "blocked")


def test_a_newer_database_is_left_alone(own_page: Page) -> None:
    problem, kept = own_page.evaluate(
        """async () => {
          const open = (version) => new Promise((resolve, reject) => {
            const request = indexedDB.open("service-standards:sample", version);
            request.onupgradeneeded = () => {
              request.result.createObjectStore("later", { keyPath: "id" });
            };
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          const newer = await open(2);
          newer.transaction("later", "readwrite").objectStore("later").put({ id: "x" });
          newer.close();
          const problem = await problemOf(openAnswers());
          const again = await open();
          const all = again.transaction("later").objectStore("later").getAll();
          const kept = await new Promise((resolve) => {
            all.onsuccess = () => resolve(all.result);
          });
          return [problem, [again.version, [...again.objectStoreNames], kept]];
        }"""
    )
    assert (problem["name"], problem["kind"]) == ("StorageProblem", "newer")
    assert kept == [2, ["later"], [{"id": "x"}]]


def test_a_newer_page_takes_over_and_the_old_one_is_told(own_page: Page) -> None:
    told, problem = own_page.evaluate(
        """async () => {
          const store = await openAnswers();
          const { id } = await store.createService({ standard });
          const told = new Promise((resolve) => {
            store.addEventListener("superseded", ({ type }) => resolve(type));
          });
          const newer = indexedDB.open("service-standards:sample", 2);
          await new Promise((resolve) => { newer.onsuccess = resolve; });
          return [await told, await problemOf(store.changeFinding(id, "AAA-01", { note: "late" }))];
        }"""
    )
    assert told == "superseded"
    assert (problem["name"], problem["kind"]) == ("StorageProblem", "newer")


def test_rows_that_cannot_be_understood_are_set_aside_whole(own_page: Page) -> None:
    found = own_page.evaluate(
        """async () => {
          const store = await openAnswers();
          const { id } = await store.createService({ standard });
          await store.changeFinding(id, "AAA-01", { outcome: "met" });
          const bad = [
            ["findings", { service: id, criterion: "BAD-01", outcome: "great", note: "precious" }],
            ["findings", { service: id, criterion: "BAD-02", note: 7 }],
            ["services", { id: "bad", name: ["precious"] }],
          ];
          const request = indexedDB.open("service-standards:sample");
          await new Promise((resolve) => { request.onsuccess = resolve; });
          const database = request.result;
          const transaction = database.transaction(["findings", "services"], "readwrite");
          for (const [name, row] of bad) transaction.objectStore(name).put(row);
          await new Promise((resolve) => { transaction.oncomplete = resolve; });
          let told = 0;
          store.addEventListener("quarantine", () => { told += 1; });
          // One is met while writing, the others while reading.
          const { row } = await store.changeFinding(id, "BAD-02", { owner: "Ana" });
          const findings = [...(await store.getFindings(id)).keys()];
          const services = (await store.listServices()).length;
          const aside = await store.listQuarantine();
          const keys = database.transaction("findings").objectStore("findings").getAllKeys();
          await new Promise((resolve) => { keys.onsuccess = resolve; });
          const left = keys.result.map(([, criterion]) => criterion);
          return { row, findings, services, aside, told, left, bad };
        }"""
    )
    assert found["row"]["owner"] == "Ana"
    assert found["row"]["note"] == ""
    assert found["findings"] == ["AAA-01", "BAD-02"] == found["left"]
    assert found["services"] == 1
    rows = [(one["store"], one["row"]) for one in found["aside"]]
    assert sorted(rows, key=str) == sorted(((name, row) for name, row in found["bad"]), key=str)
    assert all(one["at"] for one in found["aside"])
    assert found["told"] == 2
