"""The paths of source files: where they stand, and that none leads out of its folder."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from service_standards.source.reading.problems import START, ProblemList
from service_standards.words.message import Message, say

# No address can be made of it.
NOT_TEXT = "name-not-utf-8", say("this name is no text in UTF-8; give it another one")
# Reading a pipe would wait for ever.
NEITHER = "unreadable", say("this is neither a file nor a folder; delete it")


def shown_name(path: Path, root: Path) -> str:
    """Return a path as people read it: from the root, also where it stands beside it."""
    name, below = os.fspath(path), os.fspath(root) + os.sep
    if name.startswith(below) and os.pardir not in name:
        return name[len(below) :].replace(os.sep, "/")
    return Path(os.path.relpath(path, root)).as_posix()


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path, with its symlinks followed, stays below a folder."""
    if _is_plainly_below(path, folder):
        return True
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _is_plainly_below(path: Path, folder: Path) -> bool:
    """Tell whether no link leads from a folder to a path, which then stands where it says."""
    name, top = os.fspath(path), os.fspath(folder)
    if not name.startswith(top + os.sep) or os.pardir in name:
        return False
    while name != top:
        try:
            if stat.S_ISLNK(os.lstat(name).st_mode):
                return False
        except OSError:
            return False
        name = name.rpartition(os.sep)[0]
    return True


def is_text(name: str) -> bool:
    """Tell whether a name on the disk is text in UTF-8: Python holds other bytes as half signs."""
    return name.isascii() or name.encode("utf-8", "replace").decode() == name


def path_fault(path: Path, folder: Path) -> tuple[str, Message] | None:
    """Return the code and the message of what is wrong with a path below a folder, or None."""
    if not is_text(path.name):
        return NOT_TEXT
    if path.is_symlink():
        try:
            path.stat()
        except OSError as error:
            return "broken-link", (
                say("this link leads to itself; put a copy of the file here instead")
                if error.errno == errno.ELOOP
                else say("this link leads nowhere; put a copy of the file here instead")
            )
        if path.is_dir():
            # MkDocs walks through it, and would publish what nobody has checked.
            return "link-to-folder", say(
                "this is a link to a folder; put a copy of the folder here instead"
            )
    if not is_inside(path, folder):
        return "leaves-root", say(
            "this link leaves the project's folder; put a copy of the file here instead"
        )
    if not path.is_file() and not path.is_dir() and path.exists():
        return NEITHER
    return None


@dataclass(frozen=True, slots=True)
class Below:
    """What stands below a folder: its path on the disk, as people read it, and from that folder.

    What is no link stands where its path says, and needs no other look at what leads there.
    """

    path: str
    file: str
    inside: str
    is_folder: bool
    is_link: bool

    @property
    def name(self) -> str:
        """Its own name."""
        return self.file.rpartition("/")[2]

    @property
    def ending(self) -> str:
        """What its name ends with, such as `.md`."""
        name = self.name
        at = name.rfind(".")
        # As a path has it, which is made of a name only slowly.
        return name[at:] if 0 < at < len(name) - 1 else ""


def walk(top: Path, root: Path, owner: Path, problems: ProblemList) -> Iterator[Path]:
    """Yield the paths of what `below` yields."""
    for one in below(top, root, owner, problems):
        yield Path(one.path)


def below(top: Path, root: Path, owner: Path, problems: ProblemList) -> Iterator[Below]:
    """Yield what is below a folder in a fixed order, but not what stands there as a link or pipe.

    `owner` is the folder that links must not leave. What is left out is noted, once.
    """
    fault = path_fault(top, owner)
    if fault:
        _note_path(top, root, fault, problems)
        return
    folder, shown = os.fspath(top), shown_name(top, root)
    start = "" if shown == os.curdir else f"{shown}/"
    for entry in entries_below(folder):
        # What is no link stands where the folder does that it was found in.
        is_link = entry.is_symlink()
        fault = path_fault(Path(entry.path), owner) if is_link else _entry_fault(entry)
        if fault:
            _note_path(Path(entry.path), root, fault, problems)
        else:
            inside = entry.path[len(folder) + 1 :].replace(os.sep, "/")
            yield Below(entry.path, start + inside, inside, entry.is_dir(), is_link)


def _note_path(path: Path, root: Path, fault: tuple[str, Message], problems: ProblemList) -> None:
    # An editor marks an open file with a hidden link that leads nowhere.
    if not (path.name.startswith(".") and fault[0] == "broken-link"):
        problems.add(shown_name(path, root), START, *fault)


def entries_below(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield what is below a folder in the order of the names, without following links."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda one: one.name)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        # It may have gone meanwhile.
        return
    for entry in entries:
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from entries_below(entry.path)


def _entry_fault(entry: os.DirEntry[str]) -> tuple[str, Message] | None:
    if not is_text(entry.name):
        return NOT_TEXT
    return None if entry.is_file() or entry.is_dir() else NEITHER


@dataclass(frozen=True)
class Folders:
    """The folder of the sources and that of the prose, which can stand beside it."""

    root: Path
    docs: Path

    @classmethod
    def of(cls, root: Path, docs: Path | None) -> Folders:
        """Return both as they are on the disk; only `docs` itself can still be a link."""
        root = root.resolve()
        docs = docs or root / "docs"
        return cls(root, docs.parent.resolve() / docs.name)

    @property
    def owner(self) -> Path:
        """The folder that links in the prose must not leave."""
        return self.root if self.docs.is_relative_to(self.root) else self.docs

    def shown(self, path: Path) -> str:
        """Return a path as people read it."""
        return shown_name(path, self.root)


def check_folders(paths: Iterable[Path], root: Path, problems: ProblemList) -> None:
    """Note what stands where a folder is looked for and is none; there need not be any."""
    for path in paths:
        if path.exists() and not path.is_dir():
            message = say("this has to be a folder; delete it, or give it another name")
            problems.add(shown_name(path, root), START, "not-a-folder", message)
