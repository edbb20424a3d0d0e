"""YAML as text with places: no aliases, no tags, no repeated keys, nothing guessed.

Scalars stay text (`NO`, `1.10` and dates too); the models convert them. PyYAML's node
graph gives each key and value its line and column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from service_standards.model.plain.limits import MOST_ENTRIES
from service_standards.source.reading.problems import (
    Data,
    MarkedData,
    Path,
    Place,
    ProblemList,
    path_text,
)
from service_standards.source.reading.work import too_many_entries, work_faults
from service_standards.source.reading.yaml_faults import yaml_mark, yaml_reason
from service_standards.words.message import Message, say

MAX_DEPTH = 20
# Where an alias, an anchor or a tag may stand; a sign in the middle of a text is none.
TOKENS = re.compile(r"[&*!](?<![^\s\[{,:][&*!])(?:(?<=!)|[\w-]+(?![^\s?:,\]}%@`]))")
# What has more of these may be nested deeper than the stack of a process. YAML begins lines after
# signs that no expression takes for their ends, and some of them hide what stands behind.
DEEP, MOST_OPEN = re.compile(r"^[ \t?:-]{100}|[\r\x85\u2028\u2029\ufeff]", re.MULTILINE), 500
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Untagged(Loader):  # type: ignore[misc]
    """Reads nodes without guessing what their texts mean."""

    def resolve(self, *_: object) -> str:
        """Return that a node is of no kind."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Go down to a node."""

    def ascend_resolver(self) -> None:
        """Go up again."""


def read_yaml(  # noqa: PLR0913 - places and limits of the text around it
    text: str,
    file: str,
    problems: ProblemList,
    first_line: int = 1,
    indent: int = 0,
    *,
    deepest: int = MAX_DEPTH,
) -> MarkedData | None:
    """Return the data of one YAML document, or None when it cannot be used.

    `first_line` is the line of the file on which `text` starts (front matter), `indent` how many
    blanks were taken off the start of each line; `deepest` is how deep its values may be nested.
    """
    offset = (first_line - 1, indent)
    value = _without_places(text, deepest)
    if value is None:
        return _with_places(text, file, problems, offset, deepest)
    again = ProblemList()
    return MarkedData(file, value, look_up=lambda: _with_places(text, file, again, offset, deepest))


def _without_places(text: str, deepest: int) -> Data:
    """Return the data of a text of which there is nothing to tell, or else None."""
    if any(sign in text for sign in "&*!") and TOKENS.search(text):
        return None
    if DEEP.search(text) or text.count("[") + text.count("{") > MOST_OPEN:
        return None
    try:
        node = _Untagged(text).get_single_node()
        return None if node is None else _plain(node, deepest)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _plain(node: yaml.Node, deepest: int) -> Data:
    """Return what a node holds, of `deepest` levels at most.

    Raises:
        ValueError: if something has to be told of it.
    """
    value = node.value
    if isinstance(node, yaml.ScalarNode):
        if len(value) > MAX_DEPTH and next(work_faults(value), None):
            raise ValueError
        return _scalar(node)
    if deepest == 0 or len(value) > MOST_ENTRIES:
        raise ValueError
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, deepest - 1) for one in value]
    found = {
        str(key.value): _plain(one, deepest - 1)
        for key, one in value
        if isinstance(key, yaml.ScalarNode)
    }
    if len(found) < len(value):
        raise ValueError
    return found


def _scalar(node: yaml.Node) -> str | None:
    # libyaml calls the style of plain text '', and Python's own reader None.
    is_empty = not getattr(node, "style", None) and node.value == ""
    return None if is_empty else str(node.value)


