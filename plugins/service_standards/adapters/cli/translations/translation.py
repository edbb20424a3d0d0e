"""The commands `translation`: how far languages are, and that somebody looked at a text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from service_standards.adapters.cli.standard.editing import (
    Draft,
    directory_argument,
    end_with_faults,
    read_draft,
    rewrite,
)
from service_standards.editing.accepting import with_digest_in_data, with_digest_in_page
from service_standards.errors import Problem
from service_standards.model.languages.translation import State
from service_standards.report.problems import standings_as_text
from service_standards.source.language.language_folders import undeclared
from service_standards.source.reading.paths import shown_name
from service_standards.source.reading.problems import ProblemList, nearest
from service_standards.source.translations.digests import digests_of
from service_standards.source.translations.files import Place
from service_standards.source.translations.languages import read_originals
from service_standards.source.translations.one_language import read_language
from service_standards.source.translations.reading import Reading
from service_standards.words.message import say

FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
DIRECTORY = click.option(
    "--directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default=True,
    help="The folder that holds standards/.",
)


@click.group()
def translation() -> None:
    """Texts of a standard in its other languages."""


@translation.command()
@directory_argument
@click.option("--language", help="Only this one.")
def status(directory: Path, language: str | None) -> None:
    """Tell how far each language of the standard in DIRECTORY is.

    A text without a translation, one that nobody looked at since it was written, and one whose
    original has changed are listed, the last with the parts that changed.
    """
    draft = read_draft(directory)
    languages = draft.sources.languages
    if language:
        draft.check("language", [language], languages)
    originals = read_originals(draft.root, ProblemList())
    for one in (language,) if language else languages:
        if originals:
            found = read_language(originals, one, ProblemList())
            click.echo(standings_as_text(one, found.standings, draft.words), nl=False)
    if not languages:
        draft.say(say("The standard has one language."))


@translation.command()
@FILES
@DIRECTORY
def check(files: tuple[Path, ...], directory: Path) -> None:
    """Tell what is wrong with each of the translations FILES, one line a fault."""
    draft = read_draft(directory)
    faults = [fault for seen in _seen(draft, files) for fault in seen[2]]
    if faults:
        end_with_faults(faults, draft.words)
    draft.say(say("No faults found."))


@translation.command()
@FILES
@DIRECTORY
def accept(files: tuple[Path, ...], directory: Path) -> None:
    """Write into each of FILES that it says what its original says today.

    Use it after a look at both. A translation with faults stays as it is.
    """
    draft = read_draft(directory)
    found = list(_seen(draft, files))
    faults = [fault for seen in found for fault in seen[2]]
    if faults:
        end_with_faults(faults, draft.words)
    for place, reading, _ in found:
        write = with_digest_in_page if place.path.suffix == ".md" else with_digest_in_data
        digest = digests_of(reading.parts)
        if reading.state != State.CURRENT:
            rewrite(place.path, partial(write, digest=digest))
        draft.say(
            say("{file}: says what {original} says.", file=place.file, original=place.original)
        )


def _seen(
    draft: Draft, files: tuple[Path, ...]
) -> Iterator[tuple[Place, Reading, tuple[Problem, ...]]]:
    """Yield each translation with all that is wrong with it; ends if a file is none."""
    originals = read_originals(draft.root, ProblemList())
    names = [shown_name(path.resolve(), draft.root) for path in files]
    languages = draft.sources.languages
    for language in dict.fromkeys(_language(name) for name in names):
        if originals is None or language not in languages:
            draft.refuse(undeclared(language, languages))
        problems = ProblemList(rules={})
        found = read_language(originals, language, problems)
        by_file = {place.file: (place, reading) for place, reading in found.readings.values()}
        for name in (one for one in names if _language(one) == language):
            place, reading = by_file.get(name, (None, None))
            around = tuple(one for one in problems.problems if one.file == name)
            if around and place and reading is None:
                end_with_faults(around, draft.words)
            if place is None or reading is None:
                draft.refuse(
                    say("{file} has no original{near}", file=name, near=nearest(name, by_file))
                )
            yield place, reading, tuple({*around, *reading.found})


def _language(name: str) -> str:
    return [*name.split("/"), "", ""][1]
