"""Run commands that see the installed package and nothing of this tree."""

from __future__ import annotations

from pathlib import Path

from tests.support.sites.build import clean_environment, run

HIDDEN = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}


def outside_environment() -> dict[str, str]:
    """Return the environment without this tree on any path."""
    return {name: value for name, value in clean_environment().items() if name not in HIDDEN}


def succeeded(*command: str, cwd: Path) -> str:
    """Run a command without this tree on any path, and return what it said."""
    said = run(*command, cwd=cwd, environment=outside_environment())
    assert said.returncode == 0, f"{' '.join(command)}\n{said.stdout}"
    return said.stdout
