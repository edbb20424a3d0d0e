"""A table of answers on its way in: its cells by id (twin: `browser/formats/csv.js`).

A finding holds only what the table has columns for; an empty cell is an empty answer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from service_standards.answers.file_form import INHERITED, MARKS
from service_standards.answers.refusal import NotDone
from service_standards.answers.tables.columns import (
    ORIGIN,
    READ,
    TEXTS,
    day_of,
    evidence_items,
    evidence_lines,
    names_no_real_day,
    outcome_of,
    outcome_title,
)
from service_standards.answers.tables.csv_cells import plain
from service_standards.export.csv_rows import with_lines
from service_standards.merge.values import same
from service_standards.model.plain.assessment_keys import is_blank, is_empty
from service_standards.model.plain.characters import BLANKS
from service_standards.model.plain.limits import LONGEST_TEXT, MOST_EVIDENCE
from service_standards.model.vocabulary import Outcome
from service_standards.words.message import Number, say

Findings = Mapping[str, Mapping[str, Any]]
Texts = dict[str, str]
SHOWN = 60


@dataclass
class TableRead:
    """What a table says; the rest is what people are told: ids, and the numbers of rows."""

    findings: dict[str, dict[str, Any]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    unclear_days: list[int] = field(default_factory=list)
    unreal_days: list[int] = field(default_factory=list)


def read_rows(
    rows: Sequence[Sequence[str]], criteria: Collection[str], current: Findings
) -> TableRead:
    """Return the answers of a table; `current` holds the findings as they are.

    A line of evidence that says what `current` says leaves that item as it is, with what a line
    cannot show.

    Raises:
        NotDone: for a table that is none of answers, an outcome that there is not, or too much.
    """
    names = [one.strip(BLANKS).lower() for one in (rows[0] if rows else [])]
    if "id" not in names:
        raise NotDone(
            say("This file has no column 'id' in its first row; choose a table that was exported.")
        )
    twice = next((name for name in READ if names.count(name) > 1), None)
    if twice:
        raise NotDone(say("This file has two columns '{name}'; leave one of them.", name=twice))
    columns = {name: names.index(name) for name in READ if name in names}
    found = TableRead()
    for number, cells in enumerate(rows[1:], start=2):
        texts = {name: plain(cells[at]) for name, at in columns.items() if at < len(cells)}
        key = texts.get("id", "").strip(BLANKS).removeprefix("'")
        if key in criteria:
            _take(found, number, key, texts, current)
        elif any(one.strip(BLANKS) for one in cells):
            found.unknown.append(key or f"{number}")
    return found


def filled_with(assessment: Mapping[str, Any], read: Findings, now: str) -> dict[str, Any]:
    """Return the assessment with the answers of a table; what a cell changes is given at `now`."""
    findings = dict(assessment.get("findings") or {})
    for key, cells in read.items():
        old = findings.get(key) or {}
        new = _answered(old, cells)
        if not same(_content(new), _content(old)):
            findings[key] = {**new, "updated": now}
    return {**assessment, "findings": findings}


def _answered(old: Mapping[str, Any], read: Mapping[str, Any]) -> dict[str, Any]:
    """Return a finding with the cells of a row: what is inherited stays so until one differs."""
    own = {key: one for key, one in old.items() if key != INHERITED}
    new = own | {key: one for key, one in read.items() if key != ORIGIN}
    if INHERITED in old and (
        is_blank({**new, "updated": ""}) or same(_content(new), _content(own))
    ):
        return dict(old)
    blank = Outcome.NOT_ASSESSED.value
    if new.get("outcome", blank) == old.get("outcome", blank):
        return new
    # Who chooses another outcome has looked at the answer.
    return {key: one for key, one in new.items() if key not in MARKS}


def _content(finding: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a finding says, without when, and without what is empty."""
    evidence = [_filled(item) for item in finding.get("evidence") or []]
    said = {"outcome": Outcome.NOT_ASSESSED.value, **finding, "evidence": evidence}
    return {key: one for key, one in _filled(said).items() if key not in {"title", "updated"}}


def _filled(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if not is_empty(one)}


def _take(found: TableRead, row: int, key: str, texts: Texts, current: Findings) -> None:
    if key in found.findings:
        message = say(
            "Row {row} names {id} a second time; leave one row for each criterion.",
            row=Number(row),
            id=key,
        )
        raise NotDone(message)
    lines = evidence_lines(texts.get("evidence", ""))
    if len(lines) > MOST_EVIDENCE:
        message = say(
            "Row {row} holds more than {most} pieces of evidence; leave those that count.",
            row=Number(row),
            most=Number(MOST_EVIDENCE),
        )
        raise NotDone(message)
    _check_lengths(row, [*(one for name, one in texts.items() if name != "evidence"), *lines])
    finding = _finding(row, texts, current.get(key) or {})
    if "due" in texts and "due" not in finding:
        found.unclear_days.append(row)
    if any(map(names_no_real_day, lines)):
        found.unreal_days.append(row)
    found.findings[key] = finding


def _check_lengths(row: int, texts: Sequence[str]) -> None:
    if any(len(text) > LONGEST_TEXT for text in texts):
        message = say(
            "Row {row} holds a text of more than {limit} characters; shorten it.",
            row=Number(row),
            limit=Number(LONGEST_TEXT),
        )
        raise NotDone(message)


def _finding(row: int, texts: Texts, here: Mapping[str, Any]) -> dict[str, Any]:
    finding: dict[str, Any] = {}
    for name in TEXTS:
        if name in texts:
            was = here.get(name) or ""
            finding[name] = was if with_lines(was) == texts[name] else texts[name]
    if "outcome" in texts:
        finding["outcome"] = _outcome(row, texts["outcome"])
    if texts.get(ORIGIN):
        finding[ORIGIN] = texts[ORIGIN]
    day = day_of(texts.get("due", ""))
    if "due" in texts and day is not None:
        finding["due"] = day
    if "evidence" in texts:
        finding["evidence"] = evidence_items(texts["evidence"], here.get("evidence") or ())
    return finding


def _outcome(row: int, cell: str) -> str:
    outcome = outcome_of(cell)
    known = [one.value for one in Outcome]
    if outcome not in known:
        message = say(
            "Row {row} has the outcome '{outcome}'; write one of {known}.",
            row=Number(row),
            outcome=outcome if len(outcome) <= SHOWN else f"{outcome[:SHOWN]}…",
            known=[outcome_title(one) for one in known],
        )
        raise NotDone(message)
    return outcome
