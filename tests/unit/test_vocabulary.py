"""The words of the model are stated once; what the browser needs of them is generated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service_standards.model.checklist import COUNTING, OutcomePoints
from service_standards.model.vocabulary import (
    OBLIGATION_TITLES,
    OUTCOME_TITLES,
    Obligation,
    Outcome,
)
from service_standards.schema.browser_vocabulary import MODULE, browser_vocabulary
from tests.support.sites.build import ROOT

PACKAGE = ROOT / "plugins" / "service_standards"
BROWSER = PACKAGE / "browser"
# A list of outcomes that is written out by hand, and limits as bare numbers.
REPEATED = re.compile(r'"met"[^\n]*"(?:partly-met|not-met)"|"not-met"[^\n]*"met"|\b20_?000\b')
COLOUR = '.ss-criterion[data-outcome="{}"]'
# What says nothing has no colour of its own.
PLAIN = {Outcome.NOT_ASSESSED}


def test_the_module_of_the_browser_is_current() -> None:
    committed = (PACKAGE / MODULE).read_text("utf-8")
    assert committed == browser_vocabulary(), "run: make generate"


def test_each_outcome_and_obligation_has_its_words() -> None:
    assert list(OUTCOME_TITLES) == list(Outcome)
    assert list(OBLIGATION_TITLES) == list(Obligation)


def test_the_codes_of_outcomes_are_their_places_in_links() -> None:
    # Three bits a criterion; "not assessed" is what a link leaves out.
    codes = sorted(one.code for one in Outcome)
    assert codes == list(range(len(Outcome)))
    assert len(codes) <= 8
    assert Outcome.NOT_ASSESSED.code == 0


def test_no_two_outcomes_are_equally_good() -> None:
    ranks = [one.rank for one in Outcome if one.rank is not None]
    assert sorted(ranks) == list(range(len(ranks)))


def test_each_outcome_that_counts_has_points() -> None:
    assert {field.alias for field in OutcomePoints.model_fields.values()} == set(COUNTING)
    points = OutcomePoints.model_validate({one.value: one.code for one in COUNTING})
    assert [points.of(one) for one in COUNTING] == [one.code for one in COUNTING]


def uncoloured(styles: str) -> list[str]:
    """Return the outcomes that a form does not show by a colour."""
    return [one for one in Outcome if one not in PLAIN and COLOUR.format(one) not in styles]


def test_each_outcome_has_its_colour() -> None:
    assert uncoloured((BROWSER / "styles" / "checklist.css").read_text("utf-8")) == []


def test_a_missing_colour_is_found() -> None:
    styles = (BROWSER / "styles" / "checklist.css").read_text("utf-8")
    assert uncoloured(styles.replace(COLOUR.format("met"), "")) == ["met"]


def repeated(package: Path) -> list[str]:
    """Return the lines of scripts and templates that state again what the model has."""
    scripts = [one for one in package.rglob("browser/**/*.js") if one.name != "vocabulary.js"]
    return [
        f"{file.relative_to(package)}:{number}"
        for file in sorted([*scripts, *package.rglob("templates/**/*.j2")])
        for number, line in enumerate(file.read_text("utf-8").split("\n"), start=1)
        if REPEATED.search(line)
    ]


def test_nothing_is_stated_twice() -> None:
    assert repeated(PACKAGE) == []


@pytest.mark.parametrize(
    "line",
    [
        'const OUTCOMES = ["met", "partly-met", "not-met"];',
        'const GRADED = ["not-met", "partly-met", "met"];',
        "const MAX_TEXT = 20000;",
        '<textarea maxlength="20000">',
    ],
)
def test_a_repeated_line_is_found(line: str) -> None:
    assert REPEATED.search(line)
