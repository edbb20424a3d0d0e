"""Long texts that nobody needs for a while: in a file instead of the memory."""

from __future__ import annotations

import os
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize


class KeptTexts:
    """Texts in one file without a name, which is gone when nobody knows of its texts any more."""

    def __init__(self) -> None:
        self._opened: IO[bytes] | None = None
        self._end = 0

    @property
    def _file(self) -> IO[bytes]:
        # Most builds while serving keep nothing here.
        if self._opened is None:
            self._opened = TemporaryFile()  # noqa: SIM115 - open as long as its texts
            # In a circle of objects, a file may be let go before who closes it.
            finalize(self, self._opened.close)
        return self._opened

    def keep(self, text: str | bytes) -> KeptText:
        """Write a text into the file."""
        data = text.encode() if isinstance(text, str) else text
        self._file.seek(self._end)
        self._file.write(data)
        # Copies of this process must not write it once more when they end.
        self._file.flush()
        kept = KeptText(self, self._end, len(data))
        self._end += len(data)
        return kept

    def read(self, at: int, size: int) -> bytes:
        """Return what was written at a place."""
        if hasattr(os, "pread"):
            # Copies of this process read in the same file, which has one place for all of them.
            return os.pread(self._file.fileno(), size, at)
        self._file.seek(at)
        return self._file.read(size)


@dataclass(frozen=True)
class KeptText:
    """One text: with which others it is kept, where, and how long, in bytes."""

    texts: KeptTexts
    at: int
    size: int

    def data(self) -> bytes:
        """Return the text, encoded."""
        return self.texts.read(self.at, self.size)
