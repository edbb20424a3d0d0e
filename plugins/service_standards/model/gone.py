"""Criteria that editions held and the present standard does not, and addresses that they had."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from service_standards.model.base import Model
from service_standards.model.plain.ids import id_address
from service_standards.model.release import Change, Release, ReleasedCriterion


class OldPage(Model):
    """An address at which a criterion stood.

    `version` is the edition that took it out, `change` what that declares about it; both are None
    for a criterion that is still there and whose page has another address now. `last` is what the
    last edition that held it said, `edition` the version of that. `is_taken` says that a criterion
    of today stands there, so that the address leads somewhere already.
    """

    page: str
    last: ReleasedCriterion
    edition: str
    version: str | None = None
    change: Change | None = None
    is_taken: bool = False


def old_pages(
    releases: Sequence[Release],
    waiting: Sequence[Change],
    version: str,
    present: Collection[tuple[str, str]],
) -> tuple[OldPage, ...]:
    """Return each address of a criterion that nothing of the present standard has, in order.

    `waiting` are the changes declared for `version`, that of the sources; `present` the ids and
    pages of today's criteria. An edition of an older generator does not say where pages stood:
    then the change does, or the address is made of the id.
    """
    ids = {key for key, _ in present}
    taken = {page for _, page in present}
    found: list[OldPage] = []
    for key, (last, edition) in _last_seen(releases).items():
        is_there = key in ids
        out, change = (None, None) if is_there else _end(key, edition, releases, (version, waiting))
        pages = [one.source for one in _wordings(key, releases) if one.source]
        if not is_there:
            named = change.page if change else None
            first = named or last.source or f"standards/{last.dimension}/{id_address(key)}.md"
            pages = [first, *pages]
        for at, page in enumerate(dict.fromkeys(pages)):
            is_taken = page in taken
            if not is_taken or (at == 0 and not is_there):
                old = OldPage(page=page, last=last, edition=edition, version=out, change=change)
                found.append(old.model_copy(update={"is_taken": is_taken}))
            taken.add(page)
    return tuple(found)


def _wordings(key: str, releases: Iterable[Release]) -> Iterator[ReleasedCriterion]:
    return (one for release in releases for one in release.criteria if one.id == key)


def _last_seen(releases: Iterable[Release]) -> dict[str, tuple[ReleasedCriterion, str]]:
    return {
        one.id: (one, release.standard.version) for release in releases for one in release.criteria
    }


def _end(
    key: str,
    edition: str,
    releases: Iterable[Release],
    waiting: tuple[str, Sequence[Change]],
) -> tuple[str, Change | None]:
    """Return the edition that took a criterion out, and what it declares about it."""
    editions = [(one.standard.version, one.changes, one.previous) for one in releases]
    for version, changes, previous in [*editions, (*waiting, edition)]:
        if previous == edition:
            return version, next((one for one in changes if key in one.gone), None)
    return waiting[0], None
