"""Lists that name a criterion that is taken out, and lines that speak of it."""

from __future__ import annotations

import pytest

from service_standards.editing.drafted_changes import change_entry
from service_standards.editing.withdrawing import mended, mended_page, mentions, withdrawal


@pytest.mark.parametrize(
    ("text", "instead", "expected"),
    [
        ("related: [A-1, A-2] # both\n", [], "related: [A-2] # both\n"),
        ("related: [A-1, A-2]\n", ["B-1"], "related: [B-1, A-2]\n"),
        ("related: [A-1, A-2]\n", ["A-2", "B-1"], "related: [B-1, A-2]\n"),
        ("related: [A-1, A-2]\n", ["A-2"], "related: [A-2]\n"),
        ("related:\n  - A-2\n  - A-1 # it\nx: 1\n", [], "related:\n  - A-2\nx: 1\n"),
        ("related: [A-1]\n", [], "related: [A-1]\n"),
        ("related: [A-1]\n", ["B-1"], "related: [B-1]\n"),
        ("related: [A-10]\n", ["B-1"], "related: [A-10]\n"),
        ("related: A-1\n", [], "related: A-1\n"),
        ("other: [A-1, A-2]\n", [], "other: [A-1, A-2]\n"),
    ],
)
def test_a_list_names_it_no_more(text: str, instead: list[str], expected: str) -> None:
    assert mended(text, ("related",), "A-1", instead) == expected


def test_only_the_front_matter_of_a_page_is_mended() -> None:
    page = "---\nserves: [A-1, A-2]\n---\nserves: [A-1, A-2]\n"
    expected = "---\nserves: [A-2]\n---\nserves: [A-1, A-2]\n"
    assert mended_page(page, ("serves",), "A-1", []) == expected
    assert mended_page("serves: [A-1, A-2]\n", ("serves",), "A-1", []) == "serves: [A-1, A-2]\n"


def test_lines_that_speak_of_it_are_found() -> None:
    text = "See AAA-01.\nNot AAA-010.\nNor XAAA-01.\n[Go](../a/say-it.md#x)\n[No](dont-say-it.md)\n"
    assert list(mentions(text, "AAA-01", "standards/first/say-it.md")) == [1, 4]


def test_what_is_declared() -> None:
    one = withdrawal("AAA-01", "  By law:\n now ", ["AAA-02", "AAA-02"], "standards/a/b.md")
    assert change_entry(one) == (
        '{kind: covered-by, from: [AAA-01], to: [AAA-02], reason: "By law: now", '
        "page: standards/a/b.md}"
    )
    assert change_entry(withdrawal("AAA-01", "Why, so", [], None)) == (
        '{kind: withdrawn, id: AAA-01, reason: "Why, so"}'
    )
