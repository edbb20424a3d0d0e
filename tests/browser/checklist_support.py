"""What tests do with a checklist, in the words of a person who fills it in."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

Catalogue = dict[str, Any]
SAVED = re.compile(r"^Saved on this computer at \d\d:\d\d$")


def criterion(page: Page, identifier: str) -> Locator:
    """Return the form of one criterion."""
    return page.locator(f"fieldset[data-criterion={identifier}]")


def answer(page: Page, identifier: str, outcome: str) -> None:
    """Choose an outcome."""
    criterion(page, identifier).get_by_role("radio", name=outcome, exact=True).check()


def chosen(page: Page, identifier: str) -> Locator:
    """Return the radio button that is chosen."""
    return criterion(page, identifier).locator(f"input[name=outcome-{identifier}]:checked")


def unfold(page: Page, identifier: str) -> Locator:
    """Open the fold with note and evidence, and return the criterion."""
    form = criterion(page, identifier)
    if form.locator("[data-part=more]").get_attribute("open") is None:
        form.locator("[data-part=more] > summary").click()
    return form


def wait_until_saved(page: Page) -> None:
    """Wait for the line that may only be shown when everything is on the disk."""
    expect(page.locator("[data-part=saved]")).to_have_text(SAVED)


def wait_until_ready(page: Page) -> None:
    """Wait until the script has taken the checklist over."""
    expect(page.get_by_label("Name of the service")).to_be_visible()


def state_fact(page: Page, fact: str, answer_text: str) -> None:
    """Answer one of the facts."""
    facts = page.locator("[data-part=facts]")
    # The script decides whether they begin open.
    expect(facts).to_be_visible()
    if facts.get_attribute("open") is None:
        facts.locator("> summary").click()
    facts.locator(f"[data-fact={fact}]").get_by_role("radio", name=answer_text, exact=True).check()


def conditional(catalogue: Catalogue) -> tuple[str, Catalogue]:
    """Return a criterion of the checklist that needs one fact, and that fact."""
    facts = {fact["id"]: fact for fact in catalogue["facts"]}
    for entry in catalogue["criteria"]:
        needs = entry["applies_when"]["all"]
        if entry["dimension"] == "digital-by-design" and len(needs) == 1:
            return entry["id"], facts[needs[0]]
    raise LookupError("no criterion of this checklist needs a single fact")


def downloaded(page: Page) -> bytes:
    """Press Download and return the bytes of the file."""
    with page.expect_download() as download:
        page.locator("[data-part=savebar]").get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "assessment.json"
    return Path(download.value.path()).read_bytes()


def offer(page: Page, name: str, content: bytes) -> None:
    """Choose a file to open."""
    files = page.locator("[data-part=files]")
    if files.get_attribute("open") is None:
        files.locator("> summary").click()
    page.get_by_label("Open an assessment file").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content}, timeout=30_000
    )


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
