"""The site in Firefox and WebKit: its main pages, an answer, a reload, and a file.

`make campaign` installs both. What each of them cannot do stands in `tests/support/webdriver.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from tests.support.sites.server import REPORTING_POLICY, Site, serve
from tests.support.webdriver import BROWSERS, Browser

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(900)]
TAKEN_OVER = "document.querySelector('service-checklist > [data-part=app]:not([hidden])')"
SAVED = "document.querySelector('[data-part=saved]').textContent.startsWith('Saved')"
CHECKED = "return document.querySelector(arguments[0]).checked"
NAME = "[data-service=name]"
MET = "fieldset[data-criterion=DBD-01] input[value=met]"
DOWNLOAD = "[data-part=savebar] [data-action=download]"
CHECKLIST = "checklists/digital-by-design/"
# The pages that lead everywhere, with what tells that the scripts of each have done their work.
PAGES = {
    "": "document.querySelector('h1')",
    "start/governments/": "document.querySelector('h1')",
    "standards/": "document.querySelector('criteria-list [data-part=filter]:not([hidden])')",
    "standards/digital-by-design/": "document.querySelector('h1')",
    "standards/crosswalk/": "document.querySelector('table')",
    "checklists/": "document.querySelector('[data-part=example-offer]:not([hidden])')",
    CHECKLIST: TAKEN_OVER,
    "checklists/whole-service/": TAKEN_OVER,
    "my-service/": "document.querySelector('svg.ss-radar')",
    "guidance/": "document.querySelector('h1')",
    "project-templates/": "document.querySelector('h1')",
}
# Reports come a little later than what they are about.
REPORT_SECONDS = 0.5


@pytest.fixture(scope="module", params=list(BROWSERS))
def browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Start each of the other browsers in turn."""
    with BROWSERS[request.param](tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture
def strict_site(site_dir: Path) -> Iterator[Site]:
    """Serve the reference site under the strict policy; what breaks it is reported."""
    with serve(site_dir, REPORTING_POLICY) as served:
        yield served


def waited_for(find: Callable[[], Any]) -> Any:
    """Return what `find` returns, once it is something; or nothing after a while."""
    end = monotonic() + 30
    while not (found := find()) and monotonic() < end:
        sleep(0.05)
    return found


def downloaded(browser: Browser) -> dict[str, Any]:
    """Press Download and return what the file holds."""
    for old in browser.downloads.iterdir():
        old.unlink()
    browser.click(DOWNLOAD)
    assert waited_for(lambda: [*browser.downloads.glob("assessment.json")])
    assert waited_for(lambda: (browser.downloads / "assessment.json").stat().st_size)
    read: dict[str, Any] = json.loads((browser.downloads / "assessment.json").read_bytes())
    return read


def test_a_break_of_the_policy_is_reported(browser: Browser, site_dir: Path) -> None:
    with serve(site_dir, REPORTING_POLICY) as site:
        browser.open(site.url("about/"))
        browser.run("const image = new Image(); image.src = 'http://127.0.0.1:9/planted.png';")
        assert waited_for(lambda: [one for one in site.reports if "img-src" in one])


@pytest.mark.parametrize("path", PAGES)
def test_a_main_page_works_under_the_policy(browser: Browser, strict_site: Site, path: str) -> None:
    browser.open(strict_site.url(path))
    browser.wait_until(PAGES[path])
    sleep(REPORT_SECONDS)
    assert strict_site.reports == []


def test_an_answer_outlives_a_reload_and_is_handed_over(
    browser: Browser, strict_site: Site
) -> None:
    browser.open(strict_site.url(CHECKLIST))
    browser.wait_until(TAKEN_OVER)
    browser.type(NAME, "Fishing licence")
    browser.click(MET)
    browser.wait_until(SAVED)

    browser.reload()
    browser.wait_until(TAKEN_OVER)
    assert browser.run(CHECKED, MET)
    assert browser.run(f"return document.querySelector('{NAME}').value") == "Fishing licence"

    held = downloaded(browser)
    assert held["findings"]["DBD-01"]["outcome"] == "met"
    assert re.fullmatch(r"assessment/\d+", str(held["format"]))
    assert strict_site.reports == []


def test_a_file_without_a_network_keeps_answers(browser: Browser, site_dir: Path) -> None:
    browser.open((site_dir / "downloads/digital-by-design.html").as_uri())
    browser.wait_until(TAKEN_OVER)
    browser.click(MET)
    browser.wait_until(SAVED)
    browser.reload()
    browser.wait_until(TAKEN_OVER)
    assert browser.run(CHECKED, MET)
