"""Lint finds the broken links that only a strict build found, and no others."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards.adapters.cli.main import main
from tests.support.cases.golden import VALID, prepared
from tests.support.sites.warm_mkdocs import warm_mkdocs

SETTINGS = """
site_name: Small
theme: {name: service-standards}
plugins: [service-standards]
markdown_extensions: [attr_list, footnotes]
validation: {links: {anchors: warn, unrecognized_links: warn}}
"""
CRITERION = "standards/open-by-default/publish-data.md"
RIGHT = [
    "index.md",
    "./sub/page.md#a-heading",
    "sub/page.md#own",
    "#about",
    "standards/open-by-default/publish-data.md#evidence",
    "standards/index.md",
    "checklists/open-by-default.md#obd-01",
    "my-service.md#result-by-dimension",
    "standards/crosswalk.md",
    "sources.md",
    "list.csv",
    "catalogue.json",
    "schemas/assessment.schema.json",
    "downloads/self-check.html",
    "https://example.org/not-looked-at.md",
    "mailto:a@example.org",
    "a%20b.md",
]
BROKEN = {
    "indax.md": "there is no page or file 'indax.md'; did you mean 'index.md'?",
    "sub/index.md": "there is no page or file 'sub/index.md'",
    "Sub/page.md": "there is no page or file 'Sub/page.md'; did you mean 'sub/page.md'?",
    "../README.md": "there is no page or file '../README.md'",
    "sub/page.md#a-headin": "'sub/page.md' has no heading with the id 'a-headin'; did you mean "
    "'a-heading'?",
    "#aboot": "'about.md' has no heading with the id 'aboot'; did you mean 'about'?",
    "checklists/open-by-default.md#obd-77": "'checklists/open-by-default.md' has no heading with "
    "the id 'obd-77'; did you mean 'obd-",
    "downloads/nothing.html": "there is no page or file 'downloads/nothing.html'",
    "list.csv.zip": "there is no page or file 'list.csv.zip'; did you mean 'list.csv'?",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose page `about.md` has every link, and a criterion with a broken one."""
    folder = prepared(VALID / "minimal", tmp_path / "project")
    lines = [f"- [link]({one})" for one in (*RIGHT, *BROKEN)]
    more = ["`[code](nothing.md)`", "[named] and ![picture](none.png)", "[named]: nowhere.md"]
    page = "# About\n\n" + "\n".join(lines) + "\n\n" + "\n\n".join(more) + "\n"
    docs = folder / "docs"
    (docs / "sub").mkdir()
    (docs / "about.md").write_text(page, "utf-8")
    (docs / "sub/page.md").write_text("# A page\n\n## A heading\n\n## Other {#own}\n", "utf-8")
    (docs / "a b.md").write_text("# Blank\n", "utf-8")
    (docs / "list.csv").write_text("a\n", "utf-8")
    path = folder / CRITERION
    text = path.read_text("utf-8").replace("1. List", "1. See [code](publish-cod.md).\n1. List")
    path.write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return folder


def test_lint_tells_each_broken_link_with_its_place(project: Path) -> None:
    result = CliRunner().invoke(main, ["lint", str(project)])

    told = result.output.splitlines()
    first = len(RIGHT) + 3
    expected = [
        f"docs/about.md:{line}:10: {message}" for line, message in enumerate(BROKEN.values(), first)
    ]
    end = first + len(BROKEN) + 3
    expected += [
        f"docs/about.md:{end}:24: there is no page or file 'none.png'",
        f"docs/about.md:{end + 2}:10: there is no page or file 'nowhere.md'",
        f"{CRITERION}:19:15: there is no page or file 'standards/open-by-default/publish-cod.md'",
    ]
    assert result.exit_code == 1
    assert told[len(expected)] == f"{len(expected)} faults in 2 files."
    for line, start in zip(told, expected, strict=False):
        assert line.startswith(start)


def test_an_address_that_cannot_be_read_is_told_with_its_place(project: Path) -> None:
    # A host in brackets that is no number of a network.
    page = project / "docs/about.md"
    page.write_text("# About\n\nSee [it](https://[must]/a).\n", "utf-8")

    result = CliRunner().invoke(main, ["lint", str(project)])

    assert result.exit_code == 1
    assert "docs/about.md:3:10: 'https://[must]/a' cannot be read as an address" in result.output


def test_a_strict_build_finds_the_same(project: Path) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = warm_mkdocs().run(project, ("build", "--strict"), environment)

    told = [line for line in built.errors.splitlines() if line.startswith("WARNING")]
    found = {match[1] for line in told if (match := re.search(r" link '([^']+)'", line))}
    assert found == {*BROKEN, "none.png", "nowhere.md", "publish-cod.md"}
