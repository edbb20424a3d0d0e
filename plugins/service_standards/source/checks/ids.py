"""Checks of the ids of criteria: each has the form that the standard sets, and its own address."""

from __future__ import annotations

from service_standards.model.criterion import Criterion
from service_standards.model.plain.ids import IdForm, has_form, id_address, is_prefix
from service_standards.model.standard import Standard
from service_standards.source.kinds.criterion_file import Read
from service_standards.source.kinds.sources import Sources
from service_standards.source.reading.problems import UNKNOWN, ProblemList, path_text, unknown_thing
from service_standards.words.message import Message, say

ID = ("id",)
CAPITALS = say("three capital letters, such as 'DBD'")


def check_ids(sources: Sources, problems: ProblemList) -> None:
    """Note ids of another form than the standard's, of no dimension, and of one address."""
    if sources.standard and sources.id_form == IdForm.PREFIX_NUMBER:
        _check_prefixes(sources.standard, problems)
    addresses = problems.each(_address, sources.criteria, sources.id_form, sources.standard)
    known = [one for one in addresses if one]
    if len(set(known)) == len(known):
        return
    seen: dict[str, Read[Criterion]] = {}
    for read, address in zip(sources.criteria, addresses, strict=True):
        first = seen.setdefault(address, read) if address else read
        if first is not read:
            place, message = read.data.place(ID), _taken(read.model.id, first)
            problems.add(read.data.file, place, "duplicate-id", message, "id")


def _address(
    read: Read[Criterion], form: IdForm, standard: Read[Standard] | None, problems: ProblemList
) -> str:
    """Return what an id gives as an address, or nothing after noting what is wrong with it."""
    fault = _fault(read.model.id, form, standard)
    if fault:
        problems.add(read.data.file, read.data.place(ID), *fault, "id")
    return "" if fault else id_address(read.model.id)


def _fault(
    identifier: str, form: IdForm, standard: Read[Standard] | None
) -> tuple[str, Message] | None:
    """Return what is wrong with the form of an id by itself, with its code, or None."""
    if form == IdForm.OPEN:
        return None
    if not has_form(identifier, IdForm.PREFIX_NUMBER):
        return "bad-id", say(
            "found '{id}'; allowed: three capitals, a hyphen and a number, such as 'DBD-03'; "
            "with 'id_form: open' in {file}, others are allowed",
            id=identifier,
            file="standards/standard.yml",
        )
    if standard is None:
        return None
    prefix, known = identifier[:3], [one.prefix for one in standard.model.dimensions]
    # A prefix that is wrong by itself is told where it stands.
    is_known = prefix in known or not all(map(is_prefix, known))
    return None if is_known else (UNKNOWN, unknown_thing("prefix", prefix, known))


def _taken(identifier: str, first: Read[Criterion]) -> Message:
    other = first.model.id
    where = f"{first.data.file}:{first.data.place(ID)[0]}"
    if identifier.casefold() == other.casefold():
        return say(
            "the {key} '{word}' is used already in {place}", key="id", word=identifier, place=where
        )
    return say(
        "'{id}' gives the same address as '{other}' in {place}: '{address}'",
        id=identifier,
        other=other,
        place=where,
        address=id_address(identifier),
    )


def _check_prefixes(standard: Read[Standard], problems: ProblemList) -> None:
    for index, dimension in enumerate(standard.model.dimensions):
        if not is_prefix(dimension.prefix):
            path = ("dimensions", index, "prefix")
            message = say(
                "found {found}; allowed: {allowed}", found=f"'{dimension.prefix}'", allowed=CAPITALS
            )
            place = standard.data.place(path)
            problems.add(standard.data.file, place, "bad-value", message, path_text(path))
