"""What a host is told while it converts pages, and what directives become, without a host."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from service_standards import load_project
from service_standards.site import conversion
from service_standards.site.conversion import BLOCK, PageContext, answer_to, directive_element
from service_standards.site.front_matter import for_theme
from tests.support.cases.golden import VALID

PROJECT = load_project(VALID / "minimal")


def test_a_directive_becomes_the_elements_of_its_block() -> None:
    context = PageContext(PROJECT, "standards/index.md")

    element = directive_element("::: criteria", context)

    assert element is not None
    assert PROJECT.criteria[0].title in ET.tostring(element, encoding="unicode")
    assert context.found() == ()


def test_lines_that_are_no_directive_become_nothing() -> None:
    assert directive_element("::: ", PageContext(PROJECT)) is None


def test_a_faulty_directive_stays_as_its_name_and_is_told_once(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A page\n\n::: criterai\n", encoding="utf-8")
    context = PageContext(PROJECT, root=tmp_path)
    context.turn_to("page.md", str(page))

    elements = [directive_element("::: criterai", context) for _ in range(2)]

    assert [ET.tostring(one) for one in elements if one is not None] == 2 * [b"<p>::: criterai</p>"]
    (problem,) = context.found()
    assert str(problem).startswith("page.md:3:1: unknown block 'criterai'; did you mean 'criteria'")


def test_a_page_that_was_asked_about_is_told_its_faults_when_it_is_converted() -> None:
    context = PageContext(PROJECT)
    answer_to((BLOCK, "::: criterai"), context)
    before = len(context.problems.problems)

    directive_element("::: criterai", context)

    assert len(context.problems.problems) > before


def test_a_block_that_was_asked_for_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    block = conversion._block

    def noted(words: str, context: PageContext) -> str:
        made.append(words)
        return block(words, context)

    monkeypatch.setattr(conversion, "_block", noted)
    context = PageContext(PROJECT)
    answer_to((BLOCK, "::: criteria"), context)
    directive_element("::: criteria", context)

    assert made == ["::: criteria"]


def test_what_stands_on_another_page_is_made_for_that_page() -> None:
    context = PageContext(PROJECT)
    block = "::: criteria"
    for page in ("standards/index.md", "elsewhere.md"):
        context.turn_to(page, None)
        answer = answer_to((BLOCK, block), context)
        directive_element(block, context)
        assert context.asked == [((BLOCK, block), answer)]
        assert answer == answer_to((BLOCK, block), PageContext(PROJECT, page))


def test_a_generated_page_is_told_by_the_file_to_edit(tmp_path: Path) -> None:
    source = tmp_path / "checklists" / "one.yml"
    source.parent.mkdir()
    source.write_text("id: one\n", encoding="utf-8")
    context = PageContext(PROJECT, root=tmp_path, sources={"checklists/one.md": source})

    context.turn_to("checklists/one.md", None)
    assert (context.file, context.place_of("one")) == ("checklists/one.yml", (1, 5))

    context.turn_to("elsewhere.md", None)
    assert (context.file, context.place_of("one")) == ("elsewhere.md", (1, 1))


def test_front_matter_is_text_for_a_theme() -> None:
    guessed = {"title": "<b>", "author": False, "tags": ["a&b", 1.1], "hide": True, "status": None}
    written = {"author": "No", "tags": ["a&b", "1.10"], "status": None}

    shown = for_theme(guessed, written, is_guide=False)

    texts = {"title": "&lt;b&gt;", "author": "No", "tags": ["a&amp;b", "1.10"], "hide": True}
    assert shown == texts


def test_the_search_finds_a_guide_first_unless_it_says_otherwise() -> None:
    assert for_theme({}, {}, is_guide=True) == {"search": {"boost": 2.0}}
    own = {"search": {"boost": 0.5}}
    assert for_theme(own, {}, is_guide=True) == own
