"""Faults in the sources under `mkdocs build --strict`: the same lines, no traceback, no site."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.cases.golden import INVALID, VALID, prepared
from tests.support.sites.build import EPOCH
from tests.support.sites.small_build import SETTINGS, build

TOP = ["A small standard", "Standard", "Checklists", "My service", "About us", "Sources"]
EXAMPLE = (
    '{"format": "assessment/1", "standard": {"id": "small-standard", "version": "1.0.0"}, '
    '"service": {"id": "x", "name": "X"}, "example": true}'
)


@pytest.mark.parametrize("name", ["twenty-faults", "link-out-of-root", "no-front-matter"])
@pytest.mark.parametrize("options", [["--strict"], []])
def test_faults_stop_the_build_with_the_lines_of_lint(
    name: str, options: list[str], tmp_path: Path
) -> None:
    project = prepared(INVALID / name, tmp_path / "project")
    (project / "site").mkdir()
    (project / "site" / "old.html").write_text("old", "utf-8")

    built = build(project, *options)

    expected = (INVALID / name / "expected.txt").read_text("utf-8").splitlines()
    assert built.returncode == 1
    assert [line for line in expected if line.split(": ", 1)[1] not in built.stderr] == []
    assert "Traceback" not in built.stderr
    assert [path.name for path in (project / "site").iterdir()] == ["old.html"]


def test_an_example_that_is_not_canonical_stops_the_build(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    (project / "checklists/example").mkdir()
    (project / "checklists/example/assessment.json").write_text(EXAMPLE, "utf-8")

    built = build(project)

    assert built.returncode == 1
    assert 'checklists/example/assessment.json:1:2: found \'{"format"' in built.stderr
    assert "Traceback" not in built.stderr


def test_a_clean_project_is_built(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")

    built = build(project, "--strict")

    assert built.returncode == 0, built.stderr
    assert (
        project / "site" / "standards" / "open-by-default" / "publish-data" / "index.html"
    ).exists()


def test_a_checkout_of_windows_gives_the_same_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    sites = []
    for name, end in (("unix", b"\n"), ("windows", b"\r\n")):
        project = prepared(INVALID / "release-draft-not-real", tmp_path / name)
        (project / "releases/changes-1.1.0.yml").unlink()
        (project / "docs/list.csv").write_text("a,b\n1,2\n", "utf-8")
        for path in project.rglob("*.*"):
            if path.is_file():
                path.write_bytes(path.read_bytes().replace(b"\n", end))
        built = build(project, "--strict")
        assert built.returncode == 0, built.stderr
        site = project / "site"
        files = (path for path in site.rglob("*") if path.is_file())
        sites.append({str(one.relative_to(site)): one.read_bytes() for one in files})

    assert sites[0] == sites[1]


def test_an_address_of_a_criterion_that_is_gone_says_what_became_of_it(tmp_path: Path) -> None:
    project = prepared(INVALID / "related-to-what-is-withdrawn", tmp_path / "site")
    shutil.copy2(
        VALID / "minimal/standards/open-by-default/publish-data.md",
        project / "standards/open-by-default/publish-data.md",
    )
    (project / "docs/about.md").write_text("# About\n\nSee [OBD-04] and [OBD-05].\n", "utf-8")

    built = build(project, "--strict")

    assert built.returncode == 0, built.stderr
    about = (project / "site/about/index.html").read_text("utf-8")
    assert 'href="../standards/open-by-default/obd-04/"' in about
    page = (project / "site/standards/open-by-default/obd-05/index.html").read_text("utf-8")
    assert "is covered by others since edition 1.1.0" in page
    assert 'href="../publish-data/"' in page
    assert "not included in the" not in built.stderr


def test_front_matter_that_looks_like_a_number_is_text(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    front = "---\ntitle: 2026\nauthor: yes\ndescription: 1.10\ntags: [2026, no]\nstatus: new\n---\n"
    (project / "docs" / "year.md").write_text(front + "# The year\n", "utf-8")

    built = build(project, "--strict")

    assert built.returncode == 0, built.stderr
    assert "<title>2026 - Small</title>" in (project / "site/year/index.html").read_text("utf-8")


def test_front_matter_is_shown_as_it_is_written(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    written = ["1.10", "No", "12:30", "~", "1_000", "0x1F", "2026-01-01", "null", "1e3", "012"]
    for number, value in enumerate(written):
        front = f"---\ntitle: {value}\ndescription: {value}\ntags: [{value}]\nstatus: new\n---\n"
        (project / "docs" / f"p{number}.md").write_text(front + "# Heading\n", "utf-8")
    (project / "docs" / "empty.md").write_text("---\ntitle:\n---\n# Heading\n", "utf-8")

    settings = SETTINGS.replace("[service-standards]", "[material/tags, service-standards]")
    built = build(project, "--strict", settings=settings)

    assert built.returncode == 0, built.stderr
    pages = [(project / f"site/p{at}/index.html").read_text("utf-8") for at in range(len(written))]
    for value, page in zip(written, pages, strict=True):
        assert f"<title>{value} - Small</title>" in page
        assert f'<meta name="description" content="{value}">' in page
        assert f'class="md-tag">{value}</span>' in " ".join(page.split()).replace("> ", ">")
    empty = (project / "site/empty/index.html").read_text("utf-8")
    assert "<title>Heading - Small</title>" in empty


def test_a_page_can_have_a_template_of_the_site(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    (project / "overrides").mkdir()
    own = '{% extends "main.html" %}{% block content %}Of our own{% endblock %}'
    (project / "overrides" / "own.html").write_text(own, "utf-8")
    (project / "docs" / "own.md").write_text("---\ntemplate: own.html\n---\n# Own\n", "utf-8")

    theme = "theme: {name: service-standards, custom_dir: overrides}"
    settings = SETTINGS.replace("theme: {name: service-standards}", theme)
    built = build(project, "--strict", settings=settings)

    assert built.returncode == 0, built.stderr
    assert "Of our own" in (project / "site/own/index.html").read_text("utf-8")


def test_what_the_pages_may_not_hold_is_told_with_its_place(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    page = "---\ntitle: About\n---\n# About\n\nGo [there](javascript:alert(1)).\n"
    (project / "docs" / "about.md").write_text(page, "utf-8")
    criterion = project / "standards" / "open-by-default" / "publish-data.md"
    text = criterion.read_text("utf-8").replace("what you have", "[all](data:text/html,x) you have")
    criterion.write_text(text, "utf-8")
    line = text[: text.index("data:text")].count("\n") + 1

    built = build(project, "--strict")

    assert built.returncode == 1
    assert "docs/about.md:6:12: the address 'javascript:alert(1)' is not allowed" in built.stderr
    told = f"standards/open-by-default/publish-data.md:{line}:15: the address 'data:text/html,x'"
    assert told in built.stderr


def test_a_menu_that_nobody_wrote_has_the_order_of_the_standard(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    (project / "docs/about.md").write_text("# About us\n", "utf-8")
    (project / "docs/draft.md").write_text("# A draft\n", "utf-8")

    built = build(project, "--strict", settings=SETTINGS + "not_in_nav: draft.md\n")

    assert built.returncode == 0, built.stderr
    page = (project / "site/standards/open-by-default/publish-code/index.html").read_text("utf-8")
    links = re.findall(r'<a [^>]*class="md-nav__link[^>]*>\s*(?:<span[^>]*>)?\s*([^<]+?)\s*<', page)
    assert [one for one in links if one[:3] == "OBD"] == [
        "OBD-01 Publish data",
        "OBD-02 Publish code",
        "OBD-03 Publish results",
    ]
    home = (project / "site/index.html").read_text("utf-8")
    assert re.findall(r'class="md-tabs__link[^>]*>\s*(.*?)\s*</a>', home) == TOP


def test_a_page_names_no_page_that_a_browser_would_fetch_ahead(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    path = project / "standards/open-by-default/publish-data.md"
    text = path.read_text("utf-8")
    reworded = text.replace("publish the data", "publish **all** [data](https://example.org)")
    path.write_text(reworded, "utf-8")

    built = build(project, "--strict")

    assert built.returncode == 0, built.stderr
    pages = {path: path.read_text("utf-8") for path in (project / "site").rglob("*.html")}
    assert [path for path, text in pages.items() if '<link rel="next"' in text] == []
    page = pages[project / "site/standards/open-by-default/publish-data/index.html"]
    said = '<meta name="description" content="You must publish all data of the service.">'
    assert said in page


def test_files_lead_to_the_version_that_they_belong_to(tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    # What a plugin that publishes versions does to the address of the site.
    hook = 'def on_config(config):\n    config.site_url = "https://example.org/repo/2.2"\n'
    (project / "version.py").write_text(hook, "utf-8")

    built = build(project, "--strict", settings=SETTINGS + "hooks: [version.py]\n")

    assert built.returncode == 0, built.stderr
    text = (project / "site/downloads/self-check.html").read_text("utf-8")
    assert 'href="https://example.org/repo/2.2/standards/' in text
    assert 'href="https://example.org/repo/standards/' not in text
