"""What all models share: they are frozen, closed and made of plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from service_standards.model.plain.characters import UNSHOWABLE
from service_standards.model.plain.ids import ANY_ID

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
VERSION = r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$"
WEB_ADDRESS = r"^https?://[^\s<>\"]+$"
TITLE = r"^[^<>\n\r\t]+$"


def _showable(text: str) -> str:
    found = UNSHOWABLE.search(text)
    if found:
        raise PydanticCustomError("unshowable", "{character}", {"character": found[0]})
    return text


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=64)]
CriterionId = Annotated[str, StringConstraints(pattern=ANY_ID)]
Version = Annotated[str, StringConstraints(pattern=VERSION)]
WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS), AfterValidator(_showable)]
MaybeText = Annotated[str, AfterValidator(_showable)]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_showable)
]
Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, pattern=TITLE),
    AfterValidator(_showable),
]
T = TypeVar("T")
# Instead of a level, where the standard has none.
NO_LEVEL: Final = 0


def no_default(schema: dict[str, Any]) -> None:
    """Leave out of a schema what stands inside for a number that is not there."""
    schema.pop("default", None)


CriterionLevel = Annotated[int, Field(ge=2, le=9, json_schema_extra=no_default)]
# What is left out where the standard has no such words; `lint` asks for one where it has.
Some = Annotated[tuple[T, ...], Field(json_schema_extra={"minItems": 1})]


class Model(BaseModel):  # noqa: PLW1641 - pydantic lets what is frozen have a hash
    """Base of the models: unknown keys are faults, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def __eq__(self, other: object) -> bool:
        """Tell whether both say the same, in the same order: what is written follows it."""
        if self is other:
            return True
        # NotImplemented for what is no model of this kind.
        if (is_equal := super().__eq__(other)) is not True:
            return is_equal
        return all(
            list(value) == list(getattr(other, name))
            for name, value in self.__dict__.items()
            if isinstance(value, dict) and name in type(self).model_fields
        )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy that has worked out nothing yet; what was, follows from other values."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class CitedSource(Model):
    """A source that a text cites: a title as the text gives it, and the address."""

    title: str
    url: str
