"""The languages of a project beside that of its standard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service_standards.known import Once
from service_standards.model.project import Project
from service_standards.source.kinds.sources import Sources, read_sources
from service_standards.source.kinds.template_files import (
    Known,
    TemplateSources,
    read_templates,
)
from service_standards.source.kinds.words_file import read_words
from service_standards.source.reading.paths import Folders
from service_standards.source.reading.problems import ProblemList
from service_standards.source.translations.assembling import in_language
from service_standards.source.translations.checks import check_declared, check_lag, check_strays
from service_standards.source.translations.one_language import (
    InLanguage,
    Originals,
    read_language,
)
from service_standards.words.message import Words


@dataclass(frozen=True)
class Parts:
    """What was read of a project in the language of its standard."""

    folders: Folders
    sources: Sources
    templates: TemplateSources


@dataclass(frozen=True)
class Spoken:
    """One language: what was read in it, and its words."""

    found: InLanguage
    words: Words


def read_languages(parts: Parts, problems: ProblemList) -> tuple[Spoken, ...]:
    """Return what is there in each language; faults are noted."""
    standard, folders = parts.sources.standard, parts.folders
    if standard is None:
        return ()
    check_declared(standard, folders, problems)
    originals = Originals(folders, parts.sources, parts.templates, standard)
    spoken = []
    for language in standard.model.translations:
        found = read_language(originals, language, problems)
        check_strays(found, originals, problems)
        check_lag(language, found.standings, standard, problems)
        spoken.append(Spoken(found, read_words(folders.root, language, problems)))
    return tuple(spoken)


def with_languages(
    project: Project, spoken: Sequence[Spoken], folders: Folders, once: Once
) -> Project:
    """Return the project with the same in its other languages."""
    docs = folders.shown(folders.docs) + "/"
    translations = tuple(in_language(project, one.found, one.words, docs, once) for one in spoken)
    standings = tuple(standing for one in spoken for standing in one.found.standings)
    update = {"translations": translations, "standings": standings}
    return project.model_copy(update=update) if spoken else project


def read_originals(root: Path, problems: ProblemList) -> Originals | None:
    """Return what is translated in a project, or None without a standard that can be read."""
    folders = Folders.of(root, None)
    sources = read_sources(folders.root, problems)
    templates = read_templates(folders, Known(None, None), problems)
    if sources.standard is None:
        return None
    return Originals(folders, sources, templates, sources.standard)
