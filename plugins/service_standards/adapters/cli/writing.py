"""How the commands write: whole files, pipes and standard output."""

from __future__ import annotations

import os
import re
import stat
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from service_standards.adapters.cli.languages import told
from service_standards.words.message import Message, say

STANDARD_OUTPUT = Path("-")
# Looked for only in what begins as JSON does: a page of ours can hold an example of it.
ANSWERS = re.compile(rb'"format"\s*:\s*"assessment/')


class NotWritten(click.ClickException):
    """A file that the system refuses to write, told in one line."""

    exit_code = 2

    def __init__(self, message: Message) -> None:
        """Keep the sentence."""
        super().__init__(told(message))


class Commands(click.Group):
    """The commands; an answer that cannot be written is told in one line too."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run a command."""
        try:
            return super().main(*arguments, **options)
        except OSError as error:
            # What concerns a file has its name; this is what was still on its way.
            if error.filename is not None:
                raise
            with suppress(OSError, ValueError):
                # Python would try once more while it ends.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            message = say("The answer cannot be written: {reason}.", reason=error.strerror or "")
            NotWritten(message).show()
            sys.exit(NotWritten.exit_code)


def write_whole(path: Path, text: str | bytes) -> None:
    """Write a file in one step: who reads it meanwhile finds the old text or the new one.

    A link stays a link: the file that it leads to is written. What is written to a pipe, or to
    standard output ("-"), goes through it. Devices and folders are refused.

    Raises:
        NotWritten: with the reason.
    """
    data = text if isinstance(text, bytes) else text.encode()
    with naming(path):
        if is_standard_output(path):
            click.echo(data, nl=False)
            return
        kind = _kind(path)
        if kind is not None and stat.S_ISFIFO(kind):
            with path.open("wb") as pipe:
                pipe.write(data)
            return
        if kind is not None and not stat.S_ISREG(kind):
            message = say("'{file}' cannot be written: it is a device; name a file.", file=path)
            if stat.S_ISDIR(kind):
                message = say("'{file}' cannot be written: it is a folder; name a file.", file=path)
            raise NotWritten(message)
        _replace(path.resolve(), data)


def write_beside_answers(path: Path, text: str | bytes) -> None:
    """Write what is no assessment in the same way; it never takes the place of one.

    Raises:
        NotWritten: with the reason.
    """
    keep_answers(path)
    write_whole(path, text)


def keep_answers(path: Path) -> None:
    """Refuse to write something else where answers stand: they may be all that there is of them.

    Raises:
        NotWritten: if an assessment stands there.
    """
    with naming(path):
        if _holds_answers(_standing(path)):
            message = say("'{file}' holds answers, and stays; name another file.", file=path)
            raise NotWritten(message)


def write_answers(path: Path, text: str) -> None:
    """Write an assessment in the same way; it takes the place of no other kind of file.

    Raises:
        NotWritten: with the reason.
    """
    with naming(path):
        there = _standing(path)
        if there.strip() and not _holds_answers(there):
            message = say(
                "'{file}' is there already and holds no answers; name another file.", file=path
            )
            raise NotWritten(message)
    write_whole(path, text)


def _standing(path: Path) -> bytes:
    """Return what a file holds that would be replaced; nothing is what only passes through."""
    return path.read_bytes() if path.is_file() and not is_standard_output(path) else b""


def _holds_answers(data: bytes) -> bool:
    begins = data.removeprefix(BOM_UTF8).lstrip()[:1]
    return begins == b"{" and ANSWERS.search(data) is not None


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, in one step and with the folders above it.

    Raises:
        NotWritten: with the reason; what stands at the path stays as it is.
    """
    make_folder(path.parent)
    draft = path.with_name(f".{os.urandom(8).hex()}.draft")
    with naming(path):
        try:
            draft.write_bytes(text.encode())
            # Unlike a rename, a second name for a file never takes the place of another one.
            os.link(draft, path)
        except FileExistsError:
            message = say("'{file}' is there already; it stays as it is.", file=path)
            raise NotWritten(message) from None
        finally:
            draft.unlink(missing_ok=True)


def delete_file(path: Path) -> None:
    """Delete a file.

    Raises:
        NotWritten: with the reason.
    """
    with naming(path):
        path.unlink()


def delete_others(folder: Path, kept: Container[str], is_ours: Callable[[Path], bool]) -> None:
    """Delete what we have written into a folder before and not now: `kept` are the names of now.

    Links stay, and so does everything in a folder that is one.

    Raises:
        NotWritten: with the reason.
    """
    with naming(folder):
        for path in () if folder.is_symlink() else sorted(folder.iterdir()):
            is_file = path.is_file() and not path.is_symlink()
            if is_file and path.name not in kept and is_ours(path):
                path.unlink()


def is_standard_output(path: Path) -> bool:
    """Tell whether a path is standard output, by "-" or by the name of its device."""
    with suppress(OSError, ValueError):
        return path == STANDARD_OUTPUT or path.samefile(f"/dev/fd/{sys.stdout.fileno()}")
    return path == STANDARD_OUTPUT


def _kind(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes) -> None:
    draft = target.with_name(f".{os.urandom(8).hex()}.draft")
    try:
        with draft.open("xb") as file:
            file.write(data)
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def make_folder(path: Path) -> None:
    """Make a folder and those above it, unless it is there."""
    with naming(path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Tell in one line, with the file that is to be written, what the system refuses.

    Raises:
        NotWritten: with the reason.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        message = say("'{file}' cannot be written: {reason}.", file=path, reason=reason)
        raise NotWritten(message) from None
