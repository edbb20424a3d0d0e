"""All that a project says in one other language, and how far it has come there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from service_standards.model.criterion import Criterion, DimensionPage
from service_standards.model.languages.translation import Kind, Standing, State
from service_standards.model.standard import Standard
from service_standards.source.kinds.criterion_file import Read
from service_standards.source.kinds.directives import check_directives
from service_standards.source.kinds.mentions import check_mentions
from service_standards.source.kinds.sources import Sources
from service_standards.source.kinds.template_files import TemplateSources
from service_standards.source.language.criterion_words import CriterionWords, criterion_words
from service_standards.source.reading.files import read_markdown, read_text
from service_standards.source.reading.paths import Folders, entries_below, shown_name
from service_standards.source.reading.problems import ProblemList
from service_standards.source.translations.files import Place, places
from service_standards.source.translations.reading import (
    Reading,
    read_criterion_in,
    read_data_in,
    read_dimension_in,
    read_page_in,
)

TEXTS = (".md", ".yml", ".yaml", ".markdown")
# What a language says by itself about how its texts are written.
OF_A_LANGUAGE = ("words_to_avoid", "abbreviations", "headings", "from_phase", "obligation_words")


@dataclass(frozen=True)
class Originals:
    """What is translated: the project as it was read in the language of its standard."""

    folders: Folders
    sources: Sources
    templates: TemplateSources
    standard: Read[Standard]


@dataclass
class InLanguage:
    """What was read in one language.

    `readings` are all translations by the files of their originals, with where they stand;
    `values` are those that a site shows.
    """

    language: str
    readings: dict[str, tuple[Place, Reading | None]] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    standings: list[Standing] = field(default_factory=list)


def read_language(originals: Originals, language: str, problems: ProblemList) -> InLanguage:
    """Return what is there in one language; what is wrong with a text by itself is noted."""
    found = InLanguage(language)
    reader = _Reader(originals, language, problems)
    for place in places(originals.folders, originals.sources, language):
        reading = reader.read(place)
        found.readings[place.original] = place, reading
        problems.problems += reading.faults if reading else ()
        problems.warnings += reading.warnings if reading and reading.is_usable else ()
        if reading and reading.is_usable:
            found.values[place.original] = reading.value
        found.standings.append(_standing(place, reading, language, originals.standard.model))
        if place.kind == Kind.STANDARD and reading and reading.is_usable:
            reader.words = problems.known.once(criterion_words, reading.value)
    return found


def without_own_words(standard: Standard, language: str) -> Standard:
    """Return a standard in another language, without what it says of how its own is written."""
    fields = type(standard).model_fields
    plain = {name: fields[name].get_default(call_default_factory=True) for name in OF_A_LANGUAGE}
    return standard.model_copy(update={"language": language, **plain})


class _Reader:
    """Reads the translations of one language, each with the words of that language."""

    def __init__(self, originals: Originals, language: str, problems: ProblemList) -> None:
        self._originals, self._language, self._problems = originals, language, problems
        standard = problems.known.once(without_own_words, originals.standard.model, language)
        self.words: CriterionWords = problems.known.once(criterion_words, standard)
        sources, templates = originals.sources, originals.templates
        self._known: Mapping[str, Read[Any]] = {
            read.data.file: read
            for read in (
                originals.standard,
                *sources.dimension_pages,
                *sources.criteria,
                *sources.checklists,
                *((sources.facts,) if sources.facts else ()),
                *templates.templates,
                *((templates.phase_model,) if templates.phase_model else ()),
            )
        }

    def read(self, place: Place) -> Reading | None:
        """Return a translation, or None where there is none or its text cannot be read."""
        if not os.path.lexists(place.path):
            return None
        folders = self._originals.folders
        is_markdown = place.kind in {Kind.CRITERIA, Kind.DIMENSIONS, Kind.PAGES}
        read = read_markdown if is_markdown else read_text
        text = read(place.path, folders.root, self._problems, folders.owner)
        if text is None or (place.kind != Kind.PAGES and place.original not in self._known):
            return None
        return self._kinds[place.kind](self, text, place)

    def _criterion(self, text: str, place: Place) -> Reading:
        read: Read[Criterion] = self._known[place.original]
        found = self._problems.once(read_criterion_in, text, place.file, read, self.words)
        if isinstance(found.value, Criterion):
            front = len(text.split("\n")) - found.value.body.count("\n")
            self._check_references(found.value.body, front, place.file)
        return found

    def _dimension(self, text: str, place: Place) -> Reading:
        read: Read[DimensionPage] = self._known[place.original]
        found = self._problems.once(read_dimension_in, text, place.file, read, self.words)
        if found.value:
            self._check_references(found.value[0].body, found.value[1], place.file)
        return found

    def _page(self, text: str, place: Place) -> Reading:
        folders = self._originals.folders
        inside = place.path.relative_to(folders.docs / self._language)
        ignored = ProblemList(known=self._problems.known)
        original = read_markdown(folders.docs / inside, folders.root, ignored, folders.owner)
        found = self._problems.once(read_page_in, text, place.file, original or "", place.original)
        if found.value:
            self._check_references(found.value.body, found.value.body_line, place.file)
        return found

    def _data(self, text: str, place: Place) -> Reading:
        own = self._language if place.kind == Kind.STANDARD else ""
        read = self._known[place.original]
        found: Reading = self._problems.once(read_data_in, text, place.file, read, own)
        return found

    def _check_references(self, body: str, line: int, file: str) -> None:
        catalogue = self._originals.sources.catalogue
        check_directives(body, line, file, catalogue, self._problems)
        check_mentions(body, line, file, catalogue, self._problems)

    _kinds: Mapping[Kind, Callable[[_Reader, str, Place], Reading]] = {
        Kind.STANDARD: _data,
        Kind.DIMENSIONS: _dimension,
        Kind.CRITERIA: _criterion,
        Kind.CHECKLISTS: _data,
        Kind.FACTS: _data,
        Kind.PHASES: _data,
        Kind.TEMPLATES: _data,
        Kind.PAGES: _page,
    }


def _standing(place: Place, reading: Reading | None, language: str, standard: Standard) -> Standing:
    required = standard.translations[language].required
    return Standing(
        language=language,
        kind=place.kind,
        file=place.file,
        original=place.original,
        state=reading.state if reading else State.MISSING,
        changed=reading.changed if reading else (),
        is_usable=reading.is_usable if reading else False,
        is_required=any(is_named(place, one) for one in required),
    )


def is_named(place: Place, entry: str) -> bool:
    """Tell whether a kind, or the path of a file or of a folder, names a text."""
    folder = entry.rstrip("/") + "/"
    return entry in (place.kind, place.original) or place.original.startswith(folder)


def strays(found: InLanguage, originals: Originals) -> Iterator[str]:
    """Yield the files in the folders of a language that translate nothing that is there."""
    known = {place.file for place, _ in found.readings.values()}
    root, docs = originals.folders.root, originals.folders.docs
    for folder in (root / "standards", root / "checklists", docs):
        own = folder / found.language
        shown = shown_name(own, root)
        names = []
        for entry in entries_below(os.fspath(own)) if own.is_dir() else ():
            inside = entry.path[len(os.fspath(own)) + 1 :].replace(os.sep, "/")
            is_text = entry.name.endswith(TEXTS) and not entry.name.startswith(".")
            if is_text and f"{shown}/{inside}" not in known and entry.is_file():
                names.append(inside)
        yield from (f"{shown}/{one}" for one in sorted(names, key=lambda one: one.split("/")))
