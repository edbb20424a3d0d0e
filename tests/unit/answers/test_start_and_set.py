"""The commands `start` and `set`: a file in its one form, and one answer at a time."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from service_standards.source.reading.problems import nearest
from tests.support.answer_files import (
    NOW,
    answered,
    canonical,
    data_of,
    fine,
    program,
    refused,
    run,
    sample_edition,
    team_folder,
    written,
)


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


def test_not_applicable_needs_a_reason(started: Path) -> None:
    key = sample_edition().criteria[0].id
    before = started.read_bytes()
    assert "reason" in refused("set", key, "not-applicable", "--file", started)
    assert "reason" in refused("set", key, "not-applicable", "--reason", " ", "--file", started)
    # What nobody sees is no reason to `check` either.
    assert "reason" in refused(
        "set", key, "not-applicable", "--reason", "\ufeff", "--file", started
    )
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
