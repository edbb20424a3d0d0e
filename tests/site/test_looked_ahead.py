"""What is shown before a build begins leaves nothing behind that the build would take for true."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from service_standards.adapters.mkdocs.serving.built import Built
from service_standards.adapters.mkdocs.serving.hosting import BEGINS_AGAIN
from service_standards.adapters.mkdocs.serving.newer import Superseded
from service_standards.export import oscal
from service_standards.model.criterion import Criterion
from service_standards.source.language.criterion_words import CriterionWords
from tests.site.test_remembering import (
    CRITERIA,
    OPEN,
    add_criterion,
    change_body,
    plain_surroundings,
    replaced,
    serving,
)
from tests.site.test_remembering_languages import serving as in_two_languages
from tests.support.sites.built_again import Serving

__all__ = ["in_two_languages", "plain_surroundings", "serving"]


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


Change = Callable[[Path, Random], None]


def end_for_newer(serving: Serving, part: float, change: Change = change_body) -> None:
    """Build after a change, and save something newer when so much of the build is done."""
    assert serving.plugin.serving
    newer = serving.plugin.serving.newer
    # Only what is built can end.
    newer.is_told = False
    calls = 0

    def counted() -> None:
        nonlocal calls
        calls += 1

    def in_time() -> None:
        nonlocal calls
        calls -= 1
        if calls < 0:
            newer.note(["publish-code.md"], "mkdocs.yml")
        go_on()

    go_on = newer.go_on
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newer, "go_on", counted)
        change_body(serving.tree, Random(6))
        serving.build_again()
        calls = int(calls * part)
        change(serving.tree, Random(7))
        newer.begin()
        assert serving.plugin.serving.look_ahead(serving.plugin)
        newer.allow()
        patch.setattr(newer, "go_on", in_time)
        with pytest.raises(Superseded):
            serving.build()
    serving.plugin.end_unbuilt(BEGINS_AGAIN)
    newer.end(is_whole=True)
    newer.is_told = True


@pytest.mark.parametrize("part", [0, 0.3, 0.6, 0.9])
def test_a_build_that_ended_for_a_newer_save_leaves_nothing_that_is_old(
    serving: Serving, part: float
) -> None:
    with serving.opened(*OPEN):
        end_for_newer(serving, part, add_criterion)
        change_body(serving.tree, Random(2))
        assert serving.build_again() == serving.build_clean()


@pytest.mark.parametrize("part", [0.3, 0.7, 0.9])
def test_nor_does_one_in_another_language(in_two_languages: Serving, part: float) -> None:
    serving = in_two_languages
    with serving.opened(f"{CRITERIA}/index.html", f"fr/{CRITERIA}/index.html"):
        end_for_newer(serving, part)
        change_body(serving.tree, Random(2))
        assert serving.build_again() == serving.build_clean()


def test_what_was_known_before_a_build_that_ended_is_known_after_it(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    control = oscal._control

    def noted(criterion: Criterion, words: CriterionWords) -> dict[str, Any]:
        made.append(criterion.id)
        return control(criterion, words)

    with serving.opened(*OPEN):
        end_for_newer(serving, 0)
        monkeypatch.setattr(oscal, "_control", noted)
        change_body(serving.tree, Random(2))
        serving.build_again()
    assert 0 < len(made) <= 2


def test_no_build_ends_before_somebody_has_seen_what_was_saved(serving: Serving) -> None:
    assert serving.plugin.serving
    change_body(serving.tree, Random(1))
    with serving.opened():
        assert not serving.plugin.serving.look_ahead(serving.plugin)
    with serving.opened(*OPEN):
        assert serving.plugin.serving.look_ahead(serving.plugin)
    with serving.opened("nowhere/index.html", *OPEN):
        assert not serving.plugin.serving.look_ahead(serving.plugin)
    with serving.opened(*OPEN):
        (serving.tree / CRITERIA / "publish-code.md").write_text("no criterion", "utf-8")
        assert not serving.plugin.serving.look_ahead(serving.plugin)


@pytest.mark.parametrize("is_newer", [False, True])
def test_what_was_only_asked_for_waits_for_what_is_newer(serving: Serving, is_newer: bool) -> None:
    assert serving.plugin.serving
    newer = serving.plugin.serving.newer
    full_text = f"{CRITERIA}/full_text/index.html"
    page = f"{CRITERIA}/publish-code/index.html"
    with serving.opened(page) as shown:
        shown.note_asked(full_text)
        replaced(serving.tree / CRITERIA / "publish-code.md", "^Hidden code", "Secret code")
        newer.begin()
        if is_newer:
            newer.note(["publish-code.md"], "mkdocs.yml")
        assert serving.plugin.serving.look_ahead(serving.plugin)
        assert (page in shown.early, full_text in shown.early) == (True, not is_newer)
        files = serving.build_again()
        assert (files == serving.build_clean()) is True


def test_who_has_been_told_has_seen_what_was_saved(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert serving.plugin.serving
    newer = serving.plugin.serving.newer
    with serving.opened(*OPEN) as shown:
        show = shown.show_early

        def show_and_be_told(files: Mapping[str, bytes]) -> None:
            show(files)
            shown.pages = set()
            newer.note(["publish-code.md"], "mkdocs.yml")

        monkeypatch.setattr(shown, "show_early", show_and_be_told)
        change_body(serving.tree, Random(1))
        newer.begin()
        assert serving.plugin.serving.look_ahead(serving.plugin)


def test_pages_that_were_asked_for_have_the_menu_of_those_shown_with_them(serving: Serving) -> None:
    page, other = f"{CRITERIA}/publish-code/index.html", f"{CRITERIA}/publish-data/index.html"
    with serving.opened(page) as shown:
        for name in ("guide/index.html", other):
            shown.note_asked(name)
        guide = serving.tree / "docs/guide.md"
        guide.write_text("# Renamed guide\n\nIt helps.\n", "utf-8")
        replaced(serving.tree / CRITERIA / "publish-code.md", "^Hidden code", "Secret code")
        assert serving.plugin.serving
        serving.plugin.serving.look_ahead(serving.plugin)
        assert {page, other} <= shown.early.keys()
        shown.early.clear()
        serving.build()
        assert (serving._files() == serving.build_clean()) is True


def test_a_template_comes_early_where_nobody_has_a_script(serving: Serving) -> None:
    page = f"{CRITERIA}/publish-code/index.html"
    partials = serving.tree / "overrides/partials"
    partials.mkdir(parents=True)
    (partials / "copyright.html").write_text("<p>First</p>", "utf-8")
    serving.build_again()
    with serving.opened() as shown:
        shown.note_asked(page)
        shown.note_asked("404.html")
        (partials / "copyright.html").write_text("<p>Second</p>", "utf-8")
        assert serving.plugin.serving
        assert serving.plugin.serving.look_ahead(serving.plugin)
        assert b"<p>Second</p>" in shown.early[page]


def test_where_pages_come_with_the_site_no_build_ends_before(serving: Serving) -> None:
    assert serving.plugin.serving
    # The index of MkDocs' own search cannot be seen.
    replaced(serving.tree / "mkdocs.yml", r"plugins: \[", "plugins: [search, ")
    serving.build_again()
    change_body(serving.tree, Random(1))
    with serving.opened(*OPEN) as shown:
        assert not serving.plugin.serving.look_ahead(serving.plugin)
        assert not shown.early


def test_a_page_that_is_gone_is_not_shown_before_a_build_begins(serving: Serving) -> None:
    with serving.opened(*OPEN) as shown:
        (serving.tree / "docs/guide.md").unlink()
        change_body(serving.tree, Random(1))
        assert serving.build_again() == serving.build_clean()
        assert shown.at_once.keys() & OPEN == {f"{CRITERIA}/publish-code/index.html"}


def test_a_page_that_was_not_there_comes_to_who_waits_at_its_address(serving: Serving) -> None:
    with serving.opened() as shown:
        add_criterion(serving.tree, Random(1))
        (new,) = (serving.tree / CRITERIA).glob("new-*.md")
        # Somebody waits at its address.
        added, dimension = f"{CRITERIA}/{new.stem}/index.html", f"{CRITERIA}/index.html"
        shown.pages = {added, dimension}
        files = serving.build_again()
        assert shown.at_once[dimension] == files[dimension]
        assert shown.at_once[added] == files[added]
