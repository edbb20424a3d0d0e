"""JSON Schemas (2020-12), generated from the models so that they cannot disagree."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from service_standards.model.assessment import Assessment
from service_standards.model.catalogue import Catalogue
from service_standards.model.checklist import Checklist, Facts, ScoringPolicy
from service_standards.model.criterion import CriterionFrontMatter, DimensionFrontMatter
from service_standards.model.guide import GuideFrontMatter
from service_standards.model.release import Release, ReleaseChanges
from service_standards.model.standard import Standard
from service_standards.model.template import PhaseModel, Template
from service_standards.schema.written import DifferenceReport, ProblemReport, ReleaseIndex
from service_standards.schema.written_answers import CheckMapping, CheckReport, ComparisonReport
from service_standards.schema.written_portfolio import PortfolioReport
from service_standards.schema.written_report import Report

MODELS: dict[str, type[BaseModel]] = {
    "assessment": Assessment,
    "catalogue": Catalogue,
    "changes": ReleaseChanges,
    "check": CheckReport,
    "checklist": Checklist,
    "comparison": ComparisonReport,
    "criterion": CriterionFrontMatter,
    "differences": DifferenceReport,
    "dimension": DimensionFrontMatter,
    "facts": Facts,
    "guide": GuideFrontMatter,
    "mapping": CheckMapping,
    "phase-model": PhaseModel,
    "portfolio": PortfolioReport,
    "problems": ProblemReport,
    "release": Release,
    "releases": ReleaseIndex,
    "report": Report,
    "scoring": ScoringPolicy,
    "standard": Standard,
    "template": Template,
}


def schemas() -> dict[str, str]:
    """Return the text of each schema by file name, such as `assessment.schema.json`."""
    return {f"{name}.schema.json": _text(model) for name, model in MODELS.items()}


def _text(model: type[BaseModel]) -> str:
    schema: dict[str, Any] = {"$schema": GenerateJsonSchema.schema_dialect}
    schema |= model.model_json_schema(by_alias=True)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
