"""The command `import`: answers from a table, by id."""

from __future__ import annotations

from pathlib import Path

import click

from service_standards.adapters.cli.answers.files import (
    read_with_edition,
    refused,
    write_assessment,
)
from service_standards.adapters.cli.languages import told
from service_standards.adapters.cli.reading import read_whole
from service_standards.answers.refusal import NotDone
from service_standards.answers.tables.opening import rows_of_file
from service_standards.answers.tables.reading import filled_with, read_rows
from service_standards.errors import on_one_line
from service_standards.export.assessment_text import CatalogueOrder
from service_standards.model.plain.limits import MOST_BYTES
from service_standards.source.reading.problems import listed
from service_standards.words.message import say, say_many

MOST_NAMED = 20


def import_table(path: Path, table: Path, catalogue: str | None, now: str) -> None:
    """Take the answers of a table over into a file."""
    edition, assessment = read_with_edition(path, catalogue)
    data = read_whole(table, MOST_BYTES)
    with refused(table):
        current = assessment["findings"]
        read = read_rows(rows_of_file(data), edition.criteria_by_id, current)
        if read.unclear_days:
            rows = listed(read.unclear_days, MOST_NAMED)
            message = say(
                "The due dates of these rows are not certain, so that nothing was taken over; "
                "write them like 2026-11-23: {rows}.",
                rows=rows,
            )
            raise NotDone(message)
    changed = filled_with(assessment, read.findings, now)
    write_assessment(path, changed, CatalogueOrder.of_edition(edition))
    count = sum(changed["findings"].get(key) != current.get(key) for key in read.findings)
    said = say_many(
        "{file}: {count} answer changed", "{file}: {count} answers changed", count, file=path
    )
    click.echo(told(said))
    if read.unknown:
        ids = listed((on_one_line(one[:60]) for one in read.unknown), MOST_NAMED)
        message = say("Not read, because no criterion is called so: {ids}.", ids=ids)
        click.echo(told(message), err=True)
    if read.unreal_days:
        rows = listed(read.unreal_days, MOST_NAMED)
        message = say(
            "The evidence of these rows names a day that there is not, and so is kept as text: "
            "{rows}.",
            rows=rows,
        )
        click.echo(told(message), err=True)
