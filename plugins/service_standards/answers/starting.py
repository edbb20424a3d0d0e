"""A new assessment: which service, and what is known of it before anything is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from service_standards.answers.refusal import NotDone
from service_standards.model.edition import Edition
from service_standards.model.plain.assessment_keys import ASSESSMENT_FORMAT
from service_standards.source.reading.problems import unknown_thing
from service_standards.words.message import Message, say


@dataclass(frozen=True)
class NewService:
    """What is known of a service; a fact that nobody has answered is absent."""

    id: str
    name: str
    phase: str = ""
    facts: Mapping[str, bool] = field(default_factory=dict)
    target: Mapping[str, int] = field(default_factory=dict)


def new_assessment(service: NewService, edition: Edition) -> dict[str, Any]:
    """Return an assessment without answers.

    Raises:
        NotDone: for a phase, a fact, a dimension or a level that the edition does not have, and for
            a target of a dimension that has no levels.
    """
    levels = [one.number for one in edition.levels]
    if service.phase:
        _check("phase", service.phase, [one.id for one in edition.phases])
    for fact in service.facts:
        _check("fact", fact, edition.facts)
    for dimension, level in service.target.items():
        _check("dimension", dimension, edition.dimensions_by_id)
        _check("level", str(level), [str(one) for one in levels])
        if not edition.has_levels(dimension):
            message = say(
                "'{dimension}' has no levels, so there is no target to reach.", dimension=dimension
            )
            raise NotDone(message)
    return {
        "format": ASSESSMENT_FORMAT,
        "standard": {
            "id": edition.standard,
            "version": edition.version,
            "digest": edition.digest,
        },
        "service": {
            "id": service.id,
            "name": service.name,
            "phase": service.phase,
            "facts": dict(service.facts),
        },
        "target": dict(service.target),
        "findings": {},
        "parked": {},
        "snapshots": [],
    }


def _check(thing: str, word: str, allowed: Any) -> None:
    # A release does not hold its facts: nobody can tell there. Its criteria tell the others.
    if (allowed or thing in {"phase", "level"}) and word not in allowed:
        raise NotDone(_sentence(unknown_thing(thing, word, allowed)))


def _sentence(message: Message) -> Message:
    return say("This edition does not have what was named: {fault}.", fault=message)
