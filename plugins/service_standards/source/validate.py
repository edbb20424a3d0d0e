"""From marked data to a model; each fault of pydantic is told in our words, with its place."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from service_standards.model import assessment, base, guide
from service_standards.source.problems import ProblemList, allowed_words, path_text
from service_standards.source.yaml_reader import MarkedData, Path

M = TypeVar("M", bound=BaseModel)

PATTERNS = {
    base.SLUG: "lower-case letters, digits and single hyphens, such as 'open-data'",
    base.CRITERION_ID: "three capitals, a hyphen and a number, such as 'DBD-03'",
    base.VERSION: "a version of three numbers, such as '1.2.0'",
    base.TITLE: "one line of text without '<' and '>'",
    guide.NUMBER: "a number such as 2 or 0.5",
    base.WEB_ADDRESS: "a web address that starts with https:// or http://",
    assessment.DATE: "a day such as '2026-03-06', or nothing",
    assessment.TIME: "a time such as '2026-03-06T09:00:00Z', or nothing",
    r"^assessment/1$": "'assessment/1'",
    r"^[A-Z]{3}$": "three capital letters, such as 'DBD'",
}
NOTHING = "there is nothing here; at least one is needed"
KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "tuple_type": "a list, such as [a, b]",
    "list_type": "a list, such as [a, b]",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}


def validate(model: type[M], data: MarkedData, problems: ProblemList) -> M | None:
    """Return the model, or None after noting every fault with its place."""
    if not isinstance(data.value, dict):
        message = f"found {_shown(data.value)}; keys with values are needed here"
        problems.add(data.file, data.place(()), "wrong-type", message)
        return None
    try:
        return model.model_validate(data.value)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            # pydantic counts only entries without a fault; theirs are told already.
            if one["type"] != "too_short" or len(one["input"]) < one["ctx"]["min_length"]:
                _note(one, model, data, problems)
        return None


def _note(
    error: ErrorDetails, model: type[BaseModel], data: MarkedData, problems: ProblemList
) -> None:
    path = _existing(error["loc"])
    code, message = _told(error, model, path)
    place = data.key_place(path) if code == "unknown-key" else data.place(path)
    problems.add(data.file, place, code, message, path_text(path))


def _existing(loc: tuple[int | str, ...]) -> Path:
    # pydantic marks faults in a mapping's key with a last part "[key]".
    return tuple(part for part in loc if part != "[key]")


def _told(error: ErrorDetails, model: type[BaseModel], path: Path) -> tuple[str, str]:
    kind, context, found = error["type"], error.get("ctx", {}), error["input"]
    told: Callable[[], tuple[str, str]] | None = {
        "extra_forbidden": lambda: ("unknown-key", _unknown_key(model, path)),
        "missing": lambda: ("missing-key", f"the key '{path[-1]}' is missing"),
        "enum": lambda: ("unknown-value", _unknown_word(found, str(context["expected"]))),
        "literal_error": lambda: ("unknown-value", _unknown_word(found, str(context["expected"]))),
        "string_pattern_mismatch": lambda: _wrong_pattern(found, str(context["pattern"])),
        "unshowable": lambda: ("unshowable-character", error["msg"]),
        "string_too_short": lambda: ("empty", NOTHING),
        "too_short": lambda: ("empty", _too_few(found, int(context["min_length"]))),
    }.get(kind)
    if told:
        return told()
    if kind in KINDS:
        return "wrong-type", f"found {_shown(found)}; allowed: {KINDS[kind]}"
    return "bad-value", f"found {_shown(found)}; {error['msg'].lower()}"


def _too_few(found: Any, least: int) -> str:
    return f"found {len(found)}; at least {least} are needed" if found else NOTHING


def _unknown_key(model: type[BaseModel], path: Path) -> str:
    key = str(path[-1])
    return f"unknown key '{key}'{allowed_words(key, _keys_at(model, path[:-1]))}"


def _unknown_word(found: object, expected: str) -> str:
    return f"found {_shown(found)}{allowed_words(found, _expected_words(expected))}"


def _wrong_pattern(found: object, pattern: str) -> tuple[str, str]:
    code = "bad-id" if pattern in {base.SLUG, base.CRITERION_ID} else "bad-value"
    return code, f"found {_shown(found)}; allowed: {PATTERNS.get(pattern, pattern)}"


def _expected_words(expected: str) -> list[str]:
    # pydantic writes "'must', 'should' or 'may'".
    return [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """Return the keys that the model allows at a path."""
    here: Any = model
    for part in path:
        here = _inner(here, part)
    if not (isinstance(here, type) and issubclass(here, BaseModel)):
        return []
    return [info.alias or name for name, info in here.model_fields.items()]


def _inner(kind: Any, part: str | int) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = {info.alias or name: info for name, info in kind.model_fields.items()}
        return _unwrapped(fields[str(part)].annotation) if part in fields else None
    arguments = typing.get_args(kind)
    if not arguments:
        return None
    return _unwrapped(arguments[1] if typing.get_origin(kind) is dict else arguments[0])


def _unwrapped(kind: Any) -> Any:
    while typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    if typing.get_origin(kind) in {types.UnionType, typing.Union}:
        return next((one for one in typing.get_args(kind) if one is not type(None)), None)
    return kind
