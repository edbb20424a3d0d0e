"""The command `standalone`: a checklist as one file that works without a network."""

from __future__ import annotations

from pathlib import Path

import click

from service_standards.adapters.cli.languages import speak_as, told
from service_standards.adapters.cli.writing import (
    NotWritten,
    is_standard_output,
    write_beside_answers,
)
from service_standards.adapters.markdown.block_html import html_of_blocks
from service_standards.errors import ProblemsFound
from service_standards.export.catalogue import catalogue
from service_standards.export.standalone import StandaloneFiles, standalone_checklists
from service_standards.render.links import WHOLE
from service_standards.report.problems import problems_as_text
from service_standards.site.addresses import NOWHERE
from service_standards.source.project import load_project
from service_standards.source.reading.paths import is_inside
from service_standards.source.reading.problems import allowed_words
from service_standards.words.message import say, say_many

# How the files end that the standard is read from.
SOURCES = {".md", ".yml", ".json", ".po"}


@click.command()
@click.argument(
    "directory", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)
@click.option(
    "--checklist", default=WHOLE, show_default=True, help="The id of a checklist, or self-check."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write, or - for standard output; the id with .html if left out.",
)
def standalone(directory: Path, checklist: str, output: Path | None) -> None:
    """Write a checklist of the standard in DIRECTORY as one file that works without a network."""
    try:
        project = load_project(directory)
    except ProblemsFound as found:
        click.echo(problems_as_text(found.problems, found.words), nl=False)
        raise SystemExit(1) from None
    speak_as(project.words)
    by_id = {one.id: one for one in standalone_checklists(project)}
    if checklist not in by_id:
        message = say(
            "There is no checklist '{word}'{allowed}.",
            word=checklist,
            allowed=allowed_words(checklist, by_id),
        )
        raise click.UsageError(told(message))
    path = output or Path(f"{checklist}.html")
    if path.suffix in SOURCES and path.is_file() and is_inside(path, directory):
        message = say("'{file}' is a source of this site, and stays; name another file.", file=path)
        raise NotWritten(message)
    listed = catalogue(project, NOWHERE.url_of)
    as_html = html_of_blocks(project, NOWHERE.outside_of)
    text = StandaloneFiles(project, listed, NOWHERE.outside, as_html).text(by_id[checklist])
    write_beside_answers(path, text)
    said = say_many(
        "wrote {file}: {count} criterion",
        "wrote {file}: {count} criteria",
        len(project.select(by_id[checklist].select)),
        file=path,
    )
    click.echo(told(said), err=is_standard_output(path))
