"""What is a fault in a finished standard, and noted in one that is a draft (ADR 0039)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from service_standards.errors import Problem
from service_standards.model.project import DraftState
from service_standards.model.vocabulary import TO_WRITE, Profile
from service_standards.source.kinds.sections import NOT_WRITTEN
from service_standards.source.kinds.sources import Sources
from service_standards.source.reading.problems import UNKNOWN, Data, Path, ProblemList, path_text

TO_WRITE_CODE, UNBOUND = "to-write", "obligation-words"
# How texts of others may be: other words for the same thing, and nothing that a page would lose.
NOTED = frozenset(
    {
        UNBOUND,
        *("obligation-differs", "requirement-sentence", "requirement-form", "two-sentences"),
        *("not-a-question", "not-a-list", "lost-text", "named-link", "source-without-link"),
        *("word-to-avoid", "repeated-sentence", "duplicate-title"),
        *("open-gate", "not-covered"),
        *("only-in-previews", "list-as-text", "nested-list", "nested-text", "table-as-text"),
        *("heading-form", "indented-code"),
    }
)


def check_written(sources: Sources, problems: ProblemList) -> None:
    """Note what is marked in `standard.yml` as to be written."""
    if sources.standard is None:
        return
    data = sources.standard.data
    for path in _marked(data.value, ()):
        problems.add(data.file, data.place(path), TO_WRITE_CODE, NOT_WRITTEN, path_text(path))


def judged(sources: Sources, found: ProblemList) -> tuple[Sequence[Problem], DraftState | None]:
    """Return what is a fault, and what a draft lacks; a finished standard has no such state."""
    problems = found.problems
    if sources.standard is None and any(one.code == TO_WRITE_CODE for one in problems):
        # A draft whose standard cannot be read: what would be noted does not hide why.
        return [one for one in problems if not _is_allowed(one)], None
    if sources.standard is None or sources.standard.model.profile != Profile.DRAFT:
        return problems, None
    faults = [one for one in problems if not _is_allowed(one)]
    allowed = [one for one in set(problems) if _is_allowed(one)]
    ids = {read.data.file: read.model.id for read in sources.criteria}
    missing = [one.file for one in allowed if one.code == TO_WRITE_CODE]
    sections = [file for file in missing if file in ids]
    notes = Counter(one.code for one in allowed if one.code != TO_WRITE_CODE)
    unbound = {one.file for one in (*allowed, *found.warnings) if one.code == UNBOUND}
    return faults, DraftState(
        sections=len(sections),
        criteria=len(set(sections)),
        others=len(missing) - len(sections),
        notes=dict(sorted(notes.items())),
        unbound=frozenset(ids[one] for one in unbound if one in ids),
    )


def _is_allowed(problem: Problem) -> bool:
    # Text above the first heading has no place in the data, and a page would lose it.
    is_lost = problem.code == "lost-text" and not problem.path
    # A text may name what it wants to; a key of the data leads somewhere.
    is_mention = problem.code == UNKNOWN and not problem.path
    is_noted = (problem.code in NOTED and not is_lost) or is_mention
    return problem.code == TO_WRITE_CODE or is_noted


def _marked(value: Data, path: Path) -> Iterator[Path]:
    if value == TO_WRITE:
        yield path
    parts = value.items() if isinstance(value, dict) else ()
    for key, one in parts:
        yield from _marked(one, (*path, key))
    for index, one in enumerate(value if isinstance(value, list) else ()):
        yield from _marked(one, (*path, index))
