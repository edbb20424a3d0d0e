"""Load the pure browser modules into a blank page under the strict policy."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.browser.support import ARGUMENTS, Profiles
from tests.support.sites.build import ROOT
from tests.support.sites.server import Site, serve

BROWSER_CODE = ROOT / "plugins/service_standards/browser"
VECTORS = ROOT / "tests/vectors"
BLANK_PAGE = '<!doctype html>\n<html lang="en"><title>Blank</title><body></body></html>\n'
START_SECONDS = 30

# A test names a module, in whichever room it stands.
PATHS = {
    path.stem: path.relative_to(BROWSER_CODE).as_posix() for path in BROWSER_CODE.rglob("*.js")
}

# What every test page has: the modules by name, and a store with a clock and ids.
HARNESS = (
    f"const PATHS = {json.dumps(PATHS)};"
    """
window.modules = (name) => import(`/browser/${PATHS[name]}`);
window.sources = () => {
  let count = 0;
  const own = crypto.randomUUID();
  return { now: () => new Date(), newId: () => `${own}-${count++}` };
};
window.standard = { id: "sample", version: "1.0.0", digest: "sha256:00" };
window.openAnswers = async (options = {}) => {
  const { openStore } = await window.modules("store");
  return openStore({ databaseName: "service-standards:sample", ...window.sources(), ...options });
};
window.problemOf = async (promise) => {
  try {
    await promise;
    return null;
  } catch ({ name, kind, message, advice }) {
    return { name, kind, message, advice };
  }
};
"""
)


@contextmanager
def serve_modules(folder: Path) -> Iterator[Site]:
    """Serve the browser code and a blank page."""
    folder.mkdir(exist_ok=True)
    shutil.copytree(BROWSER_CODE, folder / "browser")
    (folder / "index.html").write_text(BLANK_PAGE, encoding="utf-8")
    with serve(folder) as site:
        yield site


@pytest.fixture(scope="module")
def module_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the modules to the tests of one file."""
    with serve_modules(tmp_path_factory.mktemp("modules")) as site:
        yield site


@pytest.fixture(scope="module")
def blank(chromium: Browser, module_site: Site) -> Iterator[Page]:
    """Return a blank page, the same for the tests of one file."""
    context = chromium.new_context()
    yield open_blank(context, module_site)
    context.close()


def open_blank(context: BrowserContext, site: Site) -> Page:
    """Open a blank page that has the harness."""
    page = context.new_page()
    page.add_init_script(HARNESS)
    page.goto(site.url())
    return page


@contextmanager
def open_profile(playwright: Playwright, executable: str, folder: Path) -> Iterator[BrowserContext]:
    """Start a browser that keeps its storage in a folder."""
    profiles = Profiles(playwright.chromium, executable)
    try:
        yield profiles(folder)
    finally:
        profiles.close()


@contextmanager
def blank_page(context: BrowserContext, site: Site) -> Iterator[Page]:
    """Open a blank page; afterwards close all pages but the first, which keeps the browser open."""
    yield open_blank(context, site)
    for page in context.pages[1:]:
        page.close()


def vectors(kind: str) -> list[dict[str, Any]]:
    """Return the vectors of one kind, with the name of their file.

    They are parsed here for their names only; a page parses their text itself, because
    Python and JavaScript read numbers differently.
    """
    return [
        {"file": path.name, "text": path.read_text(encoding="utf-8")}
        for path in sorted((VECTORS / kind).glob("*.json"))
    ]


class KillableBrowser:
    """A Chromium in a process group of its own, which can be killed whole and at once."""

    def __init__(self, playwright: Playwright, executable: str, profile: Path) -> None:
        self.port_file = profile / "DevToolsActivePort"
        self.port_file.unlink(missing_ok=True)
        arguments = [
            *ARGUMENTS,
            "--headless=new",
            "--no-sandbox",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
            "about:blank",
        ]
        self.process = subprocess.Popen(
            [executable, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            address = f"http://127.0.0.1:{self._port()}"
            self.connection = playwright.chromium.connect_over_cdp(address)
        except BaseException:
            self.kill()
            raise

    def _port(self) -> str:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            lines = self.port_file.read_text().split() if self.port_file.exists() else []
            if lines:
                return lines[0]
            time.sleep(0.02)
        raise TimeoutError("the browser did not start")

    @property
    def context(self) -> BrowserContext:
        """The context of the profile."""
        return self.connection.contexts[0]

    def kill(self) -> None:
        """Kill the browser with all its processes: nothing gets to say goodbye."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def kill_and_reopen(
    playwright: Playwright, executable: str, profile: Path, site: Site, number: int
) -> dict[str, Any]:
    """Write, wait for the promise, kill at once; return what the reopened profile holds."""
    note = f"note {number}"
    browser = KillableBrowser(playwright, executable, profile)
    try:
        page = open_blank(browser.context, site)
        page.evaluate(
            """async (note) => {
              const store = await openAnswers();
              const [old] = await store.listServices();
              const service = old ?? await store.createService({ name: "Permits", standard });
              await store.changeFinding(service.id, "AAA-01", { outcome: "met", note });
            }""",
            note,
        )
    finally:
        browser.kill()
    again = KillableBrowser(playwright, executable, profile)
    try:
        found = open_blank(again.context, site).evaluate(
            """async () => {
              const store = await openAnswers();
              const id = (await store.listServices())[0]?.id ?? "";
              const row = (await store.getFindings(id)).get("AAA-01");
              const last = (await store.history(id)).at(-1);
              return JSON.stringify({ row, last });
            }"""
        )
    finally:
        again.kill()
    return {**json.loads(found), "expected": note}


CATALOGUE = {
    "standard": {"id": "sample", "version": "1.0.0", "digest": "sha256:00"},
    "dimensions": [{"id": "first"}],
    "facts": [{"id": "pays"}],
    "criteria": [{"id": "AAA-01", "title": "One"}, {"id": "BBB-02", "title": "Two"}],
}
