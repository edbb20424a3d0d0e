"""What came early stays when its site ends for a newer one."""

from __future__ import annotations

from service_standards.adapters.mkdocs.serving.shown import Shown
from tests.unit.adapters.mkdocs.test_shown import (
    FAULTS,
    OTHER,
    OURS,
    PAGE,
    hears,
    number_of,
    shown,
    text_of,
    write,
)

__all__ = ["shown"]


def test_what_came_early_for_a_site_that_ended_stays_until_the_next_is_whole(shown: Shown) -> None:
    shown.show_early({PAGE: b"early", OURS.format("new"): b"new"})
    shown.settle()
    shown.tell(FAULTS)
    assert text_of(shown, PAGE) == "early"
    assert text_of(shown, OURS.format("new")) == "new"
    found = shown.read(PAGE)
    assert found
    assert found.faults == FAULTS

    before = number_of(shown)
    write(shown.site, PAGE, "whole")
    shown.take()
    assert text_of(shown, PAGE) == "whole"
    assert hears(shown, PAGE, before)
    assert OURS.format("new") not in shown


def test_a_page_that_stayed_hears_nothing_of_a_site_that_has_the_same(shown: Shown) -> None:
    shown.show_early({PAGE: b"early"})
    shown.settle()
    before = number_of(shown)
    write(shown.site, PAGE, "early")
    write(shown.site, OTHER, "new")
    shown.take()
    assert not hears(shown, PAGE, before)


def test_a_fault_that_was_mended_is_over_when_the_site_ends_for_a_newer_one(shown: Shown) -> None:
    shown.tell(FAULTS)
    shown.show_early({PAGE: b"early"})
    early = number_of(shown)
    shown.settle()
    found = shown.read(PAGE)
    assert found
    assert not found.faults.told
    assert not hears(shown, PAGE, early)

    shown.tell(FAULTS)
    assert hears(shown, PAGE, early)
    assert text_of(shown, PAGE) == "early"
