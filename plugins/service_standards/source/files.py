"""Reading source files: inside the root, small, UTF-8, LF, no byte order mark."""

from __future__ import annotations

import codecs
from pathlib import Path

from service_standards.source.problems import START, Place, ProblemList

MAX_BYTES = 256 * 1024


def is_inside(path: Path, root: Path) -> bool:
    """Tell whether a path, with its symlinks followed, stays below the root."""
    return path.resolve().is_relative_to(root.resolve())


def read_text(path: Path, root: Path, problems: ProblemList) -> str | None:
    """Return the file's text with LF line ends, or None if it cannot be read.

    Faults are noted; a byte order mark or CRLF is noted and reading goes on.
    """
    name = path.relative_to(root).as_posix()
    if not is_inside(path, root):
        message = "this link leaves the project's folder; put a copy of the file here instead"
        problems.add(name, START, "leaves-root", message)
        return None
    try:
        size = path.stat().st_size
        message = _too_large(path, size)
        if message:
            problems.add(name, START, "too-large", message)
            return None
        data = path.read_bytes()
    except OSError as error:
        problems.add(name, START, "unreadable", f"the file cannot be read: {error.strerror}")
        return None
    return _decoded(data, name, problems)


def _decoded(data: bytes, name: str, problems: ProblemList) -> str | None:
    if data.startswith(codecs.BOM_UTF8):
        message = "the file starts with a byte order mark; save it as 'UTF-8 without BOM'"
        problems.add(name, START, "byte-order-mark", message)
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        place = _place_of_byte(data, error.start)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        problems.add(name, place, "not-utf-8", message)
        return None
    if "\r" in text:
        line = text.index("\r")
        place = _place_of_byte(text.encode(), len(text[:line].encode()))
        message = "the line ends in CR or CRLF; save the file with LF line ends"
        problems.add(name, place, "line-ends", message)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _place_of_byte(data: bytes, offset: int) -> Place:
    before = data[:offset]
    last_line = before[before.rfind(b"\n") + 1 :]
    return before.count(b"\n") + 1, len(last_line.decode(errors="replace")) + 1


# Releases and the example hold all criteria in one file, and nobody can split it.
MAX_JSON_BYTES = 5 * 1024 * 1024


def _too_large(path: Path, size: int) -> str:
    """Return what is wrong with a file's size, or nothing."""
    is_json = path.suffix == ".json"
    most = MAX_JSON_BYTES if is_json else MAX_BYTES
    if size <= most:
        return ""
    advice = "" if is_json else "; split it"
    return f"the file has {size:,} bytes; at most {most:,} are allowed{advice}"
