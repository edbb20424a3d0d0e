"""How heavy and how fast a checklist is; prints figures, and judges nothing but a relation.

SERVICE_STANDARDS_COMPARE names the folder of another build of the reference site, which is then
measured in turn with this one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.checklist_support import answer
from tests.browser.sample_site import CHECKLIST, large_sample, write_sample
from tests.browser.support import Pages, wait_until
from tests.support.figures import say
from tests.support.sites.server import Site, serve
from tests.support.sites.weight import page_bytes, weights

__all__ = ["large_sample"]
pytestmark = [pytest.mark.campaign, pytest.mark.timeout(600)]
COMPARED = "SERVICE_STANDARDS_COMPARE"
LONGEST = "checklists/whole-service/"
ONE_DIMENSION = "checklists/digital-by-design/"
VISITS = 5
LONG_AFTER_MS = 3_000
# So long without a long task, and the page has come to rest.
QUIET_MS = 2_000
# A browser calls a task long from here on.
SHORTEST_LONG_TASK_MS = 50
# How much longer the page may be held up by ten times the criteria.
MOST_TIMES = 15
# A slow phone on a slow line.
SLOW_CPU = 4
Line = dict[str, Any]
SLOW_LINE: Line = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
# The checklist has taken over and its first frame is drawn; a click would wait for the end of the
# task that runs then, so the page is ready when the last task of more than 50 ms has ended.
NOTE_READY = """
window.readyAt = Infinity;
window.longTasks = [];
new PerformanceObserver((list) => {
  for (const {startTime, duration} of list.getEntries()) {
    window.longTasks.push({start: startTime, span: duration, end: startTime + duration});
  }
}).observe({type: "longtask", buffered: true});
window.lastBusy = () => Math.max(window.readyAt, ...window.longTasks.map(({end}) => end));
window.isQuiet = (span) => performance.now() - window.lastBusy() > span;
window.longestAfterLoad = () => {
  const [{loadEventStart}] = performance.getEntriesByType("navigation");
  const late = window.longTasks.filter(({end}) => end > loadEventStart);
  return Math.max(0, ...late.map(({span}) => span));
};
const ready = new MutationObserver(() => {
  if (!document.querySelector("service-checklist [data-part=app]:not([hidden])")) return;
  ready.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.readyAt = performance.now(); }));
});
ready.observe(document, {attributes: true, attributeFilter: ["hidden"], subtree: true});
"""
READY = "document.querySelector('service-checklist [data-part=app]:not([hidden])') !== null"
SAVED = "document.querySelector('[data-part=saved]').textContent.startsWith('Saved')"
CLICKS = """async (value) => {
  const radios = [...document.querySelectorAll(`input[value=${value}]`)].slice(10, 61);
  const times = [];
  for (const radio of radios) {
    const start = performance.now();
    radio.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 50));
  }
  return times;
}"""
CHANGES = """async (count) => {
  const line = document.querySelector("[data-part=saved]");
  const radios = [...document.querySelectorAll("input[type=radio]:not([data-filter])")]
    .filter((radio) => radio.name.startsWith("outcome-"));
  const times = [];
  let start = 0;
  for (let number = 0; number < count; number += 1) {
    const radio = radios[(number * 11) % radios.length];
    if (radio.checked) continue;
    await new Promise((done) => {
      const seen = new MutationObserver(() => {
        if (!line.textContent.startsWith("Saved")) return;
        seen.disconnect();
        done();
      });
      seen.observe(line, {childList: true, characterData: true, subtree: true});
      start = performance.now();
      radio.click();
    });
    times.push(performance.now() - start);
  }
  return times;
}"""


@pytest.fixture(scope="module")
def builds(site_dir: Path) -> Iterator[dict[str, Site]]:
    """Serve this build of the reference site, and the one to compare it with, by gzip."""
    with ExitStack() as stack:
        folders = {"this": site_dir}
        if COMPARED in os.environ:
            folders = {"other": Path(os.environ[COMPARED])} | folders
        yield {
            name: stack.enter_context(serve(folder, packed=True))
            for name, folder in folders.items()
        }


def spread(times: list[float]) -> str:
    """Return the middle, the 95th percentile and the worst of some times."""
    p95 = quantiles(times, n=20)[-1]
    return f"median {median(times):.0f} ms, p95 {p95:.0f} ms, worst {max(times):.0f} ms"


@pytest.mark.parametrize("path", [LONGEST, ONE_DIMENSION])
def test_bytes_by_part(
    chromium: Browser, builds: dict[str, Site], path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, site in builds.items():
        pages = Pages(chromium, site.origin)
        found = weights(pages().page, site, path)
        pages.close()
        criteria = (site.root / path / "index.html").read_text("utf-8").count(" data-criterion=")
        parts = ", ".join(f"{part} {size}" for part, size in found.most_common())
        total = page_bytes(found)
        say(capsys, f"{name} {path} {criteria} criteria: {total / 1024:.1f} KiB ({parts})")
        assert criteria


@dataclass(frozen=True)
class Visited:
    """What a visit took, in ms: until the page came to rest, and its longest task after load."""

    ready: float
    longest: float


def slow_visit(chromium: Browser, site: Site, path: str, line: Line | None = SLOW_LINE) -> Visited:
    """Open a page for the first time on a slow machine and, by default, on a slow line."""
    pages = Pages(chromium, site.origin)
    page = pages().page
    page.add_init_script(NOTE_READY)
    session = page.context.new_cdp_session(page)
    if line is not None:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
    page.goto(site.url(path), wait_until="commit")
    # Not asked again and again: each question would take its time from the page.
    page.wait_for_timeout(LONG_AFTER_MS)
    wait_until(page, f"window.isQuiet({QUIET_MS})", 120)
    ready, longest = page.evaluate("[window.lastBusy(), window.longestAfterLoad()]")
    pages.close()
    return Visited(ready, longest)


@pytest.mark.parametrize("path", [LONGEST, ONE_DIMENSION])
def test_the_first_visit_on_a_slow_phone(
    chromium: Browser, builds: dict[str, Site], path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    visits: dict[str, list[Visited]] = {name: [] for name in builds}
    for _ in range(VISITS):
        for name, site in builds.items():
            visits[name].append(slow_visit(chromium, site, path))
    for name, found in visits.items():
        say(capsys, f"{name} {path} {told(found)}")
        assert len(found) == VISITS


def test_a_first_visit_to_a_thousand_criteria(
    chromium: Browser, large_sample: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = slow_visit(chromium, large_sample, CHECKLIST, line=None)
    say(capsys, f"1,000 criteria on a slow machine: {told([visit])}")
    assert visit.ready > 0


def test_ten_times_the_criteria_do_not_freeze_a_page(
    chromium: Browser, large_sample: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A relation is no time: both pages stand on the same machine, and are visited in turn.

    What has no long task counts as the shortest that is one.
    """
    write_sample(tmp_path, 100)
    visits: dict[int, list[float]] = {100: [], 1000: []}
    with serve(tmp_path) as small:
        for _ in range(VISITS):
            for count, site in ((100, small), (1000, large_sample)):
                visit = slow_visit(chromium, site, CHECKLIST, line=None)
                visits[count].append(max(visit.longest, SHORTEST_LONG_TASK_MS))
    few, many = (median(found) for found in visits.values())
    say(capsys, f"longest task after load: {few:.0f} ms for 100, {many:.0f} ms for 1,000 criteria")

    assert many <= MOST_TIMES * few


