"""After a save of prose alone, the whole site follows without a build, and each byte is new."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

import pytest
from mkdocs.structure.nav import Navigation

from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin
from service_standards.adapters.mkdocs.serving import ahead
from service_standards.adapters.mkdocs.serving.hosting import BEGINS_AGAIN
from service_standards.adapters.mkdocs.serving.newer import Superseded
from service_standards.adapters.mkdocs.serving.whole_site import WholeSite
from service_standards.source.kinds import prose as documents
from tests.site.test_remembering import (
    ALL,
    CRITERIA,
    OPEN,
    change_body,
    change_guide,
    change_roles,
    change_settings,
    change_title,
    plain_surroundings,
    replaced,
    serving,
)
from tests.site.test_remembering_languages import serving as in_two_languages
from tests.support.sites.built_again import Serving
from tests.support.sites.prose_changes import (
    MORE_SETTINGS,
    OPEN_IN_TWO,
    PROSE,
    add_picture,
    change_backup,
    change_data,
    change_glossary,
    change_hidden,
    change_inherited,
    change_matter,
    change_picture,
    change_template,
    check_prose,
    end_early,
    link_nowhere,
    rename_page,
    take_heading_away,
    write_anywhere,
    write_more,
    write_sentence,
)

__all__ = ["in_two_languages", "plain_surroundings", "serving"]
# These may change nothing, or prose.
UNSURE = (change_roles, change_guide)
OTHERS = tuple(one for one in ALL if one not in {*PROSE, *UNSURE})


@pytest.mark.timeout(600)
def test_nothing_is_built_for_prose_and_all_is_for_anything_else(serving: Serving) -> None:
    with serving.opened(*OPEN):
        for change in (*PROSE, *OTHERS):
            change(serving.tree, Random(1))
            files = serving.build_again()
            assert serving.is_built is (change not in PROSE), change.__name__
            assert files == serving.build_clean(), change.__name__


# The campaign makes more.
def test_so_it_is_after_any_changes_of_prose(serving: Serving) -> None:
    check_prose(serving, sorted(OPEN), seed=2, steps=8)


@pytest.mark.timeout(600)
def test_so_it_is_in_two_languages(in_two_languages: Serving) -> None:
    check_prose(in_two_languages, OPEN_IN_TWO, seed=3, steps=6)


def test_words_that_a_search_leaves_out_stay_after_a_build_that_ended(
    in_two_languages: Serving,
) -> None:
    serving = in_two_languages
    file = serving.tree / CRITERIA / "publish-data.md"
    before = file.read_text("utf-8")
    with serving.opened(*OPEN_IN_TWO) as shown:
        # Its translation is older now, which takes a build.
        write_anywhere(file, Random(1))
        end_early(serving, 0)
        assert not [*serving.site.rglob("*.html")]
        file.write_text(before, "utf-8")
        write_anywhere(serving.tree / "docs/fr/index.md", Random(1))
        shown.pages = {"fr/index.html"}
        files = serving.build_again()
        assert not serving.is_built
        assert files == serving.build_clean()


def test_a_page_in_another_language_follows_both_texts(in_two_languages: Serving) -> None:
    serving, page = in_two_languages, f"{CRITERIA}/publish-data"
    tree = serving.tree
    with serving.opened(f"{page}/index.html", f"fr/{page}/index.html"):
        # The first change tells that the translation is older than its original.
        for at, (file, pattern, is_built) in enumerate((
            (f"{page}.md", r"^## Why it matters\n\n", True),
            (f"{page}.md", r"^## Why it matters\n\n", False),
            (f"{page.replace('standards/', 'standards/fr/')}.md", r"^## Pourquoi.*\n\n", False),
            ("docs/guides/counting.md", r"^# .*\n\n", False),
            ("docs/fr/index.md", r"^# .*\n\n", False),
        )):  # fmt: skip
            replaced(tree / file, pattern, rf"\g<0>This is reason {at}.\n\n")
            files = serving.build_again()
            assert serving.is_built is is_built, file
            assert files == serving.build_clean(), file


@pytest.mark.parametrize(
    "change",
    [
        add_picture, change_picture, change_data, change_backup, change_hidden, change_template,
        take_heading_away, link_nowhere, rename_page, change_matter, change_glossary,
        change_inherited,
    ],
)  # fmt: skip
def test_what_others_see_of_a_page_takes_a_build(
    serving: Serving, change: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    tree = serving.tree
    write_more(tree, MORE_SETTINGS.get(change, ""))
    serving.build_again()
    with serving.opened(*OPEN):
        caplog.set_level(logging.INFO, "mkdocs")
        change(tree)
        files = serving.build_again()
        told = caplog.text
        caplog.set_level(logging.WARNING, "mkdocs")
        assert serving.is_built
        assert files == serving.build_clean()
    # The look before it has said nothing.
    assert told.count("'nowhere.md', but") == (change is link_nowhere)
    assert told.count("#more', but") == (change is take_heading_away)


def test_a_page_at_the_address_of_one_in_another_language_takes_a_build(
    in_two_languages: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    # `lint` refuses it; there may be others that it does not know of.
    monkeypatch.setattr(documents, "address_of", lambda page: page.as_posix())
    serving, file = in_two_languages, in_two_languages.tree / "docs/fr.md"
    file.write_text("# In French\n\nIt is written below.\n", "utf-8")
    serving.build_again()
    with serving.opened("index.html"):
        file.write_text("# In French\n\nIt is written elsewhere.\n", "utf-8")
        assert serving.build_again() == serving.build_clean()
        assert serving.is_built


def test_now_and_then_there_is_a_build(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "MOST_WITHOUT_BUILD", 2)
    built = []
    with serving.opened(*OPEN):
        for _ in range(4):
            change_body(serving.tree, Random(1))
            serving.build_again()
            built.append(serving.is_built)
    assert built == [False, False, True, False]


def test_settings_take_a_build_whatever_is_told_of_them(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where `--config-file` names them, they have another name than what is watched.
    monkeypatch.setattr(serving, "_note_changes", lambda _: None)
    with serving.opened(*OPEN):
        change_settings(serving.tree, Random(1))
        assert serving.build_again() == serving.build_clean()
        assert serving.is_built


def test_what_was_undone_during_a_build_is_not_taken_for_what_it_was(
    serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = serving.tree / "docs/guide.md"
    before = guide.read_text("utf-8")
    gather = ServiceStandardsPlugin.on_nav

    def on_nav(plugin: ServiceStandardsPlugin, nav: Navigation, **given: Any) -> Navigation:
        guide.write_text(f"{before}\nIt is undone soon.\n", "utf-8")
        assert plugin.serving
        plugin.serving.newer.note([str(guide)], "mkdocs.yml")
        return gather(plugin, nav, **given)

    with serving.opened(f"{CRITERIA}/index.html"):
        with monkeypatch.context() as patch:
            patch.setattr(ServiceStandardsPlugin, "on_nav", on_nav)
            change_title(serving.tree, Random(1))
            assert b"It is undone soon." in serving.build_again()["guide/index.html"]
        guide.write_text(before, "utf-8")
        change_body(serving.tree, Random(1))
        assert serving.build_again() == serving.build_clean()


def test_a_glossary_that_somebody_looks_at_is_no_reason_to_build(serving: Serving) -> None:
    text = "---\nglossary: true\n---\n\n# Words\n\nWord\n:   What is said.\n"
    (serving.tree / "docs/words.md").write_text(text, "utf-8")
    serving.build_again()
    with serving.opened("words/index.html"):
        change_body(serving.tree, Random(1))
        assert serving.build_again() == serving.build_clean()
        assert not serving.is_built


def test_what_is_said_of_a_request_is_heard_and_no_reason_to_build(
    serving: Serving, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    changed = WholeSite.changed

    def answered_meanwhile(*given: Any) -> Any:
        log = logging.getLogger("mkdocs.livereload")
        thread = Thread(target=log.warning, args=("no /nowhere",))
        thread.start()
        thread.join()
        return changed(*given)

    monkeypatch.setattr(WholeSite, "changed", answered_meanwhile)
    with serving.opened(*OPEN):
        change_body(serving.tree, Random(1))
        serving.build_again()
        assert not serving.is_built
    assert caplog.text.count("no /nowhere") == 1


def test_without_a_look_there_is_a_build(serving: Serving) -> None:
    with serving.opened():
        change_body(serving.tree, Random(1))
        assert serving.build_again() == serving.build_clean()
        assert serving.is_built


def test_where_nobody_is_told_of_all_that_is_saved_there_is_a_build(serving: Serving) -> None:
    with serving.opened(*OPEN):
        assert serving.plugin.serving
        serving.plugin.serving.newer.is_told = False
        change_body(serving.tree, Random(1))
        serving.build_again()
        assert serving.is_built


def test_what_ended_for_a_newer_save_leaves_nothing_that_is_old(serving: Serving) -> None:
    page = f"{CRITERIA}/publish-code/index.html"
    with serving.opened(page) as shown:
        hosting = serving.plugin.serving
        assert hosting
        replaced(serving.tree / CRITERIA / "publish-code.md", "^Hidden code", "Secret code")
        write_sentence(serving.tree, Random(1))
        hosting.newer.begin()
        assert hosting.look_ahead(serving.plugin)
        hosting.newer.allow()
        hosting.newer.note(["guide.md"], "mkdocs.yml")
        with pytest.raises(Superseded):
            hosting.ahead.make_whole(serving.plugin, shown, hosting.newer)
        serving.plugin.end_unbuilt(BEGINS_AGAIN)
        shown.settle()
        write_sentence(serving.tree, Random(1))
        assert serving.build_again() == serving.build_clean()
        assert not serving.is_built


def test_what_is_again_as_it_was_is_found_as_it_was(serving: Serving) -> None:
    name = f"{CRITERIA}/publish-code"
    file = serving.tree / f"{name}.md"
    with serving.opened(f"{name}/index.html") as shown:
        before = file.read_text("utf-8")
        replaced(file, r"^## Why it matters\n\n", r"\g<0>Nobody saves this for long.\n")
        assert serving.plugin.serving
        assert serving.plugin.serving.look_ahead(serving.plugin)
        assert b"Nobody saves" in shown.early[f"{name}/index.html"]
        # A newer save comes before anything else is made.
        serving.plugin.end_unbuilt(BEGINS_AGAIN)
        shown.settle()
        file.write_text(before, "utf-8")
        write_sentence(serving.tree, Random(1))
        shown.pages = {"guide/index.html"}
        files = serving.build_again()
        assert not serving.is_built
        assert files == serving.build_clean()
