"""Checks across files: ids used once, references that lead somewhere, gates that can close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service_standards.model.checklist import Checklist, Facts, ScoringPolicy
from service_standards.model.criterion import Condition, Criterion, DimensionPage
from service_standards.model.project import matches
from service_standards.model.standard import Standard
from service_standards.source.criterion_file import Read
from service_standards.source.problems import ProblemList, allowed_words, path_text
from service_standards.source.selection import Catalogue
from service_standards.source.yaml_reader import Path


@dataclass
class Sources:
    """What was read, each part None or left out where it could not be."""

    standard: Read[Standard] | None
    facts: Read[Facts] | None
    scoring: Read[ScoringPolicy] | None
    dimension_pages: list[Read[DimensionPage]]
    criteria: list[Read[Criterion]]
    checklists: list[Read[Checklist]]
    unreadable_criteria: bool = False
    unreadable_checklists: bool = False

    @property
    def catalogue(self) -> Catalogue:
        """What selections can name and hold."""
        return Catalogue(
            self.standard.model if self.standard else None,
            [read.model for read in self.criteria],
            {read.model.id: read.model.select for read in self.checklists},
            is_whole=not self.unreadable_criteria,
        )


def check_references(sources: Sources, problems: ProblemList) -> None:
    """Note every reference that leads nowhere and everything that stands twice."""
    _check_repeats(sources, problems)
    _check_criteria(sources, problems)
    _check_checklists(sources, problems)
    if not sources.unreadable_criteria:
        _check_membership(sources, problems)


@dataclass
class _Reference:
    """One place that names something, and what may be named there."""

    read: Read  # type: ignore[type-arg]
    path: Path
    value: object
    what: str
    allowed: Iterable[object]

    def check(self, problems: ProblemList) -> None:
        allowed = [str(one) for one in self.allowed]
        if str(self.value) not in allowed:
            message = f"unknown {self.what} '{self.value}'{allowed_words(self.value, allowed)}"
            place = self.read.data.place(self.path)
            file = self.read.data.file
            problems.add(file, place, "unknown-reference", message, path_text(self.path))


def _check_repeats(sources: Sources, problems: ProblemList) -> None:
    if sources.standard:
        _check_repeats_inside(sources.standard, problems)
    if sources.facts:
        _once(sources.facts, ("facts",), "id", problems)
    seen: dict[tuple[str, str], Read[Criterion]] = {}
    for read in sources.criteria:
        for key, code in (("id", "duplicate-id"), ("title", "duplicate-title")):
            value = str(getattr(read.model, key))
            first = seen.setdefault((key, value.casefold()), read)
            if first is not read:
                where = f"{first.data.file}:{first.data.place((key,))[0]}"
                message = f"the {key} '{value}' is used already in {where}"
                problems.add(read.data.file, read.data.place((key,)), code, message, key)


def _check_repeats_inside(standard: Read[Standard], problems: ProblemList) -> None:
    for name in ("dimensions", "phases", "roles", "frameworks"):
        _once(standard, (name,), "id", problems)
    _once(standard, ("dimensions",), "prefix", problems)
    _once(standard, ("levels",), "number", problems)
    for index in range(len(standard.model.frameworks)):
        _once(standard, ("frameworks", index, "items"), "id", problems)


def _once(read: Read, path: Path, key: str, problems: ProblemList) -> None:  # type: ignore[type-arg]
    entries: object = read.model
    for part in path:
        entries = entries[part] if isinstance(part, int) else getattr(entries, part)  # type: ignore[index]
    seen: dict[object, int] = {}
    for index, entry in enumerate(entries):  # type: ignore[arg-type, var-annotated]
        value = getattr(entry, key)
        here = (*path, index, key)
        if value in seen:
            message = f"the {key} '{value}' is used already on line {seen[value]}"
            problems.add(
                read.data.file, read.data.place(here), "duplicate-id", message, path_text(here)
            )
        seen.setdefault(value, read.data.place(here)[0])


def _check_criteria(sources: Sources, problems: ProblemList) -> None:
    ids = sorted(read.model.id for read in sources.criteria)
    for read in sources.criteria:
        references = list(_criterion_references(read, sources))
        if not sources.unreadable_criteria:
            references += [
                _Reference(read, ("related", index), one, "criterion", ids)
                for index, one in enumerate(read.model.related)
            ]
        for reference in references:
            reference.check(problems)
        if read.model.id in read.model.related:
            index = read.model.related.index(read.model.id)
            place = read.data.place(("related", index))
            message = f"'{read.model.id}' names itself as related"
            problems.add(read.data.file, place, "unknown-reference", message, f"related[{index}]")


def _criterion_references(read: Read[Criterion], sources: Sources) -> Iterable[_Reference]:
    criterion = read.model
    if sources.standard:
        yield from _standard_references(read, sources.standard.model)
    if sources.facts:
        facts = [fact.id for fact in sources.facts.model.facts]
        for name in Condition.model_fields:
            for index, fact in enumerate(getattr(criterion.applies_when, name)):
                yield _Reference(read, ("applies_when", name, index), fact, "fact", facts)


def _standard_references(read: Read[Criterion], standard: Standard) -> Iterable[_Reference]:
    criterion = read.model
    prefixes = [dimension.prefix for dimension in standard.dimensions]
    yield _Reference(read, ("id",), criterion.id[:3], "prefix", prefixes)
    levels = [level.number for level in standard.levels if level.number > 1]
    yield _Reference(read, ("level",), criterion.level, "level", levels)
    for name, terms in (("phases", standard.phases), ("roles", standard.roles)):
        for index, term in enumerate(getattr(criterion, name)):
            what = name.removesuffix("s")
            yield _Reference(read, (name, index), term, what, [one.id for one in terms])
    frameworks = {one.id: [item.id for item in one.items] for one in standard.frameworks}
    for framework, items in criterion.maps.items():
        yield _Reference(read, ("maps", framework), framework, "framework", frameworks)
        for index, item in enumerate(items):
            path = ("maps", framework, index)
            yield _Reference(read, path, item, "item", frameworks.get(framework, [item]))


def _check_checklists(sources: Sources, problems: ProblemList) -> None:
    for read in sources.checklists:
        stem = read.data.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if read.model.id != stem:
            message = f"the id '{read.model.id}' differs from the file's name '{stem}'"
            problems.add(read.data.file, read.data.place(("id",)), "bad-id", message, "id")
        sources.catalogue.check(read.model.select, read.data, ("select",), problems)


def _check_membership(sources: Sources, problems: ProblemList) -> None:
    selections = [read.model.select for read in sources.checklists]
    for read in sources.criteria:
        is_held = any(matches(read.model, selection) for selection in selections)
        if not is_held and not sources.unreadable_checklists:
            message = f"'{read.model.id}' stands on no checklist; widen one in checklists/"
            problems.add(read.data.file, read.data.place(("id",)), "on-no-checklist", message, "id")
    for checklist in sources.checklists:
        if not sources.catalogue.holds(checklist.model.select):
            place = checklist.data.place(("select",))
            message = "this checklist holds no criterion"
            problems.add(checklist.data.file, place, "empty-checklist", message, "select")
