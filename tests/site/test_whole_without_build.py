"""After a save of prose alone, the whole site follows without a build, and each byte is new."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random

import pytest

from service_standards.adapters.mkdocs.serving import ahead
from service_standards.adapters.mkdocs.serving.hosting import BEGINS_AGAIN
from service_standards.adapters.mkdocs.serving.newer import Superseded
from tests.site.test_remembering import (
    ALL,
    CRITERIA,
    OPEN,
    change_body,
    change_guide,
    change_roles,
    change_title,
    plain_surroundings,
    replaced,
    serving,
)
from tests.site.test_remembering_languages import serving as in_two_languages
from tests.support.sites.built_again import Serving

__all__ = ["in_two_languages", "plain_surroundings", "serving"]
SENTENCES = count(1)
# What may have any sentence below it, in a standard.
HEADING = "## (?:Why it matters|How to meet it|Pourquoi c'est important|Comment y répondre)"
OPEN_IN_TWO = [
    place + name
    for place in ("", "fr/")
    for name in ("index.html", f"{CRITERIA}/publish-data/index.html", f"{CRITERIA}/index.html")
]


def write_sentence(tree: Path, _: Random) -> None:
    """Write one more sentence into a guide."""
    file = tree / "docs/guide.md"
    file.write_text(f"{file.read_text('utf-8')}\nThis is sentence {next(SENTENCES)}.\n", "utf-8")


def write_heading(tree: Path, _: Random) -> None:
    file = tree / "docs/guide.md"
    file.write_text(f"{file.read_text('utf-8')}\n## Heading {next(SENTENCES)}\n", "utf-8")


def change_dimension(tree: Path, _: Random) -> None:
    """Write one more sentence about a dimension."""
    file = tree / CRITERIA / "index.md"
    file.write_text(f"{file.read_text('utf-8')}\nIt says {next(SENTENCES)}.\n", "utf-8")


PROSE = (change_body, write_sentence, write_heading, change_dimension)
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


def end_early(serving: Serving, left: int) -> None:
    """Save something else before the site is whole, after so many parts of a look or a build."""
    hosting = serving.plugin.serving
    assert hosting
    assert hosting.shown
    newer = hosting.newer

    def go_on() -> None:
        nonlocal left
        # Nothing ends before what was saved first is seen.
        left -= newer._may_end
        if left < 0:
            raise Superseded

    serving.begin_again()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newer, "go_on", go_on)
        with suppress(Superseded):
            if not hosting.show_ahead(serving.plugin):
                serving.build()
            raise Superseded
    serving.plugin.end_early(BEGINS_AGAIN)
    hosting.shown.settle()


def write_anywhere(file: Path, random: Random) -> None:
    """Write a sentence below any heading that may have any below it."""
    text = file.read_text("utf-8")
    heading = HEADING if "standards" in file.parts else r"#+ .*"
    places = [one.end() for one in re.finditer(rf"^{heading}\n", text, re.MULTILINE)]
    if places:
        at = random.choice(places)
        said = f"\nThis is sentence {next(SENTENCES)}.\n"
        file.write_text(text[:at] + said + text[at:], "utf-8")


def check_prose(serving: Serving, pages: Sequence[str], *, seed: int, steps: int) -> None:
    """Change prose at random, or back, now and then a title; compare with clean sites."""
    random, texts = Random(seed), dict[Path, list[str]]()
    folders = ("standards", "docs")
    files = [one for name in folders for one in sorted((serving.tree / name).rglob("*.md"))]
    with serving.opened(*pages) as shown:
        for _ in range(steps):
            for _ in range(random.choice([1, 1, 2])):
                file, chance = random.choice(files), random.random()
                before = texts.setdefault(file, [])
                before.append(file.read_text("utf-8"))
                if chance < 0.3:
                    file.write_text(random.choice(before), "utf-8")
                elif chance < 0.4:
                    change_title(serving.tree, random)
                else:
                    write_anywhere(file, random)
            shown.pages = {*random.sample(pages, random.choice([1, 2]))}
            if random.random() < 0.4:
                end_early(serving, random.choice([0, 1, 5, 20, 60]))
            else:
                assert serving.build_again() == serving.build_clean()
        assert serving.build_again() == serving.build_clean()


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


def add_picture(tree: Path) -> None:
    (tree / "docs/drawn.svg").write_text("<svg/>", "utf-8")


def change_picture(tree: Path) -> None:
    (tree / "docs/steps.svg").write_text("<svg>others</svg>", "utf-8")


def change_data(tree: Path) -> None:
    (tree / "docs/data.yml").write_text("a: 2\n", "utf-8")


def take_heading_away(tree: Path) -> None:
    """Let a page be without what another one links to."""
    replaced(tree / "docs/index.md", "^## More$", "## Less")


def link_nowhere(tree: Path) -> None:
    replaced(tree / "docs/guide.md", r"^# .*$", r"\g<0>\n\n[A link](nowhere.md)")


def rename_page(tree: Path) -> None:
    replaced(tree / "docs/guide.md", "^# A guide", "# The guide")


def change_matter(tree: Path) -> None:
    replaced(tree / "docs/guide.md", "^# A guide", "---\ndescription: It guides\n---\n\n# A guide")


def change_glossary(tree: Path) -> None:
    replaced(tree / "docs/words.md", "^:   .*$", r"\g<0>\n    Also called: phrase.")


def change_inherited(tree: Path) -> None:
    """Change settings that nobody watches, and a text."""
    replaced(tree / "base.yml", "^copyright: .*$", "copyright: Others")
    write_sentence(tree, Random(1))


@pytest.mark.parametrize(
    "change",
    [
        add_picture, change_picture, change_data, take_heading_away, link_nowhere, rename_page,
        change_matter, change_glossary, change_inherited,
    ],
)  # fmt: skip
def test_what_others_see_of_a_page_takes_a_build(
    serving: Serving, change: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    tree = serving.tree
    (tree / "docs/steps.svg").write_text("<svg/>", "utf-8")
    (tree / "docs/data.yml").write_text("a: 1\n", "utf-8")
    index = tree / "docs/index.md"
    index.write_text(f"{index.read_text('utf-8')}\n## More\n", "utf-8")
    (tree / "docs/about.md").write_text("# About\n\n[More](index.md#more)\n", "utf-8")
    glossary = "---\nglossary: true\n---\n\n# Words\n\nWord\n:   What is said.\n"
    (tree / "docs/words.md").write_text(glossary, "utf-8")
    if change is change_inherited:
        (tree / "base.yml").write_text("copyright: Ours\n", "utf-8")
        settings = tree / "mkdocs.yml"
        settings.write_text(f"INHERIT: base.yml\n{settings.read_text('utf-8')}", "utf-8")
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


def test_now_and_then_there_is_a_build(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "MOST_WITHOUT_BUILD", 2)
    built = []
    with serving.opened(*OPEN):
        for _ in range(4):
            change_body(serving.tree, Random(1))
            serving.build_again()
            built.append(serving.is_built)
    assert built == [False, False, True, False]


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
        serving.plugin.end_early(BEGINS_AGAIN)
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
        serving.plugin.end_early(BEGINS_AGAIN)
        shown.settle()
        file.write_text(before, "utf-8")
        write_sentence(serving.tree, Random(1))
        shown.pages = {"guide/index.html"}
        files = serving.build_again()
        assert not serving.is_built
        assert files == serving.build_clean()
