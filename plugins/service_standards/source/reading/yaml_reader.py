"""YAML as text with places: no aliases, no tags, no repeated keys, nothing guessed.

Scalars stay text (`NO`, `1.10` and dates too); the models convert them. PyYAML's node
graph gives each key and value its line and column.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from service_standards.model.plain.limits import MOST_ENTRIES
from service_standards.source.reading.problems import Place, ProblemList, path_text
from service_standards.source.reading.work import work_faults
from service_standards.words.message import Message, say

MAX_DEPTH = 20
QUOTES = say("a text that starts with this sign needs quotes around it")
# What the reader of YAML says first, in English, and what we say in its place.
REASONS = {
    "mapping values are not allowed": say("a text that holds ': ' needs quotes around it"),
    "did not find expected ',' or ']'": say("a list is not closed; close it with ']'"),
    "did not find expected ',' or '}'": say("keys are not closed; close them with '}'"),
    "could not find expected ':'": say("a key stands alone; each needs ': ' after it"),
    "did not find expected key": say(
        "no key begins here; check the quotes and the indent of this line and the one above"
    ),
    "did not find expected '-' indicator": say(
        "this is no entry of the list; start each with '- '"
    ),
    "block sequence entries are not allowed": say(
        "no list can begin here; put it on lines of its own, or write [a, b]"
    ),
    "found unexpected end of stream": say("a quote or a bracket above is not closed"),
    "found unknown escape character": say(
        "no sign is written so; write two backslashes, or use single quotes"
    ),
    "found a tab character": say("a tab stands here; indent with spaces"),
    "did not find expected alphabetic": QUOTES,
    "did not find expected node content": QUOTES,
    "did not find expected comment": QUOTES,
}
BAD_START = "found character that cannot start any token"
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]
Data = None | str | list["Data"] | dict[str, "Data"]


@dataclass
class MarkedData:
    """Plain data with the places of its values and keys, by path."""

    file: str
    value: Data = None
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """Return where a value stands, or the nearest thing around it."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def key_place(self, path: Path) -> Place:
        """Return where a key stands, or its value, or what is around it."""
        return self.keys.get(path) or self.place(path)


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
    reader = _Reader(file, (first_line - 1, indent), problems, deepest)
    try:
        if not reader.allows(text):
            return None
        node = Loader(text).get_single_node()
    except yaml.YAMLError as error:
        reader.tell(error, text)
        return None
    if node is None:
        problems.add(file, (first_line, 1), "empty", say("there is nothing in here"))
        return None
    data = MarkedData(file)
    data.value = reader.plain(node, (), data)
    return data if reader.is_within_limits else None


def too_many_entries(most: int) -> Message:
    """Return what is said of a list or of keys beyond a limit."""
    return say("at most {limit} entries may stand here", limit=most)


def _reason(error: yaml.YAMLError, text: str) -> object:
    """Return in our words why the reader of YAML stops, or in its own where we have none."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return getattr(error, "reason", error)
    what = error.problem or error.context or say("it cannot be read")
    mark = _mark(error)
    if str(what).startswith(BAD_START) and mark:
        return _bad_start(text, mark)
    return next((ours for start, ours in REASONS.items() if str(what).startswith(start)), what)


def _mark(error: yaml.MarkedYAMLError) -> Any:
    return error.problem_mark or error.context_mark


def _bad_start(text: str, mark: Any) -> Message:
    """Return what is wrong with a character at which no key and no value can start."""
    line = text.split("\n")[mark.line]
    character = line[mark.column : mark.column + 1]
    if character == "\t":
        return say("a tab stands here; indent with spaces")
    return say("a value cannot start with '{sign}'; put quotes around it", sign=character)


class _Reader:
    """Turns nodes into plain data and notes what is not allowed."""

    def __init__(self, file: str, offset: Place, problems: ProblemList, deepest: int) -> None:
        self.file = file
        self.offset = offset
        self.problems = problems
        self.is_within_limits = True
        self.deepest = deepest

    def place(self, mark: Any) -> Place:
        return mark.line + 1 + self.offset[0], mark.column + 1 + self.offset[1]

    def tell(self, error: yaml.YAMLError, text: str) -> None:
        """Note what is no YAML at all."""
        mark = _mark(error) if isinstance(error, yaml.MarkedYAMLError) else None
        place = self.place(mark) if mark else (self.offset[0] + 1, 1)
        message = say("this is not valid YAML: {reason}", reason=_reason(error, text))
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
        # libyaml calls the style of plain text '', and Python's own reader None.
        is_empty = not getattr(node, "style", None) and node.value == ""
        return None if is_empty else str(node.value)

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
