"""The one way to write an assessment file; `browser/answer/canonical.js` writes the same bytes.

`tests/vectors/README.md` states every rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from service_standards.export.json_text import canonical_json
from service_standards.merge.values import by_code_units
from service_standards.model.edition import Edition
from service_standards.model.plain.assessment_keys import (
    EVIDENCE_KEYS,
    FILE_KEYS,
    FINDING_KEYS,
    SERVICE_KEYS,
    SNAPSHOT_KEYS,
    STANDARD_KEYS,
    is_blank,
    is_empty,
)
from service_standards.model.vocabulary import Outcome

if TYPE_CHECKING:
    # Pydantic comes with it, which no command that only writes an assessment waits for.
    from service_standards.model.project import Project

Data = Mapping[str, Any]
NOT_ASSESSED = Outcome.NOT_ASSESSED.value
ALWAYS = ("title", "outcome")


@dataclass(frozen=True)
class CatalogueOrder:
    """In which order criteria, facts and dimensions are written, and the criteria's titles."""

    titles: Mapping[str, str]
    facts: Sequence[str]
    dimensions: Sequence[str]

    @classmethod
    def of(cls, project: Project) -> CatalogueOrder:
        """Return the order of a project's catalogue."""
        return cls(
            titles={one.id: one.title for one in project.criteria},
            facts=[fact.id for fact in project.facts],
            dimensions=[dimension.id for dimension in project.standard.dimensions],
        )

    @classmethod
    def of_edition(cls, edition: Edition) -> CatalogueOrder:
        """Return the order of an edition."""
        return cls(
            titles={one.id: one.title for one in edition.criteria},
            facts=edition.facts,
            dimensions=[dimension.id for dimension in edition.dimensions],
        )


def canonical_assessment(assessment: Data, order: CatalogueOrder) -> str:
    """Return the text of the file, with its final newline.

    `assessment` is the file's data after `source.kinds.assessment_file.read_assessment`.
    """
    ids = list(order.titles)

    def findings(found: Data) -> dict[str, object]:
        return _in_order(found, ids, lambda one, key: _finding(one, order.titles.get(key)))

    service = assessment.get("service") or {}
    answered = {
        key: one for key, one in (assessment.get("findings") or {}).items() if not is_blank(one)
    }
    known = {
        "format": assessment["format"],
        "standard": _complete(assessment["standard"], STANDARD_KEYS),
        "service": _complete(
            {**service, "facts": _in_order(service.get("facts") or {}, order.facts)}, SERVICE_KEYS
        ),
        "target": _in_order(assessment.get("target") or {}, order.dimensions),
        "findings": findings(answered),
        "parked": findings(assessment.get("parked") or {}),
        "snapshots": [
            _complete({**one, "outcomes": _in_order(one.get("outcomes") or {}, ids)}, SNAPSHOT_KEYS)
            for one in assessment.get("snapshots") or []
        ],
    }
    return canonical_json(_with_unknown(known, assessment, FILE_KEYS)) + "\n"


def _finding(finding: Data, title: str | None) -> dict[str, object]:
    evidence = [
        _with_unknown(_filled(one, EVIDENCE_KEYS), one, EVIDENCE_KEYS)
        for one in finding.get("evidence") or []
    ]
    known: dict[str, object] = {
        "title": title if title is not None else finding.get("title") or "",
        "outcome": finding.get("outcome", NOT_ASSESSED),
    }
    others = [key for key in FINDING_KEYS if key not in ALWAYS]
    known.update(_filled({**finding, "evidence": evidence}, others))
    return _with_unknown(known, finding, FINDING_KEYS)


def _filled(value: Data, keys: Iterable[str]) -> dict[str, object]:
    return {key: value[key] for key in keys if not is_empty(value.get(key))}


def _complete(value: Data, keys: Sequence[str]) -> dict[str, object]:
    known = {key: "" if value.get(key) is None else value[key] for key in keys}
    return _with_unknown(known, value, keys)


def _with_unknown(known: dict[str, object], value: Data, keys: Sequence[str]) -> dict[str, object]:
    unknown = [key for key in by_code_units(value) if key not in keys]
    return known | {key: _sorted(value[key]) for key in unknown}


def _sorted(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _sorted(value[key]) for key in by_code_units(value)}
    if isinstance(value, list | tuple):
        return [_sorted(one) for one in value]
    return value


def _in_order(
    value: Data, order: Sequence[str], write: Callable[[Any, str], object] = lambda one, _: one
) -> dict[str, object]:
    first = [key for key in order if key in value]
    keys = dict.fromkeys([*first, *by_code_units(value)])
    return {key: write(value[key], key) for key in keys}
