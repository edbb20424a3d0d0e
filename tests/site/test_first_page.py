"""Whoever starts `make serve` sees what was built before, until the site is built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site.test_serve import ADDRESS, CRITERION, PATIENCE, SETTINGS, add_reason, serving
from tests.support.cases.golden import VALID, prepared

# A build that waits until a test lets it go on.
HOLD = """
import time
from pathlib import Path

def on_files(files, config):
    while not Path(config.config_file_path).with_name("go").exists():
        time.sleep(0.05)
"""
BEING_BUILT = "The site is being built."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = prepared(VALID / "minimal", tmp_path / "project")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return folder


def built(project: Path) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build"]
    subprocess.run(command, cwd=project, env=environment, check=True)


def hold(project: Path) -> None:
    (project / "hold.py").write_text(HOLD, "utf-8")
    (project / "mkdocs.yml").write_text(f"{SETTINGS}\nhooks: [hold.py]\n", "utf-8")


def test_the_build_before_is_shown_until_there_is_another(chromium: Browser, project: Path) -> None:
    built(project)
    add_reason(project / CRITERION, "Others need it.")
    hold(project)
    with serving(project, is_built=False) as origin:
        page = chromium.new_page()
        page.goto(origin + ADDRESS)
        told = page.get_by_role("status").filter(has_text=BEING_BUILT)
        expect(told).to_contain_text("This page is from the build before")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Publish data")
        expect(page.get_by_text("Others need it.")).to_have_count(0)

        (project / "go").touch()

        expect(page.get_by_text("Others need it.")).to_be_visible(timeout=PATIENCE)
        expect(told).to_have_count(0)
        # It is like any other page from now on.
        add_reason(project / CRITERION, "And others build on it.")
        expect(page.get_by_text("And others build on it.")).to_be_visible(timeout=PATIENCE)
        page.close()


@pytest.mark.parametrize("is_there", [False, True])
def test_without_a_site_of_ours_a_page_waits_for_the_first(
    chromium: Browser, project: Path, *, is_there: bool
) -> None:
    if is_there:
        (project / "site").mkdir()
        (project / "site/index.html").write_text("<h1>Of somebody else</h1>", "utf-8")
    standard = project / "standards/standard.yml"
    standard.write_text(f"{standard.read_text('utf-8')}\nlanguage: fr\n", "utf-8")
    hold(project)
    with serving(project, is_built=False) as origin:
        page = chromium.new_page()
        page.goto(origin)
        expect(page.get_by_role("status")).to_contain_text("Le site est en construction.")
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        expect(page.get_by_text("Of somebody else")).to_have_count(0)

        (project / "go").touch()

        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("status").filter(has_text="construction")).to_have_count(0)
        page.close()


def test_who_reloads_nothing_is_not_kept_waiting(project: Path) -> None:
    built(project)
    with serving(project, "--no-livereload") as origin:
        assert origin
        assert "being built" not in (project / "serve.log").read_text("utf-8")
