"""An edition, whatever holds it: a release, a catalogue, or sources that somebody works on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service_standards.model.catalogue import CATALOGUE_FORMAT, Catalogue
from service_standards.model.release import (
    NO_DAY,
    RELEASE_FORMAT,
    Release,
    ReleasedCriterion,
    ReleasedDimension,
    ReleasedStandard,
)
from service_standards.source.kinds.sources import Sources
from service_standards.source.reading.json_reader import read_json
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.validate import validate
from service_standards.words.message import say


@dataclass(frozen=True)
class Edition:
    """A release, and the fields that its file does not hold."""

    release: Release
    left_out: tuple[str, ...] = ()


def read_edition(path: Path, problems: ProblemList) -> Edition | None:
    """Return what a release or a catalogue says, or None after noting why it cannot be used."""
    data = read_json(path, path.resolve().parent, problems)
    if data is None:
        return None
    form = data.value.get("format") if isinstance(data.value, dict) else None
    if form == RELEASE_FORMAT:
        release = validate(Release, data, problems)
        return Edition(release) if release else None
    if form == CATALOGUE_FORMAT:
        catalogue = validate(Catalogue, data, problems)
        # How its questions name their phases, a catalogue does not say.
        return Edition(_as_release(catalogue), ("checks",)) if catalogue else None
    message = say(
        "this is no edition; its format has to be '{release}' or '{catalogue}'",
        release=RELEASE_FORMAT,
        catalogue=CATALOGUE_FORMAT,
    )
    problems.add(data.file, data.place(("format",)), "newer-format", message)
    return None


def is_whole(sources: Sources) -> bool:
    """Tell whether every criterion of the sources can be read as far as a release holds it."""
    sound: Sequence[bool] = [read.is_sound for read in sources.criteria]
    return sources.standard is not None and not sources.unreadable_criteria and all(sound)


def _as_release(catalogue: Catalogue) -> Release:
    standard = catalogue.standard
    names = set(ReleasedCriterion.model_fields) - {"checks", "source"}
    own = (one for one in catalogue.releases if one.version == standard.version)
    return Release(
        format=RELEASE_FORMAT,
        standard=ReleasedStandard(
            id=standard.id,
            title=standard.title,
            version=standard.version,
            digest=standard.digest,
            date=NO_DAY,
        ),
        previous=next((one.previous for one in own), None),
        criteria=tuple(
            ReleasedCriterion(**one.model_dump(include=names, exclude_unset=True), checks=())
            for one in catalogue.criteria
        ),
        changes=(),
        dimensions=tuple(
            ReleasedDimension(id=one.id, title=one.title) for one in catalogue.dimensions
        ),
    )
