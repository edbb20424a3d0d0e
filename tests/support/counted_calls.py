"""Counts how much Python code does: each line that runs and each call of what is written in C."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def work_of(run: Callable[[], object]) -> int:
    """Return how many lines ran, and how often code in C was called; the same each time."""
    count = 0

    def line(_frame: FrameType, _event: str, _arg: object) -> Any:
        nonlocal count
        count += 1
        return line

    def call(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "c_call"

    tracing, profiling = sys.gettrace(), sys.getprofile()
    sys.settrace(line)
    sys.setprofile(call)
    try:
        run()
    finally:
        sys.settrace(tracing)
        sys.setprofile(profiling)
    return count
