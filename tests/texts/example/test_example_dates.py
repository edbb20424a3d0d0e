"""What has a day in the example has the same day in every document.

The facts and rules stand in `docs/project-templates/_example.yml`.
"""

from __future__ import annotations

import re

import pytest

from tests.texts.example.example_service import (
    EXAMPLE,
    KNOWN,
    SECTIONS,
    TEMPLATES,
    WRITTEN,
    column,
    example_texts,
    in_words,
    keyed,
    pick,
    points_in_time,
    table,
)

CASE = "business-case"
OUTLOOK = EXAMPLE["outlook"]


@pytest.mark.parametrize("document", ["status-report", "decision-record", "closure-report"])
def test_a_condition_is_met_in_the_documents_after_that_day(document: str) -> None:
    for row in table(document, "conditions"):
        met_on = KNOWN[row["id"]]["met_on"]
        met = met_on <= WRITTEN[document]["date"]
        assert row["state"] == ("met" if met else "open")
        assert row.get("met-on") == (met_on if met else None)


def test_a_milestone_is_done_in_the_status_report_after_that_day() -> None:
    for row in table("status-report", "milestones"):
        done = KNOWN[row["id"]].get("done", "9999")
        late = "late" if row["expected"] > row["planned"] else "on course"
        is_done = done <= WRITTEN["status-report"]["date"]
        assert row["state"] == ("done" if is_done else late)
        assert not is_done or row["expected"] == done


@pytest.mark.parametrize(
    ("document", "section", "key", "fact", "not_planned"),
    [
        (CASE, "management-plan", "date", "planned", set()),
        ("closure-report", "time", "planned", "planned", {"Shops start"}),
        ("closure-report", "time", "done", "done", {"Shops start"}),
    ],
)
def test_a_milestone_without_an_id_has_its_date_too(
    document: str, section: str, key: str, fact: str, not_planned: set[str]
) -> None:
    dates = points_in_time(fact)
    stated = {row["milestone"]: row[key] for row in table(document, section)}
    assert stated.keys() - dates.keys() == not_planned
    assert {name: day for name, day in stated.items() if dates.get(name, day) != day} == {}


def test_texts_give_gates_and_decisions_their_date() -> None:
    days = {one["id"]: one["date"] for one in [*EXAMPLE["gates"], *EXAMPLE["decisions"]]}
    dated = re.compile(r"([Gg]ate-\w+|D-\d\d) (?:\w+ ){0,2}(?:on|of|for) (\d+ [A-Z]\w+ \d{4})")
    told = {
        (document, name.replace("Gate", "gate"), day)
        for document in TEMPLATES
        for text in example_texts(document)
        for name, day in dated.findall(text)
    }
    assert {name for _, name, _ in told} >= {"gate-alpha", "gate-live", "gate-retirement", "D-07"}
    assert {one for one in told if one[2] != in_words(days[one[1]])} == set()


@pytest.mark.parametrize(
    ("document", "section", "number", "day"),
    [
        ("project-brief", "document-control", "version", "date"),
        (CASE, "document-control", "version", "date"),
        ("project-plan", "document-control", "version", "date"),
        ("status-report", "header", "number", "date"),
        ("decision-record", "identity", "id", "date"),
        ("stakeholder-map", "date", "version", "date"),
        ("benefits-register", "state", "", "issued"),
        ("closure-report", "document-control", "", "date"),
        ("business-case-light", "document-control", "version", "date"),
    ],
)
def test_a_document_was_written_on_its_day(
    document: str, section: str, number: str, day: str
) -> None:
    latest = table(document, section)[-1]
    assert latest[day] == WRITTEN[document]["date"]
    assert latest.get(number) == WRITTEN[document].get("version")


@pytest.mark.parametrize(
    ("document", "day"), [("closure-report", "decision-date"), ("business-case-light", "date")]
)
def test_a_document_names_its_decision_with_its_date(document: str, day: str) -> None:
    head = table(document, "document-control")[0]
    assert head[day] == KNOWN[head["decision"]]["date"]


@pytest.mark.parametrize(
    ("document", "section", "words"),
    [("raci", "letters", "Version {version} of {day}"), ("risk-log", "changes", "Read on {day}")],
)
def test_a_document_says_in_words_when_it_was_written(
    document: str, section: str, words: str
) -> None:
    written = WRITTEN[document]
    day = in_words(written["date"])
    assert (
        words.format(day=day, version=written.get("version")) in SECTIONS[document, section].example
    )


def test_the_case_announces_reviews_on_the_days_on_which_they_are() -> None:
    announced = {row["what"]: row["date"] for row in table(CASE, "management-assurance")}
    later = {row["what"]: row["date"] for row in table("closure-report", "next-reviews")}
    assert announced == {
        "Risk assessment": KNOWN["M-03"]["planned"],
        "Service assessment": KNOWN["M-07"]["planned"],
        "Closure and benefits report": WRITTEN["closure-report"]["date"],
        "Second look at benefits": later["Second look at benefits"],
        "Evaluation": later["Evaluation by the university partner"],
    }
    assert WRITTEN["closure-report"]["date"] == OUTLOOK["date"]


def test_the_register_plans_the_evaluation_on_the_days_of_the_case() -> None:
    reviews = {(row["by"], row["date"]) for row in table(CASE, "management-assurance")}
    planned = {(row["by"], row["date"]) for row in table("benefits-register", "evaluation")}
    assert {by for by, _ in planned} == {"Internal audit", "University partner"}
    assert planned <= reviews


def test_a_change_of_the_plan_has_the_day_of_its_decision() -> None:
    rows = table("project-plan", "changes")
    assert column(rows, "date") == sorted(column(rows, "date"))
    decided = {row["date"]: re.findall(r"D-\d\d", row["decided-by"]) for row in rows}
    assert {name for names in decided.values() for name in names} >= {"D-05"}
    for day, names in decided.items():
        assert [KNOWN[name]["date"] for name in names] == [day] * len(names)


def test_stop_rules_are_checked_on_the_day_of_the_answer() -> None:
    rules = keyed(table(CASE, "agile-stop-and-change"))
    beta = EXAMPLE["measured"]["private_beta"]
    assert beta["from"] == KNOWN["M-04"]["done"]
    assert rules["X-01"]["checked-on"] == beta["to"]
    assert keyed(table(CASE, "agile-assumptions"))["A-04"]["date"] == beta["to"]
    assert rules["X-03"]["checked-on"] == KNOWN["M-03"]["planned"]


def test_the_old_register_ends_on_the_day_of_its_milestone() -> None:
    end = KNOWN["M-09"]["planned"]
    replaced = keyed(table("project-plan", "replaced"), "item")
    assert replaced["Old register and scanning contract"]["date"] == end
    assert keyed(table("benefits-register", "register"))["B-03"]["date"] == end
    assert in_words(end) in KNOWN["K-03"]["title"]


def test_the_case_and_the_plan_wait_for_the_same_deliveries() -> None:
    rows = [row for row in table(CASE, "strategic-constraints") if row["kind"] == "dependency"]
    plan = keyed(table("project-plan", "deliveries"), "from")
    assert rows
    for row in rows:
        assert pick(row, "date", "fallback") == pick(plan[row["owner"]], "date", "fallback")
