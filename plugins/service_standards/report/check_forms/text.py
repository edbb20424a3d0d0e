"""The result of a check for people: one line for each thing, then how far the service is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service_standards.checking.result import CheckedFile, DimensionState, Issue
from service_standards.errors import is_shown
from service_standards.report.baseline import baseline_words
from service_standards.scoring.levels import LevelRange
from service_standards.words.message import ENGLISH, Message, Words, say, say_many


def check_as_text(files: Sequence[CheckedFile], words: Words = ENGLISH) -> str:
    """Return the text, with a line end after each line."""
    lines = [line for one in files for line in _of_file(one, words)]
    lines.append(words.text(counted(files)))
    return "".join(f"{line}\n" for line in lines)


def counted(files: Sequence[CheckedFile]) -> Message:
    """Return how many faults and warnings there are in how many files."""
    faults = sum(len(one.faults) for one in files)
    warnings = sum(len(one.warnings) for one in files)
    return say(
        "{faults} and {warnings} in {files}.",
        faults=say_many("{count} fault", "{count} faults", faults),
        warnings=say_many("{count} warning", "{count} warnings", warnings),
        files=say_many("{count} file", "{count} files", len(files)),
    )


def level_text(level: LevelRange) -> Message:
    """Return the level, or the range while criteria are open."""
    if level.at_least is None or level.at_most is None:
        return say("no level")
    if level.at_least == level.at_most:
        return say("level {level}", level=str(level.at_least))
    return say(
        "at least level {least}, at most {most}",
        least=str(level.at_least),
        most=str(level.at_most),
    )


def state_text(state: DimensionState) -> Message:
    """Return how far a dimension is, and what is in the way of its target."""
    if state.target is None:
        return level_text(state.level)
    values = {"level": level_text(state.level), "target": str(state.target)}
    if state.is_reached:
        return say("{level}; the target {target} is reached", **values)
    return say(
        "{level}; the target {target} is not reached: {ids}", **values, ids=list(state.blocking)
    )


def dimension_text(state: DimensionState) -> Message:
    """Return the name of a dimension and how far it is."""
    return say("{name}: {value}", name=state.title, value=state_text(state))


def issue_text(issue: Issue, words: Words) -> str:
    """Return `file:line:column: path: message`; a warning says that it is one."""
    told = issue.problem.told(words)
    return told if issue.fails else words.text(say("{line} (warning)", line=told))


def _of_file(checked: CheckedFile, words: Words) -> Iterator[str]:
    for issue in checked.issues:
        yield issue_text(issue, words)
    if checked.coverage is None:
        return
    service = checked.service or checked.file
    message = say(
        "{service}: {assessed} of {applicable} criteria assessed",
        service=" ".join(service.split()),
        assessed=checked.coverage.assessed,
        applicable=checked.coverage.applicable,
    )
    yield printable(words.text(message))
    baseline = checked.baseline
    if baseline and (said := baseline_words(baseline, checked.exemptions)):
        yield f"  {words.text(said)}"
    for state in checked.dimensions:
        yield f"  {words.text(dimension_text(state))}"


def printable(text: str) -> str:
    """Return a text without what could give orders to a terminal or turn its direction.

    Blanks of all kinds stay: French sets one that does not break before a colon.
    """
    return "".join(one if is_shown(one) else "\N{REPLACEMENT CHARACTER}" for one in text)
