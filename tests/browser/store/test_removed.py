"""A deleted service can be brought back as it was, whatever was opened meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

# A service, its file when it had one answer, and its last file.
START = """async (open) => {
  const { openMemoryStore } = await modules("memory-store");
  const { assessmentFromRows, rowsFromAssessment } = await modules("assessment-rows");
  const catalogue = { standard, criteria: ["AAA-01", "BBB-02"].map((id) => ({ id, title: id })),
    facts: [{ id: "old" }], dimensions: [{ id: "first" }] };
  window.store = open === "memory" ? openMemoryStore(sources()) : await openAnswers();
  const { id } = await store.createService({ name: "Permits", facts: { old: true }, standard });
  const file = async () => rowsFromAssessment(assessmentFromRows(
    await store.getService(id), await store.getFindings(id), catalogue));
  await store.changeFinding(id, "AAA-01", { outcome: "met" });
  await store.changeFinding(id, "BBB-02", { note: "taken away again" });
  await store.resetFindings(id, ["BBB-02"]);
  window.older = await file();
  await store.changeFinding(id, "BBB-02", { outcome: "not-met" });
  const snapshots = [{ date: "2026-01-01", label: "b", standard_version: "", outcomes: {} }];
  await store.changeService(id, { snapshots });
  window.last = await file();
  window.deleted = (await store.deleteService(id)).batch;
  return id;
}"""
SEEN = """async (id) => {
  const service = await store.getService(id);
  const answers = [...(await store.getFindings(id)).values()].map((row) => row.outcome);
  return { snapshots: service.snapshots.length, answers };
}"""
WHOLE = {"snapshots": 1, "answers": ["met", "not-met"]}


@pytest.fixture(params=["database", "memory"])
def service(request: pytest.FixtureRequest, own_page: Page) -> str:
    """Delete a service with two answers and a snapshot, and return its id."""
    identifier: str = own_page.evaluate(START, request.param)
    return identifier


def opened(page: Page, file: str) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        """async (file) => {
          const { service, batch } = await store.importAssessment(window[file], { into: null });
          return { id: service.id, batch, removed: await store.listRemoved() };
        }""",
        file,
    )
    return found


def test_an_older_file_does_not_take_its_place(own_page: Page, service: str) -> None:
    found = opened(own_page, "older")
    assert found["id"] != service
    assert [(one["id"], one["name"]) for one in found["removed"]] == [(service, "Permits")]
    own_page.evaluate("(batch) => store.undo(batch)", found["batch"])
    own_page.evaluate("() => store.undo(deleted)")
    assert own_page.evaluate(SEEN, service) == WHOLE


def test_its_last_file_is_the_same_service(own_page: Page, service: str) -> None:
    found = opened(own_page, "last")
    assert (found["id"], found["removed"]) == (service, [])
    assert own_page.evaluate(SEEN, service) == WHOLE


@pytest.mark.parametrize(
    "change",
    [
        "older.service.facts = {}",
        "older.service.extra.service.risk = 1",
        "older.service.name = 'Permit'",
        "older.findings[0].note = 'another'",
        "older.findings = []",
    ],
)
def test_what_differs_makes_it_another_service(own_page: Page, service: str, change: str) -> None:
    own_page.evaluate(f"() => {{ window.older = structuredClone(last); {change}; }}")
    assert opened(own_page, "older")["id"] != service


@pytest.mark.usefixtures("service")
def test_an_opening_that_was_undone_is_no_deletion(own_page: Page) -> None:
    own_page.evaluate("() => { older.service.id = 'file-id'; }")
    first = opened(own_page, "older")
    own_page.evaluate("(batch) => store.undo(batch)", first["batch"])
    assert opened(own_page, "older")["id"] == first["id"] == "file-id"
