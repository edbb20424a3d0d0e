"""The kits of assessors and of governments: plans without gaps, reports that keep their rules."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.reference_standard import reference_project

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PROJECT = reference_project()
ROLES = {one.title for one in PROJECT.standard.roles}
PHASES = [one.title for one in PROJECT.standard.phases]
COLOURS = {"green", "amber", "red"}
MOST_AMBER = 2  # with more of them, or with one that is a must, the result is no longer green
MUSTS = {one.id for one in PROJECT.baseline}
ROW = re.compile(r"^\| (?P<cells>.+) \|$", re.MULTILINE)
DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
TIMES = re.compile(r"^\| (\d\d:\d\d)\u2013(\d\d:\d\d) \|", re.MULTILINE)
SAMPLES = {"sample-street-party": "amber", "sample-rent-allowance": "red"}
EACH = pytest.mark.parametrize("name", SAMPLES)
LONGEST = timedelta(days=92)
PLANS = pytest.mark.parametrize("page", ["assessment/index.md", "adoption/training.md"])
KITS = sorted(
    path.relative_to(DOCS).as_posix()
    for folder in ("assessment", "adoption")
    for path in (DOCS / folder).glob("*.md")
)


def text_of(page: str) -> str:
    """Return the text of a page."""
    return (DOCS / page).read_text("utf-8")


def section(page: str, heading: str) -> str:
    """Return what stands below a heading of the second or third level."""
    [_, after] = re.split(rf"^#{{2,3}} {re.escape(heading)}$", text_of(page), flags=re.MULTILINE)
    return re.split(r"^#{2,3} ", after, flags=re.MULTILINE)[0]


def table(text: str) -> list[list[str]]:
    """Return the cells of a table without its head."""
    rows = [row["cells"].split(" | ") for row in ROW.finditer(text)]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def day(text: str) -> date:
    """Return a day as the reports write it."""
    return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007 - a day has no zone


def assessed(name: str) -> date:
    """Return the day of an assessment."""
    found = re.search(rf"Assessed on ({DAY})", text_of(f"assessment/{name}.md"))
    assert found
    return day(found[1])


def criteria(name: str) -> list[list[str]]:
    """Return the rows of a report about criteria."""
    return table(section(f"assessment/{name}.md", "6. Criteria"))


def actions(name: str) -> list[list[str]]:
    """Return the rows of a report about actions."""
    return table(section(f"assessment/{name}.md", "7. Actions"))


def result(points: list[tuple[str, str]]) -> str:
    """Return the result that follows from the criteria and their colours, as the kit defines it."""
    colours = [colour for _, colour in points]
    if "red" in colours:
        return "red"
    amber = [criterion for criterion, colour in points if colour == "amber"]
    return "amber" if len(amber) > MOST_AMBER or MUSTS & set(amber) else "green"


def identifier(text: str) -> str:
    """Return the id of a criterion that a cell names by a link."""
    return text.partition("]")[0].removeprefix("[")


@PLANS
def test_a_day_has_no_gaps(page: str) -> None:
    times = TIMES.findall(text_of(page))
    assert len(times) >= 8
    assert [end for _, end in times[:-1]] == [start for start, _ in times[1:]]


def test_each_seat_has_questions_for_each_phase() -> None:
    seats = [
        re.sub(r" \(.*\)$", "", row[0])
        for row in table(section("assessment/index.md", "Put a panel together"))
    ]
    assert len(seats) == 5
    for seat in seats:
        rows = table(section("assessment/questions.md", seat))
        assert [row[0] for row in rows] == PHASES
        assert all(re.search(r"\[[A-Z]{3}-\d\d\]", row[1]) for row in rows)


@EACH
def test_the_result_of_a_report_follows_from_its_colours(name: str) -> None:
    points = [(identifier(row[0]), row[1]) for row in criteria(name)]
    assert {colour for _, colour in points} <= COLOURS
    assert result(points) == SAMPLES[name]
    assert f"Result: **{SAMPLES[name]}**." in section(f"assessment/{name}.md", "1. Result")


@EACH
def test_what_is_not_green_has_an_action_and_each_action_a_criterion(name: str) -> None:
    known = {row[0] for row in actions(name)}
    for _, colour, _, action in criteria(name):
        assert (action == "none") == (colour == "green")
        assert action == "none" or action in known
    used = {row[3] for row in criteria(name)} - {"none"}
    assert used == known


@EACH
def test_an_action_has_a_role_and_a_day_within_three_months(name: str) -> None:
    for _, criterion, truth, owner, until, proof, _ in actions(name):
        assert criterion in PROJECT.criteria_by_id
        assert truth
        assert proof
        assert owner in ROLES
        assert assessed(name) < day(until) <= assessed(name) + LONGEST


def test_the_second_look_goes_through_all_actions_and_has_a_result_of_its_own() -> None:
    name = "sample-rent-allowance"
    again = section(f"assessment/{name}.md", "10. Looking again")
    rows = table(again)
    assert [row[0] for row in rows] == [row[0] for row in actions(name)]
    criterion = {row[0]: row[1] for row in actions(name)}
    points = [(criterion[row[0]], row[2]) for row in rows]
    assert f"Result of the second look: **{result(points)}**" in again
    found = re.search(rf"second look took place on ({DAY})", again)
    assert found
    weeks = (day(found[1]) - assessed(name)).days / 7
    assert 4 <= weeks <= 12


@EACH
def test_a_report_counts_the_baseline_of_the_edition_that_has_one(name: str) -> None:
    newest = section(f"assessment/{name}.md", "With edition 1.0.0")
    looked = section(f"assessment/{name}.md", "10. Looking again")
    points = {identifier(row[0]): row[1] for row in criteria(name)}
    now = {row[0]: row[2] for row in table(looked)} if "second look" in looked else {}
    points |= {identifier(row[0]): now[row[3]] for row in criteria(name) if row[3] in now}
    points |= {identifier(row[0]): row[1] for row in table(newest)}
    amber = {one for one in MUSTS & set(points) if points[one] == "amber"}
    found = re.search(r"Baseline: (\d+) of (\d+) met; (.*) are amber\.", newest)
    assert found
    assert set(re.findall(r"[A-Z]{3}-\d\d", found[3])) == amber
    # Each of the two has no computer that decides, and all other facts hold.
    assert int(found[2]) == len(MUSTS - {"DDP-04"})
    assert int(found[1]) == int(found[2]) - len(amber)


def test_a_report_has_the_parts_of_the_template() -> None:
    parts = re.findall(r"^### (\d+\. .+)$", text_of("assessment/templates.md"), re.MULTILINE)
    for name in SAMPLES:
        own = re.findall(r"^## (\d+\. .+)$", text_of(f"assessment/{name}.md"), re.MULTILINE)
        assert own == parts


def test_the_adoption_kit_holds_what_a_government_decides() -> None:
    page = "adoption/index.md"
    assert "It may change, add and take out criteria" in section(page, "Decide with a mandate")
    assert len(table(section(page, "Plan the transition by kind of service"))) >= 6
    form = " ".join(row[0] for row in table(section(page, "Give exemptions in writing")))
    for asked in ("Criterion", "Why", "End date", "Given by", "Published at"):
        assert asked in form


@pytest.mark.parametrize("page", KITS)
def test_a_kit_stands_in_the_menu(page: str) -> None:
    assert f"- {page}\n" in (ROOT / "mkdocs.yml").read_text("utf-8")
