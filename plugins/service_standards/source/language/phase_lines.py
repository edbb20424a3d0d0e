"""The phases in a criterion: what each expects, and from which something is asked or shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service_standards.model.criterion import PhasedItem, Section
from service_standards.model.vocabulary import Heading
from service_standards.source.language.criterion_words import CriterionWords
from service_standards.source.reading.markdown_text import Line, list_items, lost_lines
from service_standards.source.reading.problems import ProblemList, unknown_thing
from service_standards.words.message import Message, say

MARKS = r"[*_]*"
NAME = r"(?P<name>[^:?*_]{1,64}?)"
REST = rf"\s*{MARKS}\s*:{MARKS}\s+(?P<text>\S.*)"
NAMED = re.compile(f"{MARKS}(?P<start>{NAME}){REST}")


@dataclass(frozen=True)
class PhaseLine:
    """One item: what stands before its colon, the phase as it is written there, its id, the text.

    Without a phase, `start` and `name` are "".
    """

    number: int
    start: str
    name: str
    phase: str | None
    text: str


def expectation_lines(text: str, first_line: int, words: CriterionWords) -> list[PhaseLine]:
    """Return the items of "What each phase expects": "- Discovery: …"."""
    return [_line(item, NAMED, words) for item in list_items(text, first_line)]


def waiting_lines(text: str, first_line: int, words: CriterionWords) -> list[PhaseLine]:
    """Return questions or evidence; what waits for a phase begins "From beta: "."""
    start, end = (r"\s+".join(map(re.escape, part.split())) for part in _around(words.from_phase))
    lead, after = (rf"{start}\s+" if start else ""), (rf"\s+{end}" if end else "")
    pattern = re.compile(f"{MARKS}(?P<start>{lead}{NAME}{after}){REST}", re.IGNORECASE)
    if not words.phases:
        return [
            PhaseLine(item.number, "", "", None, item.text) for item in list_items(text, first_line)
        ]
    return [_line(item, pattern, words) for item in list_items(text, first_line)]


def _around(template: str) -> tuple[str, str]:
    before, _, after = template.partition("{phase}")
    return before.strip(), after.strip()


def _line(item: Line, pattern: re.Pattern[str], words: CriterionWords) -> PhaseLine:
    found = pattern.fullmatch(item.text.replace("\u2019", "'"))
    if not found:
        return PhaseLine(item.number, "", "", None, item.text)
    phase, start = _phase(found["name"], words), item.text[: found.end("start")].lstrip("*_")
    return PhaseLine(item.number, start, found["name"], phase, item.text[found.start("text") :])


def _phase(name: str, words: CriterionWords) -> str | None:
    known = {title.replace("\u2019", "'").casefold(): key for key, title in words.phases.items()}
    return known.get(name.casefold())


def phased_items(text: str, first_phase: str, words: CriterionWords) -> tuple[PhasedItem, ...]:
    """Return the questions or the evidence of a section, each with the phase of which it is due."""
    return tuple(
        PhasedItem(text=one.text, phase=one.phase or first_phase, start=one.start)
        for one in waiting_lines(text, 1, words)
    )


def expectations_of(text: str, words: CriterionWords) -> dict[str, str]:
    """Return what each phase expects, by phase."""
    return {one.phase: one.text for one in expectation_lines(text, 1, words) if one.phase}


def with_bold_phases(section: str, heading: Heading | None, words: CriterionWords) -> str:
    """Return a section in which the phase at the start of an item stands out."""
    read = (
        {
            Heading.WHAT_EACH_PHASE_EXPECTS: expectation_lines,
            Heading.HOW_TO_CHECK_IT: waiting_lines,
            Heading.EVIDENCE: waiting_lines,
        }.get(heading)
        if heading
        else None
    )
    lines = section.split("\n")
    for one in read(section, 1, words) if read else ():
        if one.start:
            written = lines[one.number - 1]
            marker = written[: written.index(written.split(maxsplit=1)[1])]
            rest = written.partition(":")[2].lstrip("*_ \t")
            lines[one.number - 1] = f"{marker}**{one.start}:** {rest}"
    return "\n".join(lines)


def check_phases(
    sections: Mapping[Heading, Section],
    phases: Sequence[str],
    words: CriterionWords,
    file: str,
    problems: ProblemList,
) -> None:
    """Note phases that do not fit a criterion; `phases` are those in which it is asked for."""
    own = [one for one in words.phases if one in phases]
    if not own:
        return
    for heading, check in (
        (Heading.WHAT_EACH_PHASE_EXPECTS, _expectation_faults),
        (Heading.HOW_TO_CHECK_IT, _waiting_faults),
        (Heading.EVIDENCE, _waiting_faults),
    ):
        section = sections.get(heading)
        if section and section.text.strip():
            for number, code, message in check(section, own, words):
                problems.add(file, (number, 1), code, message, words.titles[heading])


Fault = tuple[int, str, Message]


def _expectation_faults(
    section: Section, own: Sequence[str], words: CriterionWords
) -> Iterator[Fault]:
    lines = expectation_lines(section.text, section.line, words)
    for line in lines:
        if not line.name:
            message = say(
                "'{start}' names no phase; write '{phase}: ' before it",
                start=line.text[:60],
                phase=words.phases[own[0]],
            )
            yield line.number, "no-phase", message
    yield from _name_faults(lines, own, words)
    yield from _order_faults(lines, own, words, is_once=True)
    missing = [words.phases[one] for one in own if one not in {line.phase for line in lines}]
    if missing and not _has_lost_lines(section):
        message = say("nothing is said of {phases}; add a line for each", phases=missing)
        yield section.line, "phase-missing", message


def _waiting_faults(section: Section, own: Sequence[str], words: CriterionWords) -> Iterator[Fault]:
    """Yield what is wrong with the phases for which questions or evidence wait."""
    is_asked = section.heading is Heading.HOW_TO_CHECK_IT
    lines = waiting_lines(section.text, section.line, words)
    for at, item in enumerate(list_items(section.text, section.line)):
        bare = _line(item, NAMED, words)
        if not lines[at].name and bare.phase:
            start = words.from_phase.replace("{phase}", words.phases[bare.phase])
            message = (
                say("a question that waits for a phase begins '{start}: '", start=start)
                if is_asked
                else say("evidence that waits for a phase begins '{start}: '", start=start)
            )
            yield item.number, "no-phase", message
            lines[at] = bare
    yield from _name_faults(lines, own, words)
    yield from _order_faults(lines, own, words, is_once=False)
    is_late = lines and all(line.phase and line.phase != own[0] for line in lines)
    if is_late and not _has_lost_lines(section):
        yield section.line, *_late(words.phases[own[0]], is_asked=is_asked)


def _late(first: str, *, is_asked: bool) -> tuple[str, Message]:
    if is_asked:
        return "no-question-yet", say(
            "the criterion begins in {first}, but each question waits for a later phase; add one "
            "that can be answered then, or let the criterion begin later",
            first=first,
        )
    return "no-evidence-yet", say(
        "the criterion begins in {first}, but all evidence waits for a later phase; add something "
        "that can be shown then",
        first=first,
    )


def _has_lost_lines(section: Section) -> bool:
    """Tell whether something here is told to be no item; what is missing may stand in it."""
    return any(lost_lines(section.text, section.line))


def _name_faults(
    lines: Sequence[PhaseLine], own: Sequence[str], words: CriterionWords
) -> Iterator[Fault]:
    titles = [words.phases[one] for one in own]
    for line in lines:
        if line.name and line.phase is None:
            message = unknown_thing("phase", line.name, words.phases.values())
            yield line.number, "unknown-phase", message
        elif line.phase and line.phase not in own:
            message = say(
                "the criterion is not asked for in {phase}; its phases are: {phases}",
                phase=words.phases[line.phase],
                phases=titles,
            )
            yield line.number, "phase-of-another", message


def _order_faults(
    lines: Sequence[PhaseLine], own: Sequence[str], words: CriterionWords, *, is_once: bool
) -> Iterator[Fault]:
    """Yield phases out of order; a question without one is of the first."""
    last = 0
    seen: set[str] = set()
    for line in lines:
        phase = line.phase if line.name or is_once else own[0]
        if phase is None or phase not in own:
            continue
        if is_once and phase in seen:
            message = say("'{phase}' stands here twice", phase=words.phases[phase])
            yield line.number, "phase-twice", message
        elif own.index(phase) < last:
            message = say(
                "this belongs to {phase}, which comes before {other}; the order is: {order}",
                phase=words.phases[phase],
                other=words.phases[own[last]],
                order=[words.phases[one] for one in own],
            )
            yield line.number, "phase-order", message
        seen.add(phase)
        last = max(last, own.index(phase))
