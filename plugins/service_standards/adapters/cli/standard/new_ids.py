"""The ids of what is new: the one that was asked for, or the next that nobody ever had."""

from __future__ import annotations

from service_standards.adapters.cli.standard.editing import Draft, end_with_faults
from service_standards.editing.names import next_id
from service_standards.model.plain.ids import (
    MONTHS,
    IdForm,
    has_form,
    id_address,
    is_prefix,
    with_next_number,
)
from service_standards.source.drafts.used_ids import used_ids
from service_standards.source.reading.problems import ProblemList
from service_standards.words.message import say


def id_of_new(draft: Draft, dimension: str, asked: str | None) -> str:
    """Return the id of a new criterion, or end with why there is none."""
    return _free_id(draft, dimension) if asked is None else _own_id(draft, asked)


def _used(draft: Draft) -> set[str]:
    problems = ProblemList()
    used = used_ids(draft.root, problems)
    if problems.problems:
        end_with_faults(problems.problems, draft.words)
    return used


def _free_id(draft: Draft, dimension: str) -> str:
    used, standard = _used(draft), draft.standard
    prefix = next(one.prefix for one in standard.dimensions if one.id == dimension)
    if standard.id_form == IdForm.PREFIX_NUMBER:
        found = next_id(prefix, used)
        if found is None:
            draft.refuse(say("There is no number left after {prefix}-999.", prefix=prefix))
        return found
    own = {one.model.id for one in draft.sources.criteria if one.model.dimension == dimension}
    found = with_next_number(used, own)
    if found is None or not _is_free(found, used):
        message = say(
            "Say its id with --id: the ids of the dimension '{id}' do not show which is next.",
            id=dimension,
        )
        draft.refuse(message)
    return found


def _own_id(draft: Draft, identifier: str) -> str:
    standard = draft.standard
    if not has_form(identifier, standard.id_form):
        draft.refuse(say("'{id}' has not the form of an id of this standard.", id=identifier))
    if standard.id_form == IdForm.PREFIX_NUMBER:
        draft.check("prefix", [identifier[:3]], [one.prefix for one in standard.dimensions])
    if not _is_free(identifier, _used(draft)):
        draft.refuse(say("'{id}' is, or was, the id of another criterion.", id=identifier))
    return identifier


def _is_free(identifier: str, used: set[str]) -> bool:
    return id_address(identifier) not in map(id_address, used)


def check_prefix(draft: Draft, prefix: str) -> None:
    """Refuse the prefix of a new dimension that another has, had, or a spreadsheet changes."""
    taken = {one.prefix for one in draft.standard.dimensions}
    if draft.standard.id_form == IdForm.PREFIX_NUMBER:
        if not is_prefix(prefix):
            draft.refuse(
                say("'{prefix}' is no prefix: it has three of the letters A to Z.", prefix=prefix)
            )
        numbered = [one for one in _used(draft) if has_form(one, IdForm.PREFIX_NUMBER)]
        taken |= {one[:3] for one in numbered} | set(MONTHS)
    if prefix in taken:
        message = say("'{prefix}' cannot be the prefix: it is in use, or a month.", prefix=prefix)
        draft.refuse(message)
