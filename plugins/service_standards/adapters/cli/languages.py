"""The option `--language`: in which language a command writes what people read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from service_standards.words.message import ENGLISH, Words, say

Command = TypeVar("Command", bound=Callable[..., Any])


def language_option(command: Command) -> Command:
    """Give a command the option `--language`, its argument `words`."""
    return click.option(
        "--language",
        "words",
        metavar="CODE",
        callback=_words,
        help="The language of what is written, such as fr; English if left out.",
    )(command)


def _words(_context: click.Context, _option: click.Parameter, given: str | None) -> Words:
    if given is None:
        return ENGLISH
    # A check in English does not wait for the reader of catalogues.
    from service_standards.words.catalogues import is_english, words_of  # noqa: PLC0415

    words, _ = words_of(given)
    if words is ENGLISH and not is_english(given):
        message = say("'{word}' is no language that this package speaks; en and fr are", word=given)
        raise click.BadParameter(str(message))
    return words
