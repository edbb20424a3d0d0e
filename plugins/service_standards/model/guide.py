"""A guide: a page of prose that helps to meet criteria (`docs/guidance/…`)."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from service_standards.model.base import CriterionId, Model, Text, Title
from service_standards.model.source import CitedSource


class GuideFrontMatter(Model):
    """What makes a page a guide; a page can hold more keys for its host."""

    model_config = ConfigDict(frozen=True, extra="allow")

    title: Title
    summary: Text
    serves: Annotated[tuple[CriterionId, ...], Field(min_length=1)]


class Guide(Model):
    """One guide; `page` is its path below `docs/`."""

    page: str
    title: str
    summary: str
    serves: tuple[CriterionId, ...]
    sources: tuple[CitedSource, ...] = ()
