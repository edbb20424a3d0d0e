"""In which language a command writes what people read: its standard's, or what is asked for.

Click's context keeps the language while a command runs, so that what goes wrong before and after
the standard is read is told alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from service_standards.words.message import ENGLISH, Message, Words, say

Command = TypeVar("Command", bound=Callable[..., Any])
SPOKEN, LANGUAGE = f"{__name__}.words", f"{__name__}.language"


def language_option(command: Command) -> Command:
    """Give a command the option `--language`, which `spoken` heeds."""
    return click.option(
        "--language",
        metavar="CODE",
        callback=_asked_for,
        expose_value=False,
        help="The language of what is written, such as fr; that of the standard if left out.",
    )(command)


def speak(language: str) -> None:
    """Let the running command speak the language of its standard; the first one that is read."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta.setdefault(LANGUAGE, language)


def speak_as(words: Words) -> None:
    """Let the running command speak the words of a project, if it is the first that is read."""
    context = click.get_current_context(silent=True)
    if context is not None and LANGUAGE not in context.meta:
        context.meta.setdefault(SPOKEN, words)


def spoken() -> Words:
    """Return the words of the running command; catalogues are read for a sentence only."""
    context = click.get_current_context(silent=True)
    if context is None:
        return ENGLISH
    if SPOKEN not in context.meta and LANGUAGE in context.meta:
        context.meta[SPOKEN] = _words_of(context.meta[LANGUAGE])
    words: Words = context.meta.get(SPOKEN, ENGLISH)
    return words


def told(message: Message) -> str:
    """Return a sentence in the language of the running command."""
    return spoken().text(message)


def _asked_for(context: click.Context, _option: click.Parameter, given: str | None) -> None:
    if given is None:
        return
    words = _words_of(given)
    if words is ENGLISH and given.partition("-")[0] != ENGLISH.language:
        message = say("'{word}' is no language that this package speaks; en and fr are", word=given)
        raise click.BadParameter(str(message))
    context.meta[SPOKEN] = words


def _words_of(language: str) -> Words:
    if language == ENGLISH.language:
        return ENGLISH
    # What speaks English does not wait for the reader of catalogues.
    from service_standards.words.catalogues import words_of  # noqa: PLC0415

    return words_of(language)[0]
