"""The texts of the reference site: well formed, each thing said once.

ADR 0008 says where the limits come from.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from service_standards.model.criterion import Criterion
from service_standards.model.vocabulary import Scope
from service_standards.source.reading.markdown_text import (
    HEADING,
    LINK,
    lines_outside_code,
)
from tests.support.reference_standard import reference_project

ROOT = Path(__file__).resolve().parents[2]
PROJECT = reference_project()
CRITERIA = pytest.mark.parametrize("criterion", PROJECT.criteria, ids=lambda one: one.id)

SHORTEST, LONGEST = 250, 500
# What each phase expects is read one phase at a time.
PHASES = re.compile(r"^## What each phase expects\n.*?(?=^## )", re.MULTILINE | re.DOTALL)
LONGEST_EXPECTATION = 60
LATER = re.compile(r"^If the service (?:is closing|has closed|is live)")
SHORTEST_SENTENCE = 6
SHORTEST_REPEATED = 8
ALIKE = 90
LINKED = re.compile(r"\[([^\]]+)\]\([^)]*\)")

SERVICE = {one.id for one in PROJECT.standard.dimensions if one.scope == Scope.SERVICE}
OF_A_SERVICE = [one for one in PROJECT.criteria if one.dimension in SERVICE]
TO_THE_TEAM = re.compile(r"\bthe team (?:must|should|may)\b", re.IGNORECASE)
# A link that holds publisher and title, and what the source is used for.
SOURCE = re.compile(r"- \[[^\]]+\]\(https://[^)\s]+\)(?:: .+)?\.")

# The code of a currency shows the form of an amount, and an address can hold anything.
OTHER_MONEY = re.compile(r"\beuros?\b|\bEUR\b|€", re.IGNORECASE)
NO_PRICE = re.compile(r"https?://\S+|^.*\bcurrency code\b.*$", re.MULTILINE)
TEXTS = [
    *(ROOT / criterion.source for criterion in PROJECT.criteria),
    *(ROOT / "docs" / guide.page for guide in PROJECT.guides),
    *sorted((ROOT / "docs" / "project-templates").glob("*.yml")),
]


def prose(markdown: str) -> str:
    """Return the sentences of a text without headings, marks and sources."""
    lines = [line.text for line in lines_outside_code(markdown, 1) if not HEADING.match(line.text)]
    return re.sub(r"^[\s\d.)*+-]+|[*_`]", "", "\n".join(lines), flags=re.MULTILINE)


@CRITERIA
def test_a_criterion_is_neither_a_stub_nor_an_essay(criterion: Criterion) -> None:
    tokens = LINK.sub(" ", PHASES.sub("", criterion.body)).split()
    words = [token for token in tokens if any(sign.isalpha() for sign in token)]
    assert SHORTEST <= len(words) <= LONGEST


@CRITERIA
def test_what_a_phase_expects_is_said_in_a_sentence_or_two(criterion: Criterion) -> None:
    for phase, text in criterion.expectations.items():
        assert len(text.split()) <= LONGEST_EXPECTATION, phase
        assert len(re.findall(r"\.(?: |$)", text)) <= 2, phase


@CRITERIA
def test_no_question_is_due_before_it_can_be_answered(criterion: Criterion) -> None:
    """Each waits for a phase of its criterion, and one can be asked in the first of them."""
    order = [one.id for one in PROJECT.standard.phases]
    first = min(criterion.phases, key=order.index)
    assert [one for one in criterion.questions if one.phase == first]
    assert {one.phase for one in criterion.questions} <= set(criterion.phases)
    # "If the service is closing" and the like: the phase says so, and no text has to.
    later = [one for one in criterion.questions if one.phase == first != order[-1]]
    if criterion.expectations:
        assert not [one.text for one in later if LATER.search(one.text)]


@pytest.mark.parametrize("criterion", OF_A_SERVICE, ids=lambda one: one.id)
def test_a_requirement_for_a_service_speaks_to_the_reader(criterion: Criterion) -> None:
    assert re.search(r"\byou\b", criterion.requirement, re.IGNORECASE)
    assert not TO_THE_TEAM.search(criterion.requirement)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_all_examples_count_in_crowns(path: Path) -> None:
    assert OTHER_MONEY.findall(NO_PRICE.sub("", path.read_text("utf-8"))) == []


@CRITERIA
def test_a_source_has_its_publisher_in_the_link(criterion: Criterion) -> None:
    sources = criterion.body.split("## Sources")[1].strip().splitlines()
    assert [line for line in sources if not SOURCE.fullmatch(line)] == []


def test_criteria_cite_a_document_by_one_title_and_one_address() -> None:
    cited = {one for criterion in PROJECT.criteria for one in criterion.sources}
    assert len({one.url for one in cited}) == len({one.title for one in cited}) == len(cited)


def in_order(text: str) -> str:
    """Return the words of a text in alphabetical order, so that their own order counts nothing."""
    return " ".join(sorted(text.split()))


def alike(texts: list[tuple[str, str]], scorer: Callable[..., float]) -> list[tuple[str, str]]:
    """Return the pairs of texts of different owners that are nearly the same."""
    compared = [in_order(text) for _, text in texts]
    return [
        (f"{owner}: {text}", ": ".join(texts[index + place]))
        for index, (owner, text) in enumerate(texts, start=1)
        for _, _, place in process.extract(
            compared[index - 1], compared[index:], scorer=scorer, score_cutoff=ALIKE, limit=None
        )
        if texts[index + place][0] != owner
    ]


def test_no_two_criteria_say_nearly_the_same() -> None:
    sentences = [
        (criterion.id, line)
        for criterion in PROJECT.criteria
        for line in prose(criterion.body.split("## Sources")[0]).splitlines()
        if len(line.split()) >= SHORTEST_SENTENCE
    ]
    assert alike(sentences, fuzz.ratio) == []


def test_no_two_requirements_ask_for_the_same() -> None:
    requirements = [(criterion.id, criterion.requirement) for criterion in PROJECT.criteria]
    assert alike(requirements, fuzz.token_set_ratio) == []


@pytest.mark.parametrize("form", [str, in_order], ids=["ratio", "sorted"])
def test_no_guide_repeats_a_sentence_of_a_criterion(form: Callable[[str], str]) -> None:
    said = [
        line
        for criterion in PROJECT.criteria
        for line in prose(criterion.body.split("## Sources")[0]).splitlines()
    ]
    compared = [form(line) for line in said]
    again = []
    for guide in PROJECT.guides:
        text = (ROOT / "docs" / guide.page).read_text("utf-8").split("## Sources")[0]
        for line in re.split(r"\s*[|\n]\s*", prose(LINKED.sub(r"\1", text))):
            if len(line.split()) >= SHORTEST_REPEATED:
                found = process.extractOne(
                    form(line), compared, scorer=fuzz.ratio, score_cutoff=ALIKE
                )
                again += [(guide.page, line, said[found[2]])] if found else []
    assert again == []


def test_two_sentences_that_differ_in_a_word_are_found() -> None:
    pair = [
        ("A", "Publish the data of the service each month."),
        ("B", "Publish the data of your service each month."),
    ]
    assert len(alike(pair, fuzz.ratio)) == 1


@pytest.mark.parametrize(
    "command",
    [
        [
            "rumdl",
            "check",
            "standards",
            "docs",
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
        ],
        ["codespell", "standards", "docs", "checklists", "README.md", "CONTRIBUTING.md"],
    ],
    ids=["markdown style", "spelling"],
)
def test_a_checker_finds_nothing(command: list[str]) -> None:
    checked = subprocess.run(
        [Path(sys.executable).parent / command[0], *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
