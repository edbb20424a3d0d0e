"""A project in another language: its texts where there are some, the original's where not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from service_standards.known import Once
from service_standards.model.base import Model
from service_standards.model.checklist import Facts
from service_standards.model.criterion import DimensionPage
from service_standards.model.guide import Guide
from service_standards.model.languages.translation import Kind, State, TranslatedPageMatter
from service_standards.model.project import Project
from service_standards.model.standard import Standard
from service_standards.source.kinds.page_matter import PageText
from service_standards.source.kinds.sources import FACTS
from service_standards.source.reading.source_files import STANDARD
from service_standards.source.translations.one_language import InLanguage, without_own_words
from service_standards.words.message import Words

M = TypeVar("M", bound=Model)
DOCS = "docs/"


def in_language(
    project: Project, found: InLanguage, words: Words, docs: str, once: Once
) -> Project:
    """Return the project as a site in another language shows it.

    What answers depend on is that of the original, which it brings along. `docs` is the folder of
    the prose as its files are named.
    """
    values = {_named(name, docs): value for name, value in found.values.items()}
    facts: Facts | None = values.get(FACTS)
    kinds = {_named(place.original, docs): place.kind for place, _ in found.readings.values()}
    phases = next((value for name, value in values.items() if kinds.get(name) == Kind.PHASES), None)
    standard: Standard = values.get(STANDARD) or once(
        without_own_words, project.standard, found.language
    )
    titles = {one.id: one.title for one in standard.dimensions}
    pages = [once(_titled, one, titles[one.id]) for one in project.dimension_pages]
    return project.model_copy(
        update={
            "standard": standard,
            "dimension_pages": _each(pages, values, lambda one: one.source, lambda value: value[0]),
            "criteria": _each(project.criteria, values, lambda one: one.source),
            "checklists": _each(project.checklists, values, lambda one: f"checklists/{one.id}.yml"),
            "facts": facts.facts if facts else project.facts,
            "kinds": facts.kinds if facts else project.kinds,
            "guides": tuple(_guide(one, values, once) for one in project.guides),
            "templates": _each(
                project.templates, values, lambda one: f"{DOCS}project-templates/{one.id}.yml"
            ),
            "phase_model": phases or project.phase_model,
            "words": words,
            "warnings": (),
            "original": project,
            **_files(found, docs),
        }
    )


def _files(found: InLanguage, docs: str) -> dict[str, object]:
    """Return which files are shown in the place of others, which lack and which are old."""
    named = [(_named(one.original, docs), one) for one in found.standings]
    return {
        "shown": {name: one.file for name, one in named if one.is_shown},
        "lacking": frozenset(name for name, one in named if not one.is_shown),
        "stale": frozenset(
            name for name, one in named if one.is_shown and one.state == State.STALE
        ),
    }


def _named(name: str, docs: str) -> str:
    return DOCS + name.removeprefix(docs) if name.startswith(docs) else name


def _each(
    originals: Iterable[M],
    values: Mapping[str, Any],
    file_of: Callable[[M], str],
    value_of: Callable[[Any], M] = lambda value: value,
) -> tuple[M, ...]:
    files = ((one, file_of(one)) for one in originals)
    return tuple(value_of(values[file]) if file in values else one for one, file in files)


def _titled(page: DimensionPage, title: str) -> DimensionPage:
    return page.model_copy(update={"title": title})


def _guide(guide: Guide, values: Mapping[str, Any], once: Once) -> Guide:
    page: PageText | None = values.get(DOCS + guide.page)
    front = page.front if page else None
    if not isinstance(front, TranslatedPageMatter):
        return guide
    return once(_guide_in, guide, front)


def _guide_in(guide: Guide, front: TranslatedPageMatter) -> Guide:
    return guide.model_copy(
        update={
            "title": front.title or guide.title,
            "summary": front.summary or guide.summary,
        }
    )
