"""Blocks that wait come out as those that every step of a conversion goes through."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from service_standards.adapters.markdown.extension import ServiceStandardsExtension
from service_standards.adapters.markdown.held_blocks import HeldBlocks
from service_standards.model.project import Project
from service_standards.site.blocks import BLOCKS
from service_standards.site.conversion import PageContext
from tests.support.reference_standard import reference_project

ARGUMENTS = {
    "checklist": "digital-by-design",
    "dimension-start": "digital-by-design",
    "criterion-badges": "DBD-01",
    "criterion-summary": "DBD-01",
    "criterion-links": "DBD-01",
}
PAGE = """[TOC]

# A page {{: #top }}

*[team]: The people who build a service
*[GDPR]: A law

Some text about a team.[^1]

{block}

1. A list

    {block}

After it { : .x}

[^1]: A note about the GDPR.
"""


@pytest.fixture(scope="module")
def project() -> Project:
    return reference_project()


def converter(project: Project, *more: Extension) -> Markdown:
    extensions: list[str | Extension] = [
        "abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc",
        ServiceStandardsExtension(PageContext(project, "checklists/a.md")), *more,
    ]  # fmt: skip
    return Markdown(extensions=extensions)


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_a_page_is_the_same_whether_its_blocks_wait_or_not(
    project: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = f"::: {name} {ARGUMENTS.get(name, '')}".strip()
    text = PAGE.replace("{block}", block)
    waiting = converter(project).convert(text)
    monkeypatch.setattr(HeldBlocks, "hold", lambda *_: None)
    assert waiting == converter(project).convert(text)
    assert "ss" in waiting


def test_a_text_is_converted_with_the_abbreviations_of_its_page(project: Project) -> None:
    own = ServiceStandardsExtension(PageContext(project))

    def page(text: str) -> str:
        return Markdown(extensions=["abbr", own]).convert(f"{text}\n\n::: checklist user-driven\n")

    explained = page("*[users]: People")
    assert '<abbr title="People">users</abbr>' in explained
    assert "<abbr" not in page("Nothing is explained")
    assert page("*[users]: People") == explained


class Shouting(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        for one in root.iter("legend"):
            one.set("class", "shouted")


class Shouts(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(Shouting(md), "shouting", 12)


def test_blocks_do_not_wait_for_a_step_that_nobody_knows(project: Project) -> None:
    text = "::: checklist user-driven"
    assert 'class="shouted"' in converter(project, Shouts()).convert(text)
    assert 'class="shouted"' not in converter(project).convert(text)


def test_a_page_with_a_place_for_its_contents_has_them_there(project: Project) -> None:
    reused = converter(project)
    assert '<div class="toc">' not in reused.convert("# One\n\n## Two\n")
    assert '<div class="toc">' in reused.convert("# One\n\n[TOC]\n\n## Two\n")
