"""Programs that run once or serve, with what they cost."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

Environment = Mapping[str, str]
LONGEST_WAIT = 600
BETWEEN_LOOKS = 0.02
MARK = "## Why it matters\n\n"


@dataclass(frozen=True)
class Cost:
    """What was taken: seconds of the processor and of the clock, and MB of memory at the peak."""

    processor: float
    wall: float
    peak: float = 0


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(
        median(one.processor for one in costs),
        median(one.wall for one in costs),
        median(one.peak for one in costs),
    )


def cost_of_build(tree: Path, environment: Environment) -> Cost:
    """Build the site of a tree from nothing, in a process of its own."""
    with TemporaryDirectory() as folder, Path(folder, "log").open("w+") as log:
        arguments = ["--quiet", "build", "--site-dir", str(Path(folder, "site"))]
        start = time.perf_counter()
        process = _mkdocs(arguments, tree, environment, log)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise RuntimeError(f"a build failed in {tree}:\n{log.read()}")
    # Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit / 1e6)


class Served:
    """A tree that is served while somebody writes in it."""

    def __init__(self, process: subprocess.Popen[bytes], tree: Path, address: str) -> None:
        self._process = process
        self._tree = tree
        self._address = address
        self._numbers = count(1)

    def cost_of_save(self, source: str, page: str) -> Cost:
        """Add a sentence to a criterion and wait until it stands on its page."""
        file = self._tree / source
        said = f"Sentence number {next(self._numbers)} of a measurement.\n"
        text = file.read_text("utf-8").replace(MARK, f"{MARK}{said}", 1)
        used, start = self._used(), time.perf_counter()
        file.write_text(text, "utf-8")
        self.wait_for(page, said.strip())
        return Cost(self._used() - used, time.perf_counter() - start)

    def wait_for(self, page: str, words: str) -> None:
        """Ask for a page until it holds some words."""
        end = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < end:
            try:
                with urlopen(self._address + page, timeout=LONGEST_WAIT) as answer:  # noqa: S310
                    if words.encode() in answer.read():
                        return
            except (URLError, ConnectionError):
                if self._process.poll() is not None:
                    break
            time.sleep(BETWEEN_LOOKS)
        raise RuntimeError(f"{page} of {self._tree} never held: {words}")

    def _used(self) -> float:
        """Return the seconds of the processor so far, where a system tells them; else 0."""
        file = Path(f"/proc/{self._process.pid}/stat")
        if not file.exists():
            return 0
        user, system = file.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(tree: Path, environment: Environment) -> Iterator[Served]:
    """Serve a tree, from its first page on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    with TemporaryDirectory() as folder, Path(folder, "log").open("w+") as log:
        arguments = ["--quiet", "serve", "--dev-addr", host]
        process = _mkdocs(arguments, tree, environment, log)
        try:
            served = Served(process, tree, f"http://{host}/")
            served.wait_for("", "</html>")
            yield served
        finally:
            process.terminate()
            process.wait()


def _mkdocs(
    arguments: Sequence[str], tree: Path, environment: Environment, log: IO[str]
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.Popen(command, cwd=tree, env=environment, stdout=log, stderr=log)
