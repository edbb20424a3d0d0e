"""The command `export`: answers as a table."""

from __future__ import annotations

from pathlib import Path

import click

from service_standards.adapters.cli.answers.files import read_with_edition
from service_standards.adapters.cli.answers.options import A_FILE, output_option
from service_standards.adapters.cli.languages import told
from service_standards.adapters.cli.reading import NotRead
from service_standards.adapters.cli.standard_at_hand import catalogue_option
from service_standards.adapters.cli.writing import is_standard_output, naming, write_beside_answers
from service_standards.answers.tables.workbook import workbook_bytes
from service_standards.answers.tables.writing import rows_of
from service_standards.export.csv_rows import csv_text
from service_standards.words.message import say


@click.command()
@click.argument("path", metavar="FILE", type=A_FILE)
@click.option("--format", "form", type=click.Choice(["csv", "xlsx"]), required=True)
@output_option
@catalogue_option
def export(path: Path, form: str, output: Path | None, catalogue: str | None) -> None:
    """Write the answers in FILE as a table, with a row for each criterion of the standard.

    The table stands beside the file if --output is left out, and replaces nothing there.
    """
    into = output or path.with_suffix(f".{form}")
    if output is None and into.exists():
        message = say("'{file}' is there already; name a file with --output.", file=into)
        raise NotRead(message)
    edition, assessment = read_with_edition(path, catalogue)
    rows = rows_of(assessment, edition)
    # A workbook is on the disk for a while before it is whole.
    with naming(into):
        data = csv_text(rows) if form == "csv" else workbook_bytes(rows)
    write_beside_answers(into, data)
    click.echo(told(say("wrote {file}", file=into)), err=is_standard_output(into))
