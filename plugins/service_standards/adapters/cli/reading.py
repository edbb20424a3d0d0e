"""How the commands read: whole files of a bounded size, and one sentence for what is none."""

from __future__ import annotations

import stat
from pathlib import Path

import click

from service_standards.adapters.cli.languages import told
from service_standards.errors import on_one_line
from service_standards.words.message import Message, say


class NotRead(click.ClickException):
    """A file that cannot be read, told in one line."""

    exit_code = 2

    def __init__(self, message: Message) -> None:
        """Keep the sentence."""
        super().__init__(on_one_line(told(message)))


def read_whole(path: Path, most: int) -> bytes:
    """Return the bytes of a file, or one more than `most` of them: then it is too large.

    Raises:
        NotRead: with the reason; folders, pipes and devices are refused, because to read a pipe
            can take for ever.
    """
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise NotRead(say("'{file}' cannot be read: it is a folder; name a file.", file=path))
        if not stat.S_ISREG(kind):
            message = say(
                "'{file}' cannot be read: it is a pipe or a device; name a file.", file=path
            )
            raise NotRead(message)
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotRead(say("'{file}' cannot be read: {reason}.", file=path, reason=reason)) from None
    except ValueError:
        # A name with a zero byte in it.
        raise NotRead(say("'{file}' is no name of a file.", file=repr(str(path))[1:-1])) from None
