"""Long runs of changes to a served site, each compared with a process that remembers nothing.

`make campaign` runs this.
"""

from __future__ import annotations

import pytest

from tests.site.test_remembering import OPEN, check_sequence, plain_surroundings, serving
from tests.site.test_remembering_languages import serving as in_two_languages
from tests.support.sites.built_again import Serving
from tests.support.sites.prose_changes import OPEN_IN_TWO, check_prose

__all__ = ["in_two_languages", "plain_surroundings", "serving"]
pytestmark = [pytest.mark.campaign, pytest.mark.timeout(1800)]


@pytest.mark.parametrize("seed", range(1, 7))
def test_after_any_changes_each_byte_is_that_of_a_process_that_starts(
    serving: Serving, seed: int
) -> None:
    check_sequence(serving, seed=seed, steps=12)


@pytest.mark.parametrize("seed", range(1, 7))
def test_after_any_changes_of_prose_each_byte_is_that_of_a_process_that_starts(
    serving: Serving, seed: int
) -> None:
    check_prose(serving, sorted(OPEN), seed=seed, steps=16)


@pytest.mark.parametrize("seed", range(1, 7))
def test_so_it_is_in_two_languages(in_two_languages: Serving, seed: int) -> None:
    check_prose(in_two_languages, OPEN_IN_TWO, seed=seed, steps=16)
