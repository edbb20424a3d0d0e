"""What the commands for editors share: the project as far as it can be read, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from service_standards.adapters.cli.languages import speak_as, spoken
from service_standards.adapters.cli.turns import alone_with
from service_standards.adapters.cli.writing import write_whole
from service_standards.adapters.markdown.anchors import anchors_in
from service_standards.errors import Problem, ProblemsFound
from service_standards.model.project import Project
from service_standards.model.standard import Standard
from service_standards.report.problems import problems_as_text
from service_standards.site.links import link_problems
from service_standards.source.kinds.sources import Sources, read_sources
from service_standards.source.kinds.words_file import read_words
from service_standards.source.project import load_project
from service_standards.source.reading.problems import ProblemList, unknown_thing
from service_standards.source.reading.source_files import STANDARD
from service_standards.words.message import Message, Words, say, say_many

DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)
directory_argument = click.argument("directory", type=DIRECTORY, default=".")


@dataclass(frozen=True)
class Draft:
    """A project that somebody is working on, which may hold faults; its standard can be read."""

    root: Path
    sources: Sources
    standard: Standard
    words: Words

    def refuse(self, message: Message) -> NoReturn:
        """End with one sentence: the command cannot be used so."""
        raise click.UsageError(self.words.text(message))

    def check(self, thing: str, words: Iterable[object], allowed: Iterable[object]) -> None:
        """Refuse a word that the standard does not have."""
        known = [str(one) for one in allowed]
        for word in words:
            if str(word) not in known:
                self.refuse(unknown_thing(thing, word, known))

    def say(self, message: Message) -> None:
        """Print a sentence in the language of the standard."""
        click.echo(self.words.text(message))


def read_draft(directory: Path) -> Draft:
    """Return the project in a folder; without a standard that can be read, its faults end it."""
    root, problems = directory.resolve(), ProblemList()
    sources = read_sources(root, problems)
    words = read_words(root, sources.language, ProblemList())
    speak_as(words)
    if sources.standard is None:
        about = [one for one in problems.problems if one.file == STANDARD]
        end_with_faults(about or problems.problems)
    return Draft(root, sources, sources.standard.model, words)


def end_with_faults(problems: Collection[Problem], words: Words | None = None) -> NoReturn:
    """Print faults, one a line, and end with 1."""
    found = ProblemsFound(problems, words or spoken())
    click.echo(problems_as_text(found.problems, found.words), nl=False)
    raise SystemExit(1)


def faults_of(root: Path) -> tuple[Problem, ...]:
    """Return what `lint` would say."""
    return checked(root)[1]


def checked(root: Path) -> tuple[Project | None, tuple[Problem, ...]]:
    """Return the project, if it can be read, and what `lint` would say."""
    try:
        project = load_project(root)
    except ProblemsFound as found:
        return None, found.problems
    return project, link_problems(project, root, anchors_in(project, root))


def tell_what_is_left(draft: Draft, before: Collection[Problem]) -> None:
    """Print the faults that were not there before: what a person still has to write or to mend."""
    known = {(one.file, one.message) for one in before}
    left = [one for one in faults_of(draft.root) if (one.file, one.message) not in known]
    if left:
        message = say_many("{count} thing is left:", "{count} things are left:", len(left))
        draft.say(message)
    for one in left:
        click.echo(one.told(draft.words))


def cannot_be_added_to(key: str, file: str) -> Message:
    """Return the sentence about a list that is written in a way in which no entry can be added."""
    return say(
        "'{key}' in {file} is written in a way that cannot be added to; write each entry "
        "on a line of its own that starts with '- '.",
        key=key,
        file=file,
    )


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Change the text of a file in one step; its line ends stay.

    What `change` raises leaves the file as it is.
    """
    with alone_with(path):
        before = path.read_bytes().decode()
        is_windows = "\r\n" in before
        after = change(before.replace("\r\n", "\n"))
        write_whole(path, after.replace("\n", "\r\n") if is_windows else after)
