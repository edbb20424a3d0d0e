"""A catalogue of controls becomes a draft, in each form of OSCAL, and comes back as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from service_standards import load_project
from service_standards.export.oscal import oscal_catalogue
from service_standards.importing.imported import MOST_CRITERIA
from service_standards.model.project import Project
from tests.support.cases.controls import as_json, as_xml, catalogue, flat, told
from tests.support.imports import files_of, import_from

DAY = "2026-11-29"
Made = dict[str, Any]


def imported(tmp_path: Path, data: bytes, name: str = "source.json") -> Project:
    (tmp_path / name).write_bytes(data)
    said = import_from(tmp_path / name, tmp_path / "made")
    assert said.exit_code == 0, said.output
    return load_project(tmp_path / "made")


def refused(tmp_path: Path, data: bytes, name: str = "source.json") -> str:
    (tmp_path / name).write_bytes(data)
    said = import_from(tmp_path / name, tmp_path / "made")
    assert said.exit_code == 1, said.output
    assert [one.name for one in tmp_path.iterdir()] == [name]
    return said.output


def controls_of(data: Made) -> list[Made]:
    found: list[Made] = data["catalog"]["groups"][0]["controls"]
    return found


def test_the_same_controls_come_back(tmp_path: Path) -> None:
    data = catalogue(40, groups=3)
    project = imported(tmp_path, as_json(data))

    assert told(oscal_catalogue(project, DAY)) == told(
        {"catalog": {"groups": flat(data["catalog"]["groups"])}}
    )
    assert project.standard.title == "Rules of the harbour office"
    assert "G1-3(1)" in project.criteria_by_id


def test_what_was_exported_is_imported_as_the_same_files(tmp_path: Path) -> None:
    project = imported(tmp_path, as_json(catalogue(12, groups=2)))
    again = tmp_path / "again"
    again.mkdir()
    imported(again, as_json(oscal_catalogue(project, DAY)))

    first, second = files_of(tmp_path / "made"), files_of(again / "made")
    assert first == second
    assert len(first) > 20


@pytest.mark.parametrize(("name", "form"), [("a.yaml", as_json), ("a.xml", as_xml)])
def test_each_form_gives_the_same_files(
    tmp_path: Path, name: str, form: Callable[[Made], bytes]
) -> None:
    data = catalogue(12, groups=2)
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    imported(tmp_path / "one", as_json(data))
    imported(tmp_path / "other", form(data), name)

    assert files_of(tmp_path / "one/made") == files_of(tmp_path / "other/made")


def test_withdrawn_controls_are_listed_and_not_imported(tmp_path: Path) -> None:
    data = catalogue(8, groups=1)
    controls_of(data)[1]["props"].append({"name": "status", "value": "withdrawn"})
    (tmp_path / "source.json").write_bytes(as_json(data))
    said = import_from(tmp_path / "source.json", tmp_path / "made")

    assert "1 is withdrawn and not imported: G1-2" in said.output
    assert "- G1-2 Review keys of berth 1" in (tmp_path / "made/README.md").read_text("utf-8")
    assert "G1-2" not in load_project(tmp_path / "made").criteria_by_id


def test_parameters_stand_as_their_labels(tmp_path: Path) -> None:
    data = catalogue(1, groups=1)
    one = controls_of(data)[0]
    one["params"] = [
        {"id": "a", "label": "the period of {{ insert: param, b }}"},
        {
            "id": "b",
            "select": {"how-many": "one-or-more", "choice": ["days", "{{ insert: param, c }}"]},
        },
        {"id": "c", "values": ["weeks"]},
    ]
    one["parts"] = [
        {"name": "statement", "prose": "Wait {{ insert: param, a }} and {{ param: none }}."}
    ]
    project = imported(tmp_path, as_json(data))

    assert project.criteria[0].requirement == (
        "Wait [the period of [one-or-more: days; [weeks]]] and [none]."
    )


def test_relations_and_references_are_kept_where_they_lead_somewhere(tmp_path: Path) -> None:
    data = catalogue(3, groups=1)
    data["catalog"]["back-matter"] = {
        "resources": [
            {"uuid": "r", "title": "A note", "rlinks": [{"href": "https://example.org/note"}]},
            {"uuid": "s", "title": "A draft", "rlinks": [{"href": "drafts/file.docx"}]},
        ]
    }
    controls_of(data)[0]["links"] = [
        {"href": "#g1-2", "rel": "related"},
        {"href": "#g1-9", "rel": "related"},
        {"href": "#g1-1", "rel": "related"},
        {"href": "#r", "rel": "reference"},
        {"href": "#s", "rel": "reference"},
    ]
    project = imported(tmp_path, as_json(data))

    first = project.criteria[0]
    assert first.related == ("G1-2",)
    assert [(one.title, one.url) for one in first.sources] == [
        ("A note", "https://example.org/note")
    ]


def test_what_could_be_taken_for_something_else_stays_text(tmp_path: Path) -> None:
    data = catalogue(1, groups=1)
    prose = "See <b>it</b> [here](../../x.md) ![pic](https://example.org/p.png) at https://example.org/q\n\n"
    prose += "::: checklist everything\n\n# Big\n\n```\nnever closed <i>"
    controls_of(data)[0]["parts"] = [{"name": "guidance", "prose": prose}]
    controls_of(data)[0]["title"] = "A *title* with <tags> in it"
    project = imported(tmp_path, as_json(data))

    one = project.criteria[0]
    assert one.title == "A title with \u2039tags\u203a in it"
    assert "See &lt;b>it&lt;/b> here [pic](https://example.org/p.png)" in one.body
    assert "at <https://example.org/q>" in one.body
    assert "\n&#58;:: checklist everything\n\n### Big\n\n```\nnever closed <i>\n```" in one.body


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda data: data.update(profile=data.pop("catalog")),
            "2:2: profile: this is an OSCAL profile",
        ),
        (
            lambda data: data.update({"component-definition": data.pop("catalog")}),
            "this is 'component-definition' of OSCAL",
        ),
        (lambda data: data.update(catalogue=data.pop("catalog")), "; did you mean 'catalog'?"),
        (lambda data: data["catalog"].update(groups="x"), "catalog.groups: found another form"),
        (lambda data: data["catalog"].update(groups=[1]), "catalog.groups[0]: found another form"),
        (lambda data: data["catalog"].update(groups=[]), "there is no criterion in here"),
        (lambda data: controls_of(data)[0].pop("id"), "controls[0]: the key 'id' is missing"),
        (
            lambda data: controls_of(data)[0].update(title=["x"]),
            "controls[0].title: found another form",
        ),
        (
            lambda data: controls_of(data)[1]["props"][0].update(value="G1-1"),
            "70:7: id: the id 'G1-1' is used already in source.json:17",
        ),
        (
            lambda data: controls_of(data)[0]["props"][0].update(value="É-1"),
            "found 'É-1'; an id has letters from a to z",
        ),
        (
            lambda data: controls_of(data)[0]["params"][0].update(
                label="{{ insert: param, g1-1_prm_1 }}"
            ),
            "parameters lead in a circle: g1-1_prm_1 → g1-1_prm_1",
        ),
        (
            lambda data: controls_of(data)[0]["parts"][0].update(prose="x " * 600_000),
            "this text has 1,200,059 characters; at most 20,000 are allowed",
        ),
        (
            lambda data: controls_of(data)[0]["parts"][0].update(prose="x" * 6_000),
            "a word of 6,000 characters stands here; at most 4,000 are allowed",
        ),
        (
            lambda data: controls_of(data)[0]["parts"][0].update(prose="a\x07b"),
            "the character U+0007 cannot stand on a page",
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place_and_leaves_nothing(
    tmp_path: Path, change: Callable[[Made], None], said: str
) -> None:
    data = catalogue(3, groups=1)
    change(data)

    output = refused(tmp_path, as_json(data))
    assert said in output


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", "", "a.json:1:1: there is nothing in here"),
        ("a.json", '{"catalog": {', "a.json:1:14: this is not valid JSON"),
        ("a.json", '{"catalog": 1, "catalog": 2}', "the key 'catalog' stands twice"),
        ("a.json", "[" * 100_000, "deeper than 64 levels"),
        ("a.json", f'{{"catalog": {"[" * 100}{"]" * 100}}}', "deeper than 64 levels"),
        ("a.json", "[1]", "this is no OSCAL catalogue"),
        ("a.yaml", "catalog: [", "this is not valid YAML"),
        ("a.yaml", "catalog: &a [*a]", "is an alias"),
        ("a.yaml", f"catalog: {'[' * 100}{']' * 100}", "deeper than 64 levels"),
        ("a.xml", "<catalog>\n <group>", "a.xml:2:9: this is not valid XML: no element found"),
        ("a.xml", "<catalog/>", "there is no criterion in here"),
        ("a.xml", "<profile/>", "this is an OSCAL profile"),
        ("a.xml", "<a>" * 100, "deeper than 64 levels"),
        (
            "a.xml",
            '<!DOCTYPE c [<!ENTITY a "b">]>\n<catalog>&a;</catalog>',
            "a.xml:1:13: a document type stands here; leave it out",
        ),
        ("a.xml", '<!DOCTYPE c SYSTEM "file:///etc/passwd"><catalog/>', "a document type stands"),
        ("a.xml", '<?xml version="1.0" encoding="x"?><catalog/>', "this is not valid XML"),
    ],
)
def test_a_broken_file_is_told_with_its_place(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    output = refused(tmp_path, text.encode(), name)
    assert said in output


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    assert "source.json:2:1: byte 0xff is not UTF-8" in refused(tmp_path, b"{\n\xff}")


def test_more_controls_than_an_assessment_answers_are_refused(tmp_path: Path) -> None:
    controls = [{"id": f"c-{number}"} for number in range(MOST_CRITERIA + 1)]
    data = json.dumps({"catalog": {"metadata": {}, "controls": controls}})

    output = refused(tmp_path, data.encode())
    assert "there are 10,001 criteria in here; at most 10,000" in output
