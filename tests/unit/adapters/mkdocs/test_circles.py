"""Python looks for circles of objects less often while a site is built, and not as it ends."""

from __future__ import annotations

import gc
import subprocess
import sys

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


# What is to be done at the end is done in the opposite order.
BUILD = """
import atexit, gc
from service_standards.adapters.mkdocs.circles import looking_less_often
atexit.register(lambda: print(gc.get_freeze_count() > 0))
for _ in range(2):
    with looking_less_often():
        pass
print(gc.get_freeze_count() > 0)
"""


def test_a_process_that_ends_does_not_look_through_what_there_is() -> None:
    found = subprocess.run(
        [sys.executable, "-c", BUILD], capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == ["False", "True"]
