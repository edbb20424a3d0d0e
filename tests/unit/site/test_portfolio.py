"""A folder of assessments, as a process shows it that reads it again and again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from service_standards.known import ReadBefore
from service_standards.model.edition import Edition
from service_standards.portfolio.grading import Grader
from service_standards.portfolio.pages import PortfolioPages
from service_standards.site import portfolio as module
from service_standards.site.portfolio import read_portfolio
from tests.support.cases.golden import VALID, prepared
from tests.support.cases.portfolio_cases import EDITION, TODAY, assessment
from tests.support.sites.small_build import build


class Portfolio:
    """A folder with one file, and the editions by which graders were made."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.known = folder, ReadBefore()
        self.made: list[Edition] = []
        data = assessment(findings={"AAA-01": {"outcome": "not-met"}})
        (folder / "a.json").write_text(json.dumps(data), "utf-8")

        def grader(edition: Edition, today: str) -> Grader:
            self.made.append(edition)
            return Grader(edition, today)

        monkeypatch.setattr(module, "Grader", grader)

    def read(self, edition: Edition, today: str = TODAY) -> PortfolioPages:
        """Read the folder as somebody who knows, and compare with somebody who does not."""
        self.known.begin()
        found = read_portfolio(self.folder, edition, today, known=self.known)
        before = len(self.made)
        assert found == read_portfolio(self.folder, edition, today)
        del self.made[before:]
        return found


@pytest.fixture
def portfolio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Portfolio:
    return Portfolio(tmp_path, monkeypatch)


def test_a_title_is_shown_and_grades_nothing_by_other_rules(portfolio: Portfolio) -> None:
    first, *others = EDITION.criteria
    portfolio.read(EDITION)
    told = replace(EDITION, criteria=(replace(first, title="A new title"), *others))

    page = dict(portfolio.read(told).files())["index.html"].decode()
    assert "A new title" in page
    assert len(portfolio.made) == 1


def test_another_rule_or_day_grades_anew(portfolio: Portfolio) -> None:
    first, *others = EDITION.criteria
    portfolio.read(EDITION)
    portfolio.read(replace(EDITION, criteria=(replace(first, level=4), *others)))
    assert len(portfolio.made) == 2
    portfolio.read(EDITION, "2027-01-02")
    assert len(portfolio.made) == 3


SETTINGS = """
site_name: Small
theme: {name: service-standards}
plugins: [{service-standards: {portfolio: services}}]
"""


@pytest.mark.parametrize(
    ("page", "named"),
    [
        ("portfolio.md", "portfolio.md"),
        ("Portfolio.markdown", "Portfolio.markdown"),
        ("portfolio/README.md", "portfolio/README.md"),
        ("portfolio/view.md", "portfolio/view.md"),
        ("portfolio/View/own.css", "portfolio/View"),
    ],
)
def test_nothing_takes_the_place_of_the_portfolio(page: str, named: str, tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    (project / "services").mkdir()
    (project / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
    (project / "docs" / page).write_text("# Ours\n", "utf-8")

    built = build(project, settings=SETTINGS)

    assert built.returncode == 1
    assert f"docs/{named}:1:1: the site makes '{named}' itself; give this another" in built.stderr
    assert "Traceback" not in built.stderr


def test_what_stands_beside_the_portfolio_stays(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    (project / "services").mkdir()
    (project / "docs/portfolio").mkdir()
    (project / "docs/portfolio/how-to-read-it.md").write_text("# How to read it\n", "utf-8")
    (project / "docs/portfolio.old/view").mkdir(parents=True)
    (project / "docs/portfolio.old/view/x.md").write_text("# Old\n", "utf-8")

    built = build(project, settings=SETTINGS)

    assert built.returncode == 0, built.stderr
    assert "How to read it" in (project / "site/portfolio/how-to-read-it/index.html").read_text()
    assert (project / "site/portfolio/view/index.html").is_file()
