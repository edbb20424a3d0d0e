"""Reading source files: inside their folder, small, UTF-8, LF or CRLF, no byte order mark."""

from __future__ import annotations

import codecs
import os
from itertools import islice
from pathlib import Path, PurePath

from service_standards.model.plain.characters import UNSHOWABLE, unshowable
from service_standards.model.plain.limits import MOST_SOURCE_BYTES
from service_standards.source.reading.paths import Below, path_fault, shown_name
from service_standards.source.reading.problems import START, Place, ProblemList
from service_standards.words.message import Message, Number, say

MAX_BYTES = 256 * 1024
MAX_LINE = 5_000
# So many of them, and the file is no text at all.
MOST_CHARACTERS = 20


def read_text(
    path: Path, root: Path, problems: ProblemList, owner: Path | None = None
) -> str | None:
    """Return the file's text with LF line ends, or None if it cannot be read.

    `owner` is the folder that a link must not leave, the root if left out. Faults are noted;
    a byte order mark or a CR alone is noted and reading goes on.
    """
    name = shown_name(path, root)
    fault = path_fault(path, owner or root)
    if fault:
        problems.add(name, START, *fault)
        return None
    data = _bytes(os.fspath(path), name, problems)
    return problems.once(text_of, data, name) if data is not None else None


def bytes_of(found: Below, owner: Path, problems: ProblemList) -> bytes | None:
    """Return what stands in a file that was found, or None if it cannot be read."""
    fault = path_fault(Path(found.path), owner) if found.is_link else None
    if fault:
        problems.add(found.file, START, *fault)
        return None
    return _bytes(found.path, found.file, problems)


def _bytes(path: str, name: str, problems: ProblemList) -> bytes | None:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - it comes as text
            message = _too_large(name, os.fstat(file.fileno()).st_size)
            if message is None:
                return file.readall()
    except OSError as error:
        message = say("the file cannot be read: {reason}", reason=error.strerror)
        problems.add(name, START, "unreadable", message)
        return None
    problems.add(name, START, "too-large", message)
    return None


def read_markdown(
    path: Path, root: Path, problems: ProblemList, owner: Path | None = None
) -> str | None:
    """Return the text of a Markdown file in the same way; no line of it is endless."""
    text = read_text(path, root, problems, owner)
    if text is None or len(text) <= MAX_LINE:
        return text
    return text if problems.once(_is_in_lines, text, shown_name(path, root)) else None


def markdown_of(data: bytes, name: str, problems: ProblemList) -> str | None:
    """Return the text of a Markdown file of which somebody has the bytes."""
    text = text_of(data, name, problems)
    if text is None or len(text) <= MAX_LINE or _is_in_lines(text, name, problems):
        return text
    return None


def _is_in_lines(text: str, name: str, problems: ProblemList) -> bool:
    """Tell whether no line is endless; each that is gets noted."""
    is_fine = True
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            message = say(
                "the line has {length} characters; at most {most} are allowed; "
                "put each sentence on a line of its own",
                length=Number(len(line)),
                most=Number(MAX_LINE),
            )
            problems.add(name, (number, 1), "long-line", message)
            is_fine = False
    return is_fine


def text_of(data: bytes, name: str, problems: ProblemList) -> str | None:
    """Return the text of a file of which somebody has the bytes, in the same way."""
    if data.startswith(codecs.BOM_UTF8):
        message = say("the file starts with a byte order mark; save it as 'UTF-8 without BOM'")
        problems.add(name, START, "byte-order-mark", message)
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        place = _place_of_byte(data, error.start)
        byte = f"0x{data[error.start]:02x}"
        message = say("byte {byte} is not UTF-8; save the file as UTF-8", byte=byte)
        problems.add(name, place, "not-utf-8", message)
        return None
    # git for Windows writes CRLF where the repository has LF; both mean the same.
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        place = _place_of_byte(text.encode(), len(text[: text.index("\r")].encode()))
        message = say("a line ends in CR alone; save the file with LF or CRLF line ends")
        problems.add(name, place, "line-ends", message)
        text = text.replace("\r", "\n")
    return _showable(text, name, problems)


def _showable(text: str, name: str, problems: ProblemList) -> str:
    """Return the text with a sign in place of what no page can show, after noting each."""
    if not UNSHOWABLE.search(text):
        return text
    for found in islice(UNSHOWABLE.finditer(text), MOST_CHARACTERS):
        line = text.rfind("\n", 0, found.start()) + 1
        place = text.count("\n", 0, line) + 1, found.start() - line + 1
        problems.add(name, place, "unshowable-character", unshowable(found[0]))
    return UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _place_of_byte(data: bytes, offset: int) -> Place:
    before = data[:offset]
    last_line = before[before.rfind(b"\n") + 1 :]
    return before.count(b"\n") + 1, len(last_line.decode(errors="replace")) + 1


# Releases and the example hold all criteria in one file, catalogues all texts: nobody can split it.
ONE_FILE = {".json", ".po"}


def _too_large(name: str, size: int) -> Message | None:
    """Return what is wrong with a file's size, or None."""
    if size <= MAX_BYTES:
        return None
    is_one_file = PurePath(name).suffix in ONE_FILE
    most = MOST_SOURCE_BYTES if is_one_file else MAX_BYTES
    if size <= most:
        return None
    values = {"size": Number(size), "most": Number(most)}
    if is_one_file:
        return say("the file has {size} bytes; at most {most} are allowed", **values)
    return say("the file has {size} bytes; at most {most} are allowed; split it", **values)
