"""What all models share: they are frozen, closed and made of plain values."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CRITERION_ID = r"^[A-Z]{3}-[0-9]{2,3}$"
VERSION = r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$"
WEB_ADDRESS = r"^https?://[^\s<>\"]+$"

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=64)]
CriterionId = Annotated[str, StringConstraints(pattern=CRITERION_ID)]
Version = Annotated[str, StringConstraints(pattern=VERSION)]
WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Model(BaseModel):
    """Base of the models: unknown keys are faults, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid")
