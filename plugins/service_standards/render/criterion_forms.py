"""The form of each criterion in checklists, and its row in lists: rendered once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup, escape

from service_standards.model.criterion import Criterion, PhasedItem
from service_standards.model.plain.limits import LONGEST_TEXT
from service_standards.model.project import Project
from service_standards.render.environment import render
from service_standards.render.links import link
from service_standards.render.plain_text import plain_text
from service_standards.render.views import OUTCOMES, criterion_view, shared_values

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
    """The forms and rows of one project, as the well-formed XML of a block."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._made: dict[tuple[str, str], Markup] = {}
        self._rows: dict[tuple[str, bool], str] = {}

    def form(self, criterion: Criterion, page: str, gate: str = "") -> Markup:
        """Return the form of a criterion for a page, which decides about the link in it.

        At a gate, `gate` is the phase that this asks for. Its forms are not kept:
        hardly any other checklist has the same.
        """
        if gate:
            return self._rendered(criterion, page, gate)
        key = criterion.id, link(page, criterion.source)
        if key not in self._made:
            self._made[key] = self._rendered(criterion, page, "")
        return self._made[key]

    def row(self, criterion: Criterion, page: str, *, filterable: bool) -> Markup:
        """Return the row of a criterion in a list that can be filtered, or in one that cannot."""
        key = criterion.id, filterable
        if key not in self._rows:
            view = replace(criterion_view(self._project, criterion, page), href=HREF)
            self._rows[key] = render(
                self._project.words,
                "criterion/row.html.j2",
                criterion=view,
                filterable=filterable,
                **self._shared,
            )
        text = self._rows[key].replace(HREF, escape(link(page, criterion.source)))
        return Markup(text)  # noqa: S704 - our own template, as above

    @cached_property
    def _shared(self) -> dict[str, object]:
        return {**shared_values(self._project), "topics": self._project.standard.topics}

    def _rendered(self, criterion: Criterion, page: str, gate: str) -> Markup:
        text = render(
            self._project.words,
            "criterion/form.html.j2",
            criterion=criterion_view(self._project, criterion, page),
            gate=gate,
            questions=self._items(criterion.questions, gate, self._originals(criterion)),
            evidence=self._items(criterion.evidence_items, gate),
            expected=next(
                (one for one in expectations(self._project, criterion) if one.phase == gate), None
            ),
            facts=self._project.facts,
            outcomes=OUTCOMES,
            longest_text=LONGEST_TEXT,
            heading_level=GROUP_HEADING_LEVEL,
        )
        return Markup(text)  # noqa: S704 - our own template, which escapes what it is given

    def _items(
        self, items: Sequence[PhasedItem], gate: str, originals: Sequence[PhasedItem] = ()
    ) -> list[ItemView]:
        order = [one.id for one in self._project.standard.phases]
        now = order.index(gate) if gate else 0
        found = []
        for at, one in enumerate(items):
            is_reached = bool(gate) and order.index(one.phase) <= now
            start, phase = (one.start, one.phase) if one.start and not is_reached else ("", "")
            key = _key(originals[at], is_short=is_reached) if originals else ""
            found.append(ItemView(one.text, start, phase, bool(gate and start), key))
        return found

    def _originals(self, criterion: Criterion) -> Sequence[PhasedItem]:
        """Return the questions of a translation as its original asks them."""
        original = self._project.original
        if original is None or self._project.foreign(criterion.source):
            return ()
        return original.criteria_by_id[criterion.id].questions


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
