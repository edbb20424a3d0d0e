"""Checks across files: ids used once, references that lead somewhere, gates that can close."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from service_standards.model.checklist import Checklist
from service_standards.model.criterion import Condition, Criterion
from service_standards.model.standard import Standard
from service_standards.source.checks.optional_terms import OPTIONAL
from service_standards.source.kinds.criterion_file import Read
from service_standards.source.kinds.sources import Sources
from service_standards.source.reading.problems import Path, ProblemList, path_text, unknown_thing
from service_standards.words.message import say

# Names of pages and files that are made of something else.
DIMENSIONS = {"crosswalk", "roles"}
ROLES = {"index", "readme"}
CHECKLISTS = {"index", "readme", "self-check", "facts", "scoring", "example"}


def check_references(sources: Sources, problems: ProblemList) -> None:
    """Note every reference that leads nowhere and everything that stands twice."""
    _check_repeats(sources, problems)
    _check_criteria(sources, problems)
    _check_checklists(sources, problems)
    _check_kinds(sources, problems)


@dataclass
class _Reference:
    """One place that names something, and what may be named there."""

    read: Read  # type: ignore[type-arg]
    path: Path
    value: object
    what: str
    allowed: Iterable[object]
    is_key: bool = False

    def check(self, problems: ProblemList) -> None:
        allowed = [str(one) for one in self.allowed]
        if str(self.value) not in allowed:
            message = unknown_thing(self.what, self.value, allowed)
            data = self.read.data
            place = data.key_place(self.path) if self.is_key else data.place(self.path)
            file = self.read.data.file
            problems.add(file, place, "unknown-reference", message, path_text(self.path))


def _check_repeats(sources: Sources, problems: ProblemList) -> None:
    if sources.standard:
        _check_repeats_inside(sources.standard, problems)
    if sources.facts:
        _once(sources.facts, ("facts",), "id", problems)
        _once(sources.facts, ("kinds",), "id", problems)
    _check_titles(sources.criteria, problems)
    _check_titles(sources.checklists, problems)


def _check_titles(
    reads: Sequence[Read[Criterion]] | Sequence[Read[Checklist]], problems: ProblemList
) -> None:
    key = "title"
    if len({read.model.title.casefold() for read in reads}) == len(reads):
        return
    seen: dict[str, Read[Criterion] | Read[Checklist]] = {}
    for read in reads:
        title = read.model.title
        first = seen.setdefault(title.casefold(), read)
        if first is not read:
            where = f"{first.data.file}:{first.data.place((key,))[0]}"
            message = say(
                "the {key} '{word}' is used already in {place}", key=key, word=title, place=where
            )
            problems.add(read.data.file, read.data.place((key,)), "duplicate-title", message, key)


def _check_repeats_inside(standard: Read[Standard], problems: ProblemList) -> None:
    for name in ("dimensions", "phases", "roles", "topics", "frameworks"):
        _once(standard, (name,), "id", problems)
    for key in ("prefix", "title"):
        _once(standard, ("dimensions",), key, problems)
    _once(standard, ("levels",), "number", problems)
    _check_levels(standard, problems)
    for index, dimension in enumerate(standard.model.dimensions):
        _check_taken(standard, ("dimensions", index, "id"), dimension.id, DIMENSIONS, problems)
    for index, role in enumerate(standard.model.roles):
        _check_taken(standard, ("roles", index, "id"), role.id, ROLES, problems)
    for index in range(len(standard.model.frameworks)):
        _once(standard, ("frameworks", index, "items"), "id", problems)


def _check_levels(standard: Read[Standard], problems: ProblemList) -> None:
    """Note the first level that is out of order: a level is counted by where it stands."""
    numbers = [level.number for level in standard.model.levels]
    for index, number in enumerate(numbers):
        if number != index + 1 and len(set(numbers)) == len(numbers):
            path = ("levels", index, "number")
            message = say(
                "found {number}; levels count from 1 upwards, and this is level {level}",
                number=number,
                level=index + 1,
            )
            place = standard.data.place(path)
            problems.add(standard.data.file, place, "bad-value", message, path_text(path))
            return


def _check_taken(
    read: Read,  # type: ignore[type-arg]
    path: Path,
    name: str,
    taken: Collection[str],
    problems: ProblemList,
) -> None:
    if name in taken:
        message = say("the name '{name}' is taken by another page; choose another", name=name)
        problems.add(read.data.file, read.data.place(path), "name-taken", message, path_text(path))


def _once(read: Read, path: Path, key: str, problems: ProblemList) -> None:  # type: ignore[type-arg]
    entries: object = read.model
    for part in path:
        entries = entries[part] if isinstance(part, int) else getattr(entries, part)  # type: ignore[index]
    seen: dict[object, int] = {}
    for index, entry in enumerate(entries):  # type: ignore[arg-type, var-annotated]
        value = getattr(entry, key)
        here = (*path, index, key)
        if value in seen:
            message = say(
                "the {key} '{word}' is used already on line {line}",
                key=key,
                word=value,
                line=seen[value],
            )
            code = "duplicate-title" if key == "title" else "duplicate-id"
            problems.add(read.data.file, read.data.place(here), code, message, path_text(here))
        seen.setdefault(value, read.data.place(here)[0])


def _check_criteria(sources: Sources, problems: ProblemList) -> None:
    catalogue = sources.catalogue
    ids = catalogue.id_set
    problems.each(_check_words_named, sources.criteria, sources.standard)
    if sources.facts:
        facts = tuple(fact.id for fact in sources.facts.model.facts)
        problems.each(_check_facts_named, sources.criteria, facts)
    for read in sources.criteria if catalogue.is_whole else ():
        if ids.issuperset(read.model.related):
            continue
        for index, one in enumerate(read.model.related):
            if one not in ids:
                place = read.data.place(("related", index))
                message = catalogue.unknown_criterion(one)
                problems.add(
                    read.data.file, place, "unknown-reference", message, f"related[{index}]"
                )


def _check_facts_named(read: Read[Criterion], facts: Sequence[str], problems: ProblemList) -> None:
    """Note what a criterion names as a fact and is none."""
    for name in Condition.model_fields:
        for index, fact in enumerate(getattr(read.model.applies_when, name)):
            _Reference(read, ("applies_when", name, index), fact, "fact", facts).check(problems)


def _check_words_named(
    read: Read[Criterion], standard: Read[Standard] | None, problems: ProblemList
) -> None:
    """Note what a criterion names and the words of the standard do not hold, or names twice."""
    for reference in _standard_references(read, standard.model) if standard else ():
        reference.check(problems)
    for name in ("phases", "roles", "topics", "related"):
        values = getattr(read.model, name)
        for index, value in enumerate(values):
            if values.index(value) < index:
                place, path = read.data.place((name, index)), path_text((name, index))
                message = say("'{word}' stands in this list twice", word=value)
                problems.add(read.data.file, place, "duplicate-word", message, path)
    if read.model.id in read.model.related:
        index = read.model.related.index(read.model.id)
        place = read.data.place(("related", index))
        message = say("'{id}' names itself as related", id=read.model.id)
        problems.add(read.data.file, place, "unknown-reference", message, f"related[{index}]")


def _standard_references(read: Read[Criterion], standard: Standard) -> Iterable[_Reference]:
    criterion = read.model
    levels = [level.number for level in standard.levels if level.number > 1]
    # That there are none, or that it names none, is said of the key.
    if levels and criterion.level:
        yield _Reference(read, ("level",), criterion.level, "level", levels)
    for name in ("phases", "roles", "topics"):
        known = [one.id for one in getattr(standard, name)]
        # That there are none is said of the key.
        named = getattr(criterion, name) if known or name not in OPTIONAL else ()
        for index, term in enumerate(named):
            yield _Reference(read, (name, index), term, name.removesuffix("s"), known)
    frameworks = {one.id: [item.id for item in one.items] for one in standard.frameworks}
    for framework, items in criterion.maps.items():
        yield _Reference(read, ("maps", framework), framework, "framework", frameworks, True)
        for index, item in enumerate(items):
            path = ("maps", framework, index)
            yield _Reference(read, path, item, "item", frameworks.get(framework, [item]))


def _check_kinds(sources: Sources, problems: ProblemList) -> None:
    if sources.facts:
        known = [fact.id for fact in sources.facts.model.facts]
        for at, kind in enumerate(sources.facts.model.kinds):
            for index, fact in enumerate(kind.facts):
                path = ("kinds", at, "facts", index)
                _Reference(sources.facts, path, fact, "fact", known).check(problems)


def _check_checklists(sources: Sources, problems: ProblemList) -> None:
    for read in sources.checklists:
        stem = read.data.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if read.model.id != stem:
            message = say(
                "the id '{id}' differs from the file's name '{stem}'", id=read.model.id, stem=stem
            )
            problems.add(read.data.file, read.data.place(("id",)), "bad-id", message, "id")
        _check_taken(read, ("id",), read.model.id, CHECKLISTS, problems)
        sources.catalogue.check(read.model.select, read.data, ("select",), problems)
