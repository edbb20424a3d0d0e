"""What tests do with a checklist, in the words of a person who fills it in."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.support import wait_until_run

Catalogue = dict[str, Any]


def spoken(text: str) -> re.Pattern[str]:
    """Return what a text of ours is as a whole, in English or in the pseudo-language."""
    return re.compile(rf"^(?:{text}|⟦{text} [a-z ]+⟧)$")


SAVED = spoken(r"Saved on this computer at \d\d:\d\d")


def criterion(page: Page, identifier: str) -> Locator:
    """Return the form of one criterion."""
    return page.locator(f'fieldset[data-criterion="{identifier}"]')


def answer(page: Page, identifier: str, outcome: str) -> None:
    """Choose an outcome."""
    criterion(page, identifier).get_by_role("radio", name=spoken(outcome)).check()


def chosen(page: Page, identifier: str) -> Locator:
    """Return the radio button that is chosen."""
    return criterion(page, identifier).locator(f'input[name="outcome-{identifier}"]:checked')


def unfold(page: Page, identifier: str) -> Locator:
    """Open the fold with note and evidence, and return the criterion."""
    form = criterion(page, identifier)
    open_fold(form.locator("[data-part=more]"))
    return form


def open_fold(fold: Locator) -> None:
    """Open a fold; a page that still moves under the pointer may swallow the first press."""
    for _ in range(5):
        if fold.get_attribute("open") is None:
            fold.locator("> summary").click()
        with suppress(AssertionError):
            expect(fold).to_have_attribute("open", "", timeout=1000)
            return
    expect(fold).to_have_attribute("open", "")


def wait_until_saved(page: Page) -> None:
    """Wait for the line that may only be shown when everything is on the disk."""
    expect(page.locator("[data-part=saved]")).to_have_text(SAVED)


def wait_until_ready(page: Page) -> None:
    """Wait until the script has taken the checklist over."""
    expect(page.get_by_label("Name of the service")).to_be_visible()


def wait_until_at_the_disk(page: Page) -> None:
    """Wait until answers come from the disk: on a busy machine a page begins in memory."""
    expect(page.locator("[data-part=memory-banner]")).to_be_hidden()


def wait_until_equipped(page: Page) -> None:
    """Wait until the code is there that a page fetches because it may lose its connection."""
    wait_until_run(page, "file-actions", "connection", "store-batches")


def show_details(page: Page) -> None:
    """Open the fold with phase, target and facts."""
    facts = page.locator("[data-part=facts]")
    # The script shows it.
    expect(facts).to_be_visible()
    open_fold(facts)


def state_fact(page: Page, fact: str, answer_text: str) -> None:
    """Answer one of the facts."""
    show_details(page)
    group = page.locator(f"[data-part=facts] [data-fact={fact}]")
    group.get_by_role("radio", name=spoken(answer_text)).check()


def conditional(catalogue: Catalogue) -> tuple[str, Catalogue]:
    """Return a criterion of the checklist that needs one fact, and that fact."""
    facts = {fact["id"]: fact for fact in catalogue["facts"]}
    for entry in catalogue["criteria"]:
        needs = entry["applies_when"]["all"]
        if entry["dimension"] == "digital-by-design" and len(needs) == 1:
            return entry["id"], facts[needs[0]]
    raise LookupError("no criterion of this checklist needs a single fact")


def downloaded(page: Page) -> bytes:
    """Download the file and return its bytes; before there is a service, the way is a fold."""
    button = page.locator("[data-part=savebar]").get_by_role("button", name="Download")
    if button.is_hidden():
        open_fold(page.locator("[data-part=files]"))
        button = page.get_by_role("button", name="Download assessment.json")
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == "assessment.json"
    return Path(download.value.path()).read_bytes()


def offer(page: Page, name: str, content: bytes) -> None:
    """Choose a file to open."""
    open_fold(page.locator("[data-part=files]"))
    page.get_by_label("Open an assessment file").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content}, timeout=30_000
    )


def offer_file(page: Page, path: Path) -> None:
    """Choose a file of the disk to open: a large one comes quicker this way."""
    open_fold(page.locator("[data-part=files]"))
    page.get_by_label("Open an assessment file").set_input_files(path, timeout=30_000)


def assessment(catalogue: Catalogue, findings: dict[str, Any], **service: Any) -> bytes:
    """Return an assessment file for the standard under test."""
    standard = {key: catalogue["standard"][key] for key in ("id", "version", "digest")}
    about = {"id": "from-a-file", "name": "Fishing licence", "phase": "", "facts": {}} | service
    content = {
        "format": "assessment/1",
        "standard": standard,
        "service": about,
        "target": {},
        "findings": findings,
        "parked": {},
        "snapshots": [],
    }
    return json.dumps(content).encode()
