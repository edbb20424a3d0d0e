"""The phases in a criterion: what each expects, and from which a question is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service_standards.model.criterion import PhasedItem
from service_standards.model.vocabulary import Heading
from service_standards.source.language.criterion_words import (
    FROM_PHASE,
    HEADINGS,
    CriterionWords,
    words_of_language,
)
from service_standards.source.language.phase_lines import (
    expectations_of,
    phased_items,
    with_bold_phases,
)


def words(language: str = "en", **phases: str) -> CriterionWords:
    """Return the words of a language with phases."""
    titles = phases or {"alpha": "Alpha", "live": "Live"}
    return replace(words_of_language(language), phases=titles)


def test_each_language_says_how_a_question_waits() -> None:
    assert FROM_PHASE.keys() == HEADINGS.keys()
    assert all("{phase}" in one for one in FROM_PHASE.values())


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("From live: Is it on?", "From live"),
        ("From  Live : Is it on?", "From  Live"),
        ("**From live:** Is it on?", "From live"),
        ("*From live*: Is it on?", "From live"),
    ],
)
def test_a_question_or_evidence_waits_for_the_phase_that_it_names(line: str, start: str) -> None:
    section = f"- Is it decided: yes or no?\n- {line}"
    assert phased_items(section, "alpha", words()) == (
        PhasedItem(text="Is it decided: yes or no?", phase="alpha"),
        PhasedItem(text="Is it on?", phase="live", start=start),
    )


@pytest.mark.parametrize(
    ("language", "title", "line"),
    [
        ("de", "Betrieb", "Ab der Phase Betrieb: Läuft es?"),
        ("es", "En vivo", "Desde la fase en vivo: ¿Funciona?"),
        ("fr", "L'exploitation", "D\u00e8s la phase l\u2019exploitation : fonctionne-t-il ?"),
    ],
)
def test_it_says_so_in_the_language_of_the_standard(language: str, title: str, line: str) -> None:
    (found,) = phased_items(f"- {line}", "alpha", words(language, alpha="Alpha", live=title))
    assert found.phase == "live"
    assert found.text == line.partition(":")[2].strip()


def test_an_expectation_can_have_two_sentences() -> None:
    section = "- Alpha: A draft is enough.\n  It has a date.\n- Live: It is signed.\n"
    assert expectations_of(section, words()) == {
        "alpha": "A draft is enough. It has a date.",
        "live": "It is signed.",
    }


def test_the_phases_of_items_stand_out_on_a_page() -> None:
    own = words()
    questions = (
        "## How to check it\n\n- Is it decided?\n- From live: Is it on?\n1. **From live:** So?"
    )
    assert with_bold_phases(questions, Heading.HOW_TO_CHECK_IT, own) == (
        "## How to check it\n\n- Is it decided?\n- **From live:** Is it on?\n1. **From live:** So?"
    )
    evidence = "## Evidence\n\n- A plan.\n- From live: a list."
    assert with_bold_phases(evidence, Heading.EVIDENCE, own) == (
        "## Evidence\n\n- A plan.\n- **From live:** a list."
    )
    other = "## Avoid\n\n- From live: a list."
    assert with_bold_phases(other, Heading.AVOID, own) == other
    assert (
        with_bold_phases("- Live: On.", Heading.WHAT_EACH_PHASE_EXPECTS, own) == "- **Live:** On."
    )
