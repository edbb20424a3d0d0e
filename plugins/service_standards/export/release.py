"""Freezing a project: the catalogue of one edition with its declared changes, as canonical JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from service_standards.export.catalogue import digest
from service_standards.export.json_text import canonical_json
from service_standards.model.project import Project
from service_standards.model.release import (
    RELEASE_FORMAT,
    Change,
    Release,
    ReleasedStandard,
    released,
    titled,
)

INDEX_FORMAT = "releases/1"


def freeze(
    project: Project, date: str, previous: str | None, changes: Iterable[Change]
) -> dict[str, Any]:
    """Return the data of `releases/<version>.json`; `previous` is the release before.

    `source.kinds.release_files` reads it back and `model.changes` says what is not declared.
    """
    standard = project.standard
    release = Release(
        format=RELEASE_FORMAT,
        standard=ReleasedStandard(
            id=standard.id,
            title=standard.title,
            version=standard.version,
            digest=digest(project),
            date=date,
        ),
        previous=previous,
        criteria=tuple(released(criterion) for criterion in project.criteria),
        changes=tuple(changes),
        dimensions=titled(standard),
    )
    return release_data(release)


def release_data(release: Release) -> dict[str, Any]:
    """Return the data of a release; what it and its changes do not have is left out."""
    data = release.model_dump(mode="json", by_alias=True)
    if not release.dimensions:
        del data["dimensions"]
    for criterion in data["criteria"]:
        if criterion["source"] is None:
            del criterion["source"]
        if not criterion["level"]:
            del criterion["level"]
    data["changes"] = [
        {key: value for key, value in change.items() if value} for change in data["changes"]
    ]
    return data


def index_text(releases: Iterable[Release]) -> str:
    """Return the text of `releases/index.json`: the editions, the oldest first."""
    listed = [
        {
            "version": one.standard.version,
            "date": one.standard.date,
            "digest": one.standard.digest,
            "previous": one.previous,
            "criteria": len(one.criteria),
            "url": f"{one.standard.version}.json",
        }
        for one in releases
    ]
    return canonical_json({"format": INDEX_FORMAT, "releases": listed}) + "\n"


def release_text(data: dict[str, Any]) -> str:
    """Return the text of a release, the same wherever it is written."""
    return canonical_json(data) + "\n"
