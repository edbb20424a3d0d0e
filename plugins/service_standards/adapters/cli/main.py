"""The command `service-standards`."""

from __future__ import annotations

from pathlib import Path

import click

from service_standards import __version__
from service_standards.adapters.cli.release import release
from service_standards.adapters.cli.standalone import standalone
from service_standards.adapters.cli.writing import make_folder, write_whole
from service_standards.errors import Problem, ProblemsFound
from service_standards.export.example import example_problems
from service_standards.report.coverage import coverage, coverage_as_text
from service_standards.report.problems import problems_as_json, problems_as_text
from service_standards.schema.generate import schemas
from service_standards.source.project import load_project

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Publish a service standard and check services against it.

    Exit codes: 0 fine, 1 faults found, 2 wrong usage.
    """


@main.command()
@click.argument("directory", type=FOLDER, default=".")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def lint(directory: Path, form: str) -> None:
    """Check the sources of a standard in DIRECTORY: standards/, checklists/, releases/, docs/.

    Each fault is one line: file:line:column: where in the data: what is wrong.
    Without faults, the criteria are counted by dimension, level, phase and role.
    """
    problems: tuple[Problem, ...] = ()
    project = None
    try:
        project = load_project(directory)
        problems = example_problems(project)
    except ProblemsFound as found:
        problems = found.problems
    if form == "json":
        click.echo(problems_as_json(problems, coverage(project) if project else None), nl=False)
    else:
        click.echo(problems_as_text(problems), nl=False)
        if project:
            click.echo("\n" + coverage_as_text(project), nl=False)
    raise SystemExit(1 if problems else 0)


@main.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
def schema(directory: Path) -> None:
    """Write the JSON Schemas of all source files and of the assessment file to DIRECTORY."""
    make_folder(directory)
    for name, text in schemas().items():
        path = directory / name
        write_whole(path, text)
        click.echo(f"wrote {path}")


main.add_command(release)
main.add_command(standalone)
