"""The form of each criterion in checklists, and its row in lists: rendered once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from service_standards.known import NOTHING, Knowledge
from service_standards.model.criterion import Criterion, PhasedItem
from service_standards.model.plain.limits import LONGEST_TEXT
from service_standards.model.project import Project
from service_standards.render.environment import render
from service_standards.render.links import link
from service_standards.render.plain_text import plain_text
from service_standards.render.rendered_criteria import RenderedCriteria
from service_standards.render.views import OUTCOMES, criterion_view

GROUP_HEADING_LEVEL = 2
# Stands for the address in a row, which is all that differs between pages; no text can hold it.
HREF = "\0"


@dataclass(frozen=True)
class ItemView:
    """A question or evidence; `start` and `phase` say from when it is due, "" where it is.

    `is_later` tells that a gate does not ask for it yet. In a translation, `key` is how a question
    reads in the original, by which a tick is kept in each language.
    """

    text: str
    start: str
    phase: str
    is_later: bool
    key: str = ""


@dataclass(frozen=True)
class Expectation:
    """What one phase expects."""

    phase: str
    title: str
    text: str


class CriterionForms:
    """The forms and rows of the criteria of one frame, as the well-formed XML of a block.

    `known` is what was made before; `rendered` holds what of that is made of criteria.
    """

    def __init__(self, frame: Project, known: Knowledge = NOTHING) -> None:
        self.rendered = RenderedCriteria.of(frame, known)
        self._original = frame.original

    def form(self, criterion: Criterion, page: str, gate: str = "") -> Markup:
        """Return the form of a criterion for a page, which decides about the link in it.

        At a gate, `gate` is the phase that this asks for; hardly any other checklist has the same.
        """
        href = link(page, criterion.source)
        original = self._original.criteria_by_id[criterion.id] if self._original else None
        return self.rendered.once(_form, criterion, original, href, gate, is_shared=not gate)

    def row(self, criterion: Criterion, page: str, *, filterable: bool) -> Markup:
        """Return the row of a criterion in a list that can be filtered, or in one that cannot."""
        row = self.rendered.once(_row, criterion, filterable, is_shared=True)
        text = row.replace(HREF, escape(link(page, criterion.source)))
        return Markup(text)  # noqa: S704 - our own template, as below


def _row(around: Project, criterion: Criterion, filterable: bool) -> str:
    standard = around.standard
    return render(
        around.words,
        "criterion/row.html.j2",
        criterion=replace(criterion_view(around, criterion, ""), href=HREF),
        filterable=filterable,
        levels=standard.levels,
        phases=standard.phases,
        roles=standard.roles,
        topics=standard.topics,
    )


def _form(
    around: Project, criterion: Criterion, original: Criterion | None, href: str, gate: str
) -> Markup:
    originals = original.questions if original and not around.foreign(criterion.source) else ()
    text = render(
        around.words,
        "criterion/form.html.j2",
        criterion=replace(criterion_view(around, criterion, ""), href=href),
        gate=gate,
        questions=_items(around, criterion.questions, gate, originals),
        evidence=_items(around, criterion.evidence_items, gate),
        expected=next((one for one in expectations(around, criterion) if one.phase == gate), None),
        facts=around.facts,
        outcomes=OUTCOMES,
        longest_text=LONGEST_TEXT,
        heading_level=GROUP_HEADING_LEVEL,
    )
    return Markup(text)  # noqa: S704 - our own template, which escapes what it is given


def _items(
    around: Project, items: Sequence[PhasedItem], gate: str, originals: Sequence[PhasedItem] = ()
) -> list[ItemView]:
    """Return items as they stand at a gate; `originals` are questions as the original asks them."""
    order = [one.id for one in around.standard.phases]
    now = order.index(gate) if gate else 0
    found = []
    for at, one in enumerate(items):
        is_reached = bool(gate) and order.index(one.phase) <= now
        start, phase = (one.start, one.phase) if one.start and not is_reached else ("", "")
        key = _key(originals[at], is_short=is_reached) if originals else ""
        found.append(ItemView(one.text, start, phase, bool(gate and start), key))
    return found


def _key(question: PhasedItem, *, is_short: bool) -> str:
    text = plain_text(question.text)
    return f"{question.start}: {text}" if question.start and not is_short else text


def expectations(project: Project, criterion: Criterion) -> list[Expectation]:
    """Return what each phase expects, in their order."""
    return [
        Expectation(one.id, one.title, criterion.expectations[one.id])
        for one in project.standard.phases
        if one.id in criterion.expectations
    ]
