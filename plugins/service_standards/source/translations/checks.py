"""Checks of translations across files: what belongs to nothing, and what lags behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from service_standards.model.languages.translation import Kind, Standing, State, counted_states
from service_standards.model.standard import Standard
from service_standards.source.kinds.criterion_file import Read
from service_standards.source.kinds.prose import FIRST_PAGES
from service_standards.source.language.language_folders import (
    LANGUAGE_FOLDER,
    UNDECLARED,
    undeclared,
)
from service_standards.source.reading.markdown_text import split_front_matter
from service_standards.source.reading.paths import Folders, shown_name
from service_standards.source.reading.problems import (
    START,
    ProblemList,
    allowed_words,
    nearest,
    path_text,
)
from service_standards.source.reading.problems import Path as DataPath
from service_standards.source.reading.yaml_reader import read_yaml
from service_standards.source.translations.one_language import InLanguage, Originals, strays
from service_standards.words.message import Message, say

KEY = "translations"
STATES: Mapping[State, Message] = {
    State.NEW: say(
        "nobody has said yet that this translation says what its original says; after a look, "
        "'service-standards translation accept' does"
    ),
    State.STALE: say("the original has changed since this was translated"),
}


def check_declared(standard: Read[Standard], folders: Folders, problems: ProblemList) -> None:
    """Note languages that are declared in a way that cannot be, or are not declared at all."""
    model, data = standard.model, standard.data
    for language, rule in model.translations.items():
        path: DataPath = (KEY, language)
        if language == model.language:
            message = say("'{language}' is the language of the standard itself", language=language)
            problems.add(data.file, data.key_place(path), "bad-value", message, path_text(path))
        if language in {one.id for one in model.dimensions}:
            message = say("'{language}' is a dimension already", language=language)
            problems.add(data.file, data.key_place(path), "bad-value", message, path_text(path))
        for at, entry in enumerate(rule.required):
            if entry in set(Kind) or (folders.root / entry).exists():
                continue
            message = say(
                "'{entry}' is no kind of text and no file{allowed}",
                entry=entry,
                allowed=allowed_words(entry, [one.value for one in Kind]),
            )
            here = (*path, "required", at)
            problems.add(data.file, data.place(here), "unknown-value", message, path_text(here))
    for folder in (folders.root / "checklists", folders.docs):
        _check_undeclared(folder, model, folders, problems)


def _check_undeclared(
    folder: Path, standard: Standard, folders: Folders, problems: ProblemList
) -> None:
    """Note folders that look like those of a language that nobody declared."""
    for path in sorted(folder.glob("*/")):
        name = path.name
        if name in standard.translations or not LANGUAGE_FOLDER.fullmatch(name):
            continue
        # Any folder has a first page, and a folder `it` need not be Italian.
        below = [
            one.relative_to(path)
            for one in path.rglob("*")
            if one.is_file() and one.stem.casefold() not in FIRST_PAGES
        ]
        if any((folder / one).is_file() for one in below):
            problems.add(
                shown_name(path, folders.root),
                START,
                UNDECLARED,
                undeclared(name, list(standard.translations)),
            )


def check_strays(found: InLanguage, originals: Originals, problems: ProblemList) -> None:
    """Note translations of what is not there, or was withdrawn."""
    if originals.sources.unreadable_criteria:
        return
    for name in strays(found, originals):
        translated, place = _translates(originals.folders, name)
        message = _stray(name, translated, found, originals)
        problems.add(name, place, "no-original", message, "translates" if translated else "")


def _stray(name: str, translated: str, found: InLanguage, originals: Originals) -> Message:
    """Return what is wrong with a file that stands in the place of no translation."""
    sources = originals.sources
    files = {read.model.id: read.data.file for read in sources.criteria}
    if translated in files:
        place, _ = found.readings[files[translated]]
        return say("a translation of '{id}' stands in {file}", id=translated, file=place.file)
    became = sources.gone().get(translated) if translated else None
    if became:
        return say("{became}; delete its translation", became=became)
    if translated:
        return say(
            "this translates '{id}', which is not there{near}",
            id=translated,
            near=nearest(translated, files),
        )
    known = [place.file for place, _ in found.readings.values()]
    return say("there is no original of this{near}", near=nearest(name, known))


def _translates(folders: Folders, name: str) -> tuple[str, tuple[int, int]]:
    path = folders.root / name
    text = path.read_text("utf-8", "replace") if path.suffix == ".md" else ""
    matter = split_front_matter(text)
    data = read_yaml(matter.yaml, name, ProblemList(), matter.yaml_line) if matter else None
    found = data.value.get("translates") if data and isinstance(data.value, dict) else None
    return (found, data.place(("translates",))) if data and isinstance(found, str) else ("", START)


def check_lag(
    language: str, standings: Sequence[Standing], standard: Read[Standard], problems: ProblemList
) -> None:
    """Note what is required and lags, each by itself; all else in one line that counts it.

    Whoever changes a text sees it before the translations follow, or could not write at all.
    """
    note = problems.warn if problems.is_preview else problems.add
    lagging = [one for one in standings if one.state != State.CURRENT]
    for one in lagging:
        if one.is_required:
            file = one.original if one.state == State.MISSING else one.file
            note(file, START, "translation-lags", told(one))
    others = Counter(one.state for one in lagging if not one.is_required)
    if not others:
        return
    message = say(
        "translations into '{language}' lag: {counted}; "
        "'service-standards translation status' lists them",
        language=language,
        counted=counted_states(others),
    )
    data, path = standard.data, (KEY, language)
    problems.warn(data.file, data.key_place(path), "translations-lag", message, path_text(path))


def told(standing: Standing) -> Message:
    """Return how a translation stands to its original, and which parts of that changed."""
    if standing.state == State.MISSING:
        return say(
            "this has no translation into '{language}'; write it in {file}",
            language=standing.language,
            file=standing.file,
        )
    if standing.state == State.STALE and standing.changed:
        return say(
            "{original} has changed since this was translated: {parts}",
            original=standing.original,
            parts=[say("'{name}'", name=one) for one in standing.changed],
        )
    return STATES[standing.state]
