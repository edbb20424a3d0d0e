"""A later version brings what was kept to its own form, and keeps what was there before."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

NAME = "service-standards:sample"
# Answers of this version, and a way to see all that is in the database.
START = f"""async () => {{
  const store = await openAnswers();
  const {{ id }} = await store.createService({{ name: "Permits", standard }});
  await store.changeFinding(id, "AAA-01", {{ outcome: "met", note: "precious" }});
  store.close();
  window.look = async () => {{
    const request = indexedDB.open("{NAME}");
    await new Promise((resolve) => {{ request.onsuccess = resolve; }});
    const database = request.result;
    const transaction = database.transaction([...database.objectStoreNames]);
    const found = {{ version: database.version }};
    for (const name of database.objectStoreNames) {{
      const all = transaction.objectStore(name).getAll();
      await new Promise((resolve) => {{ all.onsuccess = resolve; }});
      found[name] = all.result;
    }}
    database.close();
    return found;
  }};
  return window.look();
}}"""
# A second version that names something anew, and a third that needs a further index.
STEPS = """async (further) => {
  const { openDatabase } = await modules("database");
  const { STEPS } = await modules("versions");
  const rename = async (database, transaction) => {
    const store = transaction.objectStore("services");
    const all = store.getAll();
    await new Promise((resolve) => { all.onsuccess = resolve; });
    for (const row of all.result) store.put({ ...row, name: `${row.name} of version 2` });
  };
  const index = (database, transaction) => {
    transaction.objectStore("history").createIndex("kind", "kind");
  };
  const fail = async (database, transaction) => {
    await rename(database, transaction);
    database.deleteObjectStore("settings");
    throw new TypeError("half way");
  };
  const steps = { none: [], fail: [fail], two: [rename], three: [rename, index] }[further];
  const all = [...STEPS, ...steps];
  const opening = openDatabase("service-standards:sample", undefined, () => {}, all);
  const problem = await problemOf(opening);
  if (problem === null) (await opening).close();
  return problem;
}"""


@pytest.fixture
def before(own_page: Page) -> dict[str, Any]:
    """Return what is kept in the first version."""
    found: dict[str, Any] = own_page.evaluate(START)
    return found


def backups(found: dict[str, Any]) -> dict[tuple[int, str], Any]:
    return {(one["version"], one["store"]): one["rows"] for one in found["backups"]}


def without(found: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: rows for name, rows in found.items() if name not in names}


@pytest.mark.parametrize(("further", "version"), [("two", 2), ("three", 3)])
def test_a_step_changes_the_rows_and_keeps_those_before(
    own_page: Page, before: dict[str, Any], further: str, version: int
) -> None:
    assert own_page.evaluate(STEPS, further) is None
    after = own_page.evaluate("look()")
    assert after["version"] == version
    assert [row["name"] for row in after["services"]] == ["Permits of version 2"]
    changed = ("version", "services", "backups")
    assert without(after, *changed) == without(before, *changed)
    kept = backups(after)
    assert kept[1, "services"] == before["services"]
    assert kept[1, "findings"] == before["findings"]
    assert {at for at, _ in kept} == {1}


def test_one_version_after_the_other(own_page: Page, before: dict[str, Any]) -> None:
    assert own_page.evaluate(STEPS, "two") is None
    between = own_page.evaluate("look()")
    assert own_page.evaluate(STEPS, "three") is None
    after = own_page.evaluate("look()")
    assert [row["name"] for row in after["services"]] == ["Permits of version 2"]
    kept = backups(after)
    assert kept[1, "services"] == before["services"]
    assert kept[2, "services"] == between["services"]


def test_a_step_that_fails_changes_nothing(own_page: Page, before: dict[str, Any]) -> None:
    problem = own_page.evaluate(STEPS, "fail")
    assert (problem["name"], problem["kind"]) == ("StorageProblem", "failed")
    assert "as they were" in problem["advice"]
    assert own_page.evaluate("look()") == before
    assert own_page.evaluate(STEPS, "two") is None, "the next try succeeds"


def test_the_same_version_is_opened_as_it_is(own_page: Page, before: dict[str, Any]) -> None:
    assert own_page.evaluate(STEPS, "none") is None
    assert own_page.evaluate("look()") == before
