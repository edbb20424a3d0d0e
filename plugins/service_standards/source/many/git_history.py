"""Earlier versions of the files below a folder, where git keeps them.

Without git, outside a repository, or whatever git says against it, there is no history and no
fault. Nothing is fetched, no program of the repository's configuration is run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from service_standards.model.plain.limits import MOST_BYTES

# So long git may look for the names of commits, in seconds.
PATIENCE = 60
# So far a portfolio looks back, and so many versions of a file at most.
YEARS, MOST_VERSIONS = 5, 20
QUIET = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C",
}
GIT = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
START = "\x01"


@dataclass(frozen=True, slots=True)
class Change:
    """A commit that changed a file, and its day (YYYY-MM-DD)."""

    commit: str
    day: str


class GitHistory:
    """The last version in each quarter of the files below a folder. Close it after use."""

    def __init__(self, folder: Path, today: str) -> None:
        self._folder = folder
        self._git = shutil.which("git")
        self._changes = self._listed(today) if self._git else {}
        self._blobs: subprocess.Popen[bytes] | None = None

    def versions(self, name: str) -> Iterator[tuple[str, bytes]]:
        """Yield the day and the bytes of each version of a file, the oldest first."""
        for change in reversed(self._changes.get(name, ())):
            data = self._content(f"{change.commit}:./{name}")
            if data is not None:
                yield change.day, data

    def close(self) -> None:
        """End the process that reads contents."""
        if self._blobs is None:
            return
        with suppress(OSError):
            if self._blobs.stdin:
                self._blobs.stdin.close()
            if self._blobs.stdout:
                self._blobs.stdout.close()
        self._blobs.wait(PATIENCE)
        self._blobs = None

    def _command(self, *arguments: str) -> list[str]:
        return [self._git or "git", *GIT, *arguments]

    def _listed(self, today: str) -> dict[str, list[Change]]:
        since = f"{int(today[:4]) - YEARS}-01-01"
        command = self._command(
            "log",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            "--name-only",
            "--relative",
            f"--since={since}",
            f"--format={START}%H %cs",
            "--",
            "*.json",
        )
        try:
            answer = subprocess.run(  # noqa: S603 - fixed words and a year
                command,
                cwd=self._folder,
                env={**os.environ, **QUIET},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PATIENCE,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return {}
        return _by_file(answer.stdout.decode("utf-8", "surrogateescape"))

    def _content(self, name: str) -> bytes | None:
        if "\n" in name:
            return None
        try:
            asked, answered = self._pipes()
            asked.write(os.fsencode(name) + b"\n")
            asked.flush()
            head = answered.readline().split()
            if len(head) != 3:
                return None
            size = int(head[2])
            data = answered.read(size + 1)[:-1]
        except (OSError, ValueError):
            return None
        return data if head[1] == b"blob" and size <= MOST_BYTES else None

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._blobs is None:
            self._blobs = subprocess.Popen(  # noqa: S603 - fixed words
                self._command("cat-file", "--batch"),
                cwd=self._folder,
                env={**os.environ, **QUIET},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        if self._blobs.stdin is None or self._blobs.stdout is None:
            raise OSError
        return self._blobs.stdin, self._blobs.stdout


def _by_file(text: str) -> dict[str, list[Change]]:
    """Return the newest change in each quarter by file; git gives the newest commit first."""
    found: dict[str, list[Change]] = {}
    change, quarter = None, ""
    for part in text.split("\0"):
        name = part.lstrip("\n")
        if name.startswith(START):
            commit, _, day = name.removeprefix(START).partition(" ")
            change = Change(commit, day)
            quarter = _quarter(day)
        elif name and change:
            changes = found.setdefault(name, [])
            is_new = not changes or _quarter(changes[-1].day) != quarter
            if is_new and len(changes) < MOST_VERSIONS:
                changes.append(change)
    return found


def _quarter(day: str) -> str:
    return f"{day[:4]}{(int(day[5:7]) + 2) // 3}"
