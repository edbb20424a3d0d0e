"""Document templates and the phase model, as data (`docs/project-templates/*.yml`)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from service_standards.model.base import CriterionId, MaybeText, Model, Slug, Some, Text, Title


class Form(StrEnum):
    """How a section is filled in."""

    TEXT = "text"
    LIST = "list"
    TABLE = "table"


class ColumnKind(StrEnum):
    """What a column of a table holds; it decides alignment and, in a workbook, the format."""

    TEXT = "text"
    MONEY = "money"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"

    @property
    def is_numeric(self) -> bool:
        """Whether the values stand right-aligned."""
        return self in {ColumnKind.MONEY, ColumnKind.NUMBER}


class Column(Model):
    """One column of a table."""

    id: Slug
    title: Title
    kind: ColumnKind = ColumnKind.TEXT
    choices: tuple[Text, ...] = ()


class TemplateSection(Model):
    """One section: what to write (Markdown), its empty form and the example filled in."""

    id: Slug
    title: Title
    guidance: Text
    form: Form
    prompt: MaybeText = ""
    example: MaybeText = ""
    columns: tuple[Column, ...] = ()
    rows: Annotated[int, Field(ge=1, le=40)] = 3
    example_rows: tuple[dict[Slug, MaybeText], ...] = ()


class TemplatePhases(Model):
    """In which phases a document is created and brought up to date."""

    create: Annotated[tuple[Slug, ...], Field(min_length=1)]
    update: tuple[Slug, ...] = ()


class Template(Model):
    """One document template; `group` says in which list it stands."""

    format: Literal["template/1"]
    id: Slug
    title: Title
    summary: Text
    group: Literal["business-case", "project"]
    phases: TemplatePhases | None = None
    roles: Some[Slug] = ()
    serves: tuple[CriterionId, ...] = ()
    introduction: Text
    sections: Annotated[tuple[TemplateSection, ...], Field(min_length=1)]


class GateDecision(Model):
    """One way in which a gate can end."""

    title: Title
    meaning: Text


class GateModel(Model):
    """A decision point, mostly the one that ends a phase: what is asked and how it can be decided.

    A question names the criteria that answer it, as `[DBD-01]` at its end.
    """

    id: Slug
    title: Title
    questions: Annotated[tuple[Text, ...], Field(min_length=1)]
    decisions: Annotated[tuple[GateDecision, ...], Field(min_length=1)]


class RoleDuty(Model):
    """What one role does in a phase."""

    role: Slug
    duty: Text


class PhaseGuide(Model):
    """How one phase is run; `create` and `update` name templates.

    `review` is a decision that comes again and again within the phase, and `gate` ends it.
    """

    id: Slug
    purpose: Text
    typical_length: Text
    entry: Annotated[tuple[Text, ...], Field(min_length=1)]
    exit: Annotated[tuple[Text, ...], Field(min_length=1)]
    roles: Some[RoleDuty] = ()
    create: tuple[Slug, ...] = ()
    update: tuple[Slug, ...] = ()
    review: GateModel | None = None
    gate: GateModel | None = None

    @property
    def gates(self) -> dict[str, GateModel]:
        """What is decided in this phase, by its key, in the order of time."""
        both = {"review": self.review, "gate": self.gate}
        return {key: one for key, one in both.items() if one}


class PhaseModel(Model):
    """The phases of a project from first idea to retirement."""

    format: Literal["phase-model/1"]
    title: Title
    summary: Text
    introduction: Text
    phases: Annotated[tuple[PhaseGuide, ...], Field(min_length=1)]