def _with_places(
    text: str, file: str, problems: ProblemList, offset: Place, deepest: int
) -> MarkedData | None:
    """Return the data with all places, or None when it cannot be used; faults are noted."""
    reader = _Reader(file, offset, problems, deepest)
    try:
        if not reader.allows(text):
            return None
        node = Loader(text).get_single_node()
    except yaml.YAMLError as error:
        reader.tell(error, text)
        return None
    if node is None:
        problems.add(file, (offset[0] + 1, 1), "empty", say("there is nothing in here"))
        return None
    data = MarkedData(file)
    data.value = reader.plain(node, (), data)
    return data if reader.is_within_limits else None


@dataclass
class _Reader:
    """Turns nodes into plain data and notes what is not allowed."""

    file: str
    offset: Place
    problems: ProblemList
    deepest: int
    is_within_limits: bool = True

    def place(self, mark: Any) -> Place:
        return mark.line + 1 + self.offset[0], mark.column + 1 + self.offset[1]

    def tell(self, error: yaml.YAMLError, text: str) -> None:
        """Note what is no YAML at all."""
        mark = yaml_mark(error) if isinstance(error, yaml.MarkedYAMLError) else None
        place = self.place(mark) if mark else (self.offset[0] + 1, 1)
        message = say("this is not valid YAML: {reason}", reason=yaml_reason(error, text))
        self.problems.add(self.file, place, "broken-yaml", message)

    def allows(self, text: str) -> bool:
        """Tell whether the nodes can be used; events come without recursion, so bombs are harmless.

        Reading goes on after a tag or the alias of a single value, to find more faults.
        """
        depth, documents, single_values, fine = 0, 0, set[str](), True
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if isinstance(event, yaml.ScalarEvent) and event.anchor:
                single_values.add(event.anchor)
            if isinstance(event, yaml.AliasEvent):
                fine = fine and event.anchor in single_values
                self._note(
                    event,
                    "alias",
                    say("'*{anchor}' is an alias; write the value out", anchor=event.anchor),
                )
            tag = getattr(event, "tag", None)
            if tag:
                shown = tag.replace("tag:yaml.org,2002:", "!!")
                self._note(event, "tag", say("'{shown}' is a tag; leave it out", shown=shown))
            if isinstance(event, yaml.DocumentStartEvent) and documents > 1:
                self._note(
                    event, "broken-yaml", say("a second document starts here; one is allowed")
                )
                return False
            if depth > self.deepest:
                self._note(
                    event,
                    "too-deep",
                    say("values are nested deeper than {most} levels", most=self.deepest),
                )
                return False
        return fine

    def _note(self, event: yaml.Event, code: str, message: Message) -> None:
        self.problems.add(self.file, self.place(event.start_mark), code, message)

    def plain(self, node: yaml.Node, path: Path, data: MarkedData) -> Data:
        data.places[path] = place = self.place(node.start_mark)
        if isinstance(node, yaml.CollectionNode) and len(node.value) > MOST_ENTRIES:
            message = too_many_entries(MOST_ENTRIES)
            self.problems.add(self.file, place, "too-many", message, path_text(path))
            self.is_within_limits = False
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, data)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(one, (*path, index), data) for index, one in enumerate(node.value)]
        fault = next(work_faults(node.value), None) if len(node.value) > MAX_DEPTH else None
        if fault:
            self.problems.add(self.file, place, "too-much-markup", fault[2], path_text(path))
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path, data: MarkedData) -> dict[str, Data]:
        mapping: dict[str, Data] = {}
        for key_node, value_node in node.value:
            place = self.place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                message = say("a key has to be a plain word")
                self.problems.add(self.file, place, "wrong-type", message, path_text(path))
                continue
            key = str(key_node.value)
            here = (*path, key)
            if key in mapping:
                first = data.keys[here][0]
                message = say(
                    "the key '{key}' stands here twice; the first is on line {first}",
                    key=key,
                    first=first,
                )
                self.problems.add(self.file, place, "duplicate-key", message, path_text(here))
                continue
            data.keys[here] = place
            mapping[key] = self.plain(value_node, here, data)
        return mapping
