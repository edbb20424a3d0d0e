"""Programs that run once or serve, with what they cost."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import IO, Any, NoReturn
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from tools.benchmark.saves import Save

Environment = Mapping[str, str]
LONGEST_WAIT = 600
BETWEEN_LOOKS = 0.02
# What of a site is written last, in any version of ours: the first build has ended.
INDEX = "search/search_index.json"
# For how many seconds a process has to rest until it is taken to have nothing left to do, and how
# much of the processor it may use meanwhile: MkDocs goes on looking at all files, folder by folder.
RESTING = 0.4
RESTS_BELOW = 0.25
# How a page that MkDocs serves asks whether it is new: the number of what it shows, and its own.
ASKS = re.compile(r"\blivereload\(([0-9]+), ([0-9]+)\)")
Listening = tuple[int, HTTPConnection]


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
        with _mkdocs(arguments, tree, environment, log) as process:
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

    def costs_of_save(self, save: Save) -> tuple[Cost, Cost]:
        """Change a file.

        Return what it costs until a browser that has its page open could show it, and until the
        process has nothing left to do, which is not waited for if the next change comes at once.
        """
        listening = self._listen(self._read(save.page), save.page)
        used, start = self._used(), time.perf_counter()
        save.make()
        self._wait_as_browser(listening, save.page, save.is_in)
        seen = Cost(self._used() - used, time.perf_counter() - start)
        end = time.perf_counter() if save.is_hurried else self._rest()
        return seen, Cost(self._used() - used, end - start)

    def _rest(self) -> float:
        """Wait until the process rests, where a system tells that, and return since when.

        What it uses meanwhile is counted as its work, which may have ended only then.
        """
        looks = deque([(time.perf_counter(), self._used())])
        end = looks[0][0] + LONGEST_WAIT
        while looks[-1][0] < end:
            time.sleep(BETWEEN_LOOKS)
            now, used = time.perf_counter(), self._used()
            looks.append((now, used))
            while looks[1][0] <= now - RESTING:
                looks.popleft()
            since, before = looks[0]
            if now - since >= RESTING and used - before <= RESTS_BELOW * (now - since):
                return since + used - before
        raise RuntimeError(f"what serves {self._tree} never rests")

    def _wait_as_browser(
        self, listening: Listening, page: str, is_in: Callable[[str], bool]
    ) -> None:
        """Load a page whenever it is told to have changed, until it holds what is waited for."""
        while True:
            number, connection = listening
            is_news = int(connection.getresponse().read()) > number
            connection.close()
            text = self._read(page) if is_news else ""
            if text and is_in(text):
                return
            listening = self._listen(text or self._read(page), page)

    def _listen(self, text: str, page: str) -> Listening:
        """Ask to be told when a page is another, as its script does."""
        found = ASKS.search(text)
        if not found:
            raise RuntimeError(f"{page} of {self._tree} does not ask for what is new")
        connection = HTTPConnection(urlsplit(self._address).netloc, timeout=LONGEST_WAIT)
        path = f"/livereload/{found[1]}/{found[2]}"
        connection.request("GET", path, headers={"Referer": self._address + page})
        return int(found[1]), connection

    def _read(self, page: str) -> str:
        with urlopen(self._address + page, timeout=LONGEST_WAIT) as answer:  # noqa: S310
            text: str = answer.read().decode()
        return text

    def wait_for(self, page: str, words: str) -> None:
        """Ask for a page until it holds some words."""
        end = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < end:
            try:
                if words in self._read(page):
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
        with _mkdocs(arguments, tree, environment, log) as process:
            served = Served(process, tree, f"http://{host}/")
            served.wait_for(INDEX, '"docs"')
            yield served


def _mkdocs(
    arguments: Sequence[str], tree: Path, environment: Environment, log: IO[str]
) -> AbstractContextManager[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return running(command, cwd=tree, env=environment, stdout=log, stderr=log)


@contextmanager
def running(command: Sequence[str], **how: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program that does not outlive what is done with it; `how` is what `Popen` takes."""
    process: subprocess.Popen[bytes] = subprocess.Popen(command, **how)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let a signal that would end this process at once end first what it has started.

    A server that stays behind would disturb whatever is measured next.
    """

    def end(number: int, _: object) -> NoReturn:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
