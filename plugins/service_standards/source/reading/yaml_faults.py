"""Why a text is no YAML, in our words."""

from __future__ import annotations

import re
from typing import Any

import yaml

from service_standards.words.message import Message, say

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
# Where lines end for YAML.
BREAKS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
BAD_START = "found character that cannot start any token"


def yaml_reason(error: yaml.YAMLError, text: str) -> object:
    """Return in our words why the reader of YAML stops, or in its own where we have none."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return getattr(error, "reason", error)
    what = error.problem or error.context or say("it cannot be read")
    mark = yaml_mark(error)
    if str(what).startswith(BAD_START) and mark:
        return _bad_start(text, mark)
    return next((ours for start, ours in REASONS.items() if str(what).startswith(start)), what)


def yaml_mark(error: yaml.MarkedYAMLError) -> Any:
    """Return where it stops."""
    return error.problem_mark or error.context_mark


def _bad_start(text: str, mark: Any) -> Message:
    """Return what is wrong with a character at which no key and no value can start."""
    line = BREAKS.split(text)[mark.line]
    character = line[mark.column : mark.column + 1]
    if character == "\t":
        return say("a tab stands here; indent with spaces")
    return say("a value cannot start with '{sign}'; put quotes around it", sign=character)
