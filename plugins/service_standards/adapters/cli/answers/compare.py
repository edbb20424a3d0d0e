"""The command `compare`: what changed between two files."""

from __future__ import annotations

from pathlib import Path

import click

from service_standards.adapters.cli.answers.files import read_as_it_is
from service_standards.adapters.cli.answers.options import A_FILE
from service_standards.answers.comparing import compare_files
from service_standards.answers.comparison_text import (
    comparison_json,
    comparison_markdown,
    comparison_text,
)
from service_standards.answers.order import order_of_files

FORMS = {"text": comparison_text, "markdown": comparison_markdown, "json": comparison_json}


@click.command()
@click.argument("before", metavar="A", type=A_FILE)
@click.argument("after", metavar="B", type=A_FILE)
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True)
def compare(before: Path, after: Path, form: str) -> None:
    """Say what changed from the assessment A to the assessment B."""
    old = read_as_it_is(before)
    new = read_as_it_is(after, old["standard"]["id"])
    found = compare_files(old, new, list(order_of_files(new, old).titles))
    click.echo(FORMS[form](found), nl=False)
