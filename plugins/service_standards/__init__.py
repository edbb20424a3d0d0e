"""Publish a service standard from one Markdown source, and check services against it."""

from service_standards.errors import (
    AssessmentRefused,
    Problem,
    ProblemsFound,
    ServiceStandardsError,
)
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
