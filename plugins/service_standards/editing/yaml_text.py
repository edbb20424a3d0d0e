"""Changing one place of a YAML text and leaving every other byte as it is, comments too."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import yaml

from service_standards.source.reading.problems import Data, Path, ProblemList
from service_standards.source.reading.yaml_reader import read_yaml

STEP = 2


class NotChanged(ValueError):
    """A text is written in a way in which no place for the change can be found."""


def with_entries(text: str, path: Path, entries: Sequence[str]) -> str:
    """Return a text with entries at the end of the list at a path.

    An entry is YAML without its hyphen; lines of it that start with `#` stand above it.

    Raises:
        NotChanged: if there is no such list, or it cannot be told where it ends.
    """
    node = _node(text, path)
    if not isinstance(node, yaml.SequenceNode):
        raise NotChanged
    if not node.flow_style:
        changed = _in_block(text, node, entries)
    elif not node.value:
        changed = _as_block(text, node, entries)
    else:
        raise NotChanged
    return _checked(text, changed, path, _values(entries))


def without_entry(text: str, path: Path, index: int, instead: str | None = None) -> str:
    """Return a text without one word of a list, or with another word in its place.

    Raises:
        NotChanged: if there is no such word.
    """
    node = _node(text, path)
    if not isinstance(node, yaml.SequenceNode) or not 0 <= index < len(node.value):
        raise NotChanged
    one = node.value[index]
    start, end = one.start_mark.index, one.end_mark.index
    if instead is not None:
        return text[:start] + instead + text[end:]
    if not node.flow_style:
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        return text[:line_start] + (text[line_end + 1 :] if line_end >= 0 else "")
    if index + 1 < len(node.value):
        end = node.value[index + 1].start_mark.index
    elif index:
        start = node.value[index - 1].end_mark.index
    return text[:start] + text[end:]


def with_scalar(text: str, path: Path, value: str) -> str:
    """Return a text with another value at a path.

    Raises:
        NotChanged: if there is no value of one word or line.
    """
    node = _node(text, path)
    if not isinstance(node, yaml.ScalarNode):
        raise NotChanged
    return text[: node.start_mark.index] + value + text[node.end_mark.index :]


def _node(text: str, path: Path) -> yaml.Node | None:
    node: Any = yaml.SafeLoader(text).get_single_node()
    for part in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part] if part < len(node.value) else None
        else:
            return None
    return node  # type: ignore[no-any-return]


def _in_block(text: str, node: yaml.SequenceNode, entries: Sequence[str]) -> str:
    last: yaml.Node = node.value[-1]
    while not getattr(last, "flow_style", True) and last.value:
        one = last.value[-1]
        last = one[1] if isinstance(one, tuple) else one
    end = last.end_mark.index
    if not text[:end].endswith("\n"):
        line_end = text.find("\n", end)
        end = len(text) if line_end < 0 else line_end + 1
    before = text[:end] if text[:end].endswith("\n") else f"{text[:end]}\n"
    return before + _block(entries, node.start_mark.column) + text[end:]


def _as_block(text: str, node: yaml.SequenceNode, entries: Sequence[str]) -> str:
    start, end = node.start_mark.index, node.end_mark.index
    line_start = text.rfind("\n", 0, start) + 1
    indent = len(text) - len(text[line_start:].lstrip(" ")) - line_start
    rest = text[end:].partition("\n")
    before = text[:start].rstrip(" ") + rest[0].rstrip() + "\n"
    return before + _block(entries, indent + STEP) + rest[2]


def _block(entries: Sequence[str], indent: int) -> str:
    return "".join(f"{textwrap.indent(_item(one), ' ' * indent)}\n" for one in entries)


def _item(entry: str) -> str:
    lines = entry.split("\n")
    first = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    own = [f"- {lines[first]}", *(" " * STEP + line for line in lines[first + 1 :])]
    return "\n".join([*lines[:first], *own])


def _values(entries: Sequence[str]) -> list[Data]:
    data = read_yaml(_block(entries, 0), "", ProblemList())
    return data.value if data and isinstance(data.value, list) else []


def _checked(before: str, after: str, path: Path, added: list[Data]) -> str:
    """Return the text after a change that says what it said before, and what was added.

    Raises:
        NotChanged: if it says anything else.
    """
    old, new = (_listed(text, path) for text in (before, after))
    if old is None or new != [*old, *added]:
        raise NotChanged
    return after


def _listed(text: str, path: Path) -> list[Data] | None:
    data = read_yaml(text, "", ProblemList())
    value = data.value if data else None
    for part in path:
        value = value.get(str(part)) if isinstance(value, dict) else None
    return value if isinstance(value, list) else None
