"""How the commands write files."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


class NotWritten(click.ClickException):
    """A file that the system refuses to write, told in one line."""

    exit_code = 2


def write_whole(path: Path, text: str) -> None:
    """Write a file in one step: who reads it meanwhile finds the old text or the new one.

    A link stays a link: the file that it leads to is written.
    """
    with _told(path):
        target = path.resolve()
        draft = target.with_name(f".{secrets.token_hex(8)}.draft")
        try:
            with draft.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            if target.exists():
                shutil.copymode(target, draft)
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def make_folder(path: Path) -> None:
    """Make a folder and those above it, unless it is there."""
    with _told(path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotWritten(f"'{path}' cannot be written: {reason}.") from None
