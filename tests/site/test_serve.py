"""`make serve`, as an editor uses it: a saved criterion shows up in the open page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.support.golden import VALID, prepared

SETTINGS = """
site_name: Small
theme: {name: service-standards}
plugins: [material/search, service-standards]
"""
CRITERION = "standards/open-by-default/publish-data.md"
ADDRESS = "standards/open-by-default/publish-data/"
PATIENCE = 30_000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project in a folder of its own."""
    folder = prepared(VALID / "minimal", tmp_path / "project")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return folder


@pytest.fixture
def origin(project: Path) -> Iterator[str]:
    """Serve the project as `make serve` does, and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (project / "serve.log").open("w") as log:
        server = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/", server)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(20)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; fail if it has ended."""
    while True:
        assert server.poll() is None, "mkdocs serve has ended"
        try:
            urlopen(address, timeout=5).close()
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return


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
    deadline = time.monotonic() + PATIENCE / 1000
    while "found 'two'" not in (project / "serve.log").read_text("utf-8"):
        assert time.monotonic() < deadline, "the fault was not told"
        time.sleep(0.2)
    path.write_text(right.replace("Publish data", "Publish more data"), "utf-8")

    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Publish more data", timeout=PATIENCE
    )
    assert "Traceback" not in (project / "serve.log").read_text("utf-8")
    page.close()
