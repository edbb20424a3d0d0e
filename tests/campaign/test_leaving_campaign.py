"""A hundred times a page is left within 20 ms of a key or a click; `make campaign` runs this.

Each engine is a `Driver`: it types a letter or clicks, leaves at once, comes back and tells what
the page shows. Another engine is another entry of `DRIVERS`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from time import sleep
from typing import Protocol

import pytest
from playwright.sync_api import Page

from tests.browser.checklist_support import wait_until_at_the_disk, wait_until_ready
from tests.browser.support import Profiles
from tests.support.figures import say
from tests.support.sites.server import Site
from tests.support.webdriver import BROWSERS, Browser, CommandError

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(3600)]

CHECKLIST = "checklists/user-driven/"
LEAVINGS = 100
WITHIN_MS = 20
OUTCOMES = ("met", "partly-met", "not-met")
WAYS = ("address", "reload", "close")
# Types a letter and clicks an outcome, then leaves after so many milliseconds.
ACT = """([criterion, letter, outcome, wait, way]) => {
  window.acted = true;
  const form = document.querySelector(`fieldset[data-criterion="${criterion}"]`);
  const note = form.querySelector("[data-field=note]");
  note.value += letter;
  note.dispatchEvent(new Event("input", { bubbles: true }));
  form.querySelector(`input[type=radio][value="${outcome}"]`).click();
  const leave = { address: () => location.assign("../../"), reload: () => location.reload() };
  setTimeout(leave[way] ?? (() => {}), wait);
}"""
SHOWN = """(criterion) => {
  const form = document.querySelector(`fieldset[data-criterion="${criterion}"]`);
  const outcome = form.querySelector("input[type=radio]:checked")?.value;
  return [form.querySelector("[data-field=note]").value, outcome];
}"""
CRITERIA = """() => [...document.querySelectorAll("fieldset[data-criterion]")]
  .map(({ dataset }) => dataset.criterion)"""


AT_THE_DISK = """["service-checklist > [data-part=app]:not([hidden])",
  "[data-part=memory-banner][hidden]"].every((part) => document.querySelector(part))"""
LEFT = "!window.acted && document.readyState === 'complete'"
LEAVING_SECONDS = 0.02


class Driver(Protocol):
    """One engine with a profile of its own."""

    def open(self, address: str) -> list[str]:
        """Open a checklist, wait until it is ready, and return its criteria."""

    def leave(self, criterion: str, letter: str, outcome: str, wait: int, way: str) -> None:
        """Type a letter in a note and choose an outcome, then leave the page after `wait` ms."""

    def shown(self, criterion: str) -> tuple[str, str]:
        """Return the note and the outcome that the page shows."""


class ChromiumDriver:
    """Chromium through Playwright."""

    def __init__(self, profiles: Profiles, folder: Path) -> None:
        self.context = profiles(folder)
        # Keeps the browser open while the other page is closed.
        self.context.new_page()
        self.page = self._fresh()

    def _fresh(self) -> Page:
        page = self.context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    def open(self, address: str) -> list[str]:
        """Open a checklist."""
        if self.page.is_closed():
            self.page = self._fresh()
        self.page.goto(address)
        wait_until_ready(self.page)
        wait_until_at_the_disk(self.page)
        found: list[str] = self.page.evaluate(CRITERIA)
        return found

    def leave(self, criterion: str, letter: str, outcome: str, wait: int, way: str) -> None:
        """Leave right after a letter and a click."""
        if way == "close":
            self.page.evaluate(ACT, [criterion, letter, outcome, wait, way])
            self.page.close()
            return
        with self.page.expect_navigation():
            self.page.evaluate(ACT, [criterion, letter, outcome, wait, way])

    def shown(self, criterion: str) -> tuple[str, str]:
        """Return what the page shows."""
        note, outcome = self.page.evaluate(SHOWN, criterion)
        return note, outcome


def chromium_driver(request: pytest.FixtureRequest, folder: Path) -> Driver:
    """Start Chromium on a profile."""
    return ChromiumDriver(request.getfixturevalue("persistent_context"), folder)


class OtherDriver:
    """Firefox or WebKit through WebDriver."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        # The first window keeps the browser open while the other is closed.
        self.browser.open_window()

    def open(self, address: str) -> list[str]:
        """Open a checklist."""
        self.browser.open(address)
        self.browser.wait_until(AT_THE_DISK)
        found: list[str] = self.browser.run(f"return ({CRITERIA})()")
        return found

    def leave(self, criterion: str, letter: str, outcome: str, wait: int, way: str) -> None:
        """Leave right after a letter and a click."""
        self.browser.run(f"({ACT})([...arguments])", criterion, letter, outcome, wait, way)
        if way == "close":
            self.browser.close_window()
            self.browser.open_window()
        while not self._has_left():
            sleep(LEAVING_SECONDS)

    def _has_left(self) -> bool:
        # While it goes from page to page, there is none to ask.
        with suppress(CommandError):
            return bool(self.browser.run(f"return {LEFT}"))
        return False

    def shown(self, criterion: str) -> tuple[str, str]:
        """Return what the page shows."""
        note, outcome = self.browser.run(f"return ({SHOWN})(...arguments)", criterion)
        return note, outcome


def other_driver(name: str) -> Callable[[pytest.FixtureRequest, Path], Driver]:
    """Return what starts one of the other browsers on a profile."""

    def start(request: pytest.FixtureRequest, folder: Path) -> Driver:
        folder.mkdir()
        stack = ExitStack()
        request.addfinalizer(stack.close)
        return OtherDriver(stack.enter_context(BROWSERS[name](folder)))

    return start


DRIVERS: dict[str, Callable[[pytest.FixtureRequest, Path], Driver]] = {
    "chromium": chromium_driver,
    **{name: other_driver(name) for name in BROWSERS},
}


@pytest.mark.parametrize("engine", DRIVERS)
def test_a_hundred_leavings_lose_no_letter_and_no_click(
    request: pytest.FixtureRequest,
    site: Site,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    engine: str,
) -> None:
    chance = random.Random(7)
    address = site.url(CHECKLIST)
    expected: dict[str, tuple[str, str]] = {}
    lost: list[str] = []
    driver = DRIVERS[engine](request, tmp_path / engine)
    for leaving in range(LEAVINGS):
        criterion = chance.choice(driver.open(address))
        note = expected.get(criterion, ("", ""))[0]
        letter, outcome = chance.choice("abcdefgh"), OUTCOMES[leaving % len(OUTCOMES)]
        wait, way = chance.randrange(WITHIN_MS), WAYS[leaving % len(WAYS)]
        driver.leave(criterion, letter, outcome, wait, way)
        expected[criterion] = (note + letter, outcome)
        driver.open(address)
        if driver.shown(criterion) != expected[criterion]:
            lost.append(f"{way} after {wait} ms: {driver.shown(criterion)}")
            expected[criterion] = driver.shown(criterion)
    assert lost == []
    assert {name: driver.shown(name) for name in expected} == expected
    say(capsys, f"{engine}: left {LEAVINGS} times within {WITHIN_MS} ms, 0 lost")
