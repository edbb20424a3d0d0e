"""Python looks for circles of objects less often while a site is built, and then as before."""

from __future__ import annotations

import gc

import pytest

from service_standards.adapters.mkdocs.circles import NEW_OBJECTS, looking_less_often


@pytest.mark.parametrize(
    ("before", "meanwhile"),
    [(700, NEW_OBJECTS), (NEW_OBJECTS + 1, NEW_OBJECTS + 1), (0, 0)],
    ids=["seldom", "more seldom already", "never"],
)
def test_it_looks_less_often_and_as_before_afterwards(before: int, meanwhile: int) -> None:
    others = gc.get_threshold()
    gc.set_threshold(before, 11, 12)
    try:
        with looking_less_often():
            assert gc.get_threshold() == (meanwhile, 11, 12)
        assert gc.get_threshold() == (before, 11, 12)
    finally:
        gc.set_threshold(*others)
