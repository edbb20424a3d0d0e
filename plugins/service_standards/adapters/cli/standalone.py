"""The command `standalone`: a checklist as one file that works without a network."""

from __future__ import annotations

from pathlib import Path

import click

from service_standards.adapters.cli.writing import write_whole
from service_standards.adapters.markdown.standalone import StandaloneFiles
from service_standards.errors import ProblemsFound
from service_standards.export.standalone import standalone_checklists
from service_standards.render.links import WHOLE
from service_standards.report.problems import problems_as_text
from service_standards.source.problems import allowed_words
from service_standards.source.project import load_project


@click.command()
@click.argument(
    "directory", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)
@click.option(
    "--checklist", default=WHOLE, show_default=True, help="The id of a checklist, or self-check."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; the id with .html if left out.",
)
def standalone(directory: Path, checklist: str, output: Path | None) -> None:
    """Write a checklist of the standard in DIRECTORY as one file that works without a network."""
    try:
        project = load_project(directory)
    except ProblemsFound as found:
        click.echo(problems_as_text(found.problems), nl=False)
        raise SystemExit(1) from None
    by_id = {one.id: one for one in standalone_checklists(project)}
    if checklist not in by_id:
        raise click.UsageError(
            f"There is no checklist '{checklist}'{allowed_words(checklist, by_id)}."
        )
    path = output or Path(f"{checklist}.html")
    text = StandaloneFiles(project, lambda _: "").text(by_id[checklist])
    write_whole(path, text)
    click.echo(f"wrote {path}: {len(project.select(by_id[checklist].select))} criteria")
