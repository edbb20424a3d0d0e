"""Reading one translation: what it says, how it stands to its original, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from service_standards.errors import Problem
from service_standards.model.base import Model
from service_standards.model.criterion import (
    Criterion,
    CriterionFrontMatter,
    DimensionPage,
    PhasedItem,
)
from service_standards.model.guide import PageFrontMatter
from service_standards.model.languages.translation import (
    State,
    TranslatedCriterionMatter,
    TranslatedDimensionMatter,
    TranslatedMatter,
    TranslatedPageMatter,
)
from service_standards.model.vocabulary import Heading
from service_standards.source.kinds.criterion_file import Read, read_front_matter, read_texts
from service_standards.source.kinds.markup import check_markup, check_prose
from service_standards.source.kinds.page_matter import PageText, read_page_text
from service_standards.source.language.criterion_words import CriterionWords
from service_standards.source.reading.markdown_text import FrontMatter
from service_standards.source.reading.problems import START, MarkedData, ProblemList
from service_standards.source.reading.validate import validate
from service_standards.source.reading.yaml_reader import read_yaml
from service_standards.source.translations.data import Overlay, data_parts
from service_standards.source.translations.digests import (
    TextPart,
    changed_since,
    digests_of,
    markdown_parts,
)
from service_standards.source.translations.shape import (
    Original,
    block_faults,
    parts_of,
    shape_faults,
)
from service_standards.words.message import Message, say

M = TypeVar("M", bound=Model)
T = TypeVar("T", TranslatedCriterionMatter, TranslatedDimensionMatter)
TRANSLATES = "translates"


@dataclass(frozen=True)
class Reading:
    """A translation as it was read.

    `value` is what it says, None where that cannot be told; `parts` are those of its original.
    What no longer fits an original that has changed is nobody's fault, and is not shown; `certain`
    are so many faults at the start that hold whatever has changed.
    """

    state: State
    parts: Sequence[TextPart]
    digest: str = ""
    value: Any = None
    found: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    certain: int = 0

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What somebody has to mend."""
        return self.found[: self.certain] if self.state == State.STALE else self.found

    @property
    def is_usable(self) -> bool:
        """Whether a site can show it."""
        return self.value is not None and not (self.state == State.STALE and self.found)

    @property
    def changed(self) -> tuple[str, ...]:
        """The parts of the original that changed since a translator looked at them."""
        return changed_since(self.parts, self.digest) if self.state == State.STALE else ()


def _reading(
    digest: str | None,
    parts: Sequence[TextPart],
    value: object,
    found: ProblemList,
    certain: int = 0,
) -> Reading:
    now = digests_of(parts)
    state = State.NEW if not digest else State.CURRENT if digest == now else State.STALE
    return Reading(
        state,
        parts,
        digest or "",
        value,
        tuple(found.problems),
        tuple(found.warnings),
        certain,
    )


def criterion_parts(criterion: Criterion) -> tuple[TextPart, ...]:
    """Return what is translated of a criterion; its keywords are each language's own."""
    return markdown_parts([criterion.title], criterion.body)


def page_parts(page: PageText) -> tuple[TextPart, ...]:
    """Return what is translated of a page."""
    front = page.front or PageFrontMatter()
    return markdown_parts(
        [front.title or "", front.summary or "", front.description or ""], page.body
    )


def read_criterion_in(
    text: str, file: str, read: Read[Criterion], words: CriterionWords, problems: ProblemList
) -> Reading:
    """Return the criterion in another language; `problems` brings the rules alone."""
    own, parts = ProblemList(rules=problems.rules), criterion_parts(read.model)
    original = read.model
    opened = _opened(text, file, TranslatedCriterionMatter, original.id, own)
    if opened is None:
        return _reading(None, parts, None, own)
    matter, front = opened
    certain = len(own.problems)
    kept = {name: getattr(original, name) for name in CriterionFrontMatter.model_fields}
    kept |= {"title": front.title, "keywords": front.keywords}
    texts, _ = read_texts(
        matter,
        CriterionFrontMatter(**kept),
        words,
        file,
        own,
        dimension=original.dimension,
    )
    criterion = Criterion(**kept, dimension=original.dimension, source=original.source, **texts)
    _check_shape(matter, file, Original(read.data.file, read.body_line, original.body), own)
    for heading, items, others in (
        (Heading.HOW_TO_CHECK_IT, criterion.questions, original.questions),
        (Heading.EVIDENCE, criterion.evidence_items, original.evidence_items),
    ):
        lines = [
            line
            for part in parts_of(matter.body, matter.body_line)
            for line in part.items
            if words.heading(part.title) == heading
        ]
        for line, one, other in zip(lines, items, others, strict=False):
            if one.phase != other.phase:
                message = _other_phase(one, other, original.source)
                own.add(file, (line, 1), "other-phase", message)
    return _reading(front.digest, parts, criterion, own, certain)


