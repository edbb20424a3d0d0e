"""Reading `releases/`: frozen editions, and the changes that wait for the next one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from service_standards.model.release import (
    Release,
    ReleaseChanges,
    change_fault,
    version_order,
)
from service_standards.source.criterion_file import Read
from service_standards.source.files import read_text, walk
from service_standards.source.json_reader import read_json
from service_standards.source.problems import ProblemList, path_text
from service_standards.source.validate import validate
from service_standards.source.yaml_reader import Path as DataPath
from service_standards.source.yaml_reader import read_yaml

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
        data = read_json(path, root, problems)
        release = validate(Release, data, problems) if data else None
        if data and release:
            found.append(Read(release, data))
    found.sort(key=lambda read: version_order(read.model.standard.version))
    for read in found:
        _check_release(read, problems)
    if len(found) == len(paths):
        # Without a file that cannot be read, the others would seem to follow on nothing.
        _check_chain(found, problems)
    return found


def read_changes(root: Path, version: str, problems: ProblemList) -> Read[ReleaseChanges] | None:
    """Return the changes declared for a version; None without a file, or when it is faulty."""
    path = root / changes_file(version)
    if not path.exists() and not path.is_symlink():
        return None
    text = read_text(path, root, problems)
    data = read_yaml(text, changes_file(version), problems) if text is not None else None
    changes = validate(ReleaseChanges, data, problems) if data else None
    return Read(changes, data) if changes and data else None


def _check_release(read: Read[Release], problems: ProblemList) -> None:
    release = read.model

    def note(path: DataPath, code: str, message: str) -> None:
        problems.add(read.data.file, read.data.place(path), code, message, path_text(path))

    standard = release.standard
    if read.data.file != release_file(standard.version):
        message = f"the version '{standard.version}' differs from the file's name"
        note(("standard", "version"), "bad-version", message)
    try:
        date.fromisoformat(standard.date)
    except ValueError:
        note(("standard", "date"), "bad-value", f"found '{standard.date}'; there is no such day")
    count = Counter(criterion.id for criterion in release.criteria)
    for index, criterion in enumerate(release.criteria):
        if count[criterion.id] > 1:
            message = f"'{criterion.id}' stands here {count[criterion.id]} times"
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
            named = f"'{expected}', the release before this one" if expected else "null"
            message = f"found {_shown(release.previous)}; 'previous' has to be {named}"
            problems.add(data.file, data.place(("previous",)), "broken-chain", message, "previous")
        if previous and release.standard.id != previous.standard.id:
            path = ("standard", "id")
            message = f"the release before this one is of '{previous.standard.id}'"
            problems.add(data.file, data.place(path), "bad-id", message, path_text(path))
        previous = release


def _shown(version: str | None) -> str:
    return "null" if version is None else f"'{version}'"
