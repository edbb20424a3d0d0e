"""Pages of prose (`docs/…`) and guides, which are pages that help to meet criteria."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from service_standards.model.base import CitedSource, CriterionId, Model, Slug, Text, Title

NUMBER = r"^(0|[1-9][0-9]{0,2})(\.[0-9]{1,3})?$"
HIDEABLE = Literal["navigation", "toc", "path", "footer", "tags", "feedback"]


class PageSearch(Model):
    """How the search treats a page; MkDocs reads the values from the text itself.

    A page without `sections` is found by its title, its description and its tags alone.
    """

    boost: Annotated[str, StringConstraints(pattern=NUMBER)] | None = None
    exclude: Literal["true", "false"] | None = None
    sections: Literal["true", "false"] | None = None


class PageFrontMatter(Model):
    """What can stand between the `---` lines of a page; the theme prints some of it as it is.

    `template` is a file in the folder `overrides/`. A `glossary` tells the search which words mean
    the same.
    """

    title: Title | None = None
    summary: Text | None = None
    description: Text | None = None
    author: Text | None = None
    serves: tuple[CriterionId, ...] = ()
    tags: tuple[Title, ...] = ()
    hide: tuple[HIDEABLE, ...] = ()
    status: Slug | None = None
    search: PageSearch = PageSearch()
    template: Text | None = None
    glossary: Literal["true", "false"] | None = None


class GuideFrontMatter(PageFrontMatter):
    """What makes a page a guide."""

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
