"""The command `set`: one answer, written into the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from service_standards.adapters.cli.answers.files import (
    FILE,
    check_words,
    read_with_edition,
    refused,
    write_assessment,
)
from service_standards.adapters.cli.answers.options import A_FILE, day, now_option
from service_standards.adapters.cli.languages import told
from service_standards.adapters.cli.reading import NotRead
from service_standards.adapters.cli.standard_at_hand import catalogue_option
from service_standards.adapters.cli.turns import in_turn
from service_standards.answers.exempting import ExemptionSaid
from service_standards.answers.setting import Answer, with_answer
from service_standards.export.assessment_text import CatalogueOrder
from service_standards.model.edition import Edition
from service_standards.model.plain.assessment_keys import EXEMPTION_KEYS
from service_standards.model.vocabulary import OUTCOMES
from service_standards.source.reading.problems import nearest
from service_standards.words.message import say


@click.command("set")
@click.argument("criterion", metavar="ID")
@click.argument("outcome", type=click.Choice(list(OUTCOMES), case_sensitive=False))
@click.option("--note", help="The note; '' takes it away.")
@click.option("--reason", help="Why; 'not-applicable' needs one.")
@click.option("--owner", help="Who cares for it.")
@click.option("--due", metavar="DAY", callback=day, help="Until when, such as 2026-11-23.")
@click.option("--evidence-title", help="One more piece of evidence: what it is called,")
@click.option("--evidence-url", help="where it is, as an address,")
@click.option("--evidence-path", help="or as a path in the repository,")
@click.option("--evidence-date", metavar="DAY", callback=day, help="from which day it is,")
@click.option("--evidence-by", help="from whom,")
@click.option("--evidence-expires", metavar="DAY", callback=day, help="and when it expires.")
@click.option(
    "--remove-evidence",
    "removed",
    metavar="WHICH",
    multiple=True,
    help="Evidence to take away, by its number, address, path or title; may be given again.",
)
@click.option("--exemption-approved-by", help="An exemption: who approved it, as a role or office,")
@click.option("--exemption-approved-on", metavar="DAY", callback=day, help="on which day,")
@click.option("--exemption-until", metavar="DAY", callback=day, help="until when it holds,")
@click.option("--exemption-reason", help="and why.")
@click.option("--remove-exemption", is_flag=True, help="Take the exemption away.")
@click.option("--file", "path", type=A_FILE, default=FILE, show_default=True)
@catalogue_option
@now_option
@in_turn("path")
def set_answer(
    *,
    criterion: str,
    outcome: str,
    path: Path,
    catalogue: str | None,
    now: str,
    **said: Any,
) -> None:
    """Answer the criterion ID with OUTCOME; what no option names stays as it is."""
    edition, assessment = read_with_edition(path, catalogue)
    removed: tuple[str, ...] = said.pop("removed")
    key = _known(criterion, edition)
    evidence = {
        name.removeprefix("evidence_"): text
        for name, text in said.items()
        if name.startswith("evidence_") and text
    }
    exemption = ExemptionSaid(
        **{key: said.pop(f"exemption_{key}") for key in EXEMPTION_KEYS},
        is_removed=said.pop("remove_exemption"),
    )
    texts = {name: text for name, text in said.items() if not name.startswith("evidence_")}
    with refused():
        check_words([*said.values(), *removed, *exemption.parts.values()])
        answer = Answer(
            OUTCOMES[outcome], evidence=evidence, removed=removed, exemption=exemption, **texts
        )
        assessment = with_answer(assessment, key, answer, now, edition.scoring)
    write_assessment(path, assessment, CatalogueOrder.of_edition(edition))
    click.echo(told(say("{file}: {id} is {outcome}", file=path, id=key, outcome=outcome)))
    version = assessment["standard"].get("version")
    if version != edition.version:
        message = say(
            "Note: the file is of edition '{before}', the standard at hand of {after}.",
            before=version or "",
            after=edition.version,
        )
        click.echo(told(message), err=True)


def _known(word: str, edition: Edition) -> str:
    if word in edition.criteria_by_id:
        return word
    message = say(
        "There is no criterion '{word}' in edition {version}{near}",
        word=word,
        version=edition.version,
        near=nearest(word.upper(), edition.criteria_by_id) or ".",
    )
    raise NotRead(message)
