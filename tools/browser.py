"""Find a Chromium for the tests, or install one, and print its path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "SERVICE_STANDARDS_CHROMIUM"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge",
)
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ADVICE = (
    "the tests need Chromium or Google Chrome. Install one "
    "(on Debian: apt-get install chromium), "
    f"or set {VARIABLE} to the path of one, then run make again."
)
# What Playwright's own program needs and a small Debian lacks.
DRIVER_LIBRARY = "libatomic1"
DRIVER_ADVICE = (
    "Playwright's own program does not start; the line above says why. "
    f"On Debian: apt-get install {DRIVER_LIBRARY}, then run make again."
)
INSTALL_SECONDS = 900


class NoBrowserError(Exception):
    """No browser can be used; the message says what to do."""


def named_browser() -> str | None:
    """Return the browser that the environment names, which must exist."""
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    found = shutil.which(named)
    if found is None:
        raise NoBrowserError(f"{VARIABLE} names {named}, which is not a program.")
    return found


def machine_browser() -> str | None:
    """Return a browser that the machine already has."""
    candidates = [shutil.which(name) for name in (*NAMES, *APPLICATIONS)]
    return next((found for found in candidates if found), None)


def driver_starts() -> bool:
    """Tell whether Playwright's own program runs; on a small Debian a library is missing."""
    return _succeeds(sys.executable, "-m", "playwright", "--version")


def playwright_browser() -> str | None:
    """Return the browser that Playwright has downloaded earlier, if it has."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 (optional here)
    except ImportError:
        return None
    if not driver_starts():
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find_browser() -> str | None:
    """Return the path of a browser that can be used now, or None."""
    return named_browser() or machine_browser() or playwright_browser()


def _succeeds(*command: str) -> bool:
    """Run an installer with its words on the error stream, and without questions."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            env=environment,
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install(packages: list[str]) -> None:
    """Install Debian packages where that is possible."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        sys.stderr.write(f"Installing {' and '.join(packages)} for the tests\n")
        get = ("apt-get", "-q", "-y", "--no-install-recommends")
        _ = _succeeds(*get, "update") and _succeeds(*get, "install", *packages)


def browser_or_install() -> str:
    """Return the path of a browser that Playwright can drive; install what is missing.

    Raises:
        NoBrowserError: if that is not possible here.
    """
    missing = [] if driver_starts() else [DRIVER_LIBRARY]
    missing += [] if find_browser() else ["chromium"]
    if missing:
        install(missing)
    if not driver_starts():
        raise NoBrowserError(DRIVER_ADVICE)
    path = find_browser()
    if path is None:
        _succeeds(sys.executable, "-m", "playwright", "install", "chromium")
        path = find_browser()
    if path is None:
        raise NoBrowserError(ADVICE)
    return path


def main() -> int:
    """Print the path of a browser, or say what is missing."""
    try:
        print(browser_or_install())
    except NoBrowserError as problem:
        sys.stderr.write(f"service-standards: {problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
