"""What a checklist says in the light of the phase of the service."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.checklist_support import criterion, show_details, wait_until_ready
from tests.browser.sample_site import CHECKLIST
from tests.support.sites.server import Site


def in_phase(page: Page, phase: str) -> None:
    """Say in which phase the service is."""
    show_details(page)
    page.locator("[data-service=phase]").select_option(phase)


def test_questions_that_wait_are_told_from_those_that_are_due(page: Page) -> None:
    wait_until_ready(page)
    waiting = criterion(page, "DBD-01").locator("[data-part=checks] [data-from=alpha]")
    # Nobody said yet in which phase the service is.
    expect(waiting.get_by_text("From alpha:")).to_be_visible()
    expect(waiting).not_to_have_class("ss-hint")

    in_phase(page, "discovery")
    expect(waiting).to_have_class("ss-hint")
    expect(waiting.get_by_text("From alpha:")).to_be_visible()
    expect(waiting.get_by_role("checkbox")).to_be_visible()

    in_phase(page, "alpha")
    expect(waiting).not_to_have_class("ss-hint")
    expect(waiting.get_by_text("From alpha:")).to_be_hidden()

    page.reload()
    wait_until_ready(page)
    expect(criterion(page, "DBD-02").locator("[data-part=checks] [data-from=beta]")).to_have_class(
        "ss-hint"
    )


def test_a_tick_stays_when_the_service_reaches_the_phase(page: Page) -> None:
    wait_until_ready(page)
    in_phase(page, "discovery")
    waiting = criterion(page, "DBD-01").locator("[data-part=checks] [data-from=alpha]")
    expect(waiting).to_have_class("ss-hint")
    waiting.get_by_role("checkbox").check()
    in_phase(page, "alpha")
    expect(waiting).not_to_have_class("ss-hint")
    expect(waiting.get_by_role("checkbox")).to_be_checked()


def test_evidence_that_waits_is_told_from_what_can_be_shown_now(page: Page) -> None:
    wait_until_ready(page)
    in_phase(page, "discovery")
    waiting = criterion(page, "DBD-01").locator("[data-part=more] [data-from=alpha]")
    expect(waiting).to_have_class("ss-hint")
    expect(waiting).to_contain_text("From alpha: A measured baseline.")

    in_phase(page, "alpha")
    expect(waiting).not_to_have_class("ss-hint")


def test_without_a_script_each_question_has_its_phase(sample: Site) -> None:
    text = (sample.root / CHECKLIST / "index.html").read_text("utf-8")
    assert (
        "<strong>From alpha:</strong>" in text.split('id="dbd-01"', 1)[1].split('id="dbd-02"', 1)[0]
    )
