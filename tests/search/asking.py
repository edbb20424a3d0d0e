"""Ask the search of a site, and judge what it answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import (
    Page,
    TimeoutError,  # noqa: A004 (Playwright's own)
    expect,
)

FOLDER = Path(__file__).parent
QUESTIONS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "questions.yml").read_text("utf-8"))
FROZEN: list[dict[str, Any]] = yaml.safe_load((FOLDER / "frozen_questions.yml").read_text("utf-8"))
FIRST = 3
TRIES = 3
# How many of the frozen questions have a right page among the first three, and first of all.
AMONG_THREE, FIRST_OF_ALL = 39, 38


def results(page: Page, question: str, count: int = FIRST) -> list[str]:
    """Return the paths of the pages that the search lists first."""
    field, first = page.locator("input.md-search__input"), page.locator(".md-search-result__item a")
    # What is typed while the index still loads is not always looked up, so type until it is.
    for _ in range(TRIES):
        field.press("ControlOrMeta+a")
        field.press("Backspace")
        expect(first).to_have_count(0)
        # The last letter asks for the whole question, and no other comes before it.
        field.evaluate("(field, text) => { field.value = text }", question[:-1])
        field.press_sequentially(question[-1])
        try:
            first.first.wait_for(timeout=15_000)
        except TimeoutError:
            continue
        break
    before: list[str] = []
    links = listed(page)
    while links != before:
        page.wait_for_timeout(100)
        before, links = links, listed(page)
    return [path.strip("/") for path in dict.fromkeys(links)][:count]


def listed(page: Page) -> list[str]:
    """Return the paths of what is listed now; a page stands in it once for each of its sections."""
    paths: list[str] = page.locator(".md-search-result__item > a").evaluate_all(
        "links => links.map((link) => new URL(link.href).pathname)"
    )
    return paths


def assert_frozen_questions_find(search: Page) -> None:
    """Ask all frozen questions, and expect a right page first, or among the first three."""
    found = {case["question"]: results(search, case["question"]) for case in FROZEN}
    right = {case["question"]: set(case["pages"]) for case in FROZEN}
    among_three = [one for one, paths in found.items() if right[one] & set(paths)]
    first = [one for one, paths in found.items() if right[one] & set(paths[:1])]
    assert len(among_three) >= AMONG_THREE, sorted(found.keys() - set(among_three))
    assert len(first) >= FIRST_OF_ALL, sorted(found.keys() - set(first))
