"""The command `set` and evidence: added once, replaced, and removed piece by piece."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.answer_files import answered, canonical, data_of, refused, sample_edition


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
