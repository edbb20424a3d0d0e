"""Options that several commands about answers have."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from service_standards.adapters.cli.languages import told
from service_standards.answers.days import is_day, is_time
from service_standards.words.message import say

Command = TypeVar("Command", bound=Callable[..., Any])
# The last second of the year 9999; no calendar here goes further.
LAST_SECOND = 253_402_300_799
FORM = "%Y-%m-%dT%H:%M:%SZ"
A_FILE = click.Path(path_type=Path)


def now_option(command: Command) -> Command:
    """Give a command the option `--now`, its argument `now`: a time such as the file holds."""
    return click.option(
        "--now",
        metavar="TIME",
        callback=_moment,
        help="The time of the change, such as 2026-11-23T10:42:00Z; "
        "SOURCE_DATE_EPOCH or the clock if left out.",
    )(command)


def output_option(command: Command) -> Command:
    """Give a command the option `--output`, its argument `output` (a path or None)."""
    return click.option(
        "--output", type=A_FILE, help="Where to write it instead, or - for standard output."
    )(command)


def day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return the day that an option names, "" for none; for Click, as a callback."""
    if value is None or is_day(value):
        return value
    message = say("'{word}' is no day; write it like 2026-11-23.", word=value)
    raise click.BadParameter(told(message), context, option)


def _moment(context: click.Context, option: click.Parameter, value: str | None) -> str:
    if value is not None:
        if value and is_time(value):
            return value
        message = say("'{word}' is no time; write it like 2026-11-23T10:42:00Z.", word=value)
        raise click.BadParameter(told(message), context, option)
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if seconds is None:
        return datetime.now(UTC).strftime(FORM)
    if not (seconds.isascii() and seconds.isdigit()) or int(seconds[:13]) > LAST_SECOND:
        message = say("SOURCE_DATE_EPOCH is '{word}', which is no number of seconds.", word=seconds)
        raise click.UsageError(told(message), context)
    return datetime.fromtimestamp(int(seconds), UTC).strftime(FORM)
