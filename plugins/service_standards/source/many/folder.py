"""The assessment files below a folder: which there are, and their bytes."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from service_standards.errors import AssessmentRefused, FileRefused
from service_standards.model.plain.limits import MOST_BYTES, MOST_FILES
from service_standards.source.reading.paths import path_fault
from service_standards.words.message import Number, say

# Windows changes the ends of lines in what is not opened so.
BINARY: int = getattr(os, "O_BINARY", 0)

# What is made of a standard or of all services, as it begins when we write it. What is made of one
# service is not among them: a team may have handed it in where its answers belong.
OF_NO_SERVICE = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"(?:catalogue|portfolio|releases?)/[0-9]+"'
)
# How a file is refused that can be such a one.
OTHER_KINDS = frozenset({"other-kind", "too-large"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file whose name ends in `.json`: its path on the disk, and its name below the folder."""

    path: str
    name: str


def found_files(folder: Path) -> list[FoundFile]:
    """Return every file, sorted by its name; what is hidden is left out, links are not followed.

    A link to a file is among them: whether it may be read is told when it is read.

    Raises:
        FileRefused: with one sentence if there are too many.
    """
    top = str(folder)
    found = list(islice(_below(top, ""), MOST_FILES + 1))
    if len(found) > MOST_FILES:
        message = say(
            "The folder '{folder}' holds more than {most} files whose names end in .json; "
            "name a smaller one.",
            folder=folder,
            most=Number(MOST_FILES),
        )
        raise FileRefused("too-many", message)
    return sorted(found, key=lambda one: one.name)


def _below(path: str, name: str) -> Iterator[FoundFile]:
    try:
        entries = list(os.scandir(path))
    except OSError:
        # A folder that cannot be listed is told like a file that cannot be read.
        yield FoundFile(path, name or ".")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        inner = f"{name}/{entry.name}" if name else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, inner)
        elif entry.name.lower().endswith(".json"):
            yield FoundFile(entry.path, inner)


def bytes_of(file: FoundFile, folder: Path) -> bytes:
    """Return the bytes of a file, of a very large one only its beginning.

    Raises:
        AssessmentRefused: with one plain sentence if it cannot be read.
    """
    try:
        kind = os.lstat(file.path).st_mode
        if not stat.S_ISREG(kind) and (fault := path_fault(Path(file.path), folder)):
            raise AssessmentRefused(*fault)
        # For thousands of files: what Python adds around a file takes as long as reading it.
        opened = os.open(file.path, os.O_RDONLY | BINARY)
        try:
            # Room for the largest file would be made and given back for each small one.
            size = min(os.fstat(opened).st_size, MOST_BYTES) + 1
            # One more than is allowed: reading an assessment says that it is too large.
            return os.read(opened, size)
        finally:
            os.close(opened)
    except OSError as error:
        message = say("The file cannot be read: {reason}.", reason=error.strerror or "")
        raise AssessmentRefused("unreadable", message) from None


def is_of_no_service(data: bytes, refused: AssessmentRefused) -> bool:
    """Tell whether a file that is no assessment says that it is a standard or a portfolio.

    Both may stand beside the files of the teams, and nobody has to mend them.
    """
    return refused.kind in OTHER_KINDS and OF_NO_SERVICE.match(data) is not None
