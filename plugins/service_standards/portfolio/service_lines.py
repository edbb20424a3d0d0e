"""What stands on the pages of a portfolio once for each service.

Thousands of services have the same line but for some values: a template is rendered once, with
signs where the values stand, and the values are set in for each service.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

from markupsafe import Markup, escape

from service_standards.model.edition import Edition
from service_standards.portfolio.figures import Figure, Portfolio
from service_standards.portfolio.graded import Graded, Share
from service_standards.portfolio.page_values import NOT_STATED, Figures
from service_standards.words.message import Words

# How dark a level is drawn.
SHADES = 4
# Signs of the area for private use: no template has them, and no name that is shown.
FIRST_SIGN, LAST_SIGN = "\ue000", "\uf8ff"
SIGN = re.compile(f"[{FIRST_SIGN}-{LAST_SIGN}]")
MOST_WORDS = 4_096
MOST_CELLS = 16_384
# Where the lines of a page come, set in when the page is rendered: each step of a template would
# copy them, which are megabytes. What is said on a page is escaped and cannot be this element.
LINES = Markup("<lines/>")
# What a cell shows of a grade: all but the target.
Shown = tuple[int | None, int | None, int, int, int]


class Form:
    """A macro of a template in which only some values differ from use to use.

    They may decide nothing in it: what a value decides is among the `fixed` ones.
    """

    def __init__(self, macro: Callable[..., str], names: Sequence[str], **fixed: object) -> None:
        """Render the macro with a sign for each name."""
        signs = {chr(ord(FIRST_SIGN) + at): name for at, name in enumerate(names)}
        rendered = macro(**fixed, **{name: sign for sign, name in signs.items()})
        self._text = SIGN.sub(lambda found: f"%({signs[found[0]]})s", rendered.replace("%", "%%"))

    def filled(self, values: Mapping[str, object]) -> str:
        """Return the text with its values, which are numbers or texts that are escaped."""
        return self._text % values


class ServiceLines:
    """The rows of services on the first page, and the entries of the lists behind figures."""

    def __init__(self, figures: Figures, macros: Any, words: Words) -> None:
        self._figures = figures
        self._macros = macros
        self._portfolio = figures.portfolio
        self._words = words
        # Many services share an organisation, a phase and an edition.
        self._known = lru_cache(MOST_WORDS)(self._escaped)

    @property
    def _names(self) -> tuple[str, ...]:
        """What is said of a service everywhere; of a phase only where there are any."""
        phase = ("phase",) if self._figures.edition.phases else ()
        return ("at", "tokens", "name", "organisation", *phase)

    @cached_property
    def entries(self) -> tuple[bytes, ...]:
        """A line for each service, as every list that holds it shows it.

        Bytes, because a service is in dozens of lists.
        """
        form = Form(self._macros.entry, self._names)
        return tuple(
            form.filled(self._about(at, one, _filters(one))).encode()
            for at, one in enumerate(self._portfolio.services)
        )

    def rows(self) -> Iterator[bytes]:
        """Yield the row of each service."""
        form = Form(
            self._macros.row, (*self._names, "file", "edition", "trend", "baseline", "cells")
        )
        cells = _Cells(self._portfolio, self._figures.edition, self._macros)
        for at, one in enumerate(self._portfolio.services):
            values = self._about(at, one, self._portfolio.lists[at])
            values["file"] = self._escaped(one.file)
            values["edition"] = self._known(one.edition or NOT_STATED)
            values["baseline"] = cells.baseline(one.baseline)
            values["cells"] = cells.of(one)
            values["trend"] = " ".join(
                [
                    f"{quarter}:{point.met}/{point.assessed}/{point.applicable}"
                    for quarter, point in enumerate(self._portfolio.trends[at])
                    if point
                ]
            )
            yield form.filled(values).encode()

    def _about(self, at: int, one: Graded, counted: Sequence[Figure]) -> dict[str, object]:
        return {
            "at": at,
            "tokens": self._figures.tokens_of(counted),
            "name": self._escaped(one.name),
            "organisation": self._known(one.organisation or NOT_STATED),
            "phase": self._known(self._figures.phase(one.phase)),
        }

    def _escaped(self, said: object) -> str:
        return str(escape(self._words.text(said)))


def _filters(one: Graded) -> tuple[Figure, ...]:
    """Return the figures by which a list can be filtered."""
    return (("organisation", one.organisation), ("phase", one.phase))


class _Cells:
    """The cells of services; those of one dimension at one level have one form."""

    def __init__(self, portfolio: Portfolio, edition: Edition, macros: Any) -> None:
        self._macro = macros.grade
        self._with_baseline = Form(macros.baseline, ("met", "applicable"), applies=True)
        self._no_baseline = Form(macros.baseline, (), applies=False, met=0, applicable=0)
        levels = enumerate(edition.levels, start=1)
        self._shades = {one.number: min(at, SHADES) for at, one in levels}
        self._dimensions = portfolio.dimensions
        self._forms: dict[tuple[str, int | None, int | None], Form] = {}
        # Many services have the same grade.
        self._cell = lru_cache(MOST_CELLS)(self._filled)
        self.baseline = lru_cache(MOST_CELLS)(self._of_baseline)

    def _of_baseline(self, share: Share) -> str:
        """Return the cell that says how much of the baseline is met."""
        values = {"met": share.met, "applicable": share.applicable}
        return (self._with_baseline if share.applicable else self._no_baseline).filled(values)

    def of(self, service: Graded) -> str:
        """Return the cells of one service."""
        shown = [grade[:-1] for grade in service.dimensions]
        return "".join(map(self._cell, self._dimensions, shown))

    def _filled(self, dimension: str, shown: Shown) -> str:
        least, most, applicable, assessed, met = shown
        key = (dimension, least, most)
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = Form(
                self._macro,
                ("met", "assessed", "applicable"),
                dimension=dimension,
                least=least,
                most=most,
                shade=self._shades.get(least or 0, 0),
                has_levels=bool(self._shades),
            )
        return form.filled({"met": met, "assessed": assessed, "applicable": applicable})


def with_lines(page: str, lines: Iterable[bytes]) -> bytes:
    """Return a page with its lines in place of `LINES`."""
    before, _, after = page.partition(LINES)
    return b"".join(chain([before.encode()], lines, [after.encode()]))
