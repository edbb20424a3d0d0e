"""The page of a site that leads to its portfolio, with levels or criteria by dimension."""

from __future__ import annotations

from functools import partial

from service_standards.model.project import Project
from service_standards.pages.page import About, GeneratedPage, escape_markdown, page_text
from service_standards.portfolio.figures import ALL
from service_standards.portfolio.page_values import Figures
from service_standards.portfolio.pages import INDEX, PortfolioPages
from service_standards.render.links import PORTFOLIO_PAGE
from service_standards.words.message import say

# The folder of the portfolio's own pages, which need no theme.
VIEW = "portfolio/view"


def portfolio_page(project: Project, pages: PortfolioPages) -> GeneratedPage:
    """Return the page; its figures lead to the lists of services behind them."""
    title = project.words.text(say("Portfolio"))
    summary = say("All services of a digital unit at once, from their assessment files.")
    figures = Figures(pages.portfolio, pages.edition)
    values: dict[str, object] = {
        "portfolio": pages.portfolio,
        "view": f"view/{INDEX}",
        "has_phases": bool(pages.edition.phases),
        "all": figures.cell(ALL),
        "levels": [(one.number, escape_markdown(one.title)) for one in pages.edition.levels],
        "sums": [
            (
                escape_markdown(one.title),
                [pages.portfolio.sums[name, one.id] for name in ("met", "assessed", "applicable")],
            )
            for one in figures.dimensions
        ],
        "rows": [
            (escape_markdown(one.title), figures.levels_of(one).cells) for one in figures.dimensions
        ],
    }
    text = partial(page_text, project.words, "portfolio.md.j2", About(title, summary), values)
    return GeneratedPage(PORTFOLIO_PAGE, title, text, "checklists/scoring.yml")
