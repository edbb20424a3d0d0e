"""Do costly work once for all test processes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

# Longer than the work takes where others use the machine too; tests/conftest.py allows for it.
WAIT_SECONDS = 420


def once(folder: Path, work: Callable[[Path], object]) -> Path:
    """Return `folder` after exactly one process has run `work(folder)`.

    Making the folder is the lock: it succeeds for one process only. The
    others wait for a mark beside it, which tells success or the reason.
    """
    done, failed = folder.with_suffix(".done"), folder.with_suffix(".failed")
    try:
        folder.mkdir()
    except FileExistsError:
        return _wait(folder, done, failed)
    try:
        work(folder)
    except BaseException as problem:
        _write(failed, str(problem))
        raise
    _write(done, "")
    return folder


def _write(mark: Path, text: str) -> None:
    """Write a mark so that no reader sees half of it."""
    draft = mark.with_name(mark.name + ".draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(mark)


def _wait(folder: Path, done: Path, failed: Path) -> Path:
    """Wait for the process that came first."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        if done.exists():
            return folder
        if failed.exists():
            raise RuntimeError(failed.read_text(encoding="utf-8"))
        time.sleep(0.05)
    raise TimeoutError(f"{folder} was not made within {WAIT_SECONDS} seconds")
