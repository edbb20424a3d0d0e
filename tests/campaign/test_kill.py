"""Nothing that was called saved is lost when the browser is killed; `make campaign` runs this."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Playwright

from tests.browser.modules_support import (
    KillableBrowser,
    kill_and_reopen,
    open_blank,
    serve_modules,
)
from tests.support.server import Site

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(120)]

STREAM = """async () => {
  const store = await openAnswers();
  const [old] = await store.listServices();
  const { id } = old ?? await store.createService({ name: "Permits", standard });
  const start = (await store.history(id)).length;
  for (let edit = start; ; edit += 1) {
    await store.changeFinding(id, `AAA-${edit % 20}`, { note: `edit ${edit}` });
    console.log(`kept ${edit}`);
  }
}"""
READ = """async () => {
  const store = await openAnswers();
  const [service] = await store.listServices();
  const history = service === undefined ? [] : await store.history(service.id);
  const rows = service === undefined ? [] : [...(await store.getFindings(service.id)).values()];
  return [history.flatMap(({ after }) => after.note ?? []), rows.map(({ note }) => note)];
}"""


@pytest.fixture
def module_site(tmp_path: Path) -> Iterator[Site]:
    with serve_modules(tmp_path / "site") as site:
        yield site


@pytest.mark.parametrize("number", range(24))
def test_a_change_survives_a_kill_at_once(
    playwright_driver: Playwright,
    chromium_path: str,
    module_site: Site,
    tmp_path: Path,
    number: int,
) -> None:
    found = kill_and_reopen(
        playwright_driver, chromium_path, tmp_path / "profile", module_site, number
    )
    assert found["row"]["note"] == found["expected"]
    assert found["last"]["after"]["note"] == found["expected"]


@pytest.mark.parametrize("number", range(12))
def test_all_acknowledged_edits_survive_a_kill_in_mid_writing(
    playwright_driver: Playwright,
    chromium_path: str,
    module_site: Site,
    tmp_path: Path,
    number: int,
) -> None:
    profile = tmp_path / "profile"
    acknowledged: list[int] = []

    def listen(message: ConsoleMessage) -> None:
        if message.text.startswith("kept "):
            acknowledged.append(int(message.text.removeprefix("kept ")))

    browser = KillableBrowser(playwright_driver, chromium_path, profile)
    try:
        page = open_blank(browser.context, module_site)
        page.on("console", listen)
        page.evaluate(f"() => {{ ({STREAM})(); }}")
        page.wait_for_timeout(random.Random(number).uniform(500, 2500))
    finally:
        browser.kill()
    again = KillableBrowser(playwright_driver, chromium_path, profile)
    try:
        history, rows = open_blank(again.context, module_site).evaluate(READ)
    finally:
        again.kill()
    assert len(acknowledged) > 20
    assert set(history) >= {f"edit {edit}" for edit in acknowledged}
    last = {f"edit {edit}" for edit in range(len(history) - 19, len(history) + 1)}
    assert set(rows) == last, "every row holds the last edit of its history"
