"""Three invented services run through all texts, and no two texts clash about one of them.

The facts stand in `tests/texts/services/`, those of the fishing licence also in
`docs/project-templates/_example.yml`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from service_standards.model.vocabulary import Scope
from tests.support.example.facts import FACTS
from tests.support.example.figures import figures
from tests.support.example.services import (
    Service,
    Text,
    examples,
    passages,
    phrases,
    services,
)
from tests.texts.example.example_service import PROJECT, ROOT

SERVICES = services(figures(FACTS))
EACH = pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.name)
REPORTS = {one.report for one in SERVICES} - {"none"}
EXAMPLES = examples(PROJECT.criteria)
PAGES = [
    *(f"docs/{one.page}" for one in PROJECT.guides),
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/assessment").glob("*.md")),
]
PASSAGES = [*EXAMPLES, *(text for page in dict.fromkeys(PAGES) for text in passages(page))]
PASSAGES += passages("checklists/example/assessment.json")
OF_A_SERVICE = {
    criterion.id
    for criterion in PROJECT.criteria
    for one in PROJECT.standard.dimensions
    if criterion.dimension == one.id and one.scope is Scope.SERVICE
}
# An answer that is not the best one, said without excuse.
UNMET = re.compile(r'"(?:not|partly) met"')
LEAST_UNMET = 12
# How far the examples of one service are from a third of all.
LEAST, MOST = 0.8, 1.2


def about(service: Service, texts: list[Text]) -> list[Text]:
    """Return the texts about a service; a report is about its own service alone."""
    others = REPORTS - {service.report}
    return [one for one in texts if one.file not in others and service.is_named_in(one)]


@EACH
def test_no_text_clashes_with_the_facts(service: Service) -> None:
    assert [str(fault) for text in about(service, PASSAGES) for fault in service.faults(text)] == []


@EACH
def test_no_figure_of_an_example_or_report_is_without_a_fact(service: Service) -> None:
    whole = [one for one in PASSAGES if one.criterion or one.file == service.report]
    unknown = [
        f"{text.file}:{line}: {figure}"
        for text in about(service, whole)
        for line, figure in service.unknown(text)
    ]
    assert unknown == []


@EACH
def test_no_fact_is_said_nowhere(service: Service) -> None:
    texts = about(service, PASSAGES)
    assert [
        one.said for one in service.phrases if not any(map(one.words.search, texts_of(texts)))
    ] == []


def texts_of(texts: list[Text]) -> list[str]:
    """Return the words of texts."""
    return [one.words for one in texts]


def test_the_examples_are_spread_over_three_services() -> None:
    of_a_service = [one for one in EXAMPLES if one.criterion in OF_A_SERVICE]
    counts = Counter({one.name: len(about(one, of_a_service)) for one in SERVICES})
    third = len(of_a_service) / 3
    assert {
        name for name, count in counts.items() if not third * 0.8 <= count <= third * 1.2
    } == set()
    others = [one for one in of_a_service if not any(about(service, [one]) for service in SERVICES)]
    assert len(others) <= len(of_a_service) / 10


def test_examples_also_end_in_a_criterion_that_is_not_met() -> None:
    unmet = [one for one in EXAMPLES if UNMET.search(one.words)]
    assert len(unmet) >= LEAST_UNMET
    for service in SERVICES:
        assert about(service, unmet), service.name


@EACH
def test_a_planted_clash_is_found_with_its_line(service: Service) -> None:
    text, place = next(
        (text, place)
        for text in about(service, EXAMPLES)
        for phrase in service.phrases
        if (place := phrase.words.search(text.words)) and place[1].isdigit()
    )
    start, end = place.span(1)
    wrong = str(int(place[1]) + 1)
    planted = replace(text, words=text.words[:start] + wrong + text.words[end:])
    assert service.faults(text) == []
    (fault,) = service.faults(planted)
    assert (fault.file, fault.found) == (text.file, wrong)
    assert place[1] in fault.expected.split(" or ")
    line = (ROOT / fault.file).read_text("utf-8").splitlines()[fault.line - 1]
    assert line in text.words.splitlines()
    assert line.count(place[1])


def test_a_figure_in_words_and_a_day_are_compared_too() -> None:
    known = Service(
        "", re.compile("x"), "none", phrases(["[six] datasets since [2 July 2026]"], {})
    )
    assert known.faults(Text("", 1, "Six datasets since 2 July 2026.")) == []
    (first, second) = known.faults(Text("", 1, "\nNine datasets since 2 July 2025."))
    assert (first.found, first.line, second.found) == ("Nine", 2, "2 July 2025")


def test_a_figure_without_a_fact_is_found_with_its_line() -> None:
    known = Service("", re.compile("x"), "none", phrases(["costs [9] crowns"], {}))
    text = Text("", 3, "It costs 9 crowns (DBD-01).\nIt brings 12,000 crowns on 3 May.")
    assert known.unknown(text) == [(4, "12,000"), (4, "3 May")]
