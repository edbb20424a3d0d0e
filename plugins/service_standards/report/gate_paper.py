"""The decision paper of a gate, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service_standards.model.vocabulary import OBLIGATION_TITLES, OUTCOME_TITLES, Outcome
from service_standards.report.baseline import with_exempt
from service_standards.report.paper import (
    Block,
    Choices,
    Heading,
    Item,
    Items,
    Line,
    Paper,
    Paragraph,
    Strong,
    Table,
    Title,
)
from service_standards.report.paper_lines import (
    about,
    answer_item,
    due_words,
    exemption_blocks,
    fact_blocks,
    name_of,
    obligation,
    outcome_words,
    problem_item,
    with_note,
)
from service_standards.report.report_data import Entry, GateReport
from service_standards.words.message import Number, say

# The worst first; then what is done.
IN_ORDER: Final = (
    Outcome.NOT_MET,
    Outcome.PARTLY_MET,
    Outcome.NOT_ASSESSED,
    Outcome.MET,
    Outcome.NOT_APPLICABLE,
)
DECISIONS: Final = (
    say("Go"),
    say("Go with conditions"),
    say("Change direction"),
    say("Pause"),
    say("Stop"),
)
SIGNATURES: Final = 3


def gate_paper(report: GateReport) -> Paper:
    """Put the decision paper of a gate into words."""
    due = report.due
    by_id = {one.id: one for one in due}
    conditions = [by_id[one] for one in report.open]
    no_conditions = say("None: everything that must or should be met is met.")
    return Paper(
        (
            Title(say("Decision paper: {name}", name=name_of(report))),
            about(report, (say("Gate"), report.gate.title)),
            Heading(say("What is due at this gate")),
            *_baseline(report),
            _counted(due) if due else Paragraph((say("Nothing is due."),)),
            Heading(say("Conditions, if the decision is to go")),
            _conditions(conditions) if conditions else Paragraph((no_conditions,)),
            *exemption_blocks(report.exemptions),
            *_documents(report),
            *_evidence(report),
            *(block for outcome in IN_ORDER for block in _of_outcome(outcome, due)),
            *fact_blocks(report, report.set_aside),
            Heading(say("Decision")),
            Choices(report.gate.decisions or DECISIONS),
            Table(
                say("Signatures"),
                (say("Name and role"), say("Date"), say("Signature")),
                (((), (), ()),) * SIGNATURES,
            ),
        )
    )


def _baseline(report: GateReport) -> tuple[Block, ...]:
    baseline = report.baseline
    if not baseline.applicable:
        return ()
    met, due = Number(baseline.met), Number(baseline.applicable)
    said = say("Baseline due at this gate: {met} of {due} met", met=met, due=due)
    return (Paragraph((with_exempt(said, report.exemptions),)),)


def _counted(due: Sequence[Entry]) -> Table:
    def row(outcome: Outcome) -> tuple[Line, ...]:
        found = [one.obligation for one in due if one.outcome == outcome]
        counts = [*(found.count(word) for word in OBLIGATION_TITLES), len(found)]
        return ((OUTCOME_TITLES[outcome],), *((str(count),) for count in counts))

    columns = (say("Outcome"), *OBLIGATION_TITLES.values(), say("All"))
    return Table(say("What is due, counted"), columns, tuple(map(row, IN_ORDER)))


def _conditions(entries: Sequence[Entry]) -> Table:
    columns = (say("Criterion"), say("Obligation"), say("Outcome"), say("Owner"), say("Due"))

    def row(entry: Entry) -> tuple[Line, ...]:
        name: Line = (Strong(entry.id), entry.title)
        owner: Line = (entry.owner,) if entry.owner else ()
        due: Line = (due_words(entry),) if entry.due else ()
        return (name, (obligation(entry),), (outcome_words(entry),), owner, due)

    return Table(say("Conditions"), columns, tuple(map(row, entries)))


def _documents(report: GateReport) -> tuple[Block, ...]:
    if not report.documents:
        return ()
    said = {True: say("to be written"), False: say("to be brought up to date")}
    items = (Item((with_note(one.title, said[one.is_new]),)) for one in report.documents)
    return (Heading(say("Documents due")), Items(tuple(items)))


def _evidence(report: GateReport) -> tuple[Block, ...]:
    if not report.evidence:
        return ()
    items = Items(tuple(map(problem_item, report.evidence)))
    return (Heading(say("Evidence to look after")), items)


def _of_outcome(outcome: Outcome, due: Sequence[Entry]) -> tuple[Block, ...]:
    entries = [one for one in due if one.outcome == outcome]
    if not entries:
        return ()
    heading = Heading(with_note(OUTCOME_TITLES[outcome], Number(len(entries))))
    return (heading, Items(tuple(map(answer_item, entries))))
