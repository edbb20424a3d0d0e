"""The command `diff`: what differs between two editions, before anybody accepts it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click

from service_standards.adapters.cli.standard.editing import (
    DIRECTORY,
    Draft,
    end_with_faults,
    faults_of,
    read_draft,
)
from service_standards.editing.differences import Differences, compare, through
from service_standards.merge.editions import edition_path
from service_standards.model.base import VERSION
from service_standards.model.release import Release, unfrozen
from service_standards.report.differences import (
    differences_as_json,
    differences_as_markdown,
    differences_as_text,
)
from service_standards.source.drafts.editions import Edition, is_whole, read_edition
from service_standards.source.kinds.release_files import read_changes, read_frozen
from service_standards.source.reading.problems import ProblemList, listed
from service_standards.words.message import Words, say


@click.command()
@click.argument("old", required=False)
@click.argument("new", default=".")
@click.option(
    "--directory",
    type=DIRECTORY,
    default=".",
    help="The project whose releases a version names; the folder you are in if left out.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
)
def diff(old: str | None, new: str, directory: Path, form: str) -> None:
    """Say what differs between two editions: OLD and NEW.

    Each is a version that was released, a folder with a standard, a file of releases/, or a
    catalogue.json. NEW is the folder you are in if left out, and OLD the last release.
    """
    project = Project(directory)
    after = project.edition(new if new != "." else str(directory))
    before = project.edition(old) if old else project.last_before(after)
    left_out = tuple(dict.fromkeys((*before.left_out, *after.left_out)))
    found = compare(before.release, project.since(before.release, after.release), left_out)
    click.echo(_as(form, found, project.words), nl=False)


def _as(form: str, found: Differences, words: Words) -> str:
    if form == "json":
        return differences_as_json(found)
    told = differences_as_markdown if form == "markdown" else differences_as_text
    return told(found, words)


class Project:
    """The editions that words of a command can name."""

    def __init__(self, directory: Path) -> None:
        self.root = directory.resolve()
        has_standard = (self.root / "standards/standard.yml").exists()
        self.draft = read_draft(directory) if has_standard else None
        self.words = self.draft.words if self.draft else Words()
        self.releases = _releases(self.root, self.words)

    def edition(self, name: str) -> Edition:
        """Return the edition that a word names; faults in it, or a wrong word, end the command."""
        path = Path(name)
        if path.is_dir():
            return Edition(_sources(read_draft(path)))
        if path.is_file():
            problems = ProblemList()
            found = read_edition(path, problems)
            return found or end_with_faults(problems.problems, self.words)
        known = {one.standard.version: one for one in self.releases}
        if name in known:
            return Edition(known[name])
        if re.fullmatch(VERSION, name) and self.draft and name == self.draft.standard.version:
            return Edition(_sources(self.draft))
        message = say(
            "'{name}' is no file, no folder and no released version; released: {versions}",
            name=name,
            versions=listed(known) if known else say("nothing"),
        )
        raise click.UsageError(self.words.text(message))

    def last_before(self, after: Edition) -> Edition:
        """Return the release of the same version, or else the newest one."""
        version = after.release.standard.version
        same = [one for one in self.releases if one.standard.version == version]
        found = same or self.releases[-1:]
        if not found:
            message = say("There is no release to compare with; name two editions.")
            raise click.UsageError(self.words.text(message))
        return Edition(found[0])

    def since(self, old: Release, new: Release) -> Release:
        """Return an edition with its declared changes since another one, through all in between."""
        releases = [one for one in self.releases if one.standard.version != new.standard.version]
        steps: Sequence[tuple[Release, Release]] = edition_path(
            [old, *releases, new], old.standard.version, new.standard.version
        )
        return through(steps) if steps else new.model_copy(update={"changes": ()})


def _releases(root: Path, words: Words) -> list[Release]:
    problems = ProblemList()
    releases = [read.model for read in read_frozen(root, problems)]
    if problems.problems:
        end_with_faults(problems.problems, words)
    return releases


def _sources(draft: Draft) -> Release:
    """Return the sources of a project as the edition that they are going to be."""
    releases = _releases(draft.root, draft.words)
    if not is_whole(draft.sources):
        end_with_faults(faults_of(draft.root), draft.words)
    problems = ProblemList()
    read = read_changes(draft.root, draft.standard.version, problems)
    if problems.problems:
        end_with_faults(problems.problems, draft.words)
    earlier = [one for one in releases if one.standard.version != draft.standard.version]
    criteria = [one.model for one in draft.sources.criteria]
    changes = read.model.changes if read else ()
    return unfrozen(draft.standard, criteria, earlier[-1] if earlier else None, changes)
