"""Every state of the self-check in English, every text in every look; `make campaign` runs this."""

from __future__ import annotations

import pytest

from tests.browser.accessibility import faults_in_every_look, faults_in_forced_colours
from tests.browser.checklist_support import Catalogue
from tests.browser.sample_site import OpenPage, catalogue, open_page, sample
from tests.browser.states import STATES, State
from tests.browser.texts_on_page import crowded

__all__ = ["catalogue", "open_page", "sample"]
pytestmark = [pytest.mark.campaign, pytest.mark.timeout(600)]


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_a_state_has_room_and_stands_in_nobodys_way(
    open_page: OpenPage, catalogue: Catalogue, state: State
) -> None:
    page = state((open_page, catalogue))
    assert crowded(page, state) == []
    assert faults_in_every_look(page) == {}
    assert faults_in_forced_colours(page) == []
