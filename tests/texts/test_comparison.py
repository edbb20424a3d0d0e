"""The comparison with other tools can be checked: its tests exist, and its links lead somewhere."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from service_standards.render.links import MY_SERVICE_PAGE, checklist_page
from tests.support.reference_standard import reference_project

ROOT = Path(__file__).resolve().parents[2]
PAGE = "reference/comparison.md"
TEXT = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
ASKS = re.split(r"^### ", TEXT.split("## What happens")[0], flags=re.MULTILINE)[1:]
EVENTS = [line for line in TEXT.split("## What happens")[1].split("\n") if line.startswith("| ")][
    2:
]
THREAD = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+/(issues|pull)/\d+")
GENERATED = {checklist_page(one.id) for one in reference_project().checklists} | {MY_SERVICE_PAGE}
STATES = {"answered", "in part", "not yet"}


def test_there_are_fifteen_wishes_and_nine_events() -> None:
    assert [int(ask.split(".")[0]) for ask in ASKS] == list(range(1, 16))
    assert len(EVENTS) == 9


@pytest.mark.parametrize("ask", ASKS, ids=lambda ask: ask.split("\n")[0])
def test_a_wish_says_where_it_is_answered_and_what_is_not(ask: str) -> None:
    points = dict(re.findall(r"^- \*\*(.+?):\*\* (.+)$", ask, re.MULTILINE))
    assert list(points) == ["Try it", "Held by", "Not answered", "Asked in"]
    assert re.search(r"`tests/[\w/]+/test_\w+\.py`", points["Held by"])
    assert len(points["Not answered"]) > 20
    assert THREAD.search(points["Asked in"])


def test_the_list_at_the_top_has_each_wish_with_its_state() -> None:
    listed = re.findall(r"^\| \[(.+?)\]\(#.+?\) \| (.+?) \|$", TEXT, re.MULTILINE)
    assert [title for title, _ in listed] == [ask.split("\n")[0] for ask in ASKS]
    assert {state for _, state in listed} == STATES
    for (_, state), ask in zip(listed, ASKS, strict=True):
        # What is fully answered does not promise anything for later.
        assert (state == "answered") <= ("not yet" not in ask)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(tests/[\w/]+\.py)`", TEXT))))
def test_a_named_test_file_exists_and_holds_tests(path: str) -> None:
    assert re.search(r"^def test_", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("row", EVENTS, ids=lambda row: row.split("|")[1].strip())
def test_an_event_names_the_test_of_our_column(row: str) -> None:
    (key,) = re.findall(r"\[\^(\d+)\]", row.strip("| ").split(" | ")[1])
    (note,) = re.findall(rf"^\[\^{key}\]: (.+)$", TEXT, re.MULTILINE)
    # That the files exist is the test above.
    assert re.search(r"`tests/browser/\w+/test_\w+\.py`", note)


def test_a_link_leads_to_a_page_a_place_or_a_thread() -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", TEXT)
    lost = [link for link in links if not leads_somewhere(link)]
    assert lost == []


def leads_somewhere(link: str) -> bool:
    """Tell whether a link is a thread, a heading of this page, or a page of the site."""
    if link.startswith("https://"):
        return bool(THREAD.fullmatch(link))
    if link.startswith("#"):
        return link[1:] in {slug(line) for line in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)}
    path = link.partition("#")[0]
    target = posixpath.normpath(posixpath.join(posixpath.dirname(PAGE), path))
    return target in GENERATED or (ROOT / "docs" / target).exists()


def slug(heading: str) -> str:
    """Return the anchor that a heading gets."""
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading.lower())).strip("-")
