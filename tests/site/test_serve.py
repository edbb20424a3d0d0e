"""`make serve`, as an editor uses it: a saved criterion shows up in the open page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.support.cases.golden import VALID, prepared
from tests.support.sites.pseudo import PSEUDO, pseudo_catalogue

SETTINGS = """
site_name: Small
theme: {name: service-standards}
plugins: [material/search, service-standards]
"""
CRITERION = "standards/open-by-default/publish-data.md"
ADDRESS = "standards/open-by-default/publish-data/"
OTHER = "standards/open-by-default/publish-code.md"
OTHER_ADDRESS = "standards/open-by-default/publish-code/"
PATIENCE = 60_000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project in a folder of its own."""
    folder = prepared(VALID / "minimal", tmp_path / "project")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return folder


@pytest.fixture
def origin(project: Path) -> Iterator[str]:
    """Serve the project as `make serve` does, and return its address."""
    with serving(project) as address:
        yield address


@contextmanager
def serving(project: Path, *options: str, is_built: bool = True) -> Iterator[str]:
    """Serve a project and return its address, when its site is built or before."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (project / "serve.log").open("w") as log:
        server = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/", server, is_built=is_built)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(20)


def wait_for(address: str, server: subprocess.Popen[bytes], *, is_built: bool) -> None:
    """Wait until the server answers; fail if it has ended."""
    while True:
        assert server.poll() is None, "mkdocs serve has ended"
        try:
            with urlopen(address, timeout=5) as answer:
                text = answer.read()
        except (URLError, ConnectionError, TimeoutError):
            text = b""
        # What is shown before has no number that its script could tell.
        if text and not (is_built and b"livereload(0, " in text):
            return
        time.sleep(0.2)


def test_an_edited_criterion_shows_up_in_the_open_page(
    chromium: Browser,
    project: Path,
    origin: str,
) -> None:
    page = chromium.new_page()
    page.goto(origin + ADDRESS)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Publish data")

    path = project / CRITERION
    path.write_text(path.read_text("utf-8").replace("Publish data", "Publish all data"), "utf-8")

    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Publish all data", timeout=PATIENCE
    )
    page.close()


def test_only_the_page_that_has_changed_loads_again(
    chromium: Browser,
    project: Path,
    origin: str,
) -> None:
    page, other = chromium.new_page(), chromium.new_page()
    loads: list[str] = []
    page.goto(origin + ADDRESS)
    other.goto(origin + OTHER_ADDRESS)
    other.on("framenavigated", lambda frame: loads.append(frame.url))
    expect(page.get_by_text("Others need it.")).to_be_hidden()

    add_reason(project / CRITERION, "Others need it.")
    expect(page.get_by_text("Others need it.")).to_be_visible(timeout=PATIENCE)
    add_reason(project / OTHER, "Others build on it.")
    expect(other.get_by_text("Others build on it.")).to_be_visible(timeout=PATIENCE)

    assert loads == [origin + OTHER_ADDRESS]
    page.close()
    other.close()


def add_reason(criterion: Path, sentence: str) -> None:
    heading = "## Why it matters\n\n"
    text = criterion.read_text("utf-8")
    assert heading in text
    criterion.write_text(text.replace(heading, f"{heading}{sentence}\n"), "utf-8")


def test_a_fault_is_told_and_mending_it_goes_on(
    chromium: Browser,
    project: Path,
    origin: str,
) -> None:
    page = chromium.new_page()
    page.goto(origin + ADDRESS)
    path = project / CRITERION
    right = path.read_text("utf-8")

    path.write_text(right.replace("level: 2", "level: two"), "utf-8")
    told = page.get_by_role("alert").filter(has_text=f"{CRITERION}:5:8: level: found 'two'")
    expect(told).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Publish data")
    page.goto(origin + "checklists/open-by-default/")
    expect(told).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Open by default checklist")
    page.goto(origin + ADDRESS)
    path.write_text(right.replace("Publish data", "Publish more data"), "utf-8")

    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Publish more data", timeout=PATIENCE
    )
    expect(page.get_by_role("alert").filter(has_text="Faults")).to_have_count(0)
    assert "Traceback" not in (project / "serve.log").read_text("utf-8")
    page.close()


def test_a_fault_is_told_where_each_build_is_the_only_one(project: Path) -> None:
    with serving(project, "--clean") as origin:
        path = project / CRITERION
        path.write_text(path.read_text("utf-8").replace("level: 2", "level: two"), "utf-8")
        text = ""
        # Such a page is that of a command that builds, whose policy lets no script ask for news.
        while "level: found" not in text:
            with urlopen(origin + ADDRESS, timeout=PATIENCE) as answer:
                text = answer.read().decode()
            time.sleep(0.05)
        assert "Publish data" in text


def test_serving_starts_with_a_fault_and_goes_on_when_it_is_mended(
    chromium: Browser, project: Path
) -> None:
    path = project / CRITERION
    right = path.read_text("utf-8")
    path.write_text(right.replace("level: 2", "level: <b>two</b>"), "utf-8")
    with serving(project, "--strict") as origin:
        page = chromium.new_page()
        page.goto(origin)
        expect(page.get_by_text(f"{CRITERION}:5:8: level: found '<b>two</b>'")).to_be_visible()
        page.goto(origin + ADDRESS)
        expect(page.get_by_role("alert")).to_contain_text("found '<b>two</b>'")
        page.goto(origin)

        path.write_text(right.replace("level: 2", "level: three"), "utf-8")
        expect(page.get_by_text("level: found 'three'")).to_be_visible(timeout=PATIENCE)
        path.write_text(right, "utf-8")
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "A small standard", timeout=PATIENCE
        )
        assert "Traceback" not in (project / "serve.log").read_text("utf-8")
        page.close()


def test_faults_are_told_in_the_language_of_the_site(chromium: Browser, project: Path) -> None:
    standard = project / "standards/standard.yml"
    text = standard.read_text("utf-8")
    standard.write_text(f"{text}\nlanguage: {PSEUDO}\n", "utf-8")
    (project / "words").mkdir()
    (project / f"words/{PSEUDO}.po").write_text(pseudo_catalogue(), "utf-8")
    path = project / CRITERION
    right = path.read_text("utf-8")
    path.write_text(right.replace("level: 2", "level: two"), "utf-8")
    with serving(project) as origin:
        page = chromium.new_page()
        page.goto(origin)
        expect(page.get_by_role("heading", level=1)).to_contain_text("⟦Faults in the sources")
        expect(page.get_by_text("⟦Mend them and save")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", PSEUDO)
        path.write_text(right, "utf-8")
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "A small standard", timeout=PATIENCE
        )
        told = page.get_by_role("alert").filter(has_text=f"{CRITERION}:5:8: level: ⟦found")
        expect(told).to_have_count(0)
        path.write_text(right.replace("level: 2", "level: two"), "utf-8")
        expect(told).to_be_visible(timeout=PATIENCE)
        expect(told.locator("strong")).to_contain_text("⟦Faults in the sources")
        for said in ("⟦This page is from before", "⟦Mend them and save"):
            expect(told).to_contain_text(said)

        # The language cannot be read any more: the site still speaks it.
        standard.write_text(f"language: {PSEUDO}\ntitle: [", "utf-8")
        told = page.get_by_role("alert").filter(has_text="standards/standard.yml:3:1")
        expect(told).to_be_visible(timeout=PATIENCE)
        expect(told.locator("strong")).to_contain_text("⟦Faults in the sources")
        page.close()
