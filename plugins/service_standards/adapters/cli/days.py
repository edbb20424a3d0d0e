"""The option `--today`: the core has no clock, so that the same call gives the same answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from service_standards.adapters.cli.languages import told
from service_standards.words.message import say

Command = TypeVar("Command", bound=Callable[..., Any])
# Days compare as text, so that a year has four digits; the file takes these.
FIRST_YEAR = 1900


def today_option(command: Command) -> Command:
    """Give a command the option `--today`, its argument `today` (str, YYYY-MM-DD)."""
    return click.option(
        "--today",
        metavar="YYYY-MM-DD",
        callback=_day,
        help="The day from which dates are looked at; this day if left out.",
    )(command)


def _day(_context: click.Context, _option: click.Parameter, given: str | None) -> str:
    if given is None:
        return datetime.now().astimezone().date().isoformat()
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = None
    if day is None or day.isoformat() != given or day.year < FIRST_YEAR:
        message = say("'{word}' is no day; write it as {day}.", word=given, day="2026-11-23")
        raise click.BadParameter(told(message))
    return given
