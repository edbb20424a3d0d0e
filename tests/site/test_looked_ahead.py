"""What is shown before a build begins leaves nothing behind that the build would take for true."""

from __future__ import annotations

from random import Random

import pytest

from service_standards.adapters.mkdocs.serving.built import Built
from service_standards.adapters.mkdocs.serving.newer import Superseded
from tests.site.test_remembering import (
    CRITERIA,
    OPEN,
    add_criterion,
    change_body,
    plain_surroundings,
    serving,
)
from tests.support.sites.built_again import Serving

__all__ = ["plain_surroundings", "serving"]


def test_what_was_read_for_a_build_that_never_came_is_forgotten(serving: Serving) -> None:
    with serving.opened(*OPEN) as shown:
        assert serving.plugin.serving
        change_body(serving.tree, Random(1))
        # With settings that cannot be read, MkDocs does not begin.
        serving.plugin.serving.look_ahead(serving.plugin)
        shown.pages = set()
        change_body(serving.tree, Random(1))
        assert serving.build_again() == serving.build_clean()


def test_a_build_comes_whatever_goes_wrong_before_it(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bool:
        raise OSError

    with serving.opened(*OPEN) as shown, monkeypatch.context() as failing:
        change_body(serving.tree, Random(1))
        failing.setattr(Built, "opened", fail)
        assert serving.build_again() == serving.build_clean()
        assert not shown.at_once


@pytest.mark.parametrize("at", [0, 3, 12, 30])
def test_a_build_that_ended_for_a_newer_save_leaves_nothing_that_is_old(
    serving: Serving, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    assert serving.plugin.serving
    newer = serving.plugin.serving.newer
    go_on, times = newer.go_on, [0]

    def save_in_time() -> None:
        times[0] += 1
        if times[0] == at + 1:
            newer.note()
        go_on()

    with serving.opened(*OPEN):
        add_criterion(serving.tree, Random(at))
        newer.begin()
        assert serving.plugin.serving.look_ahead(serving.plugin)
        newer.allow()
        monkeypatch.setattr(newer, "go_on", save_in_time)
        with pytest.raises(Superseded):
            serving.build_again()
        change_body(serving.tree, Random(at))
        newer.end()
        assert serving.build_again() == serving.build_clean()


def test_no_build_ends_before_somebody_has_seen_what_was_saved(serving: Serving) -> None:
    assert serving.plugin.serving
    change_body(serving.tree, Random(1))
    with serving.opened():
        assert not serving.plugin.serving.look_ahead(serving.plugin)
    with serving.opened(*OPEN):
        assert serving.plugin.serving.look_ahead(serving.plugin)
        (serving.tree / CRITERIA / "publish-code.md").write_text("no criterion", "utf-8")
        assert not serving.plugin.serving.look_ahead(serving.plugin)


def test_a_page_that_is_gone_is_not_shown_before_a_build_begins(serving: Serving) -> None:
    with serving.opened(*OPEN) as shown:
        (serving.tree / "docs/guide.md").unlink()
        change_body(serving.tree, Random(1))
        assert serving.build_again() == serving.build_clean()
        assert shown.at_once.keys() & OPEN == {f"{CRITERIA}/publish-code/index.html"}


def test_a_page_that_was_not_there_is_not_shown_before_it_is_made(serving: Serving) -> None:
    with serving.opened() as shown:
        add_criterion(serving.tree, Random(1))
        (new,) = (serving.tree / CRITERIA).glob("new-*.md")
        # Somebody waits at its address.
        added, dimension = f"{CRITERIA}/{new.stem}/index.html", f"{CRITERIA}/index.html"
        shown.pages = {added, dimension}
        files = serving.build_again()
        assert shown.at_once[dimension] == files[dimension]
        assert added in files
        assert added not in shown.at_once
