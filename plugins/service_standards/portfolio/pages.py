"""The pages of a portfolio and the files beside them, as bytes by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Template
from markupsafe import Markup

from service_standards.model.edition import Edition
from service_standards.packing.browser_files import SHARED_STYLES, modules, served_styles
from service_standards.packing.joined_modules import inline_script
from service_standards.portfolio.data_files import portfolio_csv, portfolio_json
from service_standards.portfolio.figures import ALL, BASELINE, Portfolio
from service_standards.portfolio.grading import Heading
from service_standards.portfolio.page_values import LISTED, Figures
from service_standards.portfolio.service_lines import LINES, SHADES, ServiceLines, with_lines
from service_standards.portfolio.years import year_tables
from service_standards.render.environment import environment
from service_standards.words.catalogues import direction_of
from service_standards.words.message import Words

INDEX, LISTS, CSV, JSON = "index.html", "lists/", "portfolio.csv", "portfolio.json"
# How a list is called, and what stands in each page.
LIST_NAME = re.compile(rf"(?:{'|'.join(LISTED)})(?:-[a-z0-9-]+)?\.html")
PAGE_MARK = b'<body class="ss ss-portfolio">'
STYLE, SCRIPT = "portfolio.css", "portfolio.js"
STYLES = (*SHARED_STYLES, "results", "standalone", "portfolio")
ENTRY = "portfolio-page"
# The frame of the trend's picture, in pixels; `browser/portfolio/portfolio-page.js` has it too.
TOP, BOTTOM = 10, 150


@dataclass(frozen=True)
class BarPart:
    """A part of a stacked bar: what it counts, its shade, and its place in percent."""

    token: str
    step: int
    x: str
    width: str


@dataclass(frozen=True)
class TrendRow:
    """One quarter of the trend: its counts, and where its points are drawn."""

    at: int
    quarter: str
    services: int
    met: int
    assessed: int
    applicable: int
    x: str
    y: Mapping[str, int]


@dataclass(frozen=True)
class PortfolioPages:
    """Makes every file of a portfolio; the same portfolio gives the same bytes."""

    portfolio: Portfolio
    edition: Edition
    headings: Sequence[Heading]
    words: Words

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the content of each file; names stand below one folder."""
        index = self._render("index.html.j2", up="", service_rows=LINES, **self._index())
        yield INDEX, with_lines(index, self._lines.rows())
        for one in self._figures.lists():
            values = {"title": one.title, "count": len(one.places), "entries": LINES}
            values |= {"filters": self._list_filters}
            text = self._render("list.html.j2", up="../", **values)
            yield (
                LISTS + one.name,
                with_lines(text, map(self._lines.entries.__getitem__, one.places)),
            )
        yield CSV, portfolio_csv(self.portfolio, self.edition).encode()
        yield JSON, portfolio_json(self.portfolio, self.edition, self.headings).encode()
        yield STYLE, "\n".join(served_styles(STYLES)).encode()
        yield SCRIPT, inline_script(modules(), ENTRY).encode()

    @cached_property
    def _list_filters(self) -> Markup:
        """The form that every list has, the same on each."""
        return Markup(self._render("list_filters.html.j2"))  # noqa: S704 - rendered with autoescape

    def _render(self, template: str, **values: object) -> str:
        return self._template(template).render(**self._shared, **values)

    def _template(self, name: str) -> Template:
        return environment(self.words).get_template(f"portfolio/{name}")

    @cached_property
    def _figures(self) -> Figures:
        return Figures(self.portfolio, self.edition)

    @cached_property
    def _shared(self) -> dict[str, object]:
        figures = self._figures
        return {
            "edition": self.edition,
            "language": self.words.language,
            "direction": direction_of(self.words.language),
            "today": self.portfolio.today,
            "all": figures.cell(ALL),
            "organisations": figures.plain_rows("organisation"),
            "phases": figures.plain_rows("phase"),
        }

    def _index(self) -> dict[str, object]:
        figures = self._figures
        return {
            "portfolio": self.portfolio,
            "sums": self.portfolio.sums,
            "baseline": figures.cell(BASELINE),
            "dimensions": figures.dimensions,
            "editions": figures.plain_rows("edition"),
            "level_rows": [figures.levels_of(one) for one in figures.dimensions],
            "bars": {one.id: self._bar(one.id) for one in figures.dimensions},
            "distances": figures.distances(),
            "distance_rows": [
                figures.distances_of(one)
                for one in figures.dimensions
                if figures.edition.has_levels(one.id)
            ],
            "criteria": figures.criteria_rows(),
            "trend": self._trend(),
            "year_tables": year_tables(self.portfolio, self.headings),
        }

    def _bar(self, dimension: str) -> tuple[BarPart, ...]:
        figures, total = self._figures, len(self.portfolio.services)
        parts, before = [], 0
        for at, level in enumerate(figures.levels):
            cell = figures.cell(("level", dimension, str(level)))
            if cell.count:
                place, width = percent(before, total), percent(cell.count, total)
                parts.append(BarPart(cell.token, min(at + 1, SHADES), place, width))
            before += cell.count
        return tuple(parts)

    def _trend(self) -> tuple[TrendRow, ...]:
        quarters, sums = self.portfolio.quarters, self.portfolio.sums
        names = ("services", "met", "assessed", "applicable")
        rows = []
        for at, quarter in enumerate(quarters):
            counts = {name: sums.get(("trend", quarter, name), 0) for name in names}
            y = {name: height(counts[name], counts["applicable"]) for name in ("met", "assessed")}
            x = percent(8 * len(quarters) + at * 86, 100 * len(quarters))
            rows.append(TrendRow(at, quarter, **counts, x=x, y=y))
        return tuple(rows)

    @cached_property
    def _lines(self) -> ServiceLines:
        return ServiceLines(self._figures, self._template("rows.html.j2").module, self.words)


def is_list(name: str, content: Callable[[], bytes]) -> bool:
    """Tell whether a file in the folder of the lists is one of them, of this run or one before.

    A name alone is not enough to say so: people may have put a page of their own there.
    """
    return LIST_NAME.fullmatch(name) is not None and PAGE_MARK in content()


def percent(part: int, whole: int) -> str:
    """Return a share in percent with two digits, cut and never rounded."""
    hundredths = 10_000 * part // whole if whole else 0
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def height(part: int, whole: int) -> int:
    """Return where a share is drawn in the picture of the trend, in pixels from its top."""
    return BOTTOM - (BOTTOM - TOP) * part // whole if whole else BOTTOM
