"""Changing the bytes of a source as careless people and broken programs do."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

# What YAML, JSON, Markdown or a careless editor puts where something else was meant.
PIECES = [
    piece.encode()
    for piece in (
        *("[must]", "{a: b}", "[]", "{}", "null", "~", "''", "- ", ": ", "\n", "---\n", "...\n"),
        *("!!binary x", "&a", "*a", "\x00", "\x0b", "\x92", "\ufeff", "\r\n", "\u2028", "\t"),
        *("99999999999999999999", "-1", "1.5", "1e999", "NaN", "9" * 5000, "[" * 12, "true"),
        *("```", "~~~", "::: ", "::: checklist\n", "    levels: [2]\n", "<b>", "# ", "<<: ", "? "),
        *("'", '"', "|\n", ">\n", "%YAML 1.1\n", "@", "`", "\\", "## Requirement\n", '"\\ud800"'),
        *("é", "É-01", "\N{ARABIC-INDIC DIGIT THREE}", "  - a\n", "[x][y]", "[a]: b\n", "> "),
    )
] + [b"\xed\xa0\x80", b"\xff"]
Change = Callable[[bytes, Random], bytes]


def changed_byte(data: bytes, chance: Random) -> bytes:
    at = place(data, chance)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def inserted(data: bytes, chance: Random) -> bytes:
    at = place(data, chance)
    return data[:at] + chance.choice(PIECES) + data[at:]


def left_out(data: bytes, chance: Random) -> bytes:
    at = place(data, chance)
    return data[:at] + data[at + chance.choice([1, 2, 5, 30, 200]) :]


def cut_off(data: bytes, chance: Random) -> bytes:
    return data[: place(data, chance)]


def other_value(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    with_keys = [at for at, line in enumerate(lines) if b":" in line]
    if with_keys:
        at = chance.choice(with_keys[:40])
        lines[at] = lines[at].partition(b":")[0] + b": " + chance.choice(PIECES)
    return b"\n".join(lines)


def repeated_line(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def moved_line(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([b" ", b"  ", b"-", b"- "]) + lines[at]
    return b"\n".join(lines)


CHANGE: list[Change] = [
    changed_byte,
    inserted,
    left_out,
    cut_off,
    other_value,
    repeated_line,
    moved_line,
]


def place(data: bytes, chance: Random) -> int:
    """Return a place in a file, often in its first lines, where most of the form is."""
    end = min(len(data), 400) if chance.random() < 0.5 else len(data)
    return chance.randrange(end + 1)


def changed(data: bytes, chance: Random) -> bytes:
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        data = chance.choice(CHANGE)(data, chance)
    return data
