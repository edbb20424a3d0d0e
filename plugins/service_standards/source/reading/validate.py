"""From marked data to a model; each fault of pydantic is told in our words, with its place."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from service_standards.model import base, guide, standard
from service_standards.model.languages import translation
from service_standards.model.plain import assessment_keys, ids, language_tags
from service_standards.model.plain.characters import unshowable
from service_standards.source.reading.problems import (
    MarkedData,
    Path,
    ProblemList,
    allowed_words,
    path_text,
)
from service_standards.source.reading.work import too_many_entries
from service_standards.words.message import Message, say

M = TypeVar("M", bound=BaseModel)

PATTERNS = {
    base.SLUG: say("lower-case letters, digits and single hyphens, such as 'open-data'"),
    ids.ANY_ID: say(
        "an id such as 'DBD-03': letters from A to Z, digits, . - _ ( ), and at most 40 of them"
    ),
    ids.ANY_PREFIX: say("up to eight capitals and digits, a capital first, such as 'DBD'"),
    base.VERSION: say("a version of three numbers, such as '1.2.0'"),
    base.TITLE: say("one line of text without '<' and '>'"),
    standard.COLOUR: say("a colour as '#7a1020'"),
    standard.LOGO: say("a file ending in .svg or .png, from the folder of the pages"),
    standard.FONT: say("a file ending in .woff2, from the folder of the pages"),
    standard.FAMILY: say("the name of a typeface: letters from A to Z, digits, blanks and hyphens"),
    guide.NUMBER: say("a number such as 2 or 0.5"),
    base.WEB_ADDRESS: say("a web address that starts with https:// or http://"),
    assessment_keys.DATE: say("a day such as '2026-03-06', or nothing"),
    assessment_keys.TIME: say("a time such as '2026-03-06T09:00:00Z', or nothing"),
    standard.PHASE_START: say(
        "words with '{mark}' in the place of the phase, without a colon", mark="{phase}"
    ),
    language_tags.LANGUAGE: say("the tag of a language, such as 'fr' or 'pt-BR'"),
    translation.DIGESTS: say("what 'service-standards translation accept' writes, or nothing"),
    r"^assessment/1$": say("'assessment/1'"),
}
NOTHING = say("there is nothing here; at least one is needed")
KINDS = {
    "string_type": say("text"),
    "int_type": say("a whole number"),
    "int_parsing": say("a whole number"),
    "int_from_float": say("a whole number"),
    "tuple_type": say("a list, such as [a, b]"),
    "list_type": say("a list, such as [a, b]"),
    "dict_type": say("keys with values"),
    "model_type": say("keys with values"),
    "model_attributes_type": say("keys with values"),
}


# What is said of a limit; pydantic keeps each under another name.
LIMITS: dict[str, Callable[[Mapping[str, Any]], Message]] = {
    "greater_than_equal": lambda context: say(
        "input should be greater than or equal to {limit}", limit=context["ge"]
    ),
    "less_than_equal": lambda context: say(
        "input should be less than or equal to {limit}", limit=context["le"]
    ),
    "string_too_long": lambda context: say(
        "string should have at most {limit} characters", limit=context["max_length"]
    ),
    "too_long": lambda context: too_many_entries(context["max_length"]),
    "no_such_day": lambda _: say("there is no such day"),
}


def validate(model: type[M], data: MarkedData, problems: ProblemList) -> M | None:
    """Return the model, or None after noting every fault with its place."""
    if not isinstance(data.value, dict):
        message = say("found {found}; keys with values are needed here", found=_shown(data.value))
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


def _told(error: ErrorDetails, model: type[BaseModel], path: Path) -> tuple[str, Message]:
    kind, context, found = error["type"], error.get("ctx", {}), error["input"]
    told: Callable[[], tuple[str, Message]] | None = {
        "extra_forbidden": lambda: ("unknown-key", _unknown_key(model, path)),
        "missing": lambda: ("missing-key", say("the key '{key}' is missing", key=path[-1])),
        "enum": lambda: ("unknown-value", _unknown_word(found, str(context["expected"]))),
        "literal_error": lambda: ("unknown-value", _unknown_word(found, str(context["expected"]))),
        "string_pattern_mismatch": lambda: _wrong_pattern(found, str(context["pattern"])),
        "unshowable": lambda: (
            "unshowable-character",
            unshowable(str(context["character"])),
        ),
        "string_too_short": lambda: ("empty", NOTHING),
        "too_short": lambda: ("empty", _too_few(found, int(context["min_length"]))),
    }.get(kind)
    if told:
        return told()
    if kind in KINDS:
        return "wrong-type", say(
            "found {found}; allowed: {allowed}", found=_shown(found), allowed=KINDS[kind]
        )
    reason = LIMITS[kind](context) if kind in LIMITS else error["msg"].lower()
    return "bad-value", say("found {found}; {reason}", found=_shown(found), reason=reason)


def _too_few(found: Any, least: int) -> Message:
    if not found:
        return NOTHING
    return say("found {count}; at least {least} are needed", count=len(found), least=least)


def _unknown_key(model: type[BaseModel], path: Path) -> Message:
    key = str(path[-1])
    return say(
        "unknown key '{key}'{allowed}",
        key=key,
        allowed=allowed_words(key, _keys_at(model, path[:-1])),
    )


def _unknown_word(found: object, expected: str) -> Message:
    return say(
        "found {found}{allowed}",
        found=_shown(found),
        allowed=allowed_words(found, _expected_words(expected)),
    )


def _wrong_pattern(found: object, pattern: str) -> tuple[str, Message]:
    code = "bad-id" if pattern in {base.SLUG, ids.ANY_ID} else "bad-value"
    allowed = PATTERNS.get(pattern, pattern)
    return code, say("found {found}; allowed: {allowed}", found=_shown(found), allowed=allowed)


def _expected_words(expected: str) -> list[str]:
    # pydantic writes "'must', 'should' or 'may'".
    return [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]


def _shown(value: Any) -> Message:
    if value is None:
        return say("nothing")
    if isinstance(value, Mapping):
        return say("keys with values")
    if isinstance(value, list | tuple):
        return say("a list")
    text = str(value)
    if len(text) > 60:
        return say("'{start}…'", start=text[:60])
    return say("'{text}'", text=text)


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
