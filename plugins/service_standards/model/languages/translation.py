"""Translations: what a file says of itself, and how far each language has come."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from service_standards.model.base import CriterionId, Model, Slug, Text, Title
from service_standards.model.plain.language_tags import LANGUAGE
from service_standards.words.message import Message, say_many

# Six digits for each part of a text, so that it can be told which part changed.
DIGESTS = r"^[0-9a-f]{6}(-[0-9a-f]{6})*$"
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Digests = Annotated[str, StringConstraints(pattern=DIGESTS)]


class Kind(StrEnum):
    """What is translated."""

    STANDARD = "standard"
    DIMENSIONS = "dimensions"
    CRITERIA = "criteria"
    CHECKLISTS = "checklists"
    FACTS = "facts"
    PHASES = "phases"
    PAGES = "pages"
    TEMPLATES = "templates"


class TranslationRule(Model):
    """What of a language has to be complete; each entry is a kind, or the path of a file or folder.

    What lags is a fault where it is required, and only counted otherwise.
    """

    required: tuple[Text, ...] = ()


class TranslatedMatter(Model):
    """What each translation can say of itself: which text of the original it was compared with."""

    digest: Digests | None = None


class TranslatedCriterionMatter(TranslatedMatter):
    """What stands between the `---` lines of a translated criterion; the rest is the original's."""

    translates: CriterionId
    title: Title
    keywords: tuple[Text, ...] = ()


class TranslatedDimensionMatter(TranslatedMatter):
    """What stands between the `---` lines of a translated dimension page."""

    translates: Slug
    title: Title


class TranslatedPageMatter(TranslatedMatter):
    """What can stand between the `---` lines of a translated page; the rest is the original's.

    A page whose `shape` is free has headings and links of its own.
    """

    title: Title | None = None
    summary: Text | None = None
    description: Text | None = None
    tags: tuple[Title, ...] = ()
    shape: Literal["same", "free"] = "same"


class State(StrEnum):
    """How a translation stands to its original."""

    MISSING = "missing"
    NEW = "new"
    STALE = "stale"
    CURRENT = "current"


class Standing(Model):
    """How far the translation of one text is.

    `file` is where it stands or has to stand, `original` what it translates. `changed` names the
    parts of the original that changed since, as far as that is known; a text that is not
    `is_usable` no longer fits its original, and is shown in the default language.
    """

    language: Language
    kind: Kind
    file: str
    original: str
    state: State
    changed: tuple[str, ...] = ()
    is_usable: bool = True
    is_required: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether a site shows the translation and not the original."""
        return self.state != State.MISSING and self.is_usable


Translations = Annotated[dict[Language, TranslationRule], Field(max_length=40)]


def counted_states(counts: Mapping[State, int]) -> list[Message]:
    """Return how many texts are in which state, where there are any."""
    found = {
        State.MISSING: say_many(
            "{count} text is not translated",
            "{count} texts are not translated",
            counts.get(State.MISSING, 0),
        ),
        State.NEW: say_many(
            "{count} translation has not been accepted",
            "{count} translations have not been accepted",
            counts.get(State.NEW, 0),
        ),
        State.STALE: say_many(
            "{count} translation is out of date",
            "{count} translations are out of date",
            counts.get(State.STALE, 0),
        ),
        State.CURRENT: say_many(
            "{count} translation is up to date",
            "{count} translations are up to date",
            counts.get(State.CURRENT, 0),
        ),
    }
    return [said for state, said in found.items() if counts.get(state)]
