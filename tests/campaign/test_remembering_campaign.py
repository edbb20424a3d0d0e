"""Long runs of changes to a served site, each compared with a process that remembers nothing.

`make campaign` runs this.
"""

from __future__ import annotations

import pytest

from tests.site.test_remembering import check_sequence, plain_surroundings, serving
from tests.support.sites.built_again import Serving

__all__ = ["plain_surroundings", "serving"]
pytestmark = [pytest.mark.campaign, pytest.mark.timeout(1800)]


@pytest.mark.parametrize("seed", range(1, 7))
def test_after_any_changes_each_byte_is_that_of_a_process_that_starts(
    serving: Serving, seed: int
) -> None:
    check_sequence(serving, seed=seed, steps=12)
