"""The commands `start` and `set`: a file in its one form, and one answer at a time."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from service_standards.answers.exempting import ExemptionSaid
from service_standards.answers.refusal import NotDone
from service_standards.answers.setting import Answer, with_answer
from service_standards.export.assessment_text import CatalogueOrder, canonical_assessment
from service_standards.model.vocabulary import Outcome
from service_standards.source.kinds.assessment_file import read_assessment
from service_standards.source.reading.problems import nearest
from tests.support.answer_files import (
    NOW,
    data_of,
    fine,
    program,
    refused,
    run,
    sample_edition,
    team_folder,
    written,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return team_folder(tmp_path)


@pytest.fixture
def started(path: Path) -> Path:
    fine("start", "--name", "Library card", "--id", "library-card", "--output", path)
    return path


def canonical(path: Path) -> str:
    edition = sample_edition()
    data = read_assessment(path.read_bytes(), edition.standard, edition.criteria_by_id)
    return canonical_assessment(data, CatalogueOrder.of_edition(edition))


def answered(path: Path, *words: object) -> dict[str, object]:
    fine("set", *words, "--file", path, "--now", NOW)
    assert path.read_text("utf-8") == canonical(path)
    found: dict[str, object] = data_of(path)["findings"].get(words[0], {})
    return {key: one for key, one in found.items() if key != "title"}


def test_a_new_file_says_what_was_said_and_nothing_else(path: Path) -> None:
    edition = sample_edition()
    fact, phase = edition.facts[0], edition.phases[0].id
    words = ["--name", " Library card ", "--id", "library-card", "--phase", phase]
    fine("start", *words, "--fact", f"{fact}=no", "--target", "2", "--output", path)
    assert data_of(path) == {
        "format": "assessment/1",
        "standard": {
            "id": edition.standard,
            "version": edition.version,
            "digest": edition.digest,
        },
        "service": {
            "id": "library-card",
            "name": "Library card",
            "phase": phase,
            "facts": {fact: False},
        },
        "target": {one.id: 2 for one in edition.dimensions},
        "findings": {},
        "parked": {},
        "snapshots": [],
    }
    assert path.read_text("utf-8") == canonical(path)


def test_each_new_file_has_an_id_of_its_own(tmp_path: Path) -> None:
    ids = set()
    for name in ("a", "b"):
        path = team_folder(tmp_path / name)
        fine("start", "--name", "x", "--output", path)
        ids.add(data_of(path)["service"]["id"])
    assert [len(one) for one in ids] == [32, 32]


def test_a_file_that_is_there_is_never_replaced(started: Path) -> None:
    before = started.read_bytes()
    assert "is there already" in refused("start", "--name", "Other", "--output", started)
    assert started.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--name", " "], "--name"),
        ([], "--name"),
        (["--name", "x", "--phase", "builds"], "did you mean"),
        (["--name", "x", "--fact", "handles-personal-dat=yes"], "unknown fact"),
        (["--name", "x", "--fact", "handles-personal-data"], "FACT=yes"),
        (["--name", "x", "--target", "9"], "unknown level"),
        (["--name", "x", "--target", "nothing=2"], "unknown dimension"),
        (["--name", "x", "--target", "high"], "no level"),
        (["--name", "x" * 20_001], "20,000"),
    ],
)
def test_what_the_standard_has_not_is_refused(path: Path, words: list[str], said: str) -> None:
    assert said in refused("start", *words, "--output", path)
    assert not path.exists()


def test_an_answer_is_written_with_its_title_and_time(started: Path) -> None:
    key = sample_edition().criteria[0].id
    assert answered(started, key, "met") == {"outcome": "met", "updated": NOW}
    assert data_of(started)["findings"][key]["title"] == sample_edition().criteria[0].title
    more = ["--note", "Two\nlines", "--owner", "Design", "--due", "2027-01-31"]
    found = answered(started, key, "partly-met", *more)
    assert found == {
        "outcome": "partly-met",
        "note": "Two\nlines",
        "owner": "Design",
        "due": "2027-01-31",
        "updated": NOW,
    }
    assert answered(started, key, "met", "--due", "")["note"] == "Two\nlines"
    assert "due" not in data_of(started)["findings"][key]


EXEMPTION = {
    "approved_by": "Digital board",
    "approved_on": "2026-01-15",
    "reason": "The contract ends then.",
    "until": "2026-12-31",
}


def exempting(**said: str) -> list[str]:
    return [
        word for key, one in said.items() for word in (f"--exemption-{key.replace('_', '-')}", one)
    ]


def test_an_exemption_is_given_changed_and_removed(started: Path) -> None:
    key = sample_edition().criteria[0].id
    found = answered(started, key, "not-met", *exempting(**EXEMPTION))
    assert found == {"outcome": "not-met", "updated": NOW, "exemption": EXEMPTION}
    later = exempting(until="2027-01-31")
    assert answered(started, key, "partly-met", *later)["exemption"] == {
        **EXEMPTION,
        "until": "2027-01-31",
    }
    # What no option names stays, also where it is not needed any more.
    assert "exemption" in answered(started, key, "met")
    assert "exemption" not in answered(started, key, "met", "--remove-exemption")
    assert "There is no exemption" in refused(
        "set", key, "met", "--remove-exemption", "--file", started
    )


@pytest.mark.parametrize(
    ("outcome", "said", "told"),
    [
        ("met", EXEMPTION, "Only what is not met or partly met can be exempt, and this is 'met'"),
        ("not-assessed", EXEMPTION, "this is 'not-assessed'"),
        ("not-met", {"until": "2026-12-31"}, "--exemption-approved-by, --exemption-reason"),
        ("not-met", EXEMPTION | {"until": "2026-02-30"}, "'2026-02-30' is no day"),
        ("not-met", EXEMPTION | {"until": "2026-01-14"}, "before it was approved (2026-01-15)"),
        ("not-met", EXEMPTION | {"reason": "x" * 20_001}, "20,000"),
    ],
)
def test_an_exemption_that_would_not_count_is_refused(
    started: Path, outcome: str, said: dict[str, str], told: str
) -> None:
    before = started.read_bytes()
    key = sample_edition().criteria[0].id
    assert told in refused("set", key, outcome, *exempting(**said), "--file", started)
    assert started.read_bytes() == before


@pytest.mark.parametrize(
    ("months", "changed", "told"),
    [
        (18, {"until": "2027-07-16"}, "let it end on 2027-07-15 or earlier"),
        (18, {"approved_on": ""}, "--exemption-approved-on"),
        (0, {}, "This standard knows no exemption"),
    ],
)
def test_an_exemption_that_the_standard_does_not_allow_is_refused(
    started: Path, months: int, changed: dict[str, str], told: str
) -> None:
    rule = sample_edition().scoring
    assert rule
    rule = replace(rule, exemption_months=months)
    said: dict[str, Any] = EXEMPTION | changed
    answer = Answer(Outcome.NOT_MET, exemption=ExemptionSaid(**said))
    with pytest.raises(NotDone, match=re.escape(told)):
        with_answer(data_of(started), "SIM-01", answer, NOW, rule)


def test_an_exemption_is_not_given_and_removed_at_once(started: Path) -> None:
    key = sample_edition().criteria[0].id
    words = ["--remove-exemption", *exempting(**EXEMPTION), "--file", started]
    assert "either given or removed" in refused("set", key, "not-met", *words)


def test_evidence_is_added_once(started: Path) -> None:
    key = sample_edition().criteria[0].id
    words = ["--evidence-title", "Plan", "--evidence-url", "https://example.org/plan"]
    more = ["--evidence-date", "2026-01-02", "--evidence-by", "A", "--evidence-expires", ""]
    item = {"title": "Plan", "url": "https://example.org/plan", "date": "2026-01-02", "by": "A"}
    assert answered(started, key, "met", *words, *more)["evidence"] == [item]
    assert answered(started, key, "met", *words, *more)["evidence"] == [item]
    both = answered(started, key, "met", "--evidence-path", "docs/plan.md")["evidence"]
    assert both == [item, {"path": "docs/plan.md"}]


def with_pieces(started: Path) -> str:
    """Give a criterion three pieces of evidence, two of one title; return its id."""
    key = sample_edition().criteria[0].id
    for at in ("old.md", "new.md"):
        answered(started, key, "met", "--evidence-title", "Audit", "--evidence-path", at)
    answered(started, key, "met", "--evidence-url", "https://example.org/plan")
    return key


def pieces(started: Path, key: str, *words: str) -> list[dict[str, str]]:
    answered(started, key, "met", *words)
    found: list[dict[str, str]] = data_of(started)["findings"][key]["evidence"]
    return found


@pytest.mark.parametrize(
    ("which", "left"),
    [
        (["1"], ["new.md", "https://example.org/plan"]),
        (["old.md"], ["new.md", "https://example.org/plan"]),
        (["https://example.org/plan"], ["old.md", "new.md"]),
        (["3", "old.md"], ["new.md"]),
        (["1", "old.md"], ["new.md", "https://example.org/plan"]),
    ],
)
def test_evidence_is_removed_by_its_number_or_where_it_is(
    started: Path, which: list[str], left: list[str]
) -> None:
    key = with_pieces(started)
    words = [word for one in which for word in ("--remove-evidence", one)]
    found = pieces(started, key, *words)
    assert [one.get("path") or one["url"] for one in found] == left


def test_the_last_piece_of_evidence_leaves_none(started: Path) -> None:
    key = sample_edition().criteria[0].id
    answered(started, key, "met", "--evidence-title", "Audit")
    assert "evidence" not in answered(started, key, "met", "--remove-evidence", "Audit")
    assert started.read_text("utf-8") == canonical(started)


def test_evidence_is_replaced_by_removing_and_adding_at_once(started: Path) -> None:
    key = with_pieces(started)
    words = ["--remove-evidence", "old.md", "--evidence-path", "old.md", "--evidence-by", "B"]
    found = pieces(started, key, *words)
    assert found[-1] == {"path": "old.md", "by": "B"}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("Audit", "names more than one"),
        ("4", "1 Audit, 2 Audit, 3 https://example.org/plan"),
        ("0", "1 Audit, 2 Audit, 3 https://example.org/plan"),
        ("older.md", "no evidence 'older.md'"),
        ("", "no evidence ''"),
    ],
)
def test_evidence_that_is_not_one_piece_is_not_removed(
    started: Path, which: str, said: str
) -> None:
    key = with_pieces(started)
    before = started.read_bytes()
    told = refused("set", key, "met", "--remove-evidence", which, "--file", started)
    assert said in told
    assert started.read_bytes() == before


def test_where_no_evidence_is_none_can_be_removed(started: Path) -> None:
    key = sample_edition().criteria[0].id
    told = refused("set", key, "met", "--remove-evidence", "1", "--file", started)
    assert f"{key} has no evidence" in told


def test_not_applicable_needs_a_reason(started: Path) -> None:
    key = sample_edition().criteria[0].id
    before = started.read_bytes()
    assert "reason" in refused("set", key, "not-applicable", "--file", started)
    assert "reason" in refused("set", key, "not-applicable", "--reason", " ", "--file", started)
    assert started.read_bytes() == before
    found = answered(started, key, "not-applicable", "--reason", "No letters are sent.")
    assert found["reason"] == "No letters are sent."


def test_who_answers_has_looked_and_answers_for_the_service_alone(started: Path) -> None:
    first, second = (one.id for one in sample_edition().criteria[:2])
    marks = {"check_again": True, "proposed": True, "inherited_from": "body", "own": 1}
    data = data_of(started)
    data["findings"] = {one: {"outcome": "met", **marks} for one in (first, second)}
    written(started, data)
    assert answered(started, first, "not-met") == {"outcome": "not-met", "updated": NOW, "own": 1}
    assert answered(started, second, "not-assessed") == {
        "outcome": "not-assessed",
        "updated": NOW,
        "inherits": False,
        "own": 1,
    }


def test_the_nearest_id_is_named(started: Path) -> None:
    key = sample_edition().criteria[0].id
    said = refused("set", key.lower(), "met", "--file", started)
    assert f"did you mean '{key}'?" in said
    assert "did you mean" in refused("set", key.replace("-0", "-"), "met", "--file", started)


@pytest.mark.parametrize("others", [("UDR-14",), ("UDR-40", "UDR-14", "UDR-24")])
def test_an_id_without_its_zero_is_the_one_with_the_same_number(others: tuple[str, ...]) -> None:
    assert "'UDR-04'" in str(nearest("UDR-4", ["UDR-04", *others]))


@pytest.mark.parametrize(
    "words",
    [
        ["--due", "31.1.2027"],
        ["--due", "2027-02-29"],
        ["--evidence-date", "0715-01-01"],
        ["--now", "2026-11-23"],
        ["--now", ""],
    ],
)
def test_a_day_that_there_is_not_is_wrong_usage(started: Path, words: list[str]) -> None:
    before = started.read_bytes()
    key = sample_edition().criteria[0].id
    assert "2026-11-23" in refused("set", key, "met", *words, "--file", started)
    assert started.read_bytes() == before


def test_an_unknown_outcome_is_wrong_usage(started: Path) -> None:
    result = run("set", sample_edition().criteria[0].id, "done", "--file", started)
    assert result.exit_code == 2
    assert "'partly-met'" in result.output


def test_a_text_beyond_the_limits_is_not_written(started: Path) -> None:
    before = started.read_bytes()
    key = sample_edition().criteria[0].id
    assert "20,000" in refused("set", key, "met", "--note", "x" * 20_001, "--file", started)
    assert started.read_bytes() == before


@pytest.mark.parametrize(
    ("seconds", "time"), [("0", "1970-01-01T00:00:00Z"), ("253402300799", "9999-12-31T23:59:59Z")]
)
def test_the_time_can_be_that_of_a_commit(started: Path, seconds: str, time: str) -> None:
    key = sample_edition().criteria[0].id
    fine("set", key, "met", "--file", started, env={"SOURCE_DATE_EPOCH": seconds})
    assert data_of(started)["findings"][key]["updated"] == time


@pytest.mark.parametrize("seconds", ["-1", "soon", "253402300800", "9" * 5000, ""])
def test_a_second_that_is_none_is_told(started: Path, seconds: str) -> None:
    key = sample_edition().criteria[0].id
    words = ("set", key, "met", "--file", started)
    assert "SOURCE_DATE_EPOCH" in refused(*words, env={"SOURCE_DATE_EPOCH": seconds})


def test_another_edition_is_told_of(started: Path) -> None:
    data = data_of(started)
    data["standard"]["version"] = "0.0.1"
    data["findings"]["OLD-01"] = {"outcome": "met"}
    written(started, data)
    result = fine("set", sample_edition().criteria[0].id, "met", "--file", started)
    assert "0.0.1" in result.stderr
    assert json.loads(started.read_text("utf-8"))["parked"]["OLD-01"]["outcome"] == "met"


def test_bytes_that_are_no_text_are_refused(started: Path) -> None:
    before = started.read_bytes()
    key = sample_edition().criteria[0].id
    for words in (
        ["set", key, "met", "--note", b"ber\xe9", "--file", started],
        ["start", "--name", b"ber\xe9", "--output", started.with_name("new.json")],
    ):
        done = program(*words)
        assert done.returncode == 2
        assert done.stderr == "Error: 'ber\\udce9' is no text in UTF-8.\n"
    assert started.read_bytes() == before
    assert not started.with_name("new.json").exists()


def test_no_message_gives_orders_to_a_terminal(started: Path) -> None:
    order = "\x1b[31m"
    assert "\\x1b[31m" in refused("set", order, "met", "--file", started)
    table = written(started.with_suffix(".csv"), f"id,outcome\nSIM-01,{order}\n")
    assert "\x1b" not in refused("import", started, table)
    table = written(started.with_suffix(".csv"), f"id,outcome\n{order},met\n")
    assert "\x1b" not in fine("import", started, table).output
    report = written(started.with_name("r.json"), {"violations": [{"id": order, "nodes": []}]})
    assert "\x1b" not in fine("propose", "--from", report, "--file", started).output


def test_on_a_terminal_it_asks_for_what_is_left_out(path: Path) -> None:
    facts, phase = sample_edition().facts, sample_edition().phases[0].id
    typed = ["Library card", phase, "yes", *[""] * (len(facts) - 1)]
    leader, follower = os.openpty()
    os.write(leader, "".join(f"{one}\n" for one in typed).encode())
    done = program("start", "--output", path, stdin=follower)
    os.close(follower)
    os.close(leader)
    assert done.returncode == 0, done.stderr
    service = data_of(path)["service"]
    assert (service["name"], service["phase"]) == ("Library card", phase)
    assert service["facts"] == {facts[0]: True}
