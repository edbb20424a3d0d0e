"""The command `propose`: what a tool or another team found, for a person to accept."""

from __future__ import annotations

import json
from json import JSONDecodeError
from pathlib import Path
from typing import Any

import click

from service_standards.adapters.cli.answers.files import (
    FILE,
    opened,
    read_with_edition,
    refused,
    write_assessment,
)
from service_standards.adapters.cli.answers.options import A_FILE, now_option
from service_standards.adapters.cli.languages import told
from service_standards.adapters.cli.reading import read_whole
from service_standards.adapters.cli.standard_at_hand import catalogue_option
from service_standards.adapters.cli.turns import in_turn
from service_standards.answers.proposals.mapping import (
    Rules,
    mapping_of_file,
    mapping_of_standard,
)
from service_standards.answers.proposals.proposing import (
    Proposal,
    Proposed,
    proposals_of_assessment,
    proposals_of_report,
    with_proposals,
)
from service_standards.answers.proposals.tools import report_of
from service_standards.answers.refusal import NotDone
from service_standards.errors import on_one_line
from service_standards.export.assessment_text import CatalogueOrder
from service_standards.model.edition import Edition
from service_standards.model.plain.limits import MEGABYTE, MOST_BYTES
from service_standards.source.reading.assessment_content import refuse_too_many
from service_standards.source.reading.foreign_files import foreign_text, text_of
from service_standards.source.reading.problems import listed
from service_standards.words.message import Message, say

MOST_NAMED = 20


@click.command()
@click.option("--from", "source", type=A_FILE, required=True, help="The report: JSON.")
@click.option("--file", "path", type=A_FILE, default=FILE, show_default=True)
@click.option(
    "--mapping",
    type=A_FILE,
    help="Which check says something about which criterion; what the standard maps to if left out.",
)
@click.option("--evidence-url", help="Where the report is kept, as an address,")
@click.option("--evidence-path", help="or as a path in the repository.")
@catalogue_option
@now_option
@in_turn("path")
def propose(  # noqa: PLR0913 - one argument an option
    *,
    source: Path,
    path: Path,
    mapping: Path | None,
    evidence_url: str | None,
    evidence_path: str | None,
    catalogue: str | None,
    now: str,
) -> None:
    """Propose what a report says for criteria that have no answer.

    The report is one of axe (JSON), one in EARL (JSON-LD), one of OpenSSF Scorecard (JSON), or
    the assessment of another team. A proposal is a note with the mark 'proposed'; it never
    decides an outcome. Choose one with 'set' or in the browser.
    """
    edition, assessment = read_with_edition(path, catalogue)
    value = _json(source)
    rules = _rules(mapping, edition)
    where = {"url": evidence_url, "path": evidence_path}
    evidence = {key: one for key, one in where.items() if one}
    with refused(source):
        proposals, unmapped = _proposals(source, value, edition, rules, evidence)
        result = with_proposals(assessment, proposals, now)
    if result.added:
        write_assessment(path, result.data, CatalogueOrder.of_edition(edition))
    for line in _told(result, unmapped, path):
        click.echo(told(line))


def _json(path: Path) -> Any:
    data = read_whole(path, MOST_BYTES)
    with refused(path):
        if len(data) > MOST_BYTES:
            message = say("This file has more than {most} MB.", most=MOST_BYTES // MEGABYTE)
            raise NotDone(message)
        text = text_of(data)
        try:
            value = json.loads(text)
        except JSONDecodeError as error:
            raise foreign_text(text, error) from None
        except (RecursionError, ValueError):
            raise NotDone(
                say("This file is nested too deeply, or holds a number too long.")
            ) from None
        refuse_too_many(value)
        return value


def _rules(mapping: Path | None, edition: Edition) -> Rules | None:
    if mapping is None:
        return None
    value = _json(mapping)
    with refused(mapping):
        return mapping_of_file(value, edition.criteria_by_id)


def _proposals(
    source: Path, value: Any, edition: Edition, rules: Rules | None, evidence: dict[str, str]
) -> tuple[list[Proposal], list[str]]:
    if isinstance(value, dict) and str(value.get("format")).startswith("assessment/"):
        other = opened(source, read_whole(source, MOST_BYTES))
        if rules is None and other["standard"]["id"] != edition.standard:
            raise NotDone(
                say("This assessment is about another standard: name a mapping with --mapping.")
            )
        found, unmapped = proposals_of_assessment(other, rules)
        ids = edition.criteria_by_id
        unknown = [one.criterion for one in found if one.criterion not in ids]
        return [one for one in found if one.criterion in ids], [*unmapped, *unknown]
    report = report_of(value)
    if rules is None:
        rules = mapping_of_standard({one.id: one.maps for one in edition.criteria})
    item = [{"title": report.tool, **evidence}] if evidence else []
    if item and report.day:
        item = [{**item[0], "date": report.day}]
    return proposals_of_report(report, rules, item)


def _told(result: Proposed, unmapped: list[str], path: Path) -> list[Message]:
    def ids(names: Any) -> Message:
        return listed((on_one_line(str(one)[:60]) for one in names), MOST_NAMED)

    lines = [say("{file}: no proposal was added", file=path)]
    if result.added:
        lines = [say("{file}: proposed for {ids}", file=path, ids=ids(result.added))]
    if result.known:
        lines.append(say("Proposed before: {ids}", ids=ids(result.known)))
    if result.answered:
        lines.append(say("Answered, and left as they are: {ids}", ids=ids(result.answered)))
    if unmapped:
        lines.append(say("No criterion is mapped to: {checks}", checks=ids(unmapped)))
    return lines
