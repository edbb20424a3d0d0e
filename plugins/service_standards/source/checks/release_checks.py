"""Checks of `releases/`: what changed is declared, and what is frozen stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service_standards.errors import Problem
from service_standards.model.changes import differing, undeclared, used_again
from service_standards.model.criterion import Criterion
from service_standards.model.plain.ids import MONTHS, IdForm
from service_standards.model.release import (
    Release,
    released,
    unfrozen,
    version_order,
)
from service_standards.model.standard import Standard
from service_standards.source.kinds.criterion_file import Read
from service_standards.source.kinds.release_files import (
    read_changes,
    read_frozen,
    release_file,
)
from service_standards.source.kinds.sources import Sources
from service_standards.source.reading.problems import ProblemList, in_order, listed, path_text
from service_standards.words.message import Message, say


def check_releases(root: Path, sources: Sources, problems: ProblemList) -> tuple[Release, ...]:
    """Return the frozen editions, the oldest first; faults of theirs and of the draft are noted."""
    before = len(problems.problems)
    frozen = read_frozen(root, problems)
    releases = tuple(read.model for read in frozen)
    if len(problems.problems) > before:
        # Against editions that are not sound, everything would seem to have changed.
        return releases
    for index, read in enumerate(frozen):
        _check_changes(read, releases[:index], problems)
    if sources.standard:
        _check_prefixes(sources.standard, releases, problems)
    is_whole = not sources.unreadable_criteria and all(one.is_sound for one in sources.criteria)
    if releases and sources.standard and is_whole:
        draft = Draft(root, sources.standard, sources.criteria)
        draft.check(releases, problems)
    return releases


def _check_prefixes(
    standard: Read[Standard], releases: Sequence[Release], problems: ProblemList
) -> None:
    """Note prefixes that a spreadsheet takes for a month; one that is published stays.

    Where ids need not begin with a prefix, tables guard those that a spreadsheet would change.
    """
    if standard.model.id_form == IdForm.OPEN:
        return
    published = {one.id[:3] for release in releases for one in release.criteria}
    for index, dimension in enumerate(standard.model.dimensions):
        if dimension.prefix in MONTHS and dimension.prefix not in published:
            path = ("dimensions", index, "prefix")
            message = say(
                "found '{prefix}'; spreadsheets take '{prefix}-01' for a day; "
                "none of these can be a prefix: {months}",
                prefix=dimension.prefix,
                months=MONTHS,
            )
            place = standard.data.place(path)
            problems.add(standard.data.file, place, "month-prefix", message, path_text(path))


def _check_changes(read: Read[Release], earlier: Sequence[Release], problems: ProblemList) -> None:
    problems.problems += problems.known.once(_undeclared, read, tuple(earlier))


def _undeclared(read: Read[Release], earlier: Sequence[Release]) -> list[Problem]:
    release, data = read.model, read.data
    previous = earlier[-1] if earlier else None
    faults = undeclared(previous, release, release.changes, file=data.file, place=data.place)
    return [*faults, *used_again(earlier, release, data.file)]


@dataclass
class Draft:
    """The sources as they are now; a draft may be unfinished, but not wrong."""

    root: Path
    standard: Read[Standard]
    criteria: Sequence[Read[Criterion]]

    def check(self, releases: Sequence[Release], problems: ProblemList) -> None:
        """Note what the sources say against what is frozen."""
        version, newest = self.standard.model.version, releases[-1].standard.version
        same = [one for one in releases if one.standard.version == version]
        if same:
            code, message = "frozen", self._changed_since(same[0])
        elif version_order(version) < version_order(newest):
            code = "bad-version"
            message = say(
                "the version {version} comes before {newest}, which is released; raise it",
                version=version,
                newest=newest,
            )
        else:
            self._check_next(releases, problems)
            return
        if message:
            place = self.standard.data.place(("version",))
            problems.add(self.standard.data.file, place, code, message, "version")

    def _changed_since(self, frozen: Release) -> Message | None:
        now = {read.model.id: released(read.model) for read in self.criteria}
        then = frozen.criteria_by_id
        changed = set(now) ^ set(then)
        changed |= {key for key in set(now) & set(then) if differing(then[key], now[key])}
        if not changed:
            return None
        version = frozen.standard.version
        return say(
            "{version} is frozen in {release} and {criteria} changed since; "
            "raise the version in {file} and declare the changes, or, if {version} "
            "was never published, delete that file and freeze it again",
            version=version,
            release=release_file(version),
            criteria=listed(in_order(sorted(changed))),
            file=self.standard.data.file,
        )

    def _check_next(self, releases: Sequence[Release], problems: ProblemList) -> None:
        draft = unfrozen(self.standard.model, [read.model for read in self.criteria], releases[-1])
        places = {
            read.model.id: (read.data.file, read.data.place(("id",))) for read in self.criteria
        }
        problems.problems += used_again(releases, draft, place_of=lambda key: places[key])
        read = read_changes(self.root, draft.standard.version, problems)
        if read:
            changes, data = read.model.changes, read.data
            faults = undeclared(releases[-1], draft, changes, file=data.file, place=data.place)
            # What is not declared yet is asked for when the edition is frozen.
            problems.problems += [fault for fault in faults if fault.code != "undeclared"]
