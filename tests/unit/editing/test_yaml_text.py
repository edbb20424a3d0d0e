"""Changing one place of a YAML text: everything else stays, byte by byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_standards.editing.skeletons import flow_scalar, scalar
from service_standards.editing.yaml_text import (
    NotChanged,
    with_entries,
    with_scalar,
    without_entry,
)
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.yaml_reader import read_yaml

BLOCK = "# who\nformat: x\nlist:\n  - {a: 1} # one\n  - b: |\n      text\n\n# end\nafter: 1\n"
PLACES = [
    ("list:\n- a\n", "list:\n- a\n- z: 1\n"),
    ("list:\n- a", "list:\n- a\n- z: 1\n"),
    ("list: [] # none yet\nnext: 1\n", "list: # none yet\n  - z: 1\nnext: 1\n"),
    (
        "list:\n  - a # said\n  # last\nnext: 1\n",
        "list:\n  - a # said\n  - z: 1\n  # last\nnext: 1\n",
    ),
    ("list:\n  - a:\n      - b: c\nnext: 1\n", "list:\n  - a:\n      - b: c\n  - z: 1\nnext: 1\n"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_an_entry_is_added_at_the_end_of_a_list(text: str, expected: str) -> None:
    assert with_entries(text, ("list",), ["z: 1"]) == expected


def test_what_is_there_stays_and_comments_stand_above_their_entry() -> None:
    added = with_entries(BLOCK, ("list",), ["# why\nkind: new\nid: X", "{b: 2}"])
    assert added.startswith(BLOCK.partition("# end")[0].rstrip("\n"))
    assert "  # why\n  - kind: new\n    id: X\n  - {b: 2}\n" in added
    assert added.endswith("# end\nafter: 1\n")


@pytest.mark.parametrize("text", ["list: [a]\n", "list: a\n", "other: 1\n"])
def test_a_text_that_cannot_be_added_to_is_refused(text: str) -> None:
    with pytest.raises(NotChanged):
        with_entries(text, ("list",), ["z: 1"])


@pytest.mark.parametrize(
    ("text", "index", "instead", "expected"),
    [
        ("list: [a, b, c]\n", 0, None, "list: [b, c]\n"),
        ("list: [a, b, c]\n", 2, None, "list: [a, b]\n"),
        ("list: [a] # x\n", 0, None, "list: [] # x\n"),
        ("list: [a, b]\n", 1, "z", "list: [a, z]\n"),
        ("list:\n  - a\n  - b # two\nx: 1\n", 1, None, "list:\n  - a\nx: 1\n"),
        ("list:\n  - a\n  - b # two\n", 1, "z", "list:\n  - a\n  - z # two\n"),
    ],
)
def test_a_word_of_a_list_is_taken_out(
    text: str, index: int, instead: str | None, expected: str
) -> None:
    assert without_entry(text, ("list",), index, instead) == expected


def test_a_value_is_replaced() -> None:
    assert with_scalar("a: 1\nversion: 1.0.0 # now\n", ("version",), "1.1.0") == (
        "a: 1\nversion: 1.1.0 # now\n"
    )


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_a_scalar_is_read_as_it_was_meant(text: str) -> None:
    wanted = text.strip() or "x"
    for shown in (f"key: {scalar(wanted)}\n", f"{{key: {flow_scalar(wanted)}}}\n"):
        problems = ProblemList()
        data = read_yaml(shown, "", problems)
        assert (data and data.value, problems.problems) == ({"key": wanted}, [])
