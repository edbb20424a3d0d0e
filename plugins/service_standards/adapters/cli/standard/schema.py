"""The command `schema`: the JSON Schemas of all files."""

from __future__ import annotations

from pathlib import Path

import click

from service_standards.adapters.cli.writing import make_folder, write_beside_answers
from service_standards.schema.generate import schemas
from service_standards.words.message import say


@click.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
def schema(directory: Path) -> None:
    """Write the JSON Schemas of all source files and of the assessment file to DIRECTORY."""
    make_folder(directory)
    for name, text in schemas().items():
        path = directory / name
        write_beside_answers(path, text)
        click.echo(say("wrote {file}", file=path))
