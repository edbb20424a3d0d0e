"""A sentence that people read goes through the words of a language; a new bare one fails here."""

from __future__ import annotations

import pytest

from service_standards.importing.columns import NAMES
from service_standards.site.stop_words import ENGLISH
from service_standards.source.language.criterion_words import FROM_PHASE, HEADINGS
from tests.support.bare_texts import BLANK, bare_in_python, bare_in_template, files_of
from tests.support.sites.build import ROOT

PACKAGE = ROOT / "plugins/service_standards"
# These write code, and what they write is read by who changes the code.
WRITE_CODE = ("packing/", "schema/")
# Texts that are compared, are the name of something, or stand in a format of files.
POLICY = (
    "default-src 'none'; script-src '0'; style-src '0'; base-uri 'none'; "
    "form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
NO_SENTENCES = {
    # Python-Markdown keeps a text with each option and shows it nowhere.
    "adapters/markdown/extension.py": {
        "the folder that holds standards/ and checklists/",
        "the path below docs/ of the page that is converted",
    },
    # The name of a licence.
    "adapters/cli/standard/new_standard.py": {"CC BY 4.0"},
    # The form of a secret.
    "checking/private_texts.py": {"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"},
    # YAML.
    "editing/drafted_changes.py": {"format: changes/1\nchanges: []\n", "editorial: true"},
    "editing/skeletons.py": {"{all: [], any: [], none: []}", "format: checklist/1"},
    "export/standalone.py": {POLICY},
    # Names that columns and headings of others have.
    "importing/columns.py": {
        name for names in NAMES.values() for name in names if BLANK.search(name)
    },
    # A place in the prose of OSCAL.
    "importing/xml_prose.py": {"{{ insert: param, 0 }}"},
    "merge/editions.py": {"keep all"},
    # Headings in the files of criteria: the format has them in English.
    "model/vocabulary.py": {
        "Why it matters",
        "How to meet it",
        "What each phase expects",
        "How to check it",
    },
    "report/paper_html.py": {
        "default-src 'none'; style-src 'sha256-0'; base-uri 'none'; form-action 'none'"
    },
    "source/kinds/template_files.py": {"file name"},
    # Headings of criteria, and starts of questions, in the languages that are built in: what an
    # editor writes.
    "source/language/criterion_words.py": {
        *(start for language, start in FROM_PHASE.items() if language != "en"),
        *(
            title
            for language, titles in HEADINGS.items()
            for title in titles
            if language != "en" and BLANK.search(title)
        ),
    },
    # What the reader of JSON says.
    "source/reading/foreign_files.py": {"Unterminated string"},
    "source/reading/problems.py": {"file name"},
    # What the reader of YAML says, to which a hint is added.
    "source/reading/yaml_faults.py": {
        "mapping values are not allowed",
        "block sequence entries are not allowed",
        "did not find expected '-' indicator",
        "did not find expected alphabetic",
        "did not find expected comment",
        "did not find expected node content",
        "found a tab character",
        "found character that cannot start any token",
        "found unexpected end of stream",
        "found unknown escape character",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
        "could not find expected ':'",
        "did not find expected key",
    },
    # Words of English that a search leaves out.
    "site/stop_words.py": {ENGLISH},
    # Names of columns.
    "portfolio/data_files.py": {"baseline met", "baseline assessed", "baseline applicable"},
    # The name of a product.
    "theme/partials/copyright.html": {"Material for MkDocs"},
    "theme/partials/palette.html": {
        "Switch to light colours",
        "Switch to dark colours",
        "Switch to the colours of the system",
    },
}


def test_no_sentence_of_the_package_is_bare() -> None:
    found = []
    for path, text in files_of(PACKAGE):
        name = path.relative_to(PACKAGE).as_posix()
        bare = bare_in_python(text) if path.suffix == ".py" else bare_in_template(text)
        if not name.startswith(WRITE_CODE):
            allowed = NO_SENTENCES.get(name, set())
            found += [f"{name}:{line}: {said}" for line, said in bare if said not in allowed]

    assert found == []


def test_what_is_allowed_is_there() -> None:
    texts = {path.relative_to(PACKAGE).as_posix(): text for path, text in files_of(PACKAGE)}
    for name, allowed in NO_SENTENCES.items():
        bare = bare_in_python if name.endswith(".py") else bare_in_template
        assert {said for _, said in bare(texts[name])} >= allowed, name


@pytest.mark.parametrize(
    "planted",
    [
        'problems.add(file, place, "code", "this is wrong here")',
        'message = f"unknown key {key}"',
        'raise PluginError("there is no folder")',
        'raise AssessmentRefused("kind", f"This file has {size} bytes.")',
        'click.echo("Everything is fine")',
        'render("x.html.j2", title="The whole page")',
        'TITLES = {1: "Not met"}',
        'return "Done."',
        'said = "one" + " or more of them"',
    ],
)
def test_a_planted_sentence_is_found_in_python(planted: str) -> None:
    assert [line for line, _ in bare_in_python(f"x = 1\n{planted}\n")] == [2]


@pytest.mark.parametrize(
    "fine",
    [
        '"""A docstring says a lot."""',
        'def f():\n    """Say what it does."""',
        "message = say(\"unknown key '{key}'\", key=key)",
        'said = say_many("one file here", "{count} files here", count)',
        'raise ValueError("the grades have to be whole")',
        'PATTERN = re.compile(r"one two")',
        'code = "unknown-key"',
        'url = f"{base}/one/{name}"',
    ],
)
def test_what_is_no_bare_sentence_passes_in_python(fine: str) -> None:
    assert list(bare_in_python(fine)) == []


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Forgotten</p>",
        "<p>{{ name }} has it</p>",
        '<button aria-label="Close">{{ say("Close") }}</button>',
        '<img alt="logo">',
        '<td data-label="Points"></td>',
        "## Documents due",
        '{{ "It has" if one else "There are also" }}',
        '{% set name = "My own service" %}',
        '{% for lead in ("Applies if yes:", say("Applies if no:")) %}{{ lead }}{% endfor %}',
    ],
)
def test_a_planted_sentence_is_found_in_a_template(planted: str) -> None:
    assert {line for line, _ in bare_in_template(f"<br>\n{planted}\n")} == {2}


@pytest.mark.parametrize(
    "fine",
    [
        "{#- A comment says why. -#}",
        '<p class="ss-hint" data-part="a b">{{ say("Nothing has been changed yet.") }}</p>',
        "{{ say('Go to <a href=\"{href}\">it</a>.', href=link) | marked }}",
        '<input type="text" aria-label="{{ say("Target of {name}", name=one.title) }}">',
        "- [{{ item.title }}]({{ item.id }}.md)",
        "::: checklist {{ checklist.id }}",
    ],
)
def test_what_is_no_bare_sentence_passes_in_a_template(fine: str) -> None:
    assert list(bare_in_template(fine)) == []
