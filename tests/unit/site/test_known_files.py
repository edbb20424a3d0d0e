"""What earlier readings found and made shows in no file: after any change, all is as if new."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from random import Random

import pytest

from service_standards import ProblemsFound
from service_standards.export.standalone import standalone_checklists
from service_standards.known import ReadBefore
from service_standards.model.project import Project
from service_standards.packing.assets import package_texts
from service_standards.render.links import checklist_page, standalone_file
from service_standards.site import site as site_module
from service_standards.site.addresses import NOWHERE
from service_standards.site.conversion import PageContext
from service_standards.site.files import SiteFile, site_files
from service_standards.site.site import Site, read_site, site_of
from service_standards.source.kinds import words_file
from service_standards.words.catalogues import words_of
from tests.support.cases.source_changes import (
    ALL_CHANGES,
    CODE,
    CRITERIA,
    DATA,
    EXAMPLE,
    PROSE,
    Change,
    replaced,
    tree_of_sources,
    written,
)

WORDS, PACKAGE = cache(words_of), cache(package_texts)


@pytest.fixture(autouse=True)
def quick_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what comes with the package not be read anew for each site that remembers nothing."""
    monkeypatch.setattr(words_file, "words_of", WORDS)
    monkeypatch.setattr(site_module, "package_texts", PACKAGE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tree_of_sources(tmp_path / "tree")


def outcome(root: Path, known: ReadBefore | None = None) -> dict[str, object]:
    """Return all that a site has of a project, in each language; or what is wrong with it.

    Without what is known, it is what a build has that is the only one.
    """
    try:
        site = read_site(root, root / "docs", NOWHERE, "2026-11-30", known, is_preview=True)
    except ProblemsFound as found:
        return {"problems": found.problems, "warnings": found.warnings}
    parts: dict[str, object] = {}
    for one in (site, *(in_language(each, site) for each in site.project.translations)):
        language = one.project.standard.language
        parts |= {f"{language} project": repr(one.project), f"{language} assets": one.assets}
        parts |= {f"{language}/{file.path}": file for file in files_of(one)}
        parts |= {f"{language} {name}": text for name, text in blocks_of(one).items()}
    return parts


def blocks_of(site: Site) -> dict[str, str]:
    """Return what the pages of a site say of criteria, by directives and pages."""
    context = PageContext(site.project, known=site.known)
    found = {}
    for one in context.project.criteria:
        context.turn_to(one.source, None)
        for name in ("badges", "summary", "phases", "links"):
            words = f"::: criterion-{name} {one.id}"
            found[words] = context.block(words)
    for checklist in context.project.checklists:
        context.turn_to(checklist_page(checklist.id), None)
        for words in (f"::: checklist {checklist.id}", "::: criteria"):
            found[f"{words} on {context.page}"] = context.block(words)
    assert not context.found()
    return found


def differing(one: dict[str, object], other: dict[str, object]) -> list[str]:
    return sorted(key for key in {*one, *other} if one.get(key) != other.get(key))


def pages_made(before: dict[str, object], after: dict[str, object]) -> list[str]:
    """Return the English pages whose texts are no longer the very same objects."""
    files = ((path, file) for path, file in after.items() if path.startswith("en/"))
    pages = ((path, file) for path, file in files if isinstance(file, SiteFile) and file.is_page)
    texts = {path: file.content for path, file in before.items() if isinstance(file, SiteFile)}
    return [path for path, file in pages if file.content is not texts[path]]


def in_language(project: Project, site: Site) -> Site:
    return site_of(project, site.root, site.docs, NOWHERE, day=site.day, known=site.known)


def files_of(site: Site) -> list[SiteFile]:
    lists = standalone_checklists(site.project)
    return list(site_files(site, tuple(SiteFile(standalone_file(one.id), "") for one in lists)))


@pytest.mark.parametrize(
    "changes", [changes for _, changes in ALL_CHANGES], ids=[name for name, _ in ALL_CHANGES]
)
def test_after_each_kind_of_change_all_is_as_if_it_were_new(
    root: Path, changes: tuple[Change, ...]
) -> None:
    known = ReadBefore()
    assert "fr project" in outcome(root, known)
    for change in changes:
        change(root)
        # Nobody reads only once, and what one reading forgets the next one lacks.
        for _ in range(2):
            assert differing(outcome(root, known), outcome(root)) == []


def test_so_it_is_after_any_changes_one_after_the_other(root: Path) -> None:
    random, known = Random(1), ReadBefore()
    kept = shutil.copytree(root, root.parent / "kept", symlinks=True)
    for _ in range(12):
        for _, changes in random.sample(ALL_CHANGES, 2):
            try:
                for change in changes:
                    change(root)
            except (AssertionError, OSError, UnicodeError, ProblemsFound):
                # Not every change fits every other.
                continue
        assert differing(outcome(root, known), outcome(root)) == []
        if random.random() < 0.3:
            shutil.rmtree(root)
            shutil.copytree(kept, root, symlinks=True)


def test_a_change_of_prose_makes_no_other_page_again(root: Path) -> None:
    known = ReadBefore()
    before = outcome(root, known)
    PROSE(root)

    assert pages_made(before, outcome(root, known)) == [f"en/{DATA}", f"en/{CRITERIA}/full_text.md"]


def test_a_title_makes_no_page_again_that_does_not_show_it(root: Path) -> None:
    # Answers hold the title too.
    shutil.rmtree((root / EXAMPLE).parent)
    known = ReadBefore()
    before = outcome(root, known)
    replaced(root, DATA, "^title: .*$", "title: Publish what others can use")
    after = outcome(root, known)

    made = pages_made(before, after)
    assert {f"en/{DATA}", f"en/{CRITERIA}/full_text.md"} <= {*made}
    assert not {f"en/{CODE}", f"en/{CRITERIA}/index.md"} & {*made}
    code = [key for key in after if key.startswith("en ::: criterion") and key.endswith(" OBD-02")]
    same = [key for key in code if after[key] is before[key]]
    assert {*code} - {*same} == {"en ::: criterion-summary OBD-02"}, "which names its neighbour"


def test_a_fault_makes_nothing_forgotten(root: Path) -> None:
    known = ReadBefore()
    before = outcome(root, known)
    right = (root / DATA).read_text("utf-8")
    for name in ("Because", "So what"):
        replaced(root, DATA, "^## (Why.*|Because)$", f"## {name}")
        assert "problems" in outcome(root, known)
    written(root, DATA, right)

    assert pages_made(before, outcome(root, known)) == []
