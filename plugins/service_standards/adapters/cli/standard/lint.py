"""The command `lint`: every fault in the sources of a standard."""

from __future__ import annotations

from pathlib import Path

import click

from service_standards.adapters.markdown.anchors import anchors_in
from service_standards.errors import Problem, ProblemsFound
from service_standards.export.example import example_problems
from service_standards.report.coverage import coverage, coverage_as_text
from service_standards.report.problems import (
    draft_as_text,
    problems_as_json,
    problems_as_text,
    warnings_as_text,
)
from service_standards.site.links import link_problems
from service_standards.source.project import load_project
from service_standards.words.message import ENGLISH


@click.command()
@click.argument(
    "directory", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def lint(directory: Path, form: str) -> None:
    """Check the sources of a standard in DIRECTORY: standards/, checklists/, releases/, docs/.

    Each fault is one line: file:line:column: where in the data: what is wrong. Warnings, which a
    standard can ask for in place of faults, follow in the same form.
    Without faults, the criteria are counted by dimension, level, phase and role.
    Of a draft, what has yet to be written is counted too.
    """
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    project, words = None, ENGLISH
    try:
        project = load_project(directory)
        broken = link_problems(project, directory, anchors_in(project, directory))
        problems, words = (*example_problems(project), *broken), project.words
        warnings = project.warnings
    except ProblemsFound as found:
        problems, words, warnings = found.problems, found.words, found.warnings
    if form == "json":
        counted, draft = (coverage(project), project.draft) if project else (None, None)
        click.echo(problems_as_json(problems, counted, warnings, draft), nl=False)
    else:
        click.echo(problems_as_text(problems, words), nl=False)
        click.echo(warnings_as_text(warnings, words), nl=False)
        if project and project.draft:
            click.echo("\n" + draft_as_text(project.draft, words), nl=False)
        if project:
            click.echo("\n" + coverage_as_text(project), nl=False)
    raise SystemExit(1 if problems else 0)
