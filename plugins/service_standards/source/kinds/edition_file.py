"""Reading an edition from `catalogue.json` or `releases/<version>.json`, without Pydantic.

The site writes these files from checked models, so that what is not needed is not looked at;
what is needed is checked, and the first fault is told with its place in the data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

from service_standards.errors import EditionRefused
from service_standards.model.edition import (
    Edition,
    EditionChecklist,
    EditionCriterion,
    EditionDimension,
    EditionGate,
    EditionLevel,
    EditionTerm,
    EvidenceNeed,
    FactCondition,
    FactSentences,
    ScoringRule,
)
from service_standards.model.plain.limits import (
    HIGHEST_LEVEL,
    MEGABYTE,
    MOST_ENTRIES,
    MOST_SOURCE_BYTES,
)
from service_standards.model.vocabulary import OUTCOMES, Obligation, Outcome, Scope
from service_standards.source.reading.problems import path_text
from service_standards.words.message import Message, Number, say

CATALOGUE, RELEASE = "catalogue/1", "release/1"
Path = tuple[str | int, ...]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
TEXT, NUMBER, LIST, KEYS = (
    say("text"),
    say("a whole number"),
    say("a list"),
    say("keys with values"),
)


def read_edition(data: bytes, name: str) -> Edition:
    """Return the edition that a file holds; `name` is the file's, for the sentence of a fault.

    Raises:
        EditionRefused: with one plain sentence.
    """
    if len(data) > MOST_SOURCE_BYTES:
        most = MOST_SOURCE_BYTES // MEGABYTE
        message = say(
            "'{file}' has {size} bytes; a catalogue has at most {most} MB.",
            file=name,
            size=Number(len(data)),
            most=most,
        )
        raise EditionRefused("too-large", message)
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        message = say("'{file}' is no catalogue: it is not complete JSON.", file=name)
        raise EditionRefused("broken-json", message, (), (error.lineno, error.colno)) from None
    except (ValueError, RecursionError):
        # No UTF-8, a number of thousands of digits, or thousands of brackets.
        message = say("'{file}' is no catalogue: it is not complete JSON.", file=name)
        raise EditionRefused("broken-json", message) from None
    return edition_from(value, name)


def edition_from(value: Any, name: str) -> Edition:
    """Return the edition in the data of a catalogue or a release.

    Raises:
        EditionRefused: with one plain sentence.
    """
    top = _Part(value, (), name)
    kind = value.get("format") if isinstance(value, dict) else None
    if kind == CATALOGUE:
        return _from_catalogue(top)
    if kind == RELEASE:
        return _from_release(top)
    if isinstance(kind, str) and kind.partition("/")[0] in {"catalogue", "release"}:
        message = say(
            "'{file}' has the format '{found}'; this version reads '{wanted}'.",
            file=name,
            found=kind,
            wanted=f"{kind.partition('/')[0]}/1",
        )
        raise EditionRefused("newer-format", message)
    message = say("'{file}' is JSON, but neither a catalogue nor a release.", file=name)
    raise EditionRefused("other-kind", message)


class _Part:
    """A value of the file with its place, read key by key."""

    def __init__(self, value: Any, path: Path, name: str) -> None:
        self.value = value
        self.path = path
        self.name = name

    def refused(self, wanted: Message) -> EditionRefused:
        message = say(
            "'{file}' cannot be used: {wanted} is needed at {place}.",
            file=self.name,
            wanted=wanted,
            place=path_text(self.path),
        )
        return EditionRefused("wrong-shape", message, self.path)

    def inner(self, key: str) -> _Part:
        if not isinstance(self.value, dict):
            raise self.refused(KEYS)
        return _Part(self.value.get(key), (*self.path, key), self.name)

    def found(self, key: str) -> Any:
        return self.value.get(key) if isinstance(self.value, dict) else None

    def has(self, key: str) -> bool:
        return self.found(key) is not None

    def text(self, key: str) -> str:
        found = self.found(key)
        if not isinstance(found, str):
            raise self.inner(key).refused(TEXT)
        return found

    def number(self, key: str) -> int:
        part = self.inner(key)
        if not isinstance(part.value, int) or isinstance(part.value, bool):
            raise part.refused(NUMBER)
        return part.value

    def level(self, key: str) -> int:
        number = self.number(key)
        if not 1 <= number <= HIGHEST_LEVEL:
            wanted = say("a whole number from 1 to {most}", most=HIGHEST_LEVEL)
            raise self.inner(key).refused(wanted)
        return number

    def word(self, key: str, words: type[E]) -> E:
        part = self.inner(key)
        try:
            return words(part.value)
        except (TypeError, ValueError):
            raise part.refused(say("{words}", words=list(words))) from None

    def parts(self, key: str) -> list[_Part]:
        path = (*self.path, key)
        return [_Part(one, (*path, at), self.name) for at, one in enumerate(self.entries(key))]

    def entries(self, key: str) -> list[Any]:
        found = self.found(key)
        if not isinstance(found, list):
            raise self.inner(key).refused(LIST)
        if len(found) > MOST_ENTRIES:
            path = (*self.path, key)
            message = say(
                "'{file}' cannot be used: more than {most} entries stand at {place}.",
                file=self.name,
                most=Number(MOST_ENTRIES),
                place=path_text(path),
            )
            raise EditionRefused("wrong-shape", message, path)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.entries(key)
        for at, one in enumerate(found):
            if not isinstance(one, str):
                raise self.parts(key)[at].refused(TEXT)
        return tuple(found)

    def each(self, key: str, read: Callable[[_Part], T]) -> tuple[T, ...]:
        return tuple(read(one) for one in self.parts(key))


def _from_catalogue(top: _Part) -> Edition:
    standard = top.inner("standard")
    facts = top.parts("facts")
    return Edition(
        standard=standard.text("id"),
        title=standard.text("title"),
        version=standard.text("version"),
        digest=standard.text("digest"),
        dimensions=top.each("dimensions", _dimension),
        levels=tuple(sorted(top.each("levels", _level), key=lambda one: one.number)),
        phases=top.each("phases", _term),
        criteria=top.each("criteria", _criterion),
        facts=tuple(one.text("id") for one in facts),
        fact_questions={one.text("id"): one.text("question") for one in facts},
        fact_sentences={one.text("id"): _sentences(one) for one in facts},
        scoring=_scoring(top.inner("scoring")),
        checklists=top.each("checklists", _checklist),
        gates=top.each("gates", _gate) if top.has("gates") else (),
        documents=top.each("documents", _term) if top.has("documents") else (),
        releases=tuple(one.text("version") for one in top.parts("releases")),
    )


def _from_release(top: _Part) -> Edition:
    standard = top.inner("standard")
    criteria = top.each("criteria", _criterion)
    version = standard.text("version")
    previous = [top.text("previous")] if top.has("previous") else []
    return Edition(
        standard=standard.text("id"),
        title=standard.text("title"),
        version=version,
        digest=standard.text("digest"),
        dimensions=(
            top.each("dimensions", _dimension)
            if top.has("dimensions")
            else tuple(EditionDimension(one, one) for one in _once(c.dimension for c in criteria))
        ),
        levels=tuple(
            EditionLevel(number, str(number))
            for number in range(1, max((one.level for one in criteria), default=1) + 1)
        ),
        phases=tuple(
            EditionTerm(one, one) for one in _once(phase for c in criteria for phase in c.phases)
        ),
        criteria=criteria,
        releases=(*previous, version),
    )


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _dimension(part: _Part) -> EditionDimension:
    scope = part.word("scope", Scope) if part.has("scope") else Scope.SERVICE
    return EditionDimension(part.text("id"), part.text("title"), scope)


def _level(part: _Part) -> EditionLevel:
    return EditionLevel(part.level("number"), part.text("title"))


def _term(part: _Part) -> EditionTerm:
    return EditionTerm(part.text("id"), part.text("title"))


def _checklist(part: _Part) -> EditionChecklist:
    return EditionChecklist(part.text("id"), part.text("title"), part.texts("criteria"))


def _gate(part: _Part) -> EditionGate:
    return EditionGate(
        part.text("id"),
        part.text("title"),
        part.text("phase"),
        part.texts("decisions"),
        part.texts("create"),
        part.texts("update"),
    )


def _sentences(part: _Part) -> FactSentences:
    return FactSentences(part.text("if_no"), part.text("if_yes"))


def _criterion(part: _Part) -> EditionCriterion:
    when = part.inner("applies_when")
    return EditionCriterion(
        id=part.text("id"),
        title=part.text("title"),
        dimension=part.text("dimension"),
        obligation=part.word("obligation", Obligation),
        level=part.level("level"),
        phases=part.texts("phases"),
        roles=part.texts("roles"),
        applies_when=FactCondition(when.texts("all"), when.texts("any"), when.texts("none")),
        evidence=_evidence(part.inner("evidence")) if part.has("evidence") else EvidenceNeed(),
        requirement=part.text("requirement"),
        url=part.text("url") if part.has("url") else "",
        checks=part.texts("checks") if part.has("checks") else None,
        maps=_maps(part.inner("maps")) if part.has("maps") else {},
    )


def _maps(part: _Part) -> dict[str, tuple[str, ...]]:
    if not isinstance(part.value, dict):
        raise part.refused(KEYS)
    return {framework: part.texts(framework) for framework in part.value}


def _evidence(part: _Part) -> EvidenceNeed:
    required = part.texts("required_for")
    unknown = next((at for at, one in enumerate(required) if one not in OUTCOMES), None)
    if unknown is not None:
        raise part.parts("required_for")[unknown].refused(say("{words}", words=list(Outcome)))
    age = part.number("max_age_months") if part.has("max_age_months") else None
    return EvidenceNeed(tuple(OUTCOMES[one] for one in required), age)


def _scoring(part: _Part) -> ScoringRule:
    points, weights, gate = part.inner("points"), part.inner("weights"), part.inner("gate")
    counting = [one for one in Outcome if one is not Outcome.NOT_APPLICABLE]
    return ScoringRule(
        points={one: points.number(one.value) for one in counting},
        weights={one: weights.number(one.value) for one in Obligation},
        gate_obligation=gate.word("obligation", Obligation),
        gate_outcome=gate.word("outcome", Outcome),
        gate_first_level=gate.number("first_level"),
        gate_should_from=gate.number("should_from") if gate.has("should_from") else None,
    )
