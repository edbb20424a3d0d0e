"""The report of a service over all dimensions, in words."""

from __future__ import annotations

from collections.abc import Mapping

from service_standards.model.plain.characters import BLANKS
from service_standards.report.baseline import baseline_words
from service_standards.report.paper import (
    Block,
    Heading,
    Item,
    Items,
    Line,
    Paper,
    Paragraph,
    Said,
    Strong,
    Table,
    Title,
)
from service_standards.report.paper_lines import (
    NONE,
    about,
    answer_item,
    clauses,
    due_words,
    exemption_blocks,
    fact_blocks,
    items,
    name_of,
    obligation,
    outcome_words,
    problem_item,
    under,
)
from service_standards.report.report_data import DimensionOfReport, Entry, WholeReport
from service_standards.scoring.evaluate import Index
from service_standards.scoring.gaps import SummaryNumbers
from service_standards.scoring.levels import LevelRange
from service_standards.words.message import Message, Number, say, say_many


def report_paper(report: WholeReport, levels: Mapping[int, str]) -> Paper:
    """Put the whole report of a service into words; `levels` are titles of levels, if any."""
    baseline = baseline_words(report.baseline, report.exemptions)
    blocks: list[Block] = [
        Title(name_of(report)),
        about(report),
        *([Paragraph((baseline,))] if baseline else []),
        Paragraph(_summary(report.summary)),
        _dimensions(report, levels),
        Paragraph(_index(report.index)),
        *_gaps(report, has_levels=bool(levels)),
        *exemption_blocks(report.exemptions),
        Heading(say("Evidence to look after")),
        items(map(problem_item, report.evidence))
        or Paragraph((say("No evidence is missing, expired or too old."),)),
    ]
    if report.not_applicable:
        aside = Items(tuple(map(answer_item, report.not_applicable)))
        blocks += [Heading(say("Judged not applicable")), aside]
    return Paper((*blocks, *fact_blocks(report, report.set_aside)))


def _gaps(report: WholeReport, *, has_levels: bool) -> tuple[Block, ...]:
    heading, nothing = say("What is not met"), say("Everything that applies is met.")
    if has_levels:
        heading = say("Between the service and its targets")
        nothing = say("Nothing, or no target is chosen.")
    found = items(_gap_item(one, has_levels=has_levels) for one in report.gaps)
    return (Heading(heading), found or Paragraph((nothing,)))


def _gap_item(entry: Entry, *, has_levels: bool) -> Item:
    first = say(
        "{title} ({obligation}): {outcome}",
        title=entry.title,
        obligation=obligation(entry),
        outcome=outcome_words(entry),
    )
    binding = say("in the way of the target") if has_levels else say("required")
    said: list[Said] = [first, binding if entry.blocks else say("advised")]
    if entry.owner:
        said.append(entry.owner)
    if entry.due:
        said.append(say("due {day}", day=due_words(entry)))
    return Item((Strong(entry.id), clauses(said)), under(entry))


def _dimensions(report: WholeReport, levels: Mapping[int, str]) -> Table:
    grades = (say("Level"), say("Target")) if levels else ()
    columns = (say("Dimension"), *grades, say("Assessed"), say("Points"))
    rows = tuple(
        (
            (one.title,),
            *(_grade(one, levels) if levels else ()),
            (f"{one.assessed} / {one.applicable}",),
            (f"{one.points} / {one.possible}",),
        )
        for one in report.dimensions
    )
    return Table(say("Result by dimension"), columns, rows)


def _grade(one: DimensionOfReport, levels: Mapping[int, str]) -> tuple[Line, ...]:
    target = NONE if one.target is None else str(one.target)
    return ((_level(one.level, levels),), (target,))


def _level(level: LevelRange, titles: Mapping[int, str]) -> Said:
    if level.at_least is None or level.at_most is None:
        return say("no level")
    if level.at_least == level.at_most:
        return f"{level.at_least} {titles.get(level.at_least, '')}".strip(BLANKS)
    at_least, at_most = Number(level.at_least), Number(level.at_most)
    return say("at least {at_least}, at most {at_most}", at_least=at_least, at_most=at_most)


def _index(index: Index) -> tuple[Said, ...]:
    said = say("No index yet: nothing applies.")
    if index.hundredths is not None:
        said = say_many(
            "Index {index} of 100, over one dimension.",
            "Index {index} of 100, over {count} dimensions that weigh the same.",
            index.dimensions,
            count=Number(index.dimensions),
            index=Number(index.hundredths),
        )
        indication = say("It is an indication for one service; it is not an official score.")
        return (said, indication)
    return (said,)


def _summary(numbers: SummaryNumbers) -> tuple[Said, ...]:
    assessed, applicable = Number(numbers.assessed), Number(numbers.applicable)
    said: list[Said] = [
        say(
            "{assessed} of {applicable} criteria that apply are assessed.",
            assessed=assessed,
            applicable=applicable,
        )
    ]
    if numbers.targets > 0:
        said += [_reached(numbers), _in_the_way(numbers)]
    if numbers.overdue > 0:
        overdue = numbers.overdue
        said.append(
            say_many(
                "{count} criterion is overdue.",
                "{count} criteria are overdue.",
                overdue,
                count=Number(overdue),
            )
        )
    return tuple(said)


def _reached(numbers: SummaryNumbers) -> Message:
    targets = numbers.targets
    count, reached = Number(targets), Number(numbers.reached)
    if numbers.reachable > numbers.reached:
        return say_many(
            "{reached} of {count} target is reached for certain, {reachable} can still be.",
            "{reached} of {count} targets are reached for certain, {reachable} can still be.",
            targets,
            count=count,
            reached=reached,
            reachable=Number(numbers.reachable),
        )
    return say_many(
        "{reached} of {count} target is reached for certain.",
        "{reached} of {count} targets are reached for certain.",
        targets,
        count=count,
        reached=reached,
    )


def _in_the_way(numbers: SummaryNumbers) -> Said:
    blocking, advised = numbers.blocking, numbers.advised
    first = say_many(
        "{count} criterion stands in the way",
        "{count} criteria stand in the way",
        blocking,
        count=Number(blocking),
    )
    more = say_many(
        "{count} more is advised.",
        "{count} more are advised.",
        advised,
        count=Number(advised),
    )
    return clauses((first, more))
