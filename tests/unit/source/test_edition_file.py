"""An edition is read from a catalogue, a release or a project, and all three agree."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from service_standards import load_project
from service_standards.errors import EditionRefused
from service_standards.export.catalogue import catalogue, catalogue_text
from service_standards.export.edition import edition_of
from service_standards.export.release import freeze, release_text
from service_standards.model.plain.limits import MOST_ENTRIES
from service_standards.model.vocabulary import Obligation, Outcome, Scope
from service_standards.source.kinds import edition_file
from service_standards.source.kinds.edition_file import read_edition
from tests.support.cases.golden import VALID

PROJECT = load_project(VALID / "minimal")
CATALOGUE = catalogue_text(catalogue(PROJECT, str))
RELEASE = release_text(freeze(PROJECT, "2026-01-01", None, ()))


def test_a_catalogue_and_its_project_are_the_same_edition() -> None:
    edition = edition_of(PROJECT)
    without = tuple(replace(one, checks=None) for one in edition.criteria)
    # Questions and the titles of other frameworks' items stand in no catalogue.
    known = replace(edition, criteria=without, frameworks={})
    assert read_edition(CATALOGUE.encode(), "catalogue.json") == known
    assert edition.is_whole


def test_an_edition_has_what_the_project_has() -> None:
    edition = edition_of(PROJECT)
    assert [one.id for one in edition.criteria] == [one.id for one in PROJECT.criteria]
    assert [one.number for one in edition.levels] == [one.number for one in PROJECT.standard.levels]
    assert edition.facts == tuple(one.id for one in PROJECT.facts)
    assert edition.scoring == PROJECT.scoring.rule
    assert {one.scope for one in edition.dimensions} <= set(Scope)
    for mine, theirs in zip(edition.criteria, PROJECT.criteria, strict=True):
        assert (mine.obligation, mine.level, mine.phases) == (
            theirs.obligation,
            theirs.level,
            theirs.phases,
        )
        assert mine.evidence.required_for == theirs.evidence.required_for
        assert mine.applies_when.all == theirs.applies_when.all
        assert mine.checks == theirs.checks
        assert isinstance(mine.obligation, Obligation)


def test_a_release_has_its_criteria_and_no_rule() -> None:
    edition = read_edition(RELEASE.encode(), "releases/0.1.0.json")
    whole = edition_of(PROJECT)
    assert not edition.is_whole
    assert (edition.standard, edition.version, edition.digest) == (
        whole.standard,
        whole.version,
        whole.digest,
    )
    assert [(one.id, one.level, one.checks) for one in edition.criteria] == [
        (one.id, one.level, one.checks) for one in whole.criteria
    ]
    assert edition.releases == (edition.version,)


def test_a_catalogue_says_its_language_and_an_older_one_is_english() -> None:
    french = changed(lambda one: one["standard"].update(language="fr-CA"))
    older = changed(lambda one: one["standard"].pop("language"))
    assert read_edition(french, "catalogue.json").language == "fr-CA"
    assert read_edition(older, "catalogue.json").language == "en"


def changed(change: Any, text: str = CATALOGUE) -> bytes:
    data = json.loads(text)
    change(data)
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("broken-json", CATALOGUE.encode()[:-9], ["not complete JSON"]),
        ("broken-json", b"\xff\xfe", ["not complete JSON"]),
        ("broken-json", b"[" * 5000, ["not complete JSON"]),
        ("broken-json", b"9" * 5000, ["not complete JSON"]),
        ("too-large", b" " * (5 * 1024 * 1024 + 1), ["5 MB"]),
        ("other-kind", b"[]", ["neither a catalogue nor a release"]),
        ("other-kind", b'{"format": "assessment/1"}', ["neither"]),
        ("newer-format", b'{"format": "catalogue/2"}', ["catalogue/2", "catalogue/1"]),
        ("wrong-shape", changed(lambda one: one.pop("criteria")), ["a list", "criteria"]),
        ("wrong-shape", changed(lambda one: one.update(standard=[])), ["standard"]),
        (
            "wrong-shape",
            changed(lambda one: one["criteria"][1].update(level="3")),
            ["a whole number", "criteria[1].level"],
        ),
        *(
            (
                "wrong-shape",
                changed(lambda one, tag=tag: one["standard"].update(language=tag)),
                ["the tag of a language", "standard.language"],
            )
            for tag in ("../fr", "/fr", "fr-" + "a" * 40, "Fr")
        ),
        (
            "wrong-shape",
            changed(lambda one: one["criteria"][0].update(obligation="shall")),
            ["must, should, may", "criteria[0].obligation"],
        ),
        (
            "wrong-shape",
            changed(lambda one: one["criteria"][0]["evidence"].update(required_for=["done"])),
            ["criteria[0].evidence.required_for[0]"],
        ),
        (
            "wrong-shape",
            changed(lambda one: one["criteria"][0].update(checks=[1]), RELEASE),
            ["criteria[0].checks[0]"],
        ),
    ],
)
def test_what_is_no_edition_is_refused_with_one_sentence(
    kind: str, data: bytes, words: list[str]
) -> None:
    with pytest.raises(EditionRefused) as refused:
        read_edition(data, "x.json")
    message = str(refused.value)
    assert refused.value.kind == kind
    assert "x.json" in message
    assert message.endswith(".")
    assert [word for word in words if word not in message] == []


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("phases", lambda count: [{"id": f"p{at}", "title": "A phase"} for at in range(count)]),
        ("criteria", lambda count: [json.loads(CATALOGUE)["criteria"][0]] * count),
    ],
)
def test_a_list_can_be_full_and_not_fuller(
    name: str, made: Callable[[int], list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition_file, "MOST_SOURCE_BYTES", 50_000_000)
    full = changed(lambda one: one.update({name: made(MOST_ENTRIES)}))
    assert len(getattr(read_edition(full, "x.json"), name)) == MOST_ENTRIES
    with pytest.raises(EditionRefused, match=f"more than 10,000 entries stand at {name}"):
        read_edition(changed(lambda one: one.update({name: made(MOST_ENTRIES + 1)})), "x.json")


@pytest.mark.parametrize("text", [CATALOGUE, RELEASE])
def test_levels_end_at_nine(text: str) -> None:
    nine = changed(lambda one: one["criteria"][0].update(level=9), text)
    assert read_edition(nine, "x.json").criteria[0].level == 9
    for level in (0, 10, 10**12):
        with pytest.raises(EditionRefused, match=r"from 1 to 9 is needed at .*level"):
            read_edition(
                changed(lambda one, to=level: one["criteria"][0].update(level=to), text), "x.json"
            )


def test_outcomes_of_the_rule_count() -> None:
    rule = edition_of(PROJECT).scoring
    assert rule
    assert Outcome.NOT_APPLICABLE not in rule.points
    assert set(rule.weights) == set(Obligation)


def test_the_release_of_the_repository_is_read() -> None:
    file = Path(__file__).parents[3] / "releases" / "0.1.0.json"
    edition = read_edition(file.read_bytes(), file.name)
    assert edition.version == "0.1.0"
    assert {one.dimension for one in edition.criteria} == set(edition.dimensions_by_id)
