"""The command `new standard`: a project that can be checked, built and published at once."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from service_standards import __version__
from service_standards.adapters.cli.languages import speak_as, told
from service_standards.adapters.cli.standard.putting import check_free, put_project
from service_standards.adapters.cli.standard.site_options import (
    address_option,
    colour_option,
    colour_said,
    standard_language_option,
)
from service_standards.editing.new_standard import (
    NewDimension,
    NewStandard,
    new_dimensions,
    new_standard_files,
)
from service_standards.model.base import WEB_ADDRESS
from service_standards.model.standard import MOST_LEVELS, Licence
from service_standards.words.catalogues import words_of
from service_standards.words.message import Message, say

LICENCES = {
    "cc-by-4.0": Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/"),
    "cc0-1.0": Licence(name="CC0 1.0", url="https://creativecommons.org/publicdomain/zero/1.0/"),
}
LEVELS = (say("Started"), say("Reliable"))


@click.command("standard")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--title", help="The name of the standard; asked for if left out.")
@click.option("--publisher", help="The body that publishes it; asked for if left out.")
@click.option(
    "--dimension",
    "dimensions",
    multiple=True,
    help="Its title. Can be repeated; asked for if left out.",
)
@click.option(
    "--level", "levels", multiple=True, help="Its title, from the lowest. Can be repeated."
)
@standard_language_option
@colour_option
@click.option(
    "--licence", type=click.Choice(list(LICENCES)), default="cc-by-4.0", show_default=True
)
@address_option
def new_standard(directory: Path, **said: Any) -> None:
    """Start a standard in DIRECTORY, which has to be new or empty.

    It has one worked criterion, a place for each that has to be written, and a site.
    """
    words, _ = words_of(said["language"])
    speak_as(words)
    check_free(directory)
    colour, levels = said["colour"], said["levels"] or tuple(map(words.text, LEVELS))
    if not 2 <= len(levels) <= MOST_LEVELS:
        _refuse(say("A standard has 2 to {most} levels; name each one.", most=MOST_LEVELS))
    new = NewStandard(
        title=_asked(said["title"], "--title", say("Name of the standard")),
        publisher=_asked(said["publisher"], "--publisher", say("Who publishes it")),
        address=_address(said["address"]),
        language=said["language"],
        licence=LICENCES[said["licence"]],
        dimensions=_dimensions(said["dimensions"]),
        levels=levels,
        colour=colour_said(colour),
    )
    files = new_standard_files(new, __version__, words)
    _put(directory, files)
    wrote = say("wrote {count} files into {folder}", count=len(files), folder=directory)
    click.echo(told(wrote))
    if new.colour != colour.lower():
        message = say(
            "Text in {colour} is hard to read; {darker} stands in its place.",
            colour=colour,
            darker=new.colour,
        )
        click.echo(told(message))
    then = say("Next: read README.md there; `service-standards lint` finds no fault yet.")
    click.echo(told(then))


def _dimensions(titles: tuple[str, ...]) -> tuple[NewDimension, ...]:
    if not titles:
        asked = _asked(None, "--dimension", say("Titles of its dimensions, with commas between"))
        titles = tuple(title.strip() for title in asked.split(","))
    try:
        return new_dimensions(titles)
    except ValueError as error:
        message = say(
            "'{title}' cannot be a dimension: it is there already, or has no letter from a to z.",
            title=str(error),
        )
        _refuse(message)


def _address(text: str) -> str:
    if not re.fullmatch(WEB_ADDRESS, text):
        _refuse(say("'{text}' is no address; write it as https://example.org/.", text=text))
    return text


def _asked(given: str | None, option: str, question: Message) -> str:
    """Return what an option says, or what a person at the terminal answers."""
    if given is None and not sys.stdin.isatty():
        _refuse(say("{option} is missing.", option=option))
    text = click.prompt(told(question)) if given is None else given
    return str(text).strip()


def _put(directory: Path, files: dict[str, str]) -> None:
    _, faults = put_project(directory, files)
    if faults:
        first = faults[0]
        message = say(
            "These words cannot be used: in {file}, {fault}",
            file=first.file,
            fault=first.message,
        )
        _refuse(message)


def _refuse(message: Message) -> NoReturn:
    raise click.UsageError(told(message))
