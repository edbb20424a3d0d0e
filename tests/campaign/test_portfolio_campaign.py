"""Thousands of services at once; prints figures, and judges memory and the faults of pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser

from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.export.edition import edition_of
from service_standards.source.project import load_project
from tests.browser.support import Pages
from tests.support.cases.many_assessments import write_many
from tests.support.figures import say
from tests.support.sites.server import serve

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(900)]
ROOT = Path(__file__).resolve().parents[2]
MOST_MEGABYTES = 200
MANY, ON_A_PAGE = 10_000, 1_000
# Runs the command as people do, and then says what it took.
MEASURED = """
import json, resource, sys
from service_standards.adapters.cli.main import main
try:
    main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = used.ru_utime + used.ru_stime
    print(json.dumps({"seconds": seconds, "megabytes": used.ru_maxrss / 1024}), file=sys.stderr)
"""
# From a choice to the first frame that shows it.
NEXT_PAINT = """async (name) => {
  const select = document.querySelector("[data-filter=organisation]");
  const option = [...select.options].find(({ value }) => value === name);
  const start = performance.now();
  select.selectedIndex = option.index;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


def portfolio(tmp_path: Path, count: int) -> tuple[Path, float, float]:
    """Write so many files and show them; return the pages, seconds of a processor and megabytes."""
    project = load_project(ROOT)
    write_many(tmp_path / "files", edition_of(project), count)
    listed = tmp_path / "catalogue.json"
    listed.write_text(catalogue_text(catalogue(project, str)), encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-c", MEASURED, "portfolio", str(tmp_path / "files")]
    command += ["--catalogue", str(listed), "--output", str(out), "--today", "2026-11-29"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    used = json.loads(done.stderr.splitlines()[-1])
    assert f"{count} services" in done.stdout
    return out, used["seconds"], used["megabytes"]


def test_ten_thousand_files_take_little_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, seconds, megabytes = portfolio(tmp_path, MANY)

    size = (out / "index.html").stat().st_size
    say(
        capsys, f"{MANY} files: {seconds:.1f} s of a processor, {MANY / seconds:.0f} files a second"
    )
    say(capsys, f"peak memory {megabytes:.0f} MB, page of {size / 1e6:.1f} MB")
    assert megabytes <= MOST_MEGABYTES


def test_a_thousand_services_are_filtered_at_once(
    tmp_path: Path, chromium: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _, _ = portfolio(tmp_path, ON_A_PAGE)
    with serve(out) as site:
        pages = Pages(chromium, site.origin)
        visit = pages()
        page = visit.open("index.html")
        names = [f"Body {number} (invented)" for number in (0, 7, 21, 3, 39)]
        took = [page.evaluate(NEXT_PAINT, name) for name in names]
        shown = page.locator("tbody[data-part=services] tr:visible").count()
        visit.assert_clean()
        pages.close()
    say(capsys, f"{ON_A_PAGE} services: next paint after {median(took):.0f} ms ({max(took):.0f})")
    assert shown == ON_A_PAGE // 40