def _opened(
    text: str, file: str, form: type[T], original_id: str, problems: ProblemList
) -> tuple[FrontMatter, T] | None:
    """Return the front matter of a translation and what it says, or None after noting why not."""
    matter = read_front_matter(text, file, problems)
    data = read_yaml(matter.yaml, file, problems, matter.yaml_line) if matter else None
    front = validate(form, data, problems) if data else None
    if front is None or matter is None or data is None:
        return None
    _check_id(data, front.translates, original_id, problems)
    return matter, front


def _check_shape(matter: FrontMatter, file: str, original: Original, problems: ProblemList) -> None:
    for line, code, message in shape_faults(matter.body, matter.body_line, original):
        problems.add(file, (line, 1), code, message)


def _check_id(data: MarkedData, found: str, wanted: str, problems: ProblemList) -> None:
    if found != wanted:
        message = say(
            "this stands in the place of a translation of '{id}'; found '{found}'",
            id=wanted,
            found=found,
        )
        place = data.place((TRANSLATES,))
        problems.add(data.file, place, "other-original", message, TRANSLATES)


def _other_phase(one: PhasedItem, other: PhasedItem, file: str) -> Message:
    return say(
        "this is asked from another phase than in {file}: '{found}' here, '{wanted}' there",
        file=file,
        found=one.start or one.text[:60],
        wanted=other.start or other.text[:60],
    )


def read_dimension_in(
    text: str, file: str, read: Read[DimensionPage], words: CriterionWords, problems: ProblemList
) -> Reading:
    """Return the page of a dimension in another language."""
    own = ProblemList(rules=problems.rules)
    parts = markdown_parts([read.model.title], read.model.body)
    opened = _opened(text, file, TranslatedDimensionMatter, read.model.id, own)
    if opened is None:
        return _reading(None, parts, None, own)
    matter, front = opened
    certain = len(own.problems)
    check_prose(matter, words, file, own)
    _check_shape(matter, file, Original(read.data.file, read.body_line, read.model.body), own)
    page = read.model.model_copy(update={"title": front.title, "body": matter.body})
    return _reading(front.digest, parts, (page, matter.body_line), own, certain)


def read_page_in(
    text: str, file: str, original_text: str, original_file: str, problems: ProblemList
) -> Reading:
    """Return a page of the prose in another language."""
    own = ProblemList(rules=problems.rules)
    original = read_page_text(original_text, original_file, ProblemList())
    parts = page_parts(original) if original else ()
    page = read_page_text(text, file, own, TranslatedPageMatter)
    if page is None or original is None:
        return _reading(None, parts, None, own)
    front = page.front if isinstance(page.front, TranslatedPageMatter) else TranslatedPageMatter()
    check_markup(page.body, page.body_line, file, own)
    there = Original(original_file, original.body_line, original.body)
    compare = shape_faults if front.shape == "same" else block_faults
    for line, code, message in compare(page.body, page.body_line, there):
        own.add(file, (line, 1), code, message)
    return _reading(front.digest, parts, page, own)


def read_data_in(
    text: str,
    file: str,
    read: Read[M],
    language: str,
    problems: ProblemList,
) -> Reading:
    """Return data in another language; `language` is told where the data says which it is."""
    own = ProblemList(rules=problems.rules)
    parts = data_parts(read.data.value)
    data = read_yaml(text, file, own)
    if data is None or not isinstance(data.value, dict):
        if data:
            own.add(file, START, "wrong-type", say("keys with values are needed here"))
        return _reading(None, parts, None, own)
    digest = {key: data.value[key] for key in ("digest",) if key in data.value}
    matter = MarkedData(file, digest, look_up=lambda: data)
    front = validate(TranslatedMatter, matter, own)
    overlay = Overlay.of(data, read.data)
    overlay.tell(own)
    whole = overlay.data
    if language and isinstance(whole.value, dict):
        whole.value["language"] = language
    model = validate(type(read.model), whole, own) if front else None
    return _reading(front.digest if front else None, parts, model, own)
