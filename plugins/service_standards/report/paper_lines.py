"""What the report of a service and the decision paper of a gate both say.

`browser/formats/service-paper.js` makes the same of the same words. Days stay as files hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Final

from service_standards.model.plain.characters import BLANKS
from service_standards.model.vocabulary import OBLIGATION_TITLES, OUTCOME_TITLES
from service_standards.report.paper import (
    Block,
    Heading,
    Item,
    Items,
    Line,
    Link,
    Piece,
    Said,
    Strong,
    Table,
)
from service_standards.report.report_data import Entry, EvidenceItem, ReportHead, SetAside
from service_standards.scoring.exemptions import Exemption
from service_standards.scoring.gaps import EvidenceProblem
from service_standards.words.message import Message, Number, say

# How far an exemption counts, as a state of `scoring.exemptions`.
STANDING: Final = {
    "in-force": say("In force"),
    "to-come": say("Not yet in force"),
    "ended": say("Ended"),
    "too-long": say("Longer than the standard allows"),
    "incomplete": say("Incomplete"),
    "not-allowed": say("The standard knows none"),
    "not-needed": say("Not needed"),
}
NONE: Final = "\u2013"


def items(items: Iterable[Item]) -> Items | None:
    """Return a list, or None if it would be empty."""
    found = tuple(items)
    return Items(found) if found else None


def is_said(text: str) -> bool:
    """Tell whether a text holds more than blanks."""
    return text.strip(BLANKS) != ""


def named(name: Said, value: Said) -> Message:
    """Return "name: value"."""
    return say("{name}: {value}", name=name, value=value)


def with_note(what: Said, note: Said | Number) -> Message:
    """Return "what (note)"."""
    return say("{what} ({note})", what=what, note=note)


def clauses(clauses: Iterable[Said]) -> Said:
    """Join clauses, one at least, to "a; b; c"."""
    return reduce(lambda first, after: say("{first}; {next}", first=first, next=after), clauses)


def name_of(head: ReportHead) -> Said:
    """Return the name of the service, or what stands for one."""
    return head.service.name.strip(BLANKS) or say("My service")


def about(head: ReportHead, *more: tuple[Said, Said]) -> Items:
    """Return what a paper is about: service, `more`, standard, phase, day."""
    standard, phase = head.standard, head.service.phase_title
    edition: Said = f"{standard.title} {standard.version}"
    if head.assessed not in ("", standard.version):
        edition = say(
            "{title} {version}, from answers to {assessed}",
            title=standard.title,
            version=standard.version,
            assessed=head.assessed,
        )
    pairs = (
        (say("Service"), name_of(head)),
        *more,
        (say("Standard"), edition),
        *(() if phase is None else ((say("Phase"), phase or NONE),)),
        (say("Date"), head.date),
    )
    return Items(tuple(Item((Strong(say("{name}:", name=name)), value)) for name, value in pairs))


def fact_blocks(head: ReportHead, aside: Sequence[SetAside]) -> list[Block]:
    """Return the facts, and what they took out with the reason."""
    answers = {None: say("Not answered"), True: say("Yes"), False: say("No")}
    blocks: list[Block] = []
    if head.facts:
        name = say("Facts about the service")
        rows = tuple(((one.question,), (answers[one.answer],)) for one in head.facts)
        blocks += [Heading(name), Table(name, (say("Question"), say("Answer")), rows)]
    if aside:
        items = tuple(
            Item((Strong(one.id), named(one.title, clauses(one.because)))) for one in aside
        )
        blocks += [Heading(say("Set aside by the facts")), Items(items)]
    return blocks


def obligation(entry: Entry) -> Message:
    """Return "Must, level 2", or "Must" in a standard without levels."""
    word = OBLIGATION_TITLES[entry.obligation]
    if not entry.level:
        return word
    return say("{obligation}, level {level}", obligation=word, level=Number(entry.level))


def outcome_words(entry: Entry) -> Message:
    """Return the outcome with its marks and the end of an exemption."""
    said = OUTCOME_TITLES[entry.outcome]
    if entry.is_inherited:
        said = say("{outcome} (inherited)", outcome=said)
    if entry.exempt_until:
        said = say("{outcome}, exempt until {day}", outcome=said, day=entry.exempt_until)
    return say("{outcome}, look again", outcome=said) if entry.marks else said


def exemption_blocks(exemptions: Sequence[Exemption]) -> list[Block]:
    """Return the exemptions, the first to end before the others: each with what it is worth."""
    if not exemptions:
        return []
    columns = (say("Criterion"), say("Standing"), say("Approved by"), say("Until"), say("Reason"))

    def row(one: Exemption) -> tuple[Line, ...]:
        cells = (STANDING[one.state], one.approved_by, one.until, one.reason)
        return ((Strong(one.id),), *((cell,) if cell else () for cell in cells))

    name = say("Exemptions")
    ordered = sorted(exemptions, key=lambda one: one.until)
    return [Heading(name), Table(name, columns, tuple(map(row, ordered)))]


def due_words(entry: Entry) -> Said:
    """Return the day, and that it has passed."""
    return say("{day}, overdue", day=entry.due) if entry.overdue else entry.due


def answer_item(entry: Entry) -> Item:
    """Return a criterion with its answer."""
    said = with_note(entry.title, obligation(entry))
    if entry.is_inherited or entry.marks or entry.exempt_until:
        said = named(said, outcome_words(entry))
    return Item((Strong(entry.id), said), under(entry))


def problem_item(problem: EvidenceProblem) -> Item:
    """Return what is wrong with the evidence for a criterion."""
    said = {
        "missing": say("Missing: evidence is expected for this outcome"),
        "expired": say("Expired on {day}", day=problem.date),
        "undated": say("Without a day, so that nobody knows its age"),
        "outdated": say("Too old: of {day}", day=problem.date),
    }[problem.kind]
    is_named = is_said(problem.title)
    return Item((Strong(problem.id), named(problem.title, said) if is_named else said))


def under(entry: Entry) -> tuple[Line, ...]:
    """Return the lines below a criterion: reason, note, evidence."""
    lines: list[Line] = []
    if is_said(entry.reason):
        lines.append((named(say("Reason"), entry.reason),))
    if is_said(entry.note):
        lines.append((entry.note,))
    evidence = (_evidence(one) for one in entry.evidence)
    return (*lines, *(line for line in evidence if len(line) > 1))


def _evidence(item: EvidenceItem) -> Line:
    named = [text for text in (item.title, item.url, item.path) if is_said(text)]
    name = named[0] if named else ""
    said: list[Said] = [
        text for text in ("" if item.path == name else item.path, item.date) if is_said(text)
    ]
    if item.by:
        said.append(say("by {name}", name=item.by))
    if item.expires:
        said.append(say("expires {day}", day=item.expires))
    line: list[Piece] = [say("Evidence:")]
    if name:
        line.append(Link(name, item.url) if is_said(item.url) else name)
    if said:
        listed = reduce(lambda one, two: say("{before}, {after}", before=one, after=two), said)
        line.append(say("({text})", text=listed) if name else listed)
    return tuple(line)
