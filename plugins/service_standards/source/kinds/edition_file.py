"""Reading an edition from `catalogue.json` or `releases/<version>.json`, without Pydantic.

The site writes these files from checked models, so that what is not needed is not looked at;
what is needed is checked, and the first fault is told with its place in the data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

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
from service_standards.model.plain.language_tags import is_language_tag
from service_standards.model.plain.limits import MEGABYTE, MOST_SOURCE_BYTES
from service_standards.model.vocabulary import OUTCOMES, Obligation, Outcome, Scope
from service_standards.source.reading.json_part import KEYS, JsonPart
from service_standards.words.message import Number, say

CATALOGUE, RELEASE = "catalogue/1", "release/1"


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
    top = JsonPart(value, (), name)
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


def criterion_from(entry: Any, name: str) -> EditionCriterion:
    """Return a criterion in the data of a catalogue.

    Raises:
        EditionRefused: with one plain sentence.
    """
    return _criterion(JsonPart(entry, (), name))


def _from_catalogue(top: JsonPart) -> Edition:
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
        language=_language(standard),
    )


def _language(standard: JsonPart) -> str:
    # Catalogues of older generators do not say it.
    if not standard.has("language"):
        return "en"
    tag = standard.text("language")
    if not is_language_tag(tag):
        # It names a file that is read.
        wanted = say("the tag of a language, such as 'fr' or 'pt-BR'")
        raise standard.inner("language").refused(wanted)
    return tag


def _from_release(top: JsonPart) -> Edition:
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
            for number in range(1, max((one.level for one in criteria), default=0) + 1)
        ),
        phases=tuple(
            EditionTerm(one, one) for one in _once(phase for c in criteria for phase in c.phases)
        ),
        criteria=criteria,
        releases=(*previous, version),
    )


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _dimension(part: JsonPart) -> EditionDimension:
    scope = part.word("scope", Scope) if part.has("scope") else Scope.SERVICE
    return EditionDimension(part.text("id"), part.text("title"), scope)


def _level(part: JsonPart) -> EditionLevel:
    return EditionLevel(part.level("number"), part.text("title"))


def _term(part: JsonPart) -> EditionTerm:
    return EditionTerm(part.text("id"), part.text("title"))


def _checklist(part: JsonPart) -> EditionChecklist:
    return EditionChecklist(part.text("id"), part.text("title"), part.texts("criteria"))


def _gate(part: JsonPart) -> EditionGate:
    return EditionGate(
        part.text("id"),
        part.text("title"),
        part.text("phase"),
        part.texts("decisions"),
        part.texts("create"),
        part.texts("update"),
    )


def _sentences(part: JsonPart) -> FactSentences:
    return FactSentences(part.text("if_no"), part.text("if_yes"))


def _criterion(part: JsonPart) -> EditionCriterion:
    when = part.inner("applies_when")
    return EditionCriterion(
        id=part.text("id"),
        title=part.text("title"),
        dimension=part.text("dimension"),
        obligation=part.word("obligation", Obligation),
        level=part.level("level") if part.has("level") else 0,
        phases=part.texts("phases"),
        roles=part.texts("roles"),
        applies_when=FactCondition(when.texts("all"), when.texts("any"), when.texts("none")),
        evidence=_evidence(part.inner("evidence")) if part.has("evidence") else EvidenceNeed(),
        requirement=part.text("requirement"),
        url=part.text("url") if part.has("url") else "",
        checks=part.texts("checks") if part.has("checks") else None,
        maps=_maps(part.inner("maps")) if part.has("maps") else {},
    )


def _maps(part: JsonPart) -> dict[str, tuple[str, ...]]:
    if not isinstance(part.value, dict):
        raise part.refused(KEYS)
    return {framework: part.texts(framework) for framework in part.value}


def _evidence(part: JsonPart) -> EvidenceNeed:
    required = part.texts("required_for")
    unknown = next((at for at, one in enumerate(required) if one not in OUTCOMES), None)
    if unknown is not None:
        raise part.parts("required_for")[unknown].refused(say("{words}", words=list(Outcome)))
    age = part.number("max_age_months") if part.has("max_age_months") else None
    return EvidenceNeed(tuple(OUTCOMES[one] for one in required), age)


def _scoring(part: JsonPart) -> ScoringRule:
    points, weights, gate = part.inner("points"), part.inner("weights"), part.inner("gate")
    counting = [one for one in Outcome if one is not Outcome.NOT_APPLICABLE]
    return ScoringRule(
        points={one: points.number(one.value) for one in counting},
        weights={one: weights.number(one.value) for one in Obligation},
        gate_obligation=gate.word("obligation", Obligation),
        gate_outcome=gate.word("outcome", Outcome),
        gate_first_level=gate.number("first_level") if gate.has("first_level") else 0,
        gate_should_from=gate.number("should_from") if gate.has("should_from") else None,
        exemption_months=part.number("exemption_months") if part.has("exemption_months") else None,
    )
