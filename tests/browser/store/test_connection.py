"""A connection that dies is made again, and each reason for not keeping an answer is told apart."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.sites.server import Site

# The connections that the store makes, within reach of the test.
CONNECTIONS = """() => {
  const real = IDBFactory.prototype.open;
  window.connections = [];
  IDBFactory.prototype.open = function (...wanted) {
    const request = real.apply(this, wanted);
    request.addEventListener("success", () => window.connections.push(request.result));
    return request;
  };
}"""
OPEN = """async () => {
  window.told = [];
  window.store = await openAnswers();
  for (const name of ["closed", "superseded"]) {
    store.addEventListener(name, () => told.push(name));
  }
  window.id = (await store.createService({ standard })).id;
  await store.changeFinding(id, "AAA-01", { note: "before" });
}"""
WRITE = """async (note) => {
  const problem = await problemOf(store.changeFinding(id, "AAA-01", { note }));
  return problem?.kind ?? null;
}"""
READ = "async () => (await store.getFindings(id)).get('AAA-01').note"


@pytest.fixture
def store(own_page: Page) -> Page:
    """Return a page with an open store that holds one answer."""
    own_page.evaluate(CONNECTIONS)
    own_page.evaluate(OPEN)
    return own_page


def test_a_connection_that_died_without_a_word_is_made_again(store: Page) -> None:
    store.evaluate("connections.at(-1).close()")
    assert store.evaluate(WRITE, "after") is None
    assert store.evaluate(READ) == "after"
    assert store.evaluate("connections.length") == 2


def test_what_was_begun_when_the_connection_died_is_refused_and_the_next_is_kept(
    store: Page,
) -> None:
    # Chromium ends such a transaction neither way when a full disk closes the database.
    found = store.evaluate(
        """async () => {
          const real = IDBObjectStore.prototype.put;
          let held;
          IDBObjectStore.prototype.put = function () { held(); return {}; };
          const isHeld = new Promise((done) => { held = done; });
          const writing = problemOf(store.changeFinding(id, "AAA-01", { note: "begun" }));
          await isHeld;
          const [connection] = connections.splice(0);
          connection.dispatchEvent(new Event("close"));
          IDBObjectStore.prototype.put = real;
          return [(await writing).kind, told];
        }"""
    )
    assert found == ["lost", ["closed"]]
    assert store.evaluate(WRITE, "after") is None
    assert store.evaluate(READ) == "after"


def test_cleared_site_data_is_told_and_no_empty_database_takes_its_place(
    store: Page, module_site: Site
) -> None:
    session = store.context.new_cdp_session(store)
    cleared = {"origin": module_site.origin, "storageTypes": "all"}
    session.send("Storage.clearDataForOrigin", cleared)
    assert store.evaluate(WRITE, "after") == "cleared"
    assert store.evaluate("told") == ["closed"]
    assert store.evaluate("async () => (await indexedDB.databases()).length") == 0
    assert store.evaluate(WRITE, "again") == "cleared"
    store.evaluate("store.renew()")
    assert store.evaluate("async () => (await store.listServices()).length") == 0


def test_a_database_that_holds_nothing_yet_is_made_anew_without_a_word(own_page: Page) -> None:
    found = own_page.evaluate(
        """async () => {
          const store = await openAnswers();
          const request = indexedDB.deleteDatabase("service-standards:sample");
          await new Promise((done) => { request.onsuccess = done; });
          const { id } = await store.createService({ standard });
          return (await store.getService(id)).name;
        }"""
    )
    assert found == ""


def test_a_database_that_a_page_deletes_is_told_as_cleared(store: Page) -> None:
    store.evaluate(
        """async () => {
          const request = indexedDB.deleteDatabase("service-standards:sample");
          await new Promise((done) => { request.onsuccess = done; });
        }"""
    )
    assert store.evaluate("told") == ["closed"]
    assert store.evaluate(WRITE, "after") == "cleared"


def test_an_older_page_is_told_that_a_newer_one_has_the_database(store: Page) -> None:
    store.evaluate(
        """async () => {
          const newer = indexedDB.open("service-standards:sample", 2);
          await new Promise((done) => { newer.onsuccess = done; });
        }"""
    )
    assert store.evaluate("told") == ["superseded"]
    assert store.evaluate(WRITE, "late") == "newer"


SAID: list[tuple[str, str, str]] = [
    ("QuotaExceededError", "", "quota"),
    # Chromium and WebKit, as they say it.
    ("UnknownError", "IO error: 000003.log: FILE_ERROR_NO_SPACE (WritableFileAppend)", "quota"),
    ("UnknownError", "Unable to store record: database or disk is full", "quota"),
    ("UnknownError", "Connection to Indexed Database server lost. Refresh the page", "lost"),
    ("InvalidStateError", "The database connection is closing.", "lost"),
    ("VersionError", "", "newer"),
    ("UnknownError", "Internal error.", "failed"),
    ("DataError", "", "failed"),
]


@pytest.mark.parametrize(("name", "message", "kind"), SAID)
def test_what_a_browser_says_is_told_apart(
    own_page: Page, name: str, message: str, kind: str
) -> None:
    found = own_page.evaluate(
        """async ([name, message]) => {
          const { storageProblem } = await modules("problems");
          return storageProblem(new DOMException(message, name)).kind;
        }""",
        [name, message],
    )
    assert found == kind


def test_each_problem_has_its_own_sentence_and_its_own_way_out(own_page: Page) -> None:
    words: list[Any] = own_page.evaluate(
        """async () => {
          const { StorageProblem } = await modules("problems");
          return ["blocked", "unopened", "quota", "newer", "cleared", "lost", "slow", "failed"]
            .map((kind) => new StorageProblem(kind))
            .map(({ message, advice }) => [message, advice]);
        }"""
    )
    assert len({message for message, _ in words}) == len({advice for _, advice in words}) == 8


def test_a_full_disk_is_the_reason_for_what_follows_from_it(store: Page) -> None:
    found = store.evaluate(
        """async (write) => {
          const kinds = [];
          const { put } = IDBObjectStore.prototype;
          const { open } = IDBFactory.prototype;
          const note = async (text) => {
            const problem = await problemOf(store.changeFinding(id, "AAA-01", { note: text }));
            kinds.push(problem?.kind ?? null);
          };
          IDBObjectStore.prototype.put = () => {
            throw new DOMException("000003.log: FILE_ERROR_NO_SPACE", "UnknownError"); };
          await note("full");
          IDBObjectStore.prototype.put = put;
          connections.at(-1).close();
          IDBFactory.prototype.open = () => {
            const request = { error: new DOMException("Internal error.", "UnknownError") };
            queueMicrotask(() => request.onerror());
            return request; };
          await note("not opened");
          IDBFactory.prototype.open = open;
          await note("room again");
          return kinds;
        }"""
    )
    assert found == ["quota", "quota", None]
    assert store.evaluate(READ) == "room again"
