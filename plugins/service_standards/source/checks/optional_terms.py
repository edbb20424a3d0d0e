"""Words that a standard can do without: what names them has the key where the standard has any."""

from __future__ import annotations

from service_standards.model.checklist import ScoringPolicy
from service_standards.model.criterion import Criterion
from service_standards.model.standard import Standard, Wanted
from service_standards.model.template import Template
from service_standards.model.vocabulary import Heading
from service_standards.source.kinds.criterion_file import Read
from service_standards.source.kinds.sources import Sources
from service_standards.source.kinds.template_files import TemplateSources
from service_standards.source.language.criterion_words import CriterionWords, criterion_words
from service_standards.source.reading.markdown_text import heading_of, lines_outside_code
from service_standards.source.reading.problems import MarkedData, Path, ProblemList, path_text
from service_standards.source.reading.validate import NOTHING
from service_standards.words.message import say

# The lists of `standard.yml` that can be empty, and what is said then of who names such words.
OPTIONAL = {
    "levels": say("the standard has no levels; delete this key"),
    "phases": say("the standard has no phases; delete this key"),
    "roles": say("the standard has no roles; delete this key"),
}

# Those that criteria and templates name under the same key.
TERMS = ("phases", "roles")


def check_optional_terms(
    sources: Sources, templates: TemplateSources, problems: ProblemList
) -> None:
    """Note each key that the standard has no words for, and each that lacks in spite of them."""
    if sources.standard is None:
        return
    standard = sources.standard.model
    problems.each(_check_terms, [*sources.criteria, *templates.templates], standard)
    _check_gate(sources.scoring, bool(standard.levels), problems)
    if not standard.phases:
        _check_sections(sources, criterion_words(standard), problems)
        _check_wish(sources.standard, problems)
    model = templates.phase_model
    for index, phase in enumerate(model.model.phases if model else ()):
        if model:
            path = ("phases", index, "roles")
            _check(model.data, path, phase.roles, bool(standard.roles), problems)


def _check_terms(
    read: Read[Criterion] | Read[Template], standard: Standard, problems: ProblemList
) -> None:
    for name in TERMS:
        has_words = bool(getattr(standard, name))
        _check(read.data, (name,), getattr(read.model, name), has_words, problems)
    if isinstance(read.model, Criterion):
        _check(read.data, ("level",), read.model.level, bool(standard.levels), problems)


def _check_gate(read: Read[ScoringPolicy] | None, has_levels: bool, problems: ProblemList) -> None:
    """Note a policy that does not say from which level on it gates, or says it without levels."""
    if read is None:
        return
    gate = read.model.gate
    _check(read.data, ("gate", "first_level"), gate.first_level, has_levels, problems)
    if gate.should_from is not None and not has_levels:
        _check(read.data, ("gate", "should_from"), gate.should_from, has_levels, problems)


def _check_wish(read: Read[Standard], problems: ProblemList) -> None:
    """Note that criteria cannot say what each phase expects; nothing would ask them for it."""
    path = ("phase_expectations",)
    if read.model.phase_expectations is Wanted.REQUIRED:
        place = read.data.key_place(path)
        problems.add(read.data.file, place, "unknown-key", OPTIONAL["phases"], path_text(path))


def _check_sections(sources: Sources, words: CriterionWords, problems: ProblemList) -> None:
    """Note each section on what phases expect; there are none."""
    for read in sources.criteria:
        for line in lines_outside_code(read.model.body, read.body_line):
            found = heading_of(line.text)
            if found and words.heading(found[1]) is Heading.WHAT_EACH_PHASE_EXPECTS:
                message = say("the standard has no phases; delete this section")
                place = (line.number, 1)
                problems.add(read.data.file, place, "unknown-phase", message, found[1])


def _check(
    data: MarkedData, path: Path, value: object, has_words: bool, problems: ProblemList
) -> None:
    key = str(path[-1])
    is_there = data.holds(path)
    none = OPTIONAL[key if key in OPTIONAL else "levels"]
    if has_words and not is_there:
        message = say("the key '{key}' is missing", key=key)
        problems.add(data.file, data.place(path), "missing-key", message, path_text(path))
    elif has_words and not value:
        problems.add(data.file, data.place(path), "empty", NOTHING, path_text(path))
    elif is_there and not has_words:
        problems.add(data.file, data.key_place(path), "unknown-key", none, path_text(path))
