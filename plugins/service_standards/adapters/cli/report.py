"""The command `report`: the state of a service, or what a board needs to decide at a gate."""

from __future__ import annotations

from pathlib import Path

import click

from service_standards.adapters.cli.days import today_option
from service_standards.adapters.cli.gates import gate_named
from service_standards.adapters.cli.graded import given_for_report
from service_standards.adapters.cli.languages import language_option, spoken, told
from service_standards.adapters.cli.standard_at_hand import catalogue_option
from service_standards.adapters.cli.writing import (
    STANDARD_OUTPUT,
    is_standard_output,
    write_beside_answers,
)
from service_standards.report.gate_paper import gate_paper
from service_standards.report.paper import Paper
from service_standards.report.paper_html import paper_as_html
from service_standards.report.paper_markdown import paper_as_markdown
from service_standards.report.paper_text import paper_as_text
from service_standards.report.report_data import GateReport, WholeReport, report_as_json
from service_standards.report.service_report import gate_report, whole_report
from service_standards.report.whole_paper import report_paper
from service_standards.words.message import say

WRITERS = {"text": paper_as_text, "markdown": paper_as_markdown, "html": paper_as_html}
JSON = "json"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--gate", metavar="NAME", help="The gate to decide on, by what it opens: beta.")
@catalogue_option
@click.option(
    "--format", "form", type=click.Choice([*WRITERS, JSON]), default="text", show_default=True
)
@language_option
@today_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=STANDARD_OUTPUT,
    show_default=True,
    help="The file to write; - is standard output.",
)
def report(  # noqa: PLR0913 - as many as the command has options
    *,
    file: Path,
    gate: str | None,
    catalogue: str | None,
    form: str,
    today: str,
    output: Path,
) -> None:
    """Report on the assessment in FILE: levels, coverage, index, gaps, evidence, facts.

    With --gate it is the paper on which a board decides: what is due at that gate and how far it
    is met, conditions with owner and day, documents, and a place for the decision and signatures.
    A report judges nothing: it ends with 0 whatever it says. That is what "check" is for.
    """
    given = given_for_report(file, catalogue, today)
    found: GateReport | WholeReport
    if gate is None:
        found = whole_report(given)
        paper = report_paper(found, {one.number: one.title for one in given.edition.levels})
    else:
        found = gate_report(given, gate_named(given.edition, gate))
        paper = gate_paper(found)
    write_beside_answers(output, _written(found, paper, form))
    if not is_standard_output(output):
        click.echo(told(say("wrote {file}", file=output)))


def _written(found: GateReport | WholeReport, paper: Paper, form: str) -> str:
    return report_as_json(found) if form == JSON else WRITERS[form](paper, spoken())
