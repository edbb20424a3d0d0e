"""What `release --draft` does: declare what nobody declared yet, for a person to complete."""

from __future__ import annotations

from pathlib import Path

from service_standards.adapters.cli.standard.editing import (
    Draft,
    cannot_be_added_to,
    end_with_faults,
    faults_of,
    read_draft,
    rewrite,
    tell_what_is_left,
)
from service_standards.adapters.cli.writing import make_folder, write_new
from service_standards.editing.drafted_changes import LIST, START, drafted_entries
from service_standards.editing.yaml_text import NotChanged, with_entries
from service_standards.model.release import Change, Release, unfrozen, version_order
from service_standards.source.drafts.editions import is_whole
from service_standards.source.kinds.release_files import changes_file, read_changes, read_frozen
from service_standards.source.reading.problems import ProblemList
from service_standards.words.message import say, say_many


def draft_changes(directory: Path) -> None:
    """Add what is not declared to the changes of the version that the sources have."""
    draft = read_draft(directory)
    newest = newest_release(draft)
    if newest is None:
        draft.refuse(say("There is no release yet, so there is nothing to declare."))
    declared = declared_changes(draft)
    criteria = [read.model for read in draft.sources.criteria]
    new = unfrozen(draft.standard, criteria, newest)
    entries = drafted_entries(newest, new, declared, draft.words)
    file = changes_file(draft.standard.version)
    if not entries:
        draft.say(say("Everything that changed is declared."))
        return
    before = faults_of(draft.root)
    add_changes(draft, entries)
    draft.say(
        say_many(
            "wrote {file}: {count} change to look at",
            "wrote {file}: {count} changes to look at",
            len(entries),
            file=file,
        )
    )
    tell_what_is_left(draft, before)


def newest_release(draft: Draft) -> Release | None:
    """Return the release that the sources follow on; what stops a next one ends the command."""
    problems = ProblemList()
    releases = [read.model for read in read_frozen(draft.root, problems)]
    if problems.problems:
        end_with_faults(problems.problems, draft.words)
    if not is_whole(draft.sources):
        end_with_faults(faults_of(draft.root), draft.words)
    if not releases:
        return None
    newest, version = releases[-1], draft.standard.version
    if version_order(version) <= version_order(newest.standard.version):
        draft.refuse(
            say(
                "The version {version} is released, or older than the last release {newest}; "
                "raise it in {file} first.",
                version=version,
                newest=newest.standard.version,
                file="standards/standard.yml",
            )
        )
    return newest


def declared_changes(draft: Draft) -> tuple[Change, ...]:
    """Return what is declared for the version of the sources; faults in it end the command."""
    problems = ProblemList()
    read = read_changes(draft.root, draft.standard.version, problems)
    if problems.problems:
        end_with_faults(problems.problems, draft.words)
    return read.model.changes if read else ()


def add_changes(draft: Draft, entries: list[str]) -> None:
    """Add entries to what is declared, or start the file; what is there stays as it is."""
    file = changes_file(draft.standard.version)
    path = draft.root / file
    try:
        if path.exists():
            rewrite(path, lambda text: with_entries(text, LIST, entries))
        else:
            make_folder(path.parent)
            write_new(path, with_entries(START, LIST, entries))
    except NotChanged:
        draft.refuse(cannot_be_added_to("changes", file))
