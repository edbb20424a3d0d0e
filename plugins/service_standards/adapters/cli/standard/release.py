"""The command `release`: freeze an edition of the standard, with its declared changes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from service_standards.adapters.cli.languages import told
from service_standards.adapters.cli.standard.drafting import draft_changes
from service_standards.adapters.cli.writing import make_folder, write_whole
from service_standards.errors import Problem, ProblemsFound
from service_standards.export.release import freeze, release_text
from service_standards.model.changes import undeclared, used_again
from service_standards.model.plain.limits import MOST_SOURCE_BYTES
from service_standards.model.release import Change, Release
from service_standards.report.problems import problems_as_text
from service_standards.source.kinds.release_files import (
    changes_file,
    read_changes,
    release_file,
)
from service_standards.source.project import load_project
from service_standards.source.reading.problems import START, MarkedData, ProblemList
from service_standards.source.reading.source_files import STANDARD
from service_standards.words.message import Message, Number, Words, say, say_many

# The last second of the year 9999; no calendar here goes further.
LAST_SECOND = 253_402_300_799


@click.command()
@click.argument(
    "directory", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)
@click.option("--date", "day", metavar="YYYY-MM-DD", help="The day of the release.")
@click.option(
    "--source-date-epoch",
    type=click.IntRange(min=0, max=LAST_SECOND),
    envvar="SOURCE_DATE_EPOCH",
    show_envvar=True,
    help="The same in seconds since 1970, where --date is not given.",
)
@click.option(
    "--draft", "is_draft", is_flag=True, help="Declare what is not declared yet; freeze nothing."
)
def release(
    directory: Path, *, day: str | None, source_date_epoch: int | None, is_draft: bool
) -> None:
    """Freeze the standard in DIRECTORY into releases/<version>.json.

    The version is that of standards/standard.yml. Everything that differs from the last
    release has to be declared in releases/changes-<version>.yml, each change once; --draft adds
    what is missing there, for you to complete.
    """
    if is_draft:
        draft_changes(directory)
        return
    on = _day(day, source_date_epoch)
    try:
        said = _release(directory, on)
    except ProblemsFound as found:
        click.echo(problems_as_text(found.problems, found.words), nl=False)
        if any(one.code == "undeclared" for one in found.problems):
            hint = say("'service-standards release --draft' writes what is not declared.")
            click.echo(found.words.text(hint))
        raise SystemExit(1) from None
    click.echo(said)


def _day(day: str | None, epoch: int | None) -> str:
    if day is None and epoch is None:
        message = say("Say the day of the release: --date, or SOURCE_DATE_EPOCH.")
        raise click.UsageError(told(message))
    if day is None:
        return datetime.fromtimestamp(epoch or 0, tz=UTC).date().isoformat()
    try:
        return datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        message = say("'{word}' is no day; write it as {day}.", word=day, day=date(2026, 11, 23))
        raise click.UsageError(told(message)) from None


def _release(root: Path, day: str) -> str:
    project = load_project(root)
    version = project.standard.version
    releases = project.releases
    problems = ProblemList()
    if project.draft:
        message = say("a draft cannot be released; set 'profile: strict' and mend what lint says")
        problems.add(STANDARD, START, "draft", message, "profile")
    read = read_changes(root, version, problems)
    if problems.problems:
        raise ProblemsFound(problems.problems, project.words)
    if any(one.standard.version == version for one in releases):
        said = say(
            "{file} is there already, and its criteria are up to date", file=release_file(version)
        )
        return project.words.text(said)
    previous = releases[-1] if releases else None
    data = read.data if read else MarkedData(changes_file(version))
    changes: tuple[Change, ...] = read.model.changes if read else ()
    text = release_text(freeze(project, day, _version(previous), changes))
    current = Release.model_validate_json(text)
    faults = undeclared(previous, current, changes, file=data.file, place=data.place)
    faults += used_again(releases, current, data.file)
    if faults:
        raise ProblemsFound(faults, project.words)
    _check_size(text, release_file(version), project.words)
    path = root / release_file(version)
    make_folder(path.parent)
    write_whole(path, text)
    said = say_many(
        "wrote {file}: {count} criterion, {since}",
        "wrote {file}: {count} criteria, {since}",
        len(current.criteria),
        file=release_file(version),
        since=_since(current),
    )
    return project.words.text(said)


def _check_size(text: str, file: str, words: Words) -> None:
    size = len(text.encode())
    if size > MOST_SOURCE_BYTES:
        message = say(
            "the release would have {size} bytes; at most {most} are allowed",
            size=Number(size),
            most=Number(MOST_SOURCE_BYTES),
        )
        raise ProblemsFound([Problem(file, 1, 1, "", message, "too-large")], words)


def _version(release: Release | None) -> str | None:
    return release.standard.version if release else None


def _since(current: Release) -> Message:
    if current.previous is None:
        return say("the first release")
    return say_many(
        "{count} change since {version}",
        "{count} changes since {version}",
        len(current.changes),
        version=current.previous,
    )
