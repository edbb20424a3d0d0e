"""The command `start`: a new assessment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from service_standards.adapters.cli.answers.files import (
    FILE,
    check_words,
    edition_for,
    refused,
    write_assessment,
)
from service_standards.adapters.cli.answers.options import A_FILE
from service_standards.adapters.cli.languages import told
from service_standards.adapters.cli.reading import NotRead
from service_standards.adapters.cli.standard_at_hand import catalogue_option
from service_standards.answers.refusal import NotDone
from service_standards.answers.starting import NewService, new_assessment
from service_standards.export.assessment_text import CatalogueOrder
from service_standards.model.edition import Edition
from service_standards.words.message import say

ANSWERS = {"yes": True, "no": False}
# As long as those that the browser gives.
ID_BYTES = 16


@click.command()
@click.option("--name", help="The name of the service; asked for on a terminal if left out.")
@click.option("--id", "key", help="An id of your own; a random one if left out.")
@click.option("--phase", help="Its phase, such as alpha.")
@click.option("--fact", "facts", multiple=True, metavar="FACT=yes|no", help="May be repeated.")
@click.option(
    "--target",
    "targets",
    multiple=True,
    metavar="LEVEL|DIMENSION=LEVEL",
    help="The level to reach, of all dimensions or of one; may be repeated.",
)
@click.option("--output", "path", type=A_FILE, default=FILE, show_default=True)
@catalogue_option
def start(  # noqa: PLR0913 - one argument an option
    *,
    name: str | None,
    key: str | None,
    phase: str | None,
    facts: tuple[str, ...],
    targets: tuple[str, ...],
    path: Path,
    catalogue: str | None,
) -> None:
    """Write a new assessment of a service; an existing file is never replaced."""
    if path.exists() or path.is_symlink():
        message = say("'{file}' is there already; name another file with --output.", file=path)
        raise NotRead(message)
    edition = edition_for(path, catalogue)
    with refused():
        check_words((name, key))
        known = dict(_fact(one) for one in facts)
        target = dict(one for given in targets for one in _target(given, edition))
        if name is None and sys.stdin.isatty():
            name, phase, known = _asked(edition, phase, known)
        if name is None or not name.strip():
            raise NotDone(say("Say what the service is called: --name."))
        service = NewService(
            id=key or os.urandom(ID_BYTES).hex(),
            name=name.strip(),
            phase=phase or "",
            facts=known,
            target=target,
        )
        assessment = new_assessment(service, edition)
    write_assessment(path, assessment, CatalogueOrder.of_edition(edition))
    click.echo(told(say("wrote {file}", file=path)))


def _fact(given: str) -> tuple[str, bool]:
    key, _, answer = given.partition("=")
    if answer not in ANSWERS:
        raise NotDone(
            say("'{word}' is no answer to a fact; write FACT=yes or FACT=no.", word=given)
        )
    return key, ANSWERS[answer]


def _target(given: str, edition: Edition) -> list[tuple[str, int]]:
    """Return the level of each dimension that is meant."""
    key, found, level = given.rpartition("=")
    if not (level.isascii() and level.isdigit()) or len(level) > 1:
        raise NotDone(say("'{word}' is no level; write a number such as 3.", word=given))
    every = [one.id for one in edition.dimensions]
    # Where none has levels, each says why there is nothing to aim at.
    keys = [key] if found else [one for one in every if edition.has_levels(one)] or every
    return [(one, int(level)) for one in keys]


def _asked(
    edition: Edition, phase: str | None, facts: dict[str, bool]
) -> tuple[str, str, dict[str, bool]]:
    """Return what somebody at a terminal says: name, phase and facts; Enter leaves one open."""
    name = click.prompt(told(say("Name of the service")), err=True)
    phases = [one.id for one in edition.phases]
    if phase is None and phases:
        phase = click.prompt(
            told(say("Phase, or Enter")),
            default="",
            show_default=False,
            type=click.Choice(["", *phases]),
            show_choices=True,
            err=True,
        )
    known = dict(facts)
    for fact in edition.facts:
        if fact not in known:
            question = edition.fact_questions.get(fact, fact)
            choices = told(say("(yes, no, or Enter)"))
            answer = click.prompt(
                f"{question} {choices}",
                default="",
                show_default=False,
                type=click.Choice(["", *ANSWERS]),
                show_choices=False,
                err=True,
            )
            known |= {fact: ANSWERS[answer]} if answer else {}
    return name, phase or "", known
