"""The standard of this repository, read once a process, and how many criteria it has."""

from __future__ import annotations

from functools import cache

from service_standards.model.project import Project
from service_standards.model.vocabulary import Scope
from service_standards.source.project import load_project
from tests.support.sites.build import ROOT


@cache
def reference_project() -> Project:
    """Return what stands in this repository: to read it takes more than most tests do."""
    return load_project(ROOT)


@cache
def criteria_by_dimension() -> dict[str, int]:
    """Return for each dimension of a service how many criteria it has."""
    project = reference_project()
    dimensions = [one.id for one in project.dimensions_of(Scope.SERVICE)]
    return {key: sum(one.dimension == key for one in project.criteria) for key in dimensions}


def criteria_of_a_service() -> int:
    """Return how many criteria a service can have to answer."""
    return sum(criteria_by_dimension().values())
