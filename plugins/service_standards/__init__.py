"""Publish a service standard from one Markdown source, and check services against it.

Reading a project takes Pydantic, for which a command that checks one assessment does not wait:
what is offered here is imported when it is asked for (ADR 0024).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_standards.errors import (
    AssessmentRefused,
    Problem,
    ProblemsFound,
    ServiceStandardsError,
)

if TYPE_CHECKING:
    from service_standards.model.project import Project
    from service_standards.source.project import load_project

__all__ = [
    "AssessmentRefused",
    "Problem",
    "ProblemsFound",
    "Project",
    "ServiceStandardsError",
    "load_project",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import what has not been asked for before."""
    if name == "Project":
        from service_standards.model.project import Project  # noqa: PLC0415 - see above

        return Project
    if name == "load_project":
        from service_standards.source.project import load_project  # noqa: PLC0415 - see above

        return load_project
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
