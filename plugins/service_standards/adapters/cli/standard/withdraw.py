"""The command `withdraw`: take a criterion out, say why, and mend what named it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from service_standards.adapters.cli.standard.drafting import (
    add_changes,
    declared_changes,
    newest_release,
)
from service_standards.adapters.cli.standard.editing import (
    Draft,
    directory_argument,
    faults_of,
    read_draft,
    rewrite,
    tell_what_is_left,
)
from service_standards.adapters.cli.writing import delete_file
from service_standards.editing.drafted_changes import change_entry
from service_standards.editing.withdrawing import (
    mended,
    mended_example,
    mended_page,
    mentions,
    withdrawal,
)
from service_standards.model.criterion import Criterion
from service_standards.model.example import EXAMPLE_FILE
from service_standards.model.plain.characters import UNSHOWABLE
from service_standards.model.release import Change, Release
from service_standards.source.kinds.release_files import changes_file
from service_standards.source.reading.files import read_text
from service_standards.source.reading.paths import Folders, shown_name, walk
from service_standards.source.reading.problems import ProblemList
from service_standards.words.message import say


@click.command()
@click.argument("identifier", metavar="ID")
@directory_argument
@click.option("--reason", required=True, help="Why; teams and readers see it.")
@click.option(
    "--replaced-by", multiple=True, metavar="ID", help="What stands in its place; can be repeated."
)
def withdraw(
    identifier: str, directory: Path, *, reason: str, replaced_by: tuple[str, ...]
) -> None:
    """Take the criterion ID out of the standard in DIRECTORY.

    Its change is declared, lists of ids that named it and the example service are mended, its file
    is deleted, and a page at its address says what became of it.
    """
    draft = read_draft(directory)
    one = _criterion(draft, identifier)
    if not reason.strip() or UNSHOWABLE.search(reason):
        draft.refuse(say("Say in --reason why it is withdrawn."))
    for other in replaced_by:
        if other == identifier:
            draft.refuse(say("'{id}' cannot stand in its own place.", id=identifier))
        _criterion(draft, other)
    newest = newest_release(draft)
    if newest is None or identifier not in newest.criteria_by_id:
        message = say(
            "'{id}' is in no release yet, so nobody has answered it; delete {file}.",
            id=identifier,
            file=one.source,
        )
        draft.refuse(message)
    before = faults_of(draft.root)
    _declare(draft, one, newest, withdrawal(identifier, reason, replaced_by, _page(one, newest)))
    for file in _mend(draft, one, replaced_by):
        draft.say(say("changed {file}", file=file))
    delete_file(draft.root / one.source)
    draft.say(say("deleted {file}; a page at its address says what became of it", file=one.source))
    tell_what_is_left(draft, before)
    _tell_example(draft, one)
    _tell_mentions(draft, one)


def _criterion(draft: Draft, identifier: str) -> Criterion:
    """Return a criterion, or end with what is wrong with its id."""
    found = [one.model for one in draft.sources.criteria if one.model.id == identifier]
    if not found:
        draft.refuse(draft.sources.catalogue.unknown_criterion(identifier))
    return found[0]


def _page(one: Criterion, newest: Release) -> str | None:
    """Return where the page stood, if the release does not say it."""
    return one.source if newest.criteria_by_id[one.id].source != one.source else None


def _declare(draft: Draft, one: Criterion, newest: Release, change: Change) -> None:
    """Declare a change, unless an earlier try has got as far as that."""
    file = changes_file(draft.standard.version)
    if any(one.id in declared.gone for declared in declared_changes(draft)):
        draft.say(say("{file} declares what became of it already", file=file))
        return
    title = " ".join(newest.criteria_by_id[one.id].title.split())
    add_changes(draft, [f"# {one.id} {title}\n{change_entry(change)}"])
    draft.say(say("declared it in {file}", file=file))


def _mend(draft: Draft, gone: Criterion, instead: Sequence[str]) -> Iterator[str]:
    """Take a criterion out of the lists that name it; yield the files that changed."""
    for path, mend in _mends(draft, gone, instead):
        text = read_text(path, draft.root, ProblemList(), path.parent)
        if text is not None and mend(text) != text:
            rewrite(path, mend)
            yield shown_name(path, draft.root)


def _mends(
    draft: Draft, gone: Criterion, instead: Sequence[str]
) -> Iterator[tuple[Path, Callable[[str], str]]]:
    """Yield the files that can name criteria, with what takes one out of them."""
    ids = {draft.root / one.data.file: one.model.id for one in draft.sources.criteria}
    for path, keys, change in _lists(draft):
        options = [one for one in instead if one != ids.get(path)]
        yield path, partial(change, path=keys, gone=gone.id, instead=options)
    if (draft.root / EXAMPLE_FILE).is_file():
        yield draft.root / EXAMPLE_FILE, partial(mended_example, gone=gone.id)


def _lists(draft: Draft) -> Iterator[tuple[Path, tuple[str, ...], Callable[..., str]]]:
    """Yield the files whose lists can name criteria, with the key of the list."""
    for read in draft.sources.criteria:
        yield draft.root / read.data.file, ("related",), mended_page
    for checklist in draft.sources.checklists:
        yield draft.root / checklist.data.file, ("select", "criteria"), mended
    for path in _prose(draft):
        if path.suffix == ".md":
            yield path, ("serves",), mended_page
        elif path.suffix == ".yml":
            yield path, ("serves",), mended


def _prose(draft: Draft) -> Iterator[Path]:
    folders = Folders.of(draft.root, None)
    if folders.docs.is_dir():
        below = walk(folders.docs, folders.root, folders.owner, ProblemList())
        yield from (path for path in below if path.is_file())


def _tell_example(draft: Draft, gone: Criterion) -> None:
    """Say what to do with an example that could not be mended."""
    path = draft.root / EXAMPLE_FILE
    text = read_text(path, draft.root, ProblemList(), path.parent) if path.is_file() else None
    if f'"{gone.id}"' in (text or ""):
        message = say(
            "{file} is not written as the site writes it; take {id} out of it by hand, under "
            "'findings' and in the 'outcomes' of each snapshot",
            file=EXAMPLE_FILE,
            id=gone.id,
        )
        draft.say(message)


def _tell_mentions(draft: Draft, gone: Criterion) -> None:
    """Name the lines of prose that speak of a criterion: its page stays, and they may be stale."""
    pages = [draft.root / read.data.file for read in draft.sources.dimension_pages]
    own = [draft.root / read.data.file for read in draft.sources.criteria]
    prose = [path for path in _prose(draft) if path.suffix in {".md", ".yml"}]
    found = []
    for path in (*pages, *own, *prose):
        text = read_text(path, draft.root, ProblemList(), path.parent) if path.exists() else None
        lines = mentions(text, gone.id, gone.source) if text else ()
        found += [f"{shown_name(path, draft.root)}:{line}" for line in lines]
    if found:
        draft.say(say("These lines speak of {id}:", id=gone.id))
    for place in found:
        click.echo(place)
