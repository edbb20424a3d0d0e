"""The ids of imported criteria: those of the source where they can be used, else new ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from service_standards.editing.names import file_stem
from service_standards.editing.new_standard import free_prefix
from service_standards.importing.imported import Imported, ImportedCriterion, ImportedGroup
from service_standards.model.plain.ids import LONGEST_ID, IdForm, has_form, id_address
from service_standards.source.reading.problems import START, ProblemList
from service_standards.words.message import Number, say

# There are enough prefixes for so many, even if all begin with one letter.
MOST_GROUPS = 200
PREFIX = 3
# Names that pages and checklists of our own have.
TAKEN = frozenset(
    {"crosswalk", "roles", "index", "readme", "self-check", "facts", "scoring", "example"}
)


def usable(identifier: str) -> str:
    """Return an id as it is written here: blanks are left out, `AC-2 (1)` is `AC-2(1)`."""
    return "".join(identifier.split())


def check_ids(imported: Imported, file: str, problems: ProblemList) -> None:
    """Note ids that cannot be used, those that stand twice, and more groups than can have one."""
    count = len(imported.groups)
    if count > MOST_GROUPS:
        message = say(
            "there are {count} dimensions in here; at most {most} can be imported",
            count=Number(count),
            most=Number(MOST_GROUPS),
        )
        problems.add(file, START, "too-many", message)
    seen: dict[str, ImportedCriterion] = {}
    for one in imported.criteria:
        if not one.id:
            continue
        if not has_form(one.id, IdForm.OPEN):
            message = say(
                "found '{found}'; an id has letters from a to z, digits and . - _ ( ), begins with "
                "a letter or a digit, and has at most {most} characters",
                found=one.id[:60],
                most=LONGEST_ID,
            )
            problems.add(one.file, one.place, "bad-id", message, "id")
            continue
        first = seen.setdefault(id_address(one.id), one)
        if first is not one:
            where = f"{first.file}:{first.place[0]}"
            message = say(
                "the {key} '{word}' is used already in {place}", key="id", word=one.id, place=where
            )
            problems.add(one.file, one.place, "duplicate-id", message, "id")


def with_ids(imported: Imported, title: str) -> None:
    """Give each group an id and a prefix of its own, and each criterion an id.

    `title` is what a group is called for which the source has no name.
    """
    groups: dict[str, ImportedGroup] = {}
    prefixes: set[str] = {one.prefix for one in imported.groups if one.prefix}
    for place, group in enumerate(imported.groups, start=1):
        group.title = group.title or title
        wanted = file_stem(group.id) or file_stem(group.title) or f"group-{place}"
        group.id = free_name(wanted, {*groups, *TAKEN})
        groups[group.id] = group
        own = {one.id[:PREFIX] for one in group.criteria if _is_strict(one.id)}
        if not group.prefix:
            only = own.pop() if len(own) == 1 else ""
            group.prefix = only if only and only not in prefixes else ""
            group.prefix = group.prefix or free_prefix(group.id, prefixes)
        prefixes.add(group.prefix)
    taken = {id_address(one.id) for one in imported.criteria if one.id}
    for group in imported.groups:
        number = 0
        for index, one in enumerate(group.criteria):
            if one.id:
                continue
            number += 1
            while id_address(f"{group.prefix}-{number:02}") in taken:
                number += 1
            group.criteria[index] = replace(one, id=f"{group.prefix}-{number:02}")


def is_open(imported: Imported) -> bool:
    """Tell whether the ids of the source need `id_form: open`."""
    return not all(
        _is_strict(one.id) and one.id[:PREFIX] == group.prefix
        for group in imported.groups
        for one in group.criteria
    )


def _is_strict(identifier: str) -> bool:
    return has_form(identifier, IdForm.PREFIX_NUMBER)


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """Return a name, with a number behind it where it is taken."""
    number, name = 2, wanted
    while name in taken:
        name = f"{wanted[:56].rstrip('-')}-{number}"
        number += 1
    return name
