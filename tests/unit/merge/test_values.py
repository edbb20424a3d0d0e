"""Two values are the same, and only then have the same likeness."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from service_standards.merge.values import likeness, same

PLAIN = st.sampled_from([None, True, False, 0, -0.0, 1, 1.0, 2**53, 2**53 + 1, 10**400, "", "1"])
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(VALUES, VALUES)
def test_a_likeness_is_shared_by_what_is_the_same_and_by_nothing_else(one: Any, other: Any) -> None:
    assert (likeness(one) == likeness(other)) is same(one, other)


def test_the_order_of_keys_is_no_difference() -> None:
    assert likeness({"a": 1, "b": [0]}) == likeness({"b": [-0.0], "a": 1.0})
