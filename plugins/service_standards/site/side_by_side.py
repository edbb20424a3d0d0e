"""Work side by side: copies of this process make results, and this one takes them in order.

A copy knows all that this process knew when the work began, and what it learns is lost: only the
results come back. They wait in a file until somebody asks, and again if somebody asks again.
Whatever goes wrong in a copy, its items are left to this process, which then says what there is to
say.
"""

from __future__ import annotations

import gc
import io
import logging
import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from struct import Struct
from typing import IO, Any, Generic, NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
# More copies than this wait for each other and for the memory.
MOST_PROCESSES = 8
# Neighbours share what they are made from, and so a copy takes some of them at once.
BLOCK = 8
# A pipe holds the numbers of all blocks before anybody reads them.
MOST_BLOCKS = 8_000
NUMBER = Struct("=I")
# Making a result that is longer, in bytes, leaves much behind that holds each other.
LONG = 1_000_000
# The number of a copy and of a block; where in the file of the copy its table is, and how long.
MADE = Struct("=IIQQ")
# Where in a file the result of an item is, and how long.
Place = tuple[int, int]
NOTHING = pickle.dumps(None)


def processes_at_hand(wanted: int = 0) -> int:
    """Return how many processes shall work at once, or 1 where copying this one is not safe.

    `wanted` is a number that somebody chose; 0 stands for as many as there are processors.
    """
    can_copy = hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1
    if not can_copy:
        return 1
    if hasattr(os, "sched_getaffinity"):
        processors = len(os.sched_getaffinity(0))
    else:
        processors = os.cpu_count() or 1
    return wanted or min(processors, MOST_PROCESSES)


@dataclass
class _Copy:
    """One copy: its process, and the file that it writes results to."""

    process: int
    file: IO[bytes]


@dataclass
class SideBySide(Generic[Item, Result]):
    """What `make` gives for each item, in their order; None is for what this process has to make.

    `make` gives None for what it leaves to this process. So are items about which anything is said
    meanwhile, in a log or on the terminal: a copy says nothing.
    """

    make: Callable[[Item], Result | None]
    items: Sequence[Item]
    processes: int
    _copies: list[_Copy] = field(default_factory=list)
    _made: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    _table: tuple[int, list[Place]] = (-1, [])
    _last: tuple[int, Result | None] = (-1, None)
    _is_over: bool = False

    def __post_init__(self) -> None:
        """Begin, if there is more than one process to work in."""
        self._size = max(BLOCK, -(-len(self.items) // MOST_BLOCKS))
        blocks = range(-(-len(self.items) // self._size))
        if self.processes < 2:
            self._is_over = True
            return
        self._results, written = os.pipe()
        numbers, told = os.pipe()
        os.write(told, b"".join(NUMBER.pack(one) for one in blocks))
        os.close(told)
        for number in range(min(self.processes, len(blocks))):
            file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as its copy lives
            process = os.fork()
            if not process:
                self._work(number, file, numbers, written)
            self._copies.append(_Copy(process, file))
        os.close(numbers)
        os.close(written)

    def of(self, index: int) -> Result | None:
        """Return what became of an item, once it is made."""
        if self._last[0] != index:
            # Two long results need not be there at once.
            self._last = -1, None
            self._last = index, self._read(index)
        return self._last[1]

    def finish(self) -> None:
        """Let the copies end once all is made; it stays at hand."""
        while self._hear():
            pass
        self._wait()

    def end(self) -> None:
        """Let the copies end, and forget what they made."""
        self._wait()
        for one in self._copies:
            one.file.close()
        self._copies.clear()
        self._made.clear()
        self._table, self._last = (-1, []), (-1, None)

    def _wait(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        os.close(self._results)
        for one in self._copies:
            # Nobody listens any more, and so a copy that still works ends with its next word.
            with suppress(ChildProcessError):
                os.waitpid(one.process, 0)

    def _hear(self) -> bool:
        """Take note of one more block, and tell whether there was one."""
        told = b"" if self._is_over else os.read(self._results, MADE.size)
        if told:
            copy, block, at, length = MADE.unpack(told)
            self._made[block] = copy, at, length
        return bool(told)

    def _read(self, index: int) -> Result | None:
        """Return a result, or None if the copy that has its block has ended before."""
        number, place = divmod(index, self._size)
        while number not in self._made:
            if not self._hear():
                return None
        copy, at, length = self._made[number]
        if self._table[0] != number:
            self._table = number, _loaded(self._copies[copy].file, at, length)
        result: Result | None = _loaded(self._copies[copy].file, *self._table[1][place])
        return result

    def _work(self, number: int, file: IO[bytes], numbers: int, written: int) -> NoReturn:
        """Make block after block, until there is none left."""
        with suppress(BaseException):
            gc.freeze()
            os.close(self._results)
            said = _silenced()
            while told := os.read(numbers, NUMBER.size):
                (block,) = NUMBER.unpack(told)
                items = self.items[block * self._size : (block + 1) * self._size]
                table = [self._put(one, file, said) for one in items]
                place = _appended(pickle.dumps(table), file)
                file.flush()
                os.write(written, MADE.pack(number, block, *place))
        os._exit(0)

    def _put(self, item: Item, file: IO[bytes], said: list[Any]) -> Place:
        """Write the result of an item to a file, and return where it is."""
        place = _appended(self._made_of(item, said), file)
        if place[1] > LONG:
            gc.collect()
        return place

    def _made_of(self, item: Item, said: list[Any]) -> bytes:
        """Return the result of an item as it is written."""
        before = len(said)
        try:
            data = pickle.dumps(self.make(item))
        except Exception:  # noqa: BLE001 - this process will meet it too, and tell it
            return NOTHING
        return data if len(said) == before else NOTHING


def _appended(data: bytes, file: IO[bytes]) -> Place:
    at = file.tell()
    file.write(data)
    return at, len(data)


def _loaded(file: IO[bytes], at: int, length: int) -> Any:
    return pickle.loads(os.pread(file.fileno(), length, at))  # noqa: S301 - written by ourselves


class _Noted(io.TextIOBase):
    """Something to write to, which only notes that somebody wrote."""

    def __init__(self, said: list[Any]) -> None:
        self._said = said

    def write(self, text: str) -> int:
        self._said.append(text)
        return len(text)


class _NotedRecords(logging.Handler):
    def __init__(self, said: list[Any]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record)


def _silenced() -> list[Any]:
    """Let nothing that is said be heard from now on, and return the list that it goes to."""
    said: list[Any] = []
    handler = _NotedRecords(said)
    for logger in (logging.root, *logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger) and (logger.handlers or logger is logging.root):
            logger.handlers = [handler]
    sys.stdout, sys.stderr = _Noted(said), _Noted(said)
    return said
