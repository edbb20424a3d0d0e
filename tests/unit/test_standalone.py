"""A checklist as one file: complete, the same each time, and without an address of its own."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from service_standards.adapters.cli.main import main
from service_standards.adapters.markdown.standalone import StandaloneFiles, package_parts
from service_standards.export.inline_modules import inline_modules
from service_standards.export.standalone import UNUSED, standalone_checklists
from service_standards.model.project import Project
from service_standards.source.project import load_project

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {"user-driven": 500_000, "self-check": 1_000_000}


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(ROOT)


def texts_of(project: Project, site: str = "") -> dict[str, str]:
    made = StandaloneFiles(project, lambda page: f"{site}{page}" if site else "")
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


def test_the_modules_of_the_package_are_in_it_byte_for_byte(texts: dict[str, str]) -> None:
    modules = package_parts({}).modules
    for text in texts.values():
        assert modules["main"] in text
        assert modules["merge-dialog"] in text
    assert modules["results-element"] in texts["self-check"]
    assert modules["results-element"] not in texts["user-driven"]
    assert len(re.findall('<script type="module">', texts["self-check"])) == len(
        inline_modules(modules, "main", UNUSED).scripts
    )


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
        assert away == {f"https://standards.example.org/{source}" for source in sources}


def test_the_catalogue_in_it_is_that_of_the_site_for_one_page(texts: dict[str, str]) -> None:
    for identifier, text in texts.items():
        (held,) = re.findall(r"<template data-catalogue>(.*?)</template>", text)
        data = json.loads(html.unescape(held))
        assert [(one["id"], one["url"]) for one in data["checklists"]] == [(identifier, "")]
        assert {"ORG-01", "UDR-01"} <= {one["id"] for one in data["criteria"]}
        assert not any("requirement" in one for one in data["criteria"])
        assert data["offline"] is True
        assert [(one["version"], one["url"]) for one in data["releases"]] == [("0.1.0", "")]


@pytest.mark.parametrize("name", LIMITS)
def test_a_file_stays_small(texts: dict[str, str], name: str) -> None:
    assert len(texts[name].encode()) < LIMITS[name]


def test_the_command_writes_a_file(tmp_path: Path, texts: dict[str, str]) -> None:
    path = tmp_path / "mine.html"

    said = CliRunner().invoke(
        main, ["standalone", str(ROOT), "--checklist", "user-driven", "--output", str(path)]
    )

    assert said.exit_code == 0, said.output
    assert said.output == f"wrote {path}: 13 criteria\n"
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
