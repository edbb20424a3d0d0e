"""The documentation says what is true: commands, options, keys, directives and files."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml

from service_standards.adapters.cli.main import main
from service_standards.adapters.mkdocs.config import ServiceStandardsConfig
from service_standards.model.criterion import CriterionFrontMatter
from service_standards.schema.generate import schemas
from service_standards.source.kinds.directives import known_kinds
from tests.support.reference_standard import reference_project
from tests.support.sites.server import HEADER_POLICY

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "docs/reference/index.md").read_text("utf-8")
TERMINAL = (ROOT / "docs/reference/commands.md").read_text("utf-8")
EDITORS = (ROOT / "docs/contributing/index.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
GLOSSARY = (ROOT / "docs/glossary.md").read_text("utf-8")
ABOUT = (ROOT / "docs/about.md").read_text("utf-8")
STANDARD = reference_project().standard
CONTEXT = click.Context(main)
COMMANDS = {
    name: command
    for name in main.list_commands(CONTEXT)
    if (command := main.get_command(CONTEXT, name))
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_are_documented(name: str) -> None:
    assert f"service-standards {name}" in REFERENCE
    assert f"\n## {name}\n" in TERMINAL
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[-1] in REFERENCE + TERMINAL


@pytest.mark.parametrize("option", [name for name, _ in ServiceStandardsConfig()._schema])
def test_an_option_of_the_plugin_is_documented(option: str) -> None:
    assert f"| `{option}` |" in REFERENCE


@pytest.mark.parametrize("key", sorted(CriterionFrontMatter.model_fields))
def test_a_key_of_a_criterion_is_documented(key: str) -> None:
    assert f"| `{key}` |" in EDITORS


@pytest.mark.parametrize("name", sorted(known_kinds([], [])))
def test_a_directive_is_documented(name: str) -> None:
    assert f"`::: {name}" in EDITORS


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_documented(name: str) -> None:
    assert name in REFERENCE


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_a_named_word_of_make_exists(text: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    words = set(re.findall(r"\bmake ([a-z]+)\b", text)) - {"are"}
    assert words
    for word in words:
        assert re.search(rf"^{word}:", makefile, re.MULTILINE), word


@pytest.mark.parametrize("text", [README, REFERENCE], ids=["README", "reference"])
def test_the_settings_shown_are_settings(text: str) -> None:
    for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        settings = yaml.safe_load(block)
        assert settings["theme"]["name"] == "service-standards"
        assert "service-standards" in settings["plugins"]


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md"])
def test_a_link_of_a_top_page_leads_somewhere(path: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / path).read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


PACKAGE = ROOT / "plugins/service_standards"
PLACES = CONTRIBUTING.split("### Where do I change")[1].split("###")[0]


def test_a_place_to_change_exists() -> None:
    """What stands in backticks behind a change is a file or a folder, or a word of make."""
    named = [name for name in re.findall(r"`([^`]+)`", PLACES) if not name.startswith("make ")]
    places = [name for name in named if "/" in name and name != "plugins/service_standards/"]
    assert len(places) >= 16
    missing = [one for one in places if not any((at / one).exists() for at in (ROOT, PACKAGE))]
    assert missing == []


def test_each_of_the_ordinary_changes_has_its_place() -> None:
    rows = [line for line in PLACES.splitlines() if line.startswith("| ") and "`" in line]
    assert len(rows) == 16


@pytest.mark.parametrize(("short", "long"), STANDARD.abbreviations.items())
def test_an_abbreviation_is_spelled_out_in_the_glossary(short: str, long: str) -> None:
    rows = GLOSSARY.split("## Abbreviations")[1].splitlines()
    row = next((row for row in rows if re.match(rf"\| [^|]*\b{short}\b", row)), "")
    # The row of a plural has the full form in the singular.
    assert long.removesuffix("s") in row


def test_the_page_about_the_standard_names_its_version() -> None:
    named = re.findall(r"\bversion (\d+\.\d+\.\d+)", ABOUT)
    assert len(named) >= 2
    assert set(named) == {str(STANDARD.version)}


def test_the_policy_for_servers_is_the_one_that_is_tested() -> None:
    policies = re.findall(r"default-src 'none';[^\"\n`]*", REFERENCE)
    tested = sorted(HEADER_POLICY.split("; "))
    assert len(policies) >= 4
    assert all(sorted(policy.split("; ")) == tested for policy in policies)
