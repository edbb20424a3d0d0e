"""The command `check`: what is wrong with an assessment, and what is due and not met."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path

import click

from service_standards import __version__
from service_standards.adapters.cli.days import today_option
from service_standards.adapters.cli.languages import language_option, spoken, told
from service_standards.adapters.cli.reading import NotRead, read_whole
from service_standards.adapters.cli.standard_at_hand import catalogue_option, edition_at_hand
from service_standards.checking.check import check_assessment
from service_standards.checking.request import CheckRequest, PathState
from service_standards.checking.result import CheckedFile
from service_standards.errors import FileRefused
from service_standards.model.edition import Edition, EditionChecklist
from service_standards.model.plain.limits import MOST_BYTES
from service_standards.record import record
from service_standards.report.check_forms.forms import FOR_PEOPLE, FORMS, check_as
from service_standards.source.kinds.assessment_file import Data, read_assessment
from service_standards.source.reading.problems import allowed_words
from service_standards.words.message import ENGLISH, say

OWN_TARGETS = "file"


@record
class Asked:
    """The options that are the same for every file; `edition_for` a folder, read once."""

    edition_for: Callable[[Path], Edition]
    gate: str | None
    target: str | None
    base: Path | None
    today: date


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@catalogue_option
@click.option("--gate", metavar="ID", help="What is due at this gate has to be met, such as beta.")
@click.option(
    "--target",
    metavar="LEVEL",
    help="Every dimension has to reach this level; 'file': the levels that the file names.",
)
@click.option(
    "--base",
    type=click.Path(path_type=Path),
    help="An earlier state of the file; no answer may be worse than in it.",
)
@today_option
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@language_option
def check(  # noqa: PLR0913, PLR0917 - an argument for each option
    files: tuple[Path, ...],
    catalogue: str | None,
    gate: str | None,
    target: str | None,
    base: Path | None,
    today: str,
    form: str,
) -> None:
    """Check the assessment in each FILE against its standard.

    Exit codes: 0 no faults (there can be warnings), 1 faults, 2 wrong usage or no such file.
    """
    if gate is not None and target is not None:
        raise click.UsageError(told(say("Name a gate or a target, not both.")))
    if base and len(files) > 1:
        raise click.UsageError(told(say("With --base, name one file.")))
    asked = Asked(_editions(catalogue), gate, target, base, date.fromisoformat(today))
    checked, unread = [], []
    for file in files:
        try:
            checked.append(_checked(file, asked))
        except NotRead as error:
            unread.append(error)
    if checked:
        words = spoken() if form in FOR_PEOPLE else ENGLISH
        click.echo(check_as(form, checked, asked.today, __version__, words), nl=False)
    for one in unread:
        one.show()
    if unread:
        raise SystemExit(NotRead.exit_code)
    raise SystemExit(1 if any(one.faults for one in checked) else 0)


def _editions(catalogue: str | None) -> Callable[[Path], Edition]:
    if catalogue is None:
        return cache(partial(edition_at_hand, None))
    named = edition_at_hand(catalogue, Path())
    return lambda _: named


def _checked(file: Path, asked: Asked) -> CheckedFile:
    data = read_whole(file, MOST_BYTES)
    edition = asked.edition_for(file.parent)
    gate = _gate(edition, asked.gate) if asked.gate is not None else None
    request = CheckRequest(
        today=asked.today,
        state_of=cache(partial(_state_of, str(file.parent.resolve()), str(_root(file.parent)))),
        gate=gate,
        target=_target(asked.target, edition) if asked.target is not None else None,
        own_targets=asked.target == OWN_TARGETS,
        base=_base(asked.base, edition) if asked.base else {},
    )
    return check_assessment(data, _name(file), edition, request)


def _name(file: Path) -> str:
    """Return how a report names a file: from the folder in which the command runs, if below it."""
    path = file if file.is_absolute() else Path.cwd() / file
    relative = os.path.relpath(path, Path.cwd())
    return (path if relative.startswith("..") else Path(relative)).as_posix()


def _gate(edition: Edition, word: str) -> EditionChecklist:
    from service_standards.adapters.cli.gates import gate_named  # noqa: PLC0415 - if asked for

    return edition.checklists_by_id[gate_named(edition, word).id]


def _target(word: str, edition: Edition) -> int | None:
    if edition.scoring is None:
        message = say("A release does not say how levels are reached; name a catalogue.json.")
        raise NotRead(message)
    levels = [str(one.number) for one in edition.levels]
    if not levels:
        raise NotRead(say("The standard has no levels, so that there is no target to reach."))
    if word == OWN_TARGETS:
        return None
    if word not in levels:
        allowed = allowed_words(word, [*levels, OWN_TARGETS])
        raise NotRead(say("There is no level '{word}'{allowed}.", word=word, allowed=allowed))
    return int(word)


def _base(file: Path, edition: Edition) -> Data:
    try:
        data = read_assessment(
            read_whole(file, MOST_BYTES), edition.standard, edition.criteria_by_id
        )
    except FileRefused as refused:
        raise NotRead(say("{file}: {message}", file=file, message=refused.message)) from None
    findings: Data = data["findings"]
    return findings


def _root(folder: Path) -> Path:
    """Return the root of the repository that a folder is in, or the folder without one."""
    folder = folder.resolve()
    return next((one for one in [folder, *folder.parents] if (one / ".git").exists()), folder)


def _state_of(folder: str, root: str, name: str) -> PathState:
    """Return what stands at the path of an evidence; a part after '#' is a place in the file."""
    try:
        for each in dict.fromkeys((name, name.partition("#")[0])):
            # pathlib would take three times as long, for each of thousands of paths.
            path = os.path.realpath(os.path.join(folder, each))  # noqa: PTH118
            if os.path.commonpath((root, path)) != root:
                return PathState.OUTSIDE
            # A folder has no places within it.
            if os.path.isfile(path) or (each == name and os.path.exists(path)):  # noqa: PTH110, PTH113
                return PathState.THERE
    except (OSError, ValueError):  # a name too long, or a zero byte in it
        pass
    return PathState.MISSING
