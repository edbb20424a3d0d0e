"""An undo takes back what its change did, and nothing that came after it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.modules_support import open_blank
from tests.support.sites.server import Site

START = """async () => {
  window.store = await openAnswers();
  const { id } = await store.createService({ name: "Permits", facts: { old: true }, standard });
  for (const name of ["AAA-01", "BBB-02"]) {
    await store.changeFinding(id, name, { outcome: "met", note: `mine ${name}` });
  }
  return id;
}"""


@pytest.fixture
def tabs(profile: BrowserContext, module_site: Site, own_page: Page) -> tuple[Page, Page, str]:
    """Return two tabs, each with a store, and the service that both see."""
    other = open_blank(profile, module_site)
    service: str = own_page.evaluate(START)
    other.evaluate("async () => { window.store = await openAnswers(); }")
    return own_page, other, service


def finding(page: Page, service: str, criterion: str) -> dict[str, Any]:
    row: dict[str, Any] = page.evaluate(
        "async ([id, name]) => (await store.getFindings(id)).get(name)", [service, criterion]
    )
    return row


def test_an_answer_that_was_given_anew_elsewhere_stays(tabs: tuple[Page, Page, str]) -> None:
    page, other, service = tabs
    page.evaluate(
        """async (id) => {
          window.cleared = (await store.resetFindings(id, ["AAA-01", "BBB-02"])).batch;
        }""",
        service,
    )
    other.evaluate("(id) => store.changeFinding(id, 'AAA-01', { outcome: 'partly-met' })", service)
    undone = page.evaluate("() => store.undo(cleared)")
    assert undone["kept"] == ["AAA-01"]
    anew = finding(page, service, "AAA-01")
    assert (anew["outcome"], anew["note"]) == ("partly-met", ""), "no old note beside a new answer"
    assert finding(page, service, "BBB-02")["outcome"] == "met"
    redone = page.evaluate("(batch) => store.undo(batch)", undone["batch"])
    assert redone["kept"] == []
    assert finding(page, service, "AAA-01")["outcome"] == "partly-met"
    assert finding(page, service, "BBB-02")["outcome"] == "not-assessed"


def test_what_else_was_changed_of_the_same_finding_stays(tabs: tuple[Page, Page, str]) -> None:
    page, other, service = tabs
    batch = page.evaluate(
        """async (id) => {
          return (await store.changeFinding(id, "AAA-01", { outcome: "not-met" })).batch;
        }""",
        service,
    )
    other.evaluate("(id) => store.changeFinding(id, 'AAA-01', { owner: 'Ana' })", service)
    undone = page.evaluate("(batch) => store.undo(batch)", batch)
    assert undone["kept"] == []
    row = finding(page, service, "AAA-01")
    assert (row["outcome"], row["owner"]) == ("met", "Ana")


def test_what_was_said_of_the_service_since_then_stays(tabs: tuple[Page, Page, str]) -> None:
    page, other, service = tabs
    batch = page.evaluate(
        """async (id) => (await store.editService(id, {
          name: "Mine", phase: "beta", facts: { old: false, new: true }, target: { first: 2 },
        })).batch""",
        service,
    )
    other.evaluate(
        "(id) => store.changeService(id, { name: 'Theirs', facts: { new: false } })", service
    )
    undone = page.evaluate("(batch) => store.undo(batch)", batch)
    assert undone["kept"] == [None]
    row = page.evaluate("(id) => store.getService(id)", service)
    assert (row["name"], row["phase"]) == ("Theirs", "")
    assert row["facts"] == {"old": True, "new": False}
    assert row["target"] == {}


def test_a_service_that_is_here_again_is_not_replaced(tabs: tuple[Page, Page, str]) -> None:
    page, other, service = tabs
    batch = page.evaluate("async (id) => (await store.deleteService(id)).batch", service)
    other.evaluate("(batch) => store.undo(batch)", batch)
    other.evaluate("(id) => store.changeService(id, { phase: 'live' })", service)
    before = page.evaluate("(id) => store.history(id)", service)
    page.evaluate("(batch) => store.undo(batch)", batch)
    row, history = page.evaluate(
        "async (id) => [await store.getService(id), await store.history(id)]", service
    )
    assert row["phase"] == "live"
    assert history == before


def test_step_by_step_everything_goes_back(tabs: tuple[Page, Page, str]) -> None:
    page, other, service = tabs
    batches = page.evaluate(
        """async (id) => {
          const { batch: first } = await store.changeFinding(id, "AAA-01", { note: "first" });
          const { batch: cleared } = await store.resetFindings(id, ["AAA-01"]);
          return { first, cleared };
        }""",
        service,
    )
    anew = other.evaluate(
        "async (id) => (await store.changeFinding(id, 'AAA-01', { note: 'anew' })).batch", service
    )
    assert page.evaluate("(batch) => store.undo(batch)", batches["cleared"])["kept"] == ["AAA-01"]
    for batch in (anew, batches["first"]):
        kept = page.evaluate("(batch) => store.undo(batch, { all: true })", batch)["kept"]
        assert kept == []
    assert finding(page, service, "AAA-01")["note"] == "mine AAA-01"


def test_an_undo_brings_the_time_of_the_answer_back(own_page: Page) -> None:
    times = own_page.evaluate(
        """async () => {
          const start = Date.parse("2026-01-01T00:00:00Z");
          let minutes = 0;
          const now = () => new Date(start + 60_000 * (minutes += 1));
          const store = await openAnswers({ now });
          const { id } = await store.createService({ standard });
          const updated = async () => (await store.getFindings(id)).get("AAA-01").updated;
          await store.changeFinding(id, "AAA-01", { outcome: "met" });
          const answered = await updated();
          const { batch: reset } = await store.resetFindings(id, ["AAA-01"]);
          const cleared = await updated();
          const { batch: undone } = await store.undo(reset);
          const undoneAt = await updated();
          await store.undo(undone);
          return { answered, cleared, undoneAt, redoneAt: await updated() };
        }"""
    )
    assert times["answered"] < times["cleared"]
    assert times["undoneAt"] == times["answered"]
    assert times["redoneAt"] == times["cleared"]
