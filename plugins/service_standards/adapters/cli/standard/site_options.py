"""Options about the site of a standard that begins, or that is imported."""

from __future__ import annotations

import click

from service_standards.adapters.cli.languages import told
from service_standards.errors import on_one_line
from service_standards.model.plain.colours import as_text, colour_of, dark_enough
from service_standards.words.message import say

LANGUAGE, COLOUR, ADDRESS = "en", "#0f3b47", "https://standard.example.org/"

standard_language_option = click.option(
    "--language", default=LANGUAGE, show_default=True, help="A code such as en or fr."
)
colour_option = click.option("--colour", default=COLOUR, show_default=True, help="As #rrggbb.")
address_option = click.option(
    "--address", default=ADDRESS, show_default=True, help="Where the site will stand."
)


def colour_said(text: str) -> str:
    """Return a colour on which white can be read, the nearest one; refuse what is no colour."""
    found = colour_of(text)
    if found is None:
        message = say("'{text}' is no colour; write it as #0f3b47.", text=text)
        raise click.UsageError(on_one_line(told(message)))
    return as_text(dark_enough(found))
