"""Which standard a command about answers uses: the one that is named, or the one beside the file.

Without `--catalogue`, the network is never used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from service_standards.adapters.cli.languages import speak, speak_as
from service_standards.adapters.cli.reading import NotRead, read_whole
from service_standards.errors import EditionRefused, ProblemsFound
from service_standards.model.edition import Edition
from service_standards.model.plain.limits import MOST_SOURCE_BYTES
from service_standards.source.kinds.edition_file import read_edition
from service_standards.words.message import say

Command = TypeVar("Command", bound=Callable[..., Any])
FILE = "catalogue.json"
PROJECT = Path("standards") / "standard.yml"
WEB = ("https://", "http://")


def catalogue_option(command: Command) -> Command:
    """Give a command the option `--catalogue`, its argument `catalogue` (str | None)."""
    return click.option(
        "--catalogue",
        metavar="FILE|FOLDER|URL",
        help="The standard: a catalogue.json, a releases/<version>.json, a project's folder or an "
        "address. Left out: what stands beside the assessment, or above it in its repository.",
    )(command)


def edition_at_hand(catalogue: str | None, beside: Path) -> Edition:
    """Return the edition that is named, or the one nearest to the folder `beside`.

    Raises:
        NotRead: with one sentence (the command ends with 2) if there is none or it has faults.
    """
    edition = _found(beside) if catalogue is None else _named(catalogue)
    speak(edition.language)
    return edition


def _named(catalogue: str) -> Edition:
    if catalogue.startswith(WEB):
        from service_standards.adapters.cli.web import fetched  # noqa: PLC0415 - only if asked for

        return _read(fetched(catalogue, MOST_SOURCE_BYTES), catalogue)
    path = Path(catalogue)
    if not path.is_dir():
        return _read(read_whole(path, MOST_SOURCE_BYTES), catalogue)
    edition = _in_folder(path)
    if edition is None:
        message = say(
            "The folder '{folder}' holds no standard: neither {file} nor {project}.",
            folder=catalogue,
            file=FILE,
            project=PROJECT.as_posix(),
        )
        raise NotRead(message)
    return edition


def _found(beside: Path) -> Edition:
    for folder in folders_above(beside):
        edition = _in_folder(folder)
        if edition:
            return edition
    message = say(
        "There is no {file} beside the assessment or above it in its repository; "
        "name the standard with --catalogue.",
        file=FILE,
    )
    raise NotRead(message)


def folders_above(beside: Path) -> Iterator[Path]:
    """Yield a folder and those above it, up to the root of its repository.

    Outside a repository it is the only one: what lies further up belongs to somebody else.
    """
    folder = beside.resolve()
    above = [folder, *folder.parents]
    roots = [at for at, one in enumerate(above) if (one / ".git").exists()]
    yield from above[: roots[0] + 1 if roots else 1]


def _in_folder(folder: Path) -> Edition | None:
    file = folder / FILE
    if file.is_file():
        return _read(read_whole(file, MOST_SOURCE_BYTES), str(file))
    return _of_project(folder) if (folder / PROJECT).is_file() else None


def _read(data: bytes, name: str) -> Edition:
    try:
        return read_edition(data, name)
    except EditionRefused as refused:
        raise NotRead(refused.message) from None


def _of_project(folder: Path) -> Edition:
    # Reading the sources takes Pydantic and Markdown.
    from service_standards.export.edition import edition_of  # noqa: PLC0415
    from service_standards.source.project import load_project  # noqa: PLC0415

    try:
        project = load_project(folder)
    except ProblemsFound as found:
        message = say(
            "The standard in '{folder}' has faults, the first of {count}: {fault}",
            folder=folder,
            count=len(found.problems),
            fault=str(found.problems[0]),
        )
        raise NotRead(message) from None
    # It can have words of its own, which no file of an edition has.
    speak_as(project.words)
    return edition_of(project)
