"""In every state of the self-check, look and width, nothing stands in the way of access."""

from __future__ import annotations

import pytest

from tests.browser.accessibility import faults_in_every_look, faults_in_forced_colours
from tests.browser.checklist_support import Catalogue
from tests.browser.sample_site import OpenPage, catalogue, open_page, site
from tests.browser.states import STATES, State

__all__ = ["catalogue", "open_page", "site"]


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_nothing_stands_in_the_way_of_access(
    open_page: OpenPage, catalogue: Catalogue, state: State
) -> None:
    page = state((open_page, catalogue))
    assert faults_in_every_look(page) == {}
    assert faults_in_forced_colours(page) == []