def told(visits: list[Visited]) -> str:
    """Return when pages were ready, and how long they were blocked after load."""
    ready = [visit.ready for visit in visits]
    longest = [visit.longest for visit in visits]
    listed = ", ".join(f"{time:.0f}" for time in ready)
    return (
        f"ready after {median(ready):.0f} ms (median of {listed}), "
        f"longest task after load {median(longest):.0f} ms, "
        f"from {min(longest):.0f} to {max(longest):.0f} ms"
    )


def work(session: CDPSession) -> float:
    """Return the processor time in ms that a page has used, whatever else the machine does."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * sum(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def opened(pages: Pages, path: str) -> Page:
    """Open a checklist and answer once, so that all code is there."""
    page = pages().open(path)
    wait_until(page, READY)
    answer(page, "DBD-02", "Partly met")
    wait_until(page, SAVED)
    return page


def test_a_change_is_on_the_disk(
    chromium: Browser, builds: dict[str, Site], capsys: pytest.CaptureFixture[str]
) -> None:
    for name, site in builds.items():
        pages = Pages(chromium, site.origin)
        times = opened(pages, LONGEST).evaluate(CHANGES, 200)
        pages.close()
        say(capsys, f"{name} {len(times)} changes on the disk: {spread(times)}")
        assert times


def test_a_click_among_a_thousand_criteria(
    chromium: Browser, large_sample: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = Pages(chromium, large_sample.origin)
    page = opened(pages, CHECKLIST)
    times = page.evaluate(CLICKS, "met")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = work(session)
    slow = page.evaluate(CLICKS, "partly-met")
    spent = (work(session) - before) / len(slow)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
    slow = page.evaluate(CLICKS, "not-met")
    pages.close()
    say(capsys, f"one of them takes the page {spent:.1f} ms of processor time")
    say(capsys, f"{len(times)} clicks among 1,000 criteria to the next paint: {spread(times)}")
    say(capsys, f"{len(slow)} of them on a slow machine: {spread(slow)}")
    assert len(times) == len(slow) == 51
