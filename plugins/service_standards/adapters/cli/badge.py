"""The command `badge`: one line about a service as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from service_standards.adapters.cli.graded import given_for_report
from service_standards.adapters.cli.languages import language_option, spoken, told
from service_standards.adapters.cli.standard_at_hand import catalogue_option
from service_standards.adapters.cli.writing import is_standard_output, write_beside_answers
from service_standards.report.badge import badge as badge_of
from service_standards.report.service_report import whole_report
from service_standards.words.message import say

# What a badge says does not depend on the day.
ANY_DAY = "1900-01-01"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@catalogue_option
@language_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("badge.svg"),
    show_default=True,
    help="The file to write; - is standard output.",
)
def badge(file: Path, catalogue: str | None, output: Path) -> None:
    """Draw a badge of the assessment in FILE: the standard, its edition, and the levels reached.

    The same answers give the same bytes; the picture needs no font and no other file.
    """
    given = given_for_report(file, catalogue, ANY_DAY)
    drawn = badge_of(whole_report(given), spoken(), has_levels=bool(given.edition.levels))
    write_beside_answers(output, drawn)
    click.echo(told(say("wrote {file}", file=output)), err=is_standard_output(output))
