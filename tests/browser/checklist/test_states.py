"""Every state of the self-check, reached once: its words, their room, and the way for everybody.

The page speaks a language of longer words, whose room is also enough for English.
`make campaign` walks through the states in English, in every look.
"""

from __future__ import annotations

import pytest

from tests.browser.accessibility import faults_in_forced_colours, faults_in_looks, look_of
from tests.browser.checklist_support import Catalogue
from tests.browser.other_language import UNKNOWN_LANGUAGE, bare_texts
from tests.browser.sample_site import OpenPage
from tests.browser.states import (
    STATES,
    State,
    all_filled,
    conflict,
    keys,
    merging,
    result,
    services,
)
from tests.browser.texts_on_page import crowded, said_on

# One state of each: fields, alerts, a list, a dialog, pictures and tables.
FORCED_COLOURS = {all_filled, conflict, keys, merging, result, services}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_a_state_is_said_has_room_and_stands_in_nobodys_way(
    open_other: OpenPage, catalogue: Catalogue, state: State
) -> None:
    page = state((open_other, catalogue))
    look = look_of(state, STATES.values())
    found = {
        "not said in the language": sorted({t for said in said_on(page) for t in bare_texts(said)}),
        "has no room": crowded(page, state),
        "is in the way": faults_in_looks(page, look, without=UNKNOWN_LANGUAGE),
        "in forced colours": faults_in_forced_colours(page) if state in FORCED_COLOURS else [],
    }
    assert {what: faults for what, faults in found.items() if faults} == {}
