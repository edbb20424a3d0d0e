"""The command `import`: answers from a table, or a standard that somebody else wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from service_standards.adapters.cli.answers.options import A_FILE, now_option
from service_standards.adapters.cli.languages import told
from service_standards.adapters.cli.standard.site_options import (
    ADDRESS,
    COLOUR,
    LANGUAGE,
    address_option,
    colour_option,
    standard_language_option,
)
from service_standards.adapters.cli.standard_at_hand import catalogue_option
from service_standards.adapters.cli.turns import alone_with
from service_standards.model.vocabulary import Obligation
from service_standards.words.message import say

FORMS = ("oscal", "csv", "xlsx", "markdown", "catalogue")
# What only a standard has, with what stands for it where nobody says anything.
FOR_STANDARD = {
    "form": None,
    "columns": None,
    "each": None,
    "title": None,
    "publisher": None,
    "language": LANGUAGE,
    "address": ADDRESS,
    "colour": COLOUR,
    "obligation": Obligation.MUST.value,
}


@click.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("table", metavar="[TABLE]", required=False, type=A_FILE)
@catalogue_option
@now_option
@click.option("--to", "directory", type=click.Path(path_type=Path), help="A new folder.")
@click.option("--as", "form", type=click.Choice(FORMS), help="What FILE is, if not by its name.")
@click.option("--columns", type=A_FILE, help="YAML: by which names columns and headings go.")
@click.option("--each", type=click.Choice(["file", "heading"]), help="In Markdown, a criterion.")
@click.option("--title", help="The name of the standard, if not that of its source.")
@click.option("--publisher", help="The body that publishes it, if not that of its source.")
@standard_language_option
@address_option
@colour_option
@click.option(
    "--obligation",
    type=click.Choice([one.value for one in Obligation]),
    default=Obligation.MUST.value,
    show_default=True,
    help="How binding a criterion is whose text does not say it.",
)
def import_any(
    path: Path,
    table: Path | None,
    *,
    catalogue: str | None,
    now: str,
    directory: Path | None,
    **said: Any,
) -> None:
    """Take answers from TABLE, a CSV file or a workbook (.xlsx), over into FILE.

    A column that is not there changes nothing; an empty cell is an empty answer. If the day in
    one row can be read in two ways, nothing is taken over.

    With --to, FILE is a standard that somebody else wrote: an OSCAL catalogue, a table, a folder of
    Markdown or a catalogue.json. A project is drafted from it in a new folder; what it does not
    say is marked TODO.
    """
    if directory is None:
        if table is None:
            message = say("Name the table with the answers, or with --to a folder for a standard.")
            raise click.UsageError(told(message))
        if said != FOR_STANDARD:
            raise click.UsageError(told(say("Options of a standard need --to.")))
        from service_standards.adapters.cli.answers.import_table import (  # noqa: PLC0415
            import_table,
        )

        with alone_with(path):
            import_table(path, table, catalogue, now)
        return
    if table is not None or catalogue is not None:
        message = say("With --to there is one FILE, and no --catalogue.")
        raise click.UsageError(told(message))
    from service_standards.adapters.cli.standard.import_standard import (  # noqa: PLC0415
        import_standard,
    )

    import_standard(path, directory, said)
