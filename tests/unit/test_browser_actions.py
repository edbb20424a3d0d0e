"""What a button does is decided in one place: who owns which `data-action`, by element."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.support.sites.build import ROOT

PACKAGE = ROOT / "plugins/service_standards"
FILE_ACTIONS = "handover/file-actions.js"
PAGE = "page/service-page.js"
DESK = "page/file-desk.js"
EXAMPLE = "page/example-element.js"
# A checklist and a result share what is done with a service as a whole.
OWNERS = {
    "service-checklist, service-results": {
        PAGE: {"undo", "retry", "reload", "new-service"},
        FILE_ACTIONS: {
            "download", "save-file", "download-csv", "download-quarantine",
            "share", "copy-share", "load-example", "remove-example", "keep-again",
        },
        "checklist/checklist-element.js": {
            "add-evidence", "remove-evidence", "clear-filter", "reset",
        },
        "checklist/answering-aids.js": {"keys", "close-dialog"},
        "editions/edition-banner.js": {"review-edition", "retry-edition", "later-edition"},
        "editions/check-again.js": {"show-again", "still-true"},
        "results/results-element.js": {"copy-markdown", "copy-paper", "open-file", "print-paper"},
        "results/snapshots-view.js": {"keep-snapshot"},
    },
    "criteria-list": {"checklist/criteria-list-element.js": {"clear-filter"}},
    "copy-link": {"page/copy-link-element.js": {"copy-link"}},
    "the page of a portfolio": {"portfolio/portfolio-page.js": {"clear-filter"}},
    # Where it stands alone; within the elements above, the page acts.
    "service-example": {EXAMPLE: {"load-example", "remove-example", "undo-example"}},
}  # fmt: skip
# How a button gets its action: in a template, from a script, and in a notice.
GIVEN = re.compile(r'data-action(?:="|": ")([\w-]+)"')
IN_NOTICE = re.compile(r'\["([\w-]+)", [A-Z_]+\]')
# How a module tells that it is its turn.
TAKEN = re.compile(r'\baction === "([\w-]+)"|closest\("\[data-action=([\w-]+)\]"\)')
LISTENING = re.compile(r'querySelector\("\[data-action=([\w-]+)\]"\)\?\.addEventListener')
ON_ITS_WAY = re.compile(r"const DESK = \[([^\]]*)\]")


def scripts() -> dict[str, str]:
    """Return the texts of the browser code by path."""
    folder = PACKAGE / "browser"
    paths = folder.rglob("*.js")
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def given() -> set[str]:
    """Return every action that a button can have."""
    templates = [path.read_text("utf-8") for path in (PACKAGE / "templates").rglob("*.j2")]
    everything = [*templates, *scripts().values()]
    found = {action for text in everything for action in GIVEN.findall(text)}
    notices = [text for text in everything if "otices.tell(" in text]
    return found.union(*(IN_NOTICE.findall(text) for text in notices))


def taken() -> dict[str, set[str]]:
    """Return the actions that each module takes."""
    found = {}
    for name, text in scripts().items():
        actions = {one or other for one, other in TAKEN.findall(text)}
        if actions := actions.union(LISTENING.findall(text)):
            found[name] = actions
    # The words "keep" and "again" of an inherited answer are no buttons.
    return {name: actions & given() for name, actions in found.items() if actions & given()}


def test_each_action_has_exactly_one_owner_in_each_element() -> None:
    for element, owners in OWNERS.items():
        counts = Counter(action for actions in owners.values() for action in actions)
        assert [action for action, number in counts.items() if number > 1] == [], element


def test_the_owners_are_the_modules_that_act() -> None:
    owned = {name: actions for owners in OWNERS.values() for name, actions in owners.items()}
    assert taken() == owned


def test_every_button_has_an_owner() -> None:
    owned = {action for owners in OWNERS.values() for acts in owners.values() for action in acts}
    assert given() == owned


def test_what_the_page_hands_on_is_what_is_taken_there() -> None:
    (listed,) = ON_ITS_WAY.findall(Path(PACKAGE / "browser" / DESK).read_text("utf-8"))
    assert (
        set(re.findall(r'"([\w-]+)"', listed))
        == OWNERS["service-checklist, service-results"][FILE_ACTIONS]
    )
