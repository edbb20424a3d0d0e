"""What stands on each page of a PDF that Chromium wrote: enough of the format to read its texts."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

OBJECT = re.compile(rb"(?:^|\s)(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
PAGE = re.compile(rb"/Type\s*/Page\b")
CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
# Codes of a font: one after another, and as ranges.
ONE = re.compile(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", re.MULTILINE)
RANGE = re.compile(r"^<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]+)>$", re.MULTILINE)
# A font is chosen, then texts are shown with it.
SHOWN = re.compile(r"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>(?=[^<>]*?T[jJ])")


def texts_of_pages(pdf: bytes) -> list[str]:
    """Return the text of each page, without blanks: where a word ends is no part of the format."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    maps = {
        number: dict(_codes(_stream(objects[int(found[1])])))
        for number, body in objects.items()
        if (found := TO_UNICODE.search(body))
    }
    return [_text(body, objects, maps) for body in objects.values() if PAGE.search(body)]


def _text(page: bytes, objects: dict[int, bytes], maps: dict[int, dict[str, str]]) -> str:
    contents = CONTENTS.search(page)
    assert contents
    fonts = {name.decode(): maps.get(int(number), {}) for name, number in FONT.findall(page)}
    known: dict[str, str] = {}
    text = []
    for font, shown in SHOWN.findall(_stream(objects[int(contents[1])])):
        if font:
            known = fonts[font]
        text += [known.get(shown[at : at + 4], "") for at in range(0, len(shown), 4)]
    return re.sub(r"\s", "", "".join(text))


def _stream(body: bytes) -> str:
    found = STREAM.search(body)
    assert found
    return zlib.decompress(found[1]).decode("latin-1")


def _codes(cmap: str) -> Iterator[tuple[str, str]]:
    for code, said in ONE.findall(cmap):
        yield code, bytes.fromhex(said).decode("utf-16-be")
    for first, last, said in RANGE.findall(cmap):
        for step in range(int(last, 16) - int(first, 16) + 1):
            yield f"{int(first, 16) + step:04X}", chr(int(said, 16) + step)
