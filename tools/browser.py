"""Find the browsers for the tests, or install them, and run a command that is told where they are.

    tools/browser.py python -m pytest     # most pages in the headless shell, where there is one
    tools/browser.py --full python -m pytest tests/campaign     # in the full browser

The headless shell is the same engine without windows: a page costs half of the time in it.

`--full` also sees that Firefox and WebKit are here, which the campaign drives too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "SERVICE_STANDARDS_CHROMIUM"
SHELL_VARIABLE = "SERVICE_STANDARDS_HEADLESS_SHELL"
PACKAGE, SHELL_PACKAGE = "chromium", "chromium-headless-shell"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge",
)
SHELL_NAMES = ("chromium-headless-shell", "chrome-headless-shell")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ADVICE = (
    "the tests need Chromium or Google Chrome. Install one "
    f"(on Debian: apt-get install {PACKAGE} {SHELL_PACKAGE}), "
    f"or set {VARIABLE} to the path of one, then run make again."
)
# What Playwright's own program needs and a small Debian lacks.
DRIVER_LIBRARY = "libatomic1"
DRIVER_ADVICE = (
    "Playwright's own program does not start; the line above says why. "
    f"On Debian: apt-get install {DRIVER_LIBRARY}, then run make again."
)
# What the campaign drives besides, by the program that tells of it.
OTHERS = {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "xvfb-run": "xvfb"}
OTHERS_NEED = ("xauth",)
INSTALL_SECONDS = 900
APT_LISTS = Path("/var/lib/apt/lists")


class NoBrowserError(Exception):
    """No browser can be used; the message says what to do."""


def named_browser(variable: str = VARIABLE) -> str | None:
    """Return the browser that the environment names, which must exist."""
    named = os.environ.get(variable)
    if not named:
        return None
    found = shutil.which(named)
    if found is None:
        raise NoBrowserError(f"{variable} names {named}, which is not a program.")
    return found


def first_program(*names: str) -> str | None:
    """Return the first of these programs that the machine has."""
    return next((found for name in names if (found := shutil.which(name))), None)


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
    return named_browser() or first_program(*NAMES, *APPLICATIONS) or playwright_browser()


def find_shell() -> str | None:
    """Return the path of a headless shell, or of what the environment names for it, or None."""
    return named_browser(SHELL_VARIABLE) or first_program(*SHELL_NAMES)


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


def can_install() -> bool:
    """Tell whether this process may install Debian packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def is_offered(package: str) -> bool:
    """Tell whether the machine's lists name a package; they may be missing altogether."""
    said = subprocess.run(
        ["apt-cache", "show", package], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return said.returncode == 0 or not any(APT_LISTS.glob("*_Packages*"))


def install(packages: list[str]) -> None:
    """Install Debian packages where that is possible, each for itself."""
    if can_install():
        sys.stderr.write(f"Installing {' and '.join(packages)} for the tests\n")
        get = ("apt-get", "-q", "-y", "--no-install-recommends")
        _succeeds(*get, "update")
        for package in packages:
            _succeeds(*get, "install", package)


def missing_packages() -> list[str]:
    """Return the Debian packages that the tests could use and this machine lacks."""
    missing = [] if driver_starts() else [DRIVER_LIBRARY]
    missing += [] if find_browser() else [PACKAGE]
    # Not every Debian-like system has it, and there the tests do without.
    if find_shell() is None and can_install() and is_offered(SHELL_PACKAGE):
        missing.append(SHELL_PACKAGE)
    return missing


def browser_or_install() -> str:
    """Return the path of a browser that Playwright can drive; install what is missing.

    Raises:
        NoBrowserError: if that is not possible here.
    """
    missing = missing_packages()
    if missing:
        install(missing)
    if DRIVER_LIBRARY in missing and not driver_starts():
        raise NoBrowserError(DRIVER_ADVICE)
    path = find_browser()
    if path is None:
        _succeeds(sys.executable, "-m", "playwright", "install", "chromium")
        path = find_browser()
    if path is None:
        raise NoBrowserError(ADVICE)
    return path


def others_or_install() -> None:
    """See that Firefox and WebKit can be driven; install what is missing.

    Raises:
        NoBrowserError: if that is not possible here.
    """
    if missing := missing_others():
        install([*missing, *OTHERS_NEED])
    if missing := missing_others():
        raise NoBrowserError(
            "the campaign needs Firefox and WebKit. "
            f"On Debian: apt-get install {' '.join(missing)}, then run make again."
        )


def missing_others() -> list[str]:
    """Return the Debian packages that are still missing for Firefox and WebKit."""
    return [package for program, package in OTHERS.items() if shutil.which(program) is None]


def main(arguments: list[str]) -> int:
    """Run a command that is told where the browsers are, or say what is missing."""
    is_full = arguments[:1] == ["--full"]
    command = arguments[1:] if is_full else arguments
    try:
        browser = browser_or_install()
        shell = browser if is_full else find_shell() or browser
        if is_full:
            others_or_install()
    except NoBrowserError as problem:
        sys.stderr.write(f"service-standards: {problem}\n")
        return 1
    told = {**os.environ, VARIABLE: browser, SHELL_VARIABLE: shell}
    return subprocess.run(command, env=told, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
