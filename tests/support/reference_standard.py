"""How many criteria the standard of this repository has."""

from __future__ import annotations

from functools import cache

from service_standards.model.vocabulary import Scope
from service_standards.source.project import load_project
from tests.support.build import ROOT


@cache
def criteria_by_dimension() -> dict[str, int]:
    """Return for each dimension of a service how many criteria it has."""
    project = load_project(ROOT)
    dimensions = [one.id for one in project.dimensions_of(Scope.SERVICE)]
    return {key: sum(one.dimension == key for one in project.criteria) for key in dimensions}


def criteria_of_a_service() -> int:
    """Return how many criteria a service can have to answer."""
    return sum(criteria_by_dimension().values())
