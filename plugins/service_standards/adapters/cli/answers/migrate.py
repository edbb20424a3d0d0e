"""The command `migrate`: an assessment on its way to another edition."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from service_standards.adapters.cli.answers.files import (
    Data,
    edition_for,
    read_as_it_is,
    refused,
    write_assessment,
)
from service_standards.adapters.cli.answers.options import A_FILE, now_option, output_option
from service_standards.adapters.cli.answers.releases import releases_at_hand
from service_standards.adapters.cli.languages import spoken
from service_standards.adapters.cli.reading import NotRead
from service_standards.adapters.cli.standard_at_hand import catalogue_option
from service_standards.adapters.cli.turns import in_turn
from service_standards.adapters.cli.writing import is_standard_output
from service_standards.answers.migrating import Wish
from service_standards.answers.migrating import migrate as migrated
from service_standards.answers.migration_text import migration_text
from service_standards.answers.order import order_of_files
from service_standards.answers.refusal import NotDone
from service_standards.export.assessment_text import CatalogueOrder
from service_standards.model.release import Release
from service_standards.source.kinds.assessment_file import sorted_out
from service_standards.words.message import say


@click.command()
@click.argument("path", metavar="FILE", type=A_FILE)
@click.option("--to", "version", required=True, metavar="VERSION", help="The edition to go to.")
@click.option(
    "--decide",
    "decisions",
    multiple=True,
    metavar="ID=DECISION",
    help="For a reworded criterion keep, confirm or reset; for one that moved, was split, "
    "merged or covered keep or park. May be repeated; keep if left out.",
)
@output_option
@catalogue_option
@now_option
@in_turn("path")
def migrate(  # noqa: PLR0913 - one argument an option
    *,
    path: Path,
    version: str,
    decisions: tuple[str, ...],
    output: Path | None,
    catalogue: str | None,
    now: str,
) -> None:
    """Take the answers in FILE over to another edition, and say what became of them.

    No answer is lost: what has no place any more is set aside in the file.
    """
    assessment = read_as_it_is(path)
    standard = assessment["standard"]["id"]
    every = releases_at_hand(catalogue, path.parent)
    releases = [one for one in every if one.standard.id == standard]
    with refused(path):
        wish = Wish(version, _day(now), now, dict(_decision(one) for one in decisions))
        target = next((one for one in releases if one.standard.version == version), None)
        known = [one.id for one in target.criteria] if target else []
        result = migrated(sorted_out(assessment, known) if target else assessment, releases, wish)
    into = output or path
    # Whoever names another file goes on with it, also if there was nothing to take over.
    if target and (result.steps or into != path):
        write_assessment(into, result.data, _order(path, catalogue, target, assessment))
    click.echo(migration_text(result, version, spoken()), nl=False, err=is_standard_output(into))


def _decision(given: str) -> tuple[str, str]:
    key, found, decision = given.partition("=")
    if not found:
        raise NotDone(say("'{word}' is no decision; write ID=DECISION.", word=given))
    return key, decision


def _day(now: str) -> str:
    return datetime.fromisoformat(now).date().isoformat()


def _order(path: Path, catalogue: str | None, target: Release, assessment: Data) -> CatalogueOrder:
    """Return the order of the edition, with facts as the catalogue has them, if there is one."""
    titles = {one.id: one.title for one in target.criteria}
    own = order_of_files(assessment)
    dimensions = list(dict.fromkeys([*(one.dimension for one in target.criteria), *own.dimensions]))
    try:
        edition = edition_for(path, catalogue)
    except NotRead:
        return CatalogueOrder(titles, own.facts, dimensions)
    known = CatalogueOrder.of_edition(edition)
    return CatalogueOrder(titles, known.facts or own.facts, known.dimensions)
