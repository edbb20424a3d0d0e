"""Reading `releases/`: frozen editions, and the changes that wait for the next one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from service_standards.model.release import (
    Change,
    ChangeKind,
    Release,
    ReleaseChanges,
    change_fault,
    version_order,
)
from service_standards.source.kinds.criterion_file import Read, read_model
from service_standards.source.reading.files import read_text
from service_standards.source.reading.json_reader import read_json_text
from service_standards.source.reading.paths import shown_name, walk
from service_standards.source.reading.problems import Path as DataPath
from service_standards.source.reading.problems import ProblemList, path_text
from service_standards.source.reading.validate import validate
from service_standards.words.message import Message, say, say_many

FOLDER = "releases"


def release_file(version: str) -> str:
    """Return the path of a frozen edition."""
    return f"{FOLDER}/{version}.json"


def changes_file(version: str) -> str:
    """Return the path of the file in which the changes of a version are declared."""
    return f"{FOLDER}/changes-{version}.yml"


def read_frozen(root: Path, problems: ProblemList) -> list[Read[Release]]:
    """Return the frozen editions, the oldest first; there need not be any. Faults are noted."""
    folder = root / FOLDER
    below = list(walk(folder, root, root, problems)) if folder.is_dir() else []
    paths = [path for path in below if path.parent == folder and path.suffix == ".json"]
    found = []
    for path in paths:
        text = read_text(path, root, problems)
        name = shown_name(path, root)
        read = problems.once(_read_release, text, name) if text is not None else None
        if read:
            found.append(read)
    found.sort(key=lambda read: version_order(read.model.standard.version))
    if len(found) == len(paths):
        # Without a file that cannot be read, the others would seem to follow on nothing.
        _check_chain(found, problems)
    return found


def _read_release(text: str, file: str, problems: ProblemList) -> Read[Release] | None:
    data = read_json_text(text, file, problems)
    release = validate(Release, data, problems) if data else None
    read = Read(release, data) if data and release else None
    if read:
        _check_release(read, problems)
    return read


def read_changes(root: Path, version: str, problems: ProblemList) -> Read[ReleaseChanges] | None:
    """Return the changes declared for a version; None without a file, or when it is faulty."""
    path = root / changes_file(version)
    if not path.exists() and not path.is_symlink():
        return None
    text = read_text(path, root, problems)
    if text is None:
        return None
    return problems.once(read_model, ReleaseChanges, text, changes_file(version))


def became(root: Path, version: str) -> dict[str, Message]:
    """Return what became of each criterion that is gone, as a sentence.

    `version` is that of the sources. What cannot be read is left out; others tell of it.
    """
    ignored = ProblemList()
    frozen = [read.model for read in read_frozen(root, ignored)]
    waiting = read_changes(root, version, ignored)
    editions = [(one.standard.version, one.changes) for one in frozen]
    editions += [(version, waiting.model.changes)] if waiting else []
    found = {
        one.id: say(
            "the criterion '{id}' was in {version} and is gone",
            id=one.id,
            version=release.standard.version,
        )
        for release in frozen
        for one in release.criteria
    }
    for edition, changes in editions:
        for change in changes:
            found |= {key: _became(key, change, edition) for key in change.gone}
    return found


def _became(key: str, change: Change, version: str) -> Message:
    because = " ".join((change.reason or "").split()).rstrip(".")
    reason = say(" ({reason})", reason=because) if because else ""
    values = {"id": key, "to": change.to, "version": version, "reason": reason}
    sentences = {
        ChangeKind.MOVED_TO: say(
            "the criterion '{id}' was moved to {to} in {version}{reason}", **values
        ),
        ChangeKind.SPLIT_TO: say(
            "the criterion '{id}' was split to {to} in {version}{reason}", **values
        ),
        ChangeKind.MERGED_TO: say(
            "the criterion '{id}' was merged to {to} in {version}{reason}", **values
        ),
        ChangeKind.COVERED_BY: say(
            "the criterion '{id}' is covered by {to} in {version}{reason}", **values
        ),
        ChangeKind.WITHDRAWN: say(
            "the criterion '{id}' was withdrawn in {version}{reason}", **values
        ),
    }
    gone = say("the criterion '{id}' is gone in {version}{reason}", **values)
    return sentences.get(change.kind, gone)


def _check_release(read: Read[Release], problems: ProblemList) -> None:
    release = read.model

    def note(path: DataPath, code: str, message: Message) -> None:
        problems.add(read.data.file, read.data.place(path), code, message, path_text(path))

    standard = release.standard
    if read.data.file != release_file(standard.version):
        message = say(
            "the version '{version}' differs from the file's name", version=standard.version
        )
        note(("standard", "version"), "bad-version", message)
    try:
        date.fromisoformat(standard.date)
    except ValueError:
        message = say("found '{day}'; there is no such day", day=standard.date)
        note(("standard", "date"), "bad-value", message)
    count = Counter(criterion.id for criterion in release.criteria)
    for index, criterion in enumerate(release.criteria):
        if count[criterion.id] > 1:
            message = say_many(
                "'{criterion}' stands here {count} time",
                "'{criterion}' stands here {count} times",
                count[criterion.id],
                criterion=criterion.id,
            )
            note(("criteria", index, "id"), "duplicate-id", message)
    for index, change in enumerate(release.changes):
        fault = change_fault(change)
        if fault:
            note(("changes", index), "wrong-change", fault)


def _check_chain(found: list[Read[Release]], problems: ProblemList) -> None:
    previous: Release | None = None
    for read in found:
        release, data = read.model, read.data
        expected = previous.standard.version if previous else None
        if release.previous != expected:
            shown = _shown(release.previous)
            message = say("found {found}; 'previous' has to be null", found=shown)
            if expected:
                message = say(
                    "found {found}; 'previous' has to be '{version}', the release before this one",
                    found=shown,
                    version=expected,
                )
            problems.add(data.file, data.place(("previous",)), "broken-chain", message, "previous")
        if previous and release.standard.id != previous.standard.id:
            path = ("standard", "id")
            message = say(
                "the release before this one is of '{standard}'", standard=previous.standard.id
            )
            problems.add(data.file, data.place(path), "bad-id", message, path_text(path))
        previous = release


def _shown(version: str | None) -> str:
    return "null" if version is None else f"'{version}'"
