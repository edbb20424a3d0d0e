"""The command `merge`: two files that came from one, also for git."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from service_standards.adapters.cli.answers.files import (
    Data,
    edition_for,
    opened,
    read_as_it_is,
    write_assessment,
)
from service_standards.adapters.cli.answers.options import A_FILE, output_option
from service_standards.adapters.cli.languages import told
from service_standards.adapters.cli.reading import NotRead, read_whole
from service_standards.adapters.cli.standard_at_hand import catalogue_option
from service_standards.adapters.cli.turns import in_turn
from service_standards.answers.conflicts import conflict_line
from service_standards.answers.merging import merge_files
from service_standards.answers.order import order_of_files
from service_standards.errors import on_one_line
from service_standards.export.assessment_text import CatalogueOrder
from service_standards.model.plain.limits import MOST_BYTES
from service_standards.words.message import say, say_many


@click.command()
@click.argument("base", type=A_FILE)
@click.argument("ours", metavar="A", type=A_FILE)
@click.argument("theirs", metavar="B", type=A_FILE)
@click.option(
    "--path", type=A_FILE, help="Where the file stands, if A is a copy of it; git says it as %P."
)
@output_option
@catalogue_option
@in_turn("ours")
def merge(  # noqa: PLR0913 - one argument an option
    *,
    base: Path,
    ours: Path,
    theirs: Path,
    path: Path | None,
    output: Path | None,
    catalogue: str | None,
) -> None:
    """Merge the assessments A and B, which both came from BASE, and write the result to A.

    What only one side changed is taken. Where both changed the same, the value of A stands, the
    conflict is named, and the exit code is 1. A note goes with its outcome, so where both say
    something else, the two are one conflict. An empty BASE says that there is none.
    """
    mine = read_as_it_is(ours)
    standard = mine["standard"]["id"]
    other = read_as_it_is(theirs, standard)
    data = read_whole(base, MOST_BYTES)
    before = opened(base, data, standard) if data.strip() else None
    named = path or ours
    order = _order(named, catalogue, standard, (mine, other, *([before] if before else [])))
    result = merge_files(before, mine, other)
    write_assessment(output or ours, result.data, order)
    for one in result.conflicts:
        click.echo(told(conflict_line(one)), err=True)
    count = len(result.conflicts)
    if count:
        message = say_many(
            "{file}: {count} conflict; the value named first stands",
            "{file}: {count} conflicts; the values named first stand",
            count,
            file=on_one_line(str(named)),
        )
        click.echo(told(message), err=True)
    raise SystemExit(1 if count else 0)


def _order(
    path: Path, catalogue: str | None, standard: Any, files: tuple[Data, ...]
) -> CatalogueOrder:
    """Return the order of the catalogue; a merge in git works without one, too."""
    try:
        edition = edition_for(path, catalogue)
    except NotRead:
        if catalogue is not None:
            raise
        return order_of_files(*files)
    if edition.standard == standard:
        return CatalogueOrder.of_edition(edition)
    if catalogue is not None:
        message = say(
            "'{catalogue}' is the standard '{found}'; the files are about '{wanted}'.",
            catalogue=catalogue,
            found=edition.standard,
            wanted=standard,
        )
        raise NotRead(message)
    return order_of_files(*files)
