"""Figures that a campaign prints while it runs."""

from __future__ import annotations

import pytest


def say(capsys: pytest.CaptureFixture[str], text: str, *, start: str = "\n") -> None:
    """Print a figure past the capture of the tests; `start` "\\r" writes over the last one."""
    with capsys.disabled():
        print(f"{start}{text}", end="")  # noqa: T201 (a figure)
