"""A checklist as one file: what people write stays text, and nothing else runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.checklist_support import Catalogue, assessment, chosen, offer, open_fold
from tests.browser.standalone_files import CHECKLIST, PAYLOADS, WHOLE, OpenFile, wait_until_running
from tests.browser.support import Pages


def hostile(catalogue: Catalogue) -> bytes:
    """Return a file with a payload in every text that a person can write."""
    evidence = [{"title": text, "path": text, "by": text} for text in PAYLOADS]
    texts: dict[str, Any] = {"note": " ".join(PAYLOADS), "owner": PAYLOADS[1]}
    findings = {"DBD-01": {"outcome": "met", "evidence": evidence, **texts}}
    return assessment(catalogue, findings, name=PAYLOADS[0])


def test_what_people_write_stays_text(open_file: OpenFile, catalogue: Catalogue) -> None:
    page = open_file(WHOLE)
    title = page.title()
    offer(page, "assessment.json", hostile(catalogue))
    expect(page.get_by_role("dialog").locator("[data-cell=name]")).to_have_text(PAYLOADS[0])
    page.get_by_role("dialog").get_by_role("button", name="Add as a new service").click()
    expect(chosen(page, "DBD-01")).to_have_value("met")
    open_fold(page.locator("[data-part=report]"))
    report = page.locator("[data-part=report-body]")
    for text in PAYLOADS:
        expect(report).to_contain_text(text)
    assert page.locator("main :is(img, script)").count() == 0
    assert page.title() == title


@pytest.mark.parametrize(
    "attempt",
    [
        "document.body.innerHTML = '<img src=x onerror=\"document.title = 1\">'",
        "const node = document.createElement('script'); node.textContent = 'document.title = 1'",
        "const node = document.createElement('script'); node.src = 'data:text/javascript,1'",
        "import('data:text/javascript,document.title = 1').catch((fault) => { throw fault })",
        "import(URL.createObjectURL(new Blob(['document.title = 1'], {type: 'text/javascript'})))",
        "trustedTypes.createPolicy('default', {createHTML: (html) => html})",
        "fetch('data:,x')",
        "new Worker('data:text/javascript,1')",
    ],
)
def test_the_policy_lets_nothing_else_run(chromium: Browser, site_dir: Path, attempt: str) -> None:
    pages = Pages(chromium, (site_dir / "downloads").as_uri())
    try:
        visit = pages(offline=True)
        page = visit.open(f"{CHECKLIST}.html")
        wait_until_running(page)
        refused = page.evaluate(
            f"async () => {{ try {{ await (() => {{ {_returned(attempt)} }})(); }}"
            " catch (fault) { return fault.name; } return 'nothing'; }"
        )
        assert refused == "TypeError"
        assert page.title().startswith("Digital by design checklist")
        assert visit.violations != []
    finally:
        pages.close()


def _returned(attempt: str) -> str:
    return attempt if attempt.startswith("const") else f"return {attempt}"
