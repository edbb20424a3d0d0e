"""Commands that change a file take turns: none writes over what another has just written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

Command = TypeVar("Command", bound=Callable[..., Any])


def in_turn(name: str) -> Callable[[Command], Command]:
    """Let a command wait until no other one changes the file that its argument `name` names."""

    def decorated(command: Command) -> Command:
        @wraps(command)
        def run(**arguments: Any) -> Any:
            with alone_with(arguments[name]):
                return command(**arguments)

        return cast("Command", run)

    return decorated


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Hold the folder of a file, or of what a link leads to, until everything is written.

    The folder is held and not the file, which a write replaces; nothing is left behind. A disk
    or system that cannot hold folders is used without.
    """
    held = None
    with suppress(OSError, ValueError, RuntimeError):
        held = os.open(path.resolve().parent, os.O_RDONLY)
    try:
        if held is not None and fcntl is not None:
            with suppress(OSError):
                fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        if held is not None:
            os.close(held)
