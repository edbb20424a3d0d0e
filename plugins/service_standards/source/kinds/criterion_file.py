"""Reading one criterion file or one dimension page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypedDict, TypeVar

from service_standards.model.base import CitedSource, Model
from service_standards.model.criterion import (
    Criterion,
    CriterionFrontMatter,
    DimensionFrontMatter,
    DimensionPage,
    PhasedItem,
)
from service_standards.model.vocabulary import Heading, Obligation, is_to_write
from service_standards.source.kinds.markup import check_prose
from service_standards.source.kinds.sections import (
    NOT_WRITTEN,
    check_sections,
    lines_of_no_item,
    read_sections,
)
from service_standards.source.language.criterion_words import CriterionWords
from service_standards.source.language.obligation import check_obligation
from service_standards.source.language.phase_lines import (
    check_phases,
    expectations_of,
    phased_items,
)
from service_standards.source.reading.files import bytes_of, markdown_of
from service_standards.source.reading.markdown_text import (
    FrontMatter,
    cited_sources,
    list_items,
    split_front_matter,
)
from service_standards.source.reading.paths import Below
from service_standards.source.reading.problems import START, MarkedData, ProblemList
from service_standards.source.reading.validate import validate
from service_standards.source.reading.yaml_reader import read_yaml
from service_standards.words.message import say

M = TypeVar("M", bound=Model)


class CriterionTexts(TypedDict):
    """What is read in the body of a criterion."""

    body: str
    requirement: str
    checks: tuple[str, ...]
    questions: tuple[PhasedItem, ...]
    expectations: dict[str, str]
    evidence_items: tuple[PhasedItem, ...]
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True)
class Read(Generic[M]):
    """A model with the places of its data and of its text, for the checks across files.

    What is not sound lacks some of its texts.
    """

    model: M
    data: MarkedData
    body_line: int = 1
    is_sound: bool = True


def read_model(model: type[M], text: str, file: str, problems: ProblemList) -> Read[M] | None:
    """Return what a file of YAML holds, or None after noting why it cannot be used."""
    data = read_yaml(text, file, problems)
    value = validate(model, data, problems) if data else None
    return Read(value, data) if value and data else None


def read_front_matter(text: str, file: str, problems: ProblemList) -> FrontMatter | None:
    """Return front matter and body; a missing or unclosed one is a fault."""
    matter = split_front_matter(text)
    if matter is None:
        message = say("the file has to start with front matter: a line '---', keys, a line '---'")
        problems.add(file, START, "broken-front-matter", message)
    return matter


def read_criterion(
    found: Below, root: Path, dimension: str, words: CriterionWords, problems: ProblemList
) -> Read[Criterion] | None:
    """Return one criterion, or None after noting why it cannot be used."""
    data = bytes_of(found, root, problems)
    if data is None:
        return None
    return problems.once(_criterion, data, found.file, dimension, words)


def _criterion(
    content: bytes, file: str, dimension: str, words: CriterionWords, problems: ProblemList
) -> Read[Criterion] | None:
    text = markdown_of(content, file, problems)
    matter = read_front_matter(text, file, problems) if text is not None else None
    if matter is None:
        return None
    data = read_yaml(matter.yaml, file, problems, matter.yaml_line)
    front = validate(CriterionFrontMatter, data, problems) if data else None
    known = front or _obligation(data)
    texts, is_sound = read_texts(matter, known, words, file, problems, dimension=dimension)
    if front is None or data is None:
        return None
    criterion = Criterion(**front.model_dump(), dimension=dimension, source=file, **texts)
    return Read(criterion, data, matter.body_line, is_sound)


def read_texts(  # noqa: PLR0913 - what stands beside the text decides how it is read
    matter: FrontMatter,
    front: CriterionFrontMatter | Obligation | None,
    words: CriterionWords,
    file: str,
    problems: ProblemList,
    *,
    dimension: str,
) -> tuple[CriterionTexts, bool]:
    """Return the texts in the body of a criterion, and whether they are sound by themselves.

    `front` is what its front matter says, or of that only how binding it is.
    """
    phases = front.phases if isinstance(front, CriterionFrontMatter) else None
    obligation = front.obligation if isinstance(front, CriterionFrontMatter) else front
    before = len(problems.problems)
    sections = read_sections(matter, words.optional(dimension), words, file, problems)
    check_sections(matter.body, sections, words, file, problems)
    check_obligation(sections, obligation, words, file, problems)
    is_sound = len(problems.problems) == before
    if phases is not None:
        check_phases(sections, phases, words, file, problems)
    check_prose(matter, words, file, problems, lines_of_no_item(sections))
    texts = {heading: section.text for heading, section in sections.items()}
    return CriterionTexts(
        body=matter.body,
        requirement=" ".join(texts.get(Heading.REQUIREMENT, "").split()),
        checks=_items(texts, Heading.HOW_TO_CHECK_IT),
        questions=_phased(texts, Heading.HOW_TO_CHECK_IT, phases or (), words),
        expectations=expectations_of(texts.get(Heading.WHAT_EACH_PHASE_EXPECTS, ""), words),
        evidence_items=_phased(texts, Heading.EVIDENCE, phases or (), words),
        sources=cited_sources(matter.body, words.sources),
    ), is_sound


def _obligation(data: MarkedData | None) -> Obligation | None:
    # The sections are checked even where another key of the front matter is wrong.
    value = data.value.get("obligation") if data and isinstance(data.value, dict) else None
    return Obligation(value) if isinstance(value, str) and value in set(Obligation) else None


def _items(texts: dict[Heading, str], heading: Heading) -> tuple[str, ...]:
    return tuple(item.text for item in list_items(texts.get(heading, ""), 1))


def _phased(
    texts: Mapping[Heading, str], heading: Heading, phases: Sequence[str], words: CriterionWords
) -> tuple[PhasedItem, ...]:
    first = next((one for one in (*words.phases, *phases) if one in phases), "")
    return phased_items(texts.get(heading, ""), first, words)


def read_dimension_page(
    found: Below, root: Path, words: CriterionWords, problems: ProblemList
) -> Read[DimensionPage] | None:
    """Return the prose of one dimension, or None after noting why it cannot be used."""
    data = bytes_of(found, root, problems)
    return problems.once(_dimension_page, data, found.file, words) if data is not None else None


def _dimension_page(
    content: bytes, file: str, words: CriterionWords, problems: ProblemList
) -> Read[DimensionPage] | None:
    text = markdown_of(content, file, problems)
    matter = read_front_matter(text, file, problems) if text is not None else None
    if matter is None:
        return None
    check_prose(matter, words, file, problems)
    data = read_yaml(matter.yaml, file, problems, matter.yaml_line)
    front = validate(DimensionFrontMatter, data, problems) if data else None
    if front is None or data is None:
        return None
    if is_to_write(matter.body):
        problems.add(file, (matter.body_line, 1), "to-write", NOT_WRITTEN)
    if not matter.body.strip():
        problems.add(file, (matter.body_line, 1), "empty-section", say("the page has no text"))
    page = DimensionPage(**front.model_dump(), body=matter.body, source=file)
    return Read(page, data, matter.body_line)
