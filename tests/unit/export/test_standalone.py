"""A checklist as one file: complete, the same each time, and without an address of its own."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards.adapters.cli.main import main
from service_standards.adapters.markdown.block_html import html_of_blocks
from service_standards.export.catalogue import catalogue
from service_standards.export.standalone import (
    RESULTS,
    UNUSED,
    StandaloneFiles,
    hash_of,
    standalone_checklists,
)
from service_standards.model.project import Project
from service_standards.model.release import version_order
from service_standards.packing import browser_files
from service_standards.packing.joined_modules import inline_script
from service_standards.packing.served import served_script
from service_standards.site.addresses import Addresses
from tests.support.reference_standard import criteria_by_dimension, reference_project
from tests.support.sites.build import ROOT

LIMITS = {"user-driven": 500_000, "self-check": 1_000_000}


@pytest.fixture(scope="module")
def project() -> Project:
    return reference_project()


def texts_of(project: Project, site: str = "") -> dict[str, str]:
    on = Addresses(str, site)
    as_html = html_of_blocks(project, on.outside_of)
    made = StandaloneFiles(project, catalogue(project, on.url_of), on.outside, as_html)
    return {one.id: made.text(one) for one in standalone_checklists(project) if one.id in LIMITS}


@pytest.fixture(scope="module")
def texts(project: Project) -> dict[str, str]:
    return texts_of(project)


def test_there_is_a_file_for_each_checklist_and_one_for_everything(project: Project) -> None:
    names = [one.id for one in standalone_checklists(project)]

    assert names == [*(one.id for one in project.checklists), "self-check"]
    whole = standalone_checklists(project)[-1]
    held = {one.dimension for one in project.select(whole.select)}
    assert held == {one.id for one in project.standard.dimensions} - {"organisation"}


def test_the_same_sources_give_the_same_bytes(project: Project, texts: dict[str, str]) -> None:
    assert texts_of(project) == texts


def test_the_modules_of_the_package_are_in_it_as_one_script(texts: dict[str, str]) -> None:
    modules = browser_files.modules()
    for identifier, text in texts.items():
        unused = UNUSED if identifier == "self-check" else UNUSED | {RESULTS}
        script = served_script(inline_script(modules, "main", unused))
        assert re.findall("<script[^>]*>", text) == ['<script type="module">']
        assert f'<script type="module">{script}</script>' in text
        # The policy names the hash of that script, and nothing else that may run.
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert f"script-src '{hash_of(script)}';" in policy
        assert ("const $resultsElement=" in text) == (identifier == "self-check")


def without_scripts(text: str) -> str:
    return re.sub(r"<(script|style|template)\b.*?</\1>", "", text, flags=re.DOTALL)


def test_without_a_site_nothing_leads_out_of_the_file(texts: dict[str, str]) -> None:
    for text in texts.values():
        addresses = re.findall(r' (?:href|src|action)="([^"]*)"', without_scripts(text))
        assert addresses
        assert [one for one in addresses if not one.startswith("#")] == []
        assert "Read criterion" not in text


def test_with_a_site_each_criterion_leads_to_its_page(project: Project) -> None:
    for identifier, text in texts_of(project, "https://standards.example.org/").items():
        addresses = re.findall(r'href="([^"]*)"', without_scripts(text))
        away = {one for one in addresses if not one.startswith("#")}
        (checklist,) = (one for one in standalone_checklists(project) if one.id == identifier)
        sources = {one.source for one in project.select(checklist.select)}
        # A print of the file says which page of the site it comes from.
        if identifier in project.checklists_by_id:
            sources.add(f"checklists/{identifier}.md")
        assert away == {f"https://standards.example.org/{source}" for source in sources}


def test_the_catalogue_in_it_is_that_of_the_site_for_one_page(texts: dict[str, str]) -> None:
    for identifier, text in texts.items():
        (held,) = re.findall(r"<template data-catalogue>(.*?)</template>", text)
        data = json.loads(html.unescape(held))
        # Only the self-check has the result, whose decision papers list what is due at each gate.
        gates = [one["id"] for one in data["gates"]]
        assert bool(gates) is (identifier == "self-check")
        listed = [(one["id"], one["url"]) for one in data["checklists"]]
        # The list itself first, then those of gates in the order of their files.
        assert listed == [(one, "") for one in (identifier, *sorted(gates))]
        assert all(one["criteria"] for one in data["checklists"])
        assert {"ORG-01", "UDR-01"} <= {one["id"] for one in data["criteria"]}
        assert not any("requirement" in one for one in data["criteria"])
        assert data["offline"] is True
        frozen = sorted((one.stem for one in (ROOT / "releases").glob("*.json")), key=version_order)
        releases = [(one["version"], one["url"]) for one in data["releases"]]
        assert releases == [(one, "") for one in frozen]


@pytest.mark.parametrize("name", LIMITS)
def test_a_file_stays_small(texts: dict[str, str], name: str) -> None:
    assert len(texts[name].encode()) < LIMITS[name]


def test_the_command_writes_a_file(tmp_path: Path, texts: dict[str, str]) -> None:
    path = tmp_path / "mine.html"

    said = CliRunner().invoke(
        main, ["standalone", str(ROOT), "--checklist", "user-driven", "--output", str(path)]
    )

    assert said.exit_code == 0, said.output
    assert said.output == f"wrote {path}: {criteria_by_dimension()['user-driven']} criteria\n"
    assert path.read_bytes() == texts["user-driven"].encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_checklist_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    path = tmp_path / "mine.html"

    said = CliRunner().invoke(
        main, ["standalone", str(ROOT), "--checklist", "user", "--output", str(path)]
    )

    assert said.exit_code == 2
    assert "There is no checklist 'user'; " in said.output
    assert not path.exists()
