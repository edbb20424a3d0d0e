"""A `catalogue.json` of ours as a project: its words and its criteria."""

from __future__ import annotations

from collections import Counter

from service_standards.importing.imported import (
    Imported,
    ImportedCriterion,
    ImportedGroup,
    Vocabulary,
    check_count,
)
from service_standards.model.catalogue import Catalogue, CatalogueCriterion
from service_standards.model.vocabulary import Heading
from service_standards.source.reading.problems import MarkedData, ProblemList
from service_standards.source.reading.validate import validate

FRONT = ("phases", "roles", "topics", "applies_when", "evidence")


def read_own(data: MarkedData, problems: ProblemList) -> Imported | None:
    """Return what a catalogue holds, or None after noting why it cannot be used."""
    catalogue = validate(Catalogue, data, problems)
    if catalogue is None or not check_count(len(catalogue.criteria), data.file, problems):
        return None
    groups = {
        one.id: ImportedGroup(
            title=one.title, id=one.id, summary=one.summary, prefix=one.prefix, scope=one.scope
        )
        for one in catalogue.dimensions
    }
    for index, one in enumerate(catalogue.criteria):
        place = data.place(("criteria", index, "id"))
        group = groups.setdefault(one.dimension, ImportedGroup(one.dimension, one.dimension))
        group.criteria.append(_criterion(one, data.file, place))
    return Imported(
        title=catalogue.standard.title,
        version=catalogue.standard.version,
        id=catalogue.standard.id,
        groups=[one for one in groups.values() if one.criteria],
        vocabulary=_vocabulary(catalogue),
        left_out=Counter(_left_out(catalogue)),
    )


def _criterion(one: CatalogueCriterion, file: str, place: tuple[int, int]) -> ImportedCriterion:
    front = one.model_dump(mode="json", include=set(FRONT), exclude_none=True)
    return ImportedCriterion(
        id=one.id,
        title=one.title,
        texts={Heading.REQUIREMENT: one.requirement},
        obligation=one.obligation,
        level=one.level or None,
        related=one.related,
        front={name: front[name] for name in FRONT if front[name]},
        file=file,
        place=place,
    )


def _vocabulary(catalogue: Catalogue) -> Vocabulary:
    data = catalogue.model_dump(mode="json", by_alias=True, exclude_none=True)
    words = {name: tuple(data[name]) for name in ("levels", "phases", "roles", "topics", "facts")}
    return Vocabulary(**words, scoring=data["scoring"])


def _left_out(catalogue: Catalogue) -> dict[str, int]:
    counts = {
        "checklists": len(catalogue.checklists),
        "documents": len(catalogue.documents),
        "gates": len(catalogue.gates),
        "maps": sum(bool(one.maps) for one in catalogue.criteria),
        "releases": len(catalogue.releases),
    }
    return {name: count for name, count in counts.items() if count}
