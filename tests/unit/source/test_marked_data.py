"""Data is read without places first: it says the same, and its places are there when asked for."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_standards.source.reading import json_reader, yaml_reader
from service_standards.source.reading.json_reader import read_json_text
from service_standards.source.reading.problems import MarkedData, ProblemList
from service_standards.source.reading.yaml_reader import read_yaml

# Pieces of which most texts are something, and many have faults.
PIECES = (
    "a", "b: ", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", ": ", "? ", "&a ", "*a",
    "!x ", "!", "*b*", "'", '"', "|\n", ">\n", "# c", "---\n", "...\n", "~", "\t", "é", "%",
    "\r", "\x85", "\u2028", "\u2029", "\ufeff",
)  # fmt: skip
yaml_texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
json_texts = st.recursive(
    st.sampled_from(["null", "true", "1", "1.5", '""', '"a"', '"é\\n"', '"[{"']),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda found: f"[{','.join(found)}]")
        # Keys may stand twice.
        | st.lists(st.tuples(st.sampled_from("ab"), inner), max_size=3).map(
            lambda pairs: "{" + ", ".join(f'"{key}":\n {one}' for key, one in pairs) + "}"
        )
    ),
    max_leaves=6,
)
fixed = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def told(data: MarkedData | None, problems: ProblemList) -> tuple[Any, ...]:
    """Return everything that a reading gives."""
    found = (data.value, data.places, data.keys) if data else None
    return found, problems.problems


@fixed
@given(text=yaml_texts, deepest=st.sampled_from([2, 20]))
def test_yaml_says_the_same_with_places_and_without(
    monkeypatch: pytest.MonkeyPatch, text: str, deepest: int
) -> None:
    problems, others = ProblemList(), ProblemList()
    found = told(read_yaml(text, "a.yml", problems, 3, 2, deepest=deepest), problems)
    with monkeypatch.context() as always:
        always.setattr(yaml_reader, "DEEP", re.compile(""))
        data = read_yaml(text, "a.yml", others, 3, 2, deepest=deepest)
    assert found == told(data, others)


@fixed
@given(text=json_texts)
def test_json_says_the_same_with_places_and_without(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    problems, others = ProblemList(), ProblemList()
    found = told(read_json_text(text, "a.json", problems), problems)
    with monkeypatch.context() as always:
        always.setattr(json_reader, "_is_within_limits", lambda *_: False)
        data = read_json_text(text, "a.json", others)
    assert found == told(data, others)


@pytest.mark.parametrize("depth", [20, 21])
def test_json_is_as_deep_as_it_may_be(depth: int) -> None:
    problems = ProblemList()
    read_json_text("[" * depth + "1" + "]" * depth, "a.json", problems)
    assert [one.code for one in problems.problems] == ["too-deep"] * (depth > 20)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 9000, "- " * 9000, "? " * 9000, "&a [*a]", "a: !x b", "\ufeff!!x b",
        *("# x" + sign + "- " * 9000 for sign in "\r\x85\u2028\u2029"), "\ufeff" + "- " * 9000,
    ],
)  # fmt: skip
def test_what_could_harm_is_never_read_without_a_look(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    def harm(*_: object) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(yaml_reader, "_Untagged", harm)
    problems = ProblemList()
    read_yaml(text, "a.yml", problems)
    assert problems.problems


def test_places_are_looked_up_when_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    data = read_yaml("a:\n  - b\n", "a.yml", ProblemList())
    assert data is not None
    assert data.holds(("a", 0))
    assert not data.holds(("a", 1))
    assert not data.holds(("a", "b", "c"))
    found = yaml_reader._with_places
    readings: list[object] = []

    def note(*given: Any) -> MarkedData | None:
        readings.append(given)
        return found(*given)

    monkeypatch.setattr(yaml_reader, "_with_places", note)
    assert data.place(("a", 0)) == (2, 5)
    assert data.key_place(("a",)) == (1, 1)
    assert len(readings) == 1
